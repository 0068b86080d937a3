"""A table of meetings among the other rows of an import: whom its names can mean."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from dare_network.domain.person_names import PersonName
from dare_network.domain.records.network import Affiliation, Stakeholder
from dare_network.domain.terms import Terms
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.bodies import Bodies
from dare_network.importing.decided import Decided
from dare_network.importing.directory import Directory
from dare_network.importing.held import Dialogues
from dare_network.importing.lines import ImportedEntity, MeetingLine, Write
from dare_network.importing.meetings import MeetingRows
from dare_network.importing.seating import Seating
from dare_network.importing.whom import Whom

_PARTS = ("given_name", "infix", "family_name", "initials")
_TELLING = ("name_nl", "short_name", "ror_id", "website", "city", "category", "organisation_kind")
"""Fields of an organisation that nobody fills who only names it somewhere."""
_NAMES = ("kind", "name", "name_nl", "short_name", "earlier_names", *_PARTS, *_TELLING)


def meeting_rows(
    rows: Sequence[MeetingLine],
    known: Dialogues,
    stakeholders: Iterable[Stakeholder],
    affiliations: Iterable[Affiliation],
    writes: Sequence[Write],
    directory: Directory,
    decided: Decided,
    terms: Terms,
    whom: Whom,
    new_key: Callable[[], UUID],
) -> MeetingRows:
    """Take rows about meetings; they name those in the store, and those whom these writes bring."""
    bodies = Bodies(directory.is_in_file)
    seating = Seating(directory, bodies, whom, new_key)
    for key, kind, values in _everybody(stakeholders, writes):
        names = [values.get("name"), values.get("name_nl"), *(values.get("earlier_names") or ())]
        if kind is StakeholderKind.ORGANISATION:
            called = [str(name or "") for name in (*names, values.get("short_name"))]
            bodies.call(key, called, vague=not any(values.get(name) for name in _TELLING))
        else:
            parts = PersonName(*(values.get(part) or "" for part in _PARTS))
            seating.people.call(key, filter(None, names), parts)
    for post in affiliations:
        seating.employ(post.person_id, post.organisation_id)
    for write in writes:
        if write.entity is ImportedEntity.AFFILIATION and write.version is None:
            seating.employ(write.values["person_id"], write.values["organisation_id"])  # type: ignore[arg-type]
    found = MeetingRows(known, directory, seating, bodies, decided, terms, whom, new_key)
    found.take(rows)
    return found


def _everybody(
    stakeholders: Iterable[Stakeholder], writes: Iterable[Write]
) -> Iterator[tuple[UUID, StakeholderKind, Mapping[str, Any]]]:
    """Everybody with the values of the store, and over them those that the file brings."""
    values: dict[UUID, dict[str, Any]] = {
        each.id: {name: getattr(each, name) for name in _NAMES} for each in stakeholders
    }
    for write in writes:
        if write.entity is ImportedEntity.STAKEHOLDER:
            values.setdefault(write.id, {}).update(write.values)
    for key, said in values.items():
        yield key, StakeholderKind(said["kind"]), said
