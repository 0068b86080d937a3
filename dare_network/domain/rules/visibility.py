"""Who may see a record of which confidentiality.

The levels follow the sharing labels of TLP 2.0; who stands behind each label is our own choice:
everyone; the centres and invited partners; office, liaisons, steering committee and the named
centre; the office and the named centre; those listed on the record. While its embargo holds, a record is
open to nobody else than a restricted one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role

_C = Confidentiality
_OPEN = frozenset({_C.PUBLIC})
_SHARED = _OPEN | {_C.CONSORTIUM}
_INNER = _SHARED | {_C.RESTRICTED}
_OFFICE = _INNER | {_C.RESTRICTED_STRICT}

LEVELS: Mapping[Role, frozenset[Confidentiality]] = {
    Role.PUBLIC: _OPEN,
    Role.MEMBER: _SHARED,
    Role.STEERING: _INNER,
    Role.LIAISON: _INNER,
    Role.COORDINATOR: _OFFICE,
    Role.ADMINISTRATOR: _OFFICE,
}
"""The levels that a role sees on every record, whoever is named on it."""

CENTRE_LEVELS = frozenset({_C.RESTRICTED, _C.RESTRICTED_STRICT})
"""The levels that the centre named on a record sees as well."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """All that decides what a viewer sees: equal clearances see the same, so caches are keyed by it.

    `today` is the day in Europe/Amsterdam for which it holds: embargoes end with days.
    """

    levels: frozenset[Confidentiality]
    people: bool
    centre_id: UUID | None
    listed_as: str | None
    today: date


def clearance(viewer: Viewer, today: date) -> Clearance:
    """What this viewer may see today."""
    public = viewer.role is Role.PUBLIC
    return Clearance(
        levels=LEVELS[viewer.role],
        people=not public,
        centre_id=None if public else viewer.centre_id,
        listed_as=None if public else viewer.listed_as,
        today=today,
    )


def is_more_open(one: Confidentiality, other: Confidentiality) -> bool:
    """Whether more may see the one than the other; the levels are listed from widest to narrowest."""
    levels = list(Confidentiality)
    return levels.index(one) < levels.index(other)


def narrowest(levels: Iterable[Confidentiality | None]) -> Confidentiality | None:
    """The level that the fewest may see; None where none is given."""
    return max((level for level in levels if level), key=list(Confidentiality).index, default=None)


def is_embargoed(embargo_until: date | None, today: date) -> bool:
    """Whether an embargo still holds; on its day itself it does not."""
    return embargo_until is not None and today < embargo_until


def level_on(today: date, level: Confidentiality, embargo_until: date | None) -> Confidentiality:
    """What a level counts as on a day: while an embargo holds, whatever is more open is restricted."""
    if is_embargoed(embargo_until, today) and is_more_open(level, Confidentiality.RESTRICTED):
        return Confidentiality.RESTRICTED
    return level


def present_level(dialogue: Dialogue, today: date) -> Confidentiality:
    """What the level of a dialogue counts as on a day."""
    return level_on(today, dialogue.confidentiality, dialogue.embargo_until)


def level_of(dossier: Dossier, today: date) -> Confidentiality:
    """Who may see all that is in a dossier: its level today, or that of a part which is closer."""
    whole = present_level(dossier.dialogue, today)
    families = (dossier.answers, dossier.documents, dossier.commitments, dossier.outcomes)
    own = [part.confidentiality for family in families for part in family]
    return narrowest([whole, *own]) or whole


def as_open_as(level: Confidentiality | None, dossier: Dossier) -> Dossier:
    """A dossier with what everybody may see who sees a part of this level; None is that of the whole."""
    commitments = tuple(each for each in dossier.commitments if _is_open_at(level, each.confidentiality))
    kept = {promise.id for promise in commitments}
    return replace(
        dossier,
        answers=tuple(each for each in dossier.answers if _is_open_at(level, each.confidentiality)),
        documents=tuple(each for each in dossier.documents if _is_open_at(level, each.confidentiality)),
        commitments=commitments,
        due_moves=tuple(each for each in dossier.due_moves if each.commitment_id in kept),
        outcomes=tuple(each for each in dossier.outcomes if _is_open_at(level, each.confidentiality)),
        milestones=tuple(each for each in dossier.milestones if each.commitment_id in kept),
    )


def _is_open_at(level: Confidentiality | None, own: Confidentiality | None) -> bool:
    if own is None or own is level:
        return True
    # Whoever is listed may be anybody of the consortium.
    wider = _SHARED if level is Confidentiality.NAMED_ONLY else frozenset(Confidentiality)
    return level is not None and own in wider and is_more_open(own, level)


def may_see(
    cleared: Clearance,
    level: Confidentiality,
    centre_id: UUID | None,
    readers: tuple[str, ...],
    embargo_until: date | None = None,
) -> bool:
    """Whether a record of this level, centre and list of readers is visible."""
    level = level_on(cleared.today, level, embargo_until)
    if level in cleared.levels:
        return True
    if level in CENTRE_LEVELS:
        return centre_id is not None and centre_id == cleared.centre_id
    return level is Confidentiality.NAMED_ONLY and cleared.listed_as in readers
