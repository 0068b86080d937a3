"""Rules on who may see a record of which confidentiality.

The levels follow the sharing labels of TLP 2.0; who stands behind each label is our own choice:
everyone; the centres and invited partners; office, liaisons, steering committee and the named
centre; the office and the named centre; those listed on the record. While its embargo holds, a record is
open to nobody else than a restricted one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.language import _

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
    """Return what this viewer may see today."""
    public = viewer.role is Role.PUBLIC
    return Clearance(
        levels=LEVELS[viewer.role],
        people=not public,
        centre_id=None if public else viewer.centre_id,
        listed_as=None if public else viewer.listed_as,
        today=today,
    )


def is_more_open(one: Confidentiality, other: Confidentiality) -> bool:
    """Return whether more may see the one than the other; the levels are listed from widest to narrowest."""
    levels = list(Confidentiality)
    return levels.index(one) < levels.index(other)


def narrowest(levels: Iterable[Confidentiality | None]) -> Confidentiality | None:
    """The level that the fewest may see; None where none is given."""
    return max((level for level in levels if level), key=list(Confidentiality).index, default=None)


def is_embargoed(embargo_until: date | None, today: date) -> bool:
    """Return whether an embargo still holds; on its day itself it does not."""
    return embargo_until is not None and today < embargo_until


def level_on(today: date, level: Confidentiality, embargo_until: date | None) -> Confidentiality:
    """Return what a level counts as on a day: while an embargo holds, whatever is more open is restricted."""
    if is_embargoed(embargo_until, today) and is_more_open(level, Confidentiality.RESTRICTED):
        return Confidentiality.RESTRICTED
    return level


def present_level(dialogue: Dialogue, today: date) -> Confidentiality:
    """Return what the level of a dialogue counts as on a day."""
    return level_on(today, dialogue.confidentiality, dialogue.embargo_until)


def level_of(dossier: Dossier, today: date) -> Confidentiality:
    """Return the level of all in a dossier: that of today, or that of a part which is more confidential."""
    whole = present_level(dossier.dialogue, today)
    families = (dossier.answers, dossier.documents, dossier.commitments, dossier.outcomes)
    own = [part.confidentiality for family in families for part in family]
    return narrowest([whole, *own]) or whole


def as_open_as(level: Confidentiality | None, dossier: Dossier) -> Dossier:
    """A dossier with what everybody may see who sees a part of this level; None is that of the whole."""
    commitments = tuple(each for each in dossier.commitments if is_open_at(level, each.confidentiality))
    kept = {promise.id for promise in commitments}
    return replace(
        dossier,
        answers=tuple(each for each in dossier.answers if is_open_at(level, each.confidentiality)),
        documents=tuple(each for each in dossier.documents if is_open_at(level, each.confidentiality)),
        commitments=commitments,
        due_moves=tuple(each for each in dossier.due_moves if each.commitment_id in kept),
        outcomes=tuple(each for each in dossier.outcomes if is_open_at(level, each.confidentiality)),
        milestones=tuple(each for each in dossier.milestones if each.commitment_id in kept),
    )


def is_open_at(level: Confidentiality | None, own: Confidentiality | None) -> bool:
    """Return whether all who see a part of the one level see one of the other; None is that of the whole."""
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
    """Return whether a record of this level, centre and list of readers is visible."""
    level = level_on(cleared.today, level, embargo_until)
    if level in cleared.levels:
        return True
    if level in CENTRE_LEVELS:
        return centre_id is not None and centre_id == cleared.centre_id
    return level is Confidentiality.NAMED_ONLY and cleared.listed_as in readers


@dataclass(frozen=True, slots=True)
class Access:
    """All that decides who sees a dialogue; with `own`, a part of it that has a level of its own."""

    level: Confidentiality
    centre_id: UUID | None
    readers: tuple[str, ...]
    embargo_until: date | None = None
    own: Confidentiality | None = None


def sees(cleared: Clearance, access: Access) -> bool:
    """Return whether a dialogue, or a part of it, is visible: a part is so only where its dialogue is."""
    levels = (access.level, access.own or access.level)
    others = (access.centre_id, access.readers, access.embargo_until)
    return all(may_see(cleared, level, *others) for level in levels)


def opens(before: Access, after: Access, today: date) -> bool:
    """Return whether a change lets anybody see, today or later, what he would not have seen then."""
    return any(sees(each, after) and not sees(each, before) for each in _everybody(before, after, today))


def access_hindrance(
    cleared: Clearance, before: Access, after: Access, held: Collection[Confidentiality] = ()
) -> str | None:
    """Say why somebody may not change who sees a dialogue; None where he may.

    He must see all that this opens to anybody. `held` are the levels of their own of its parts, whether he
    sees them or not. What would open something to himself, or to named persons, is refused for a level that a
    part could have, so that the refusal is no sign of one; for others a part must be there, or no liaison
    could say which centre is concerned.
    """
    possible = {own for own in Confidentiality if not is_more_open(own, before.level)}
    if not before.readers:
        # The last one is not taken off the list while there is such a part.
        possible.discard(Confidentiality.NAMED_ONLY)
    for own in (None, *possible, *held):
        part, then = replace(before, own=own), replace(after, own=own)
        counts = own in {None, Confidentiality.NAMED_ONLY, *held} or sees(cleared, then)
        if counts and not sees(cleared, part) and opens(part, then, cleared.today):
            return _(
                "Your role may not widen who reads this dialogue. Ask the coordination office, or somebody "
                "on its list of readers."
            )
    if before.readers and not after.readers:
        if cleared.listed_as not in before.readers:
            return _("Only somebody on the list of readers may take the last one off it.")
        if Confidentiality.NAMED_ONLY in held:
            return _(
                "Some of this dialogue is for named persons only: somebody must stay on the list of readers."
            )
    return None


def _everybody(before: Access, after: Access, today: date) -> Iterator[Clearance]:
    """A viewer of each kind to whom a change can make a difference, on each day on which it can."""
    were, are = frozenset(before.readers), frozenset(after.readers)
    names = {next(iter(some), None) for some in (were & are, were - are, are - were, ())}
    ends = {each.embargo_until for each in (before, after)}
    days = {today, *(day for day in ends if day and day > today)}
    for role in Role:
        for centre_id in {None, before.centre_id, after.centre_id}:
            for name in names:
                yield from (clearance(Viewer("", role, centre_id, name), day) for day in days)
