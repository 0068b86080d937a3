"""The entries of a dialogue in a calendar: its meetings, and the days on which something is due."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from dare_network.documents.calendar_entry import Entry
from dare_network.documents.edition import Edition
from dare_network.domain.records.audit import LostPlace
from dare_network.domain.records.dialogues import Commitment, Dialogue, Dossier, Meeting
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.visibility import narrowest, present_level
from dare_network.domain.vocabulary import Confidentiality, DialogueState, TermList
from dare_network.language import AMSTERDAM, _, day

_CALLED_OFF = frozenset({DialogueState.CANCELLED, DialogueState.DECLINED, DialogueState.WITHDRAWN})
_RECEIVED = frozenset({DialogueState.OUTPUT_RECEIVED, DialogueState.CLOSED})
_USUAL = timedelta(hours=1)
"""The time that a meeting keeps free of which nobody noted how long it is."""


def dialogue_entries(dossier: Dossier, edition: Edition) -> Iterator[Entry]:
    """The meetings of a dialogue, the day on which its output is due, and its commitments."""
    for held in dossier.meetings:
        yield _meeting(held, dossier, edition)
    if dossier.dialogue.output_due_on:
        yield _output(dossier.dialogue, dossier.dialogue.output_due_on, edition)
    yield from commitment_entries(dossier, edition)


def commitment_entries(dossier: Dossier, edition: Edition) -> Iterator[Entry]:
    """The due days of a dialogue's commitments, each followed by those of its milestones."""
    dialogue = dossier.dialogue
    for promise in dossier.commitments:
        yield Entry(
            uid=str(promise.id),
            sequence=_sequence(promise.version, dialogue),
            begins=promise.due_on,
            lasts=None,
            title=f"{promise.ref} · {promise.summary or promise.text}",
            place="",
            about=_about(dialogue, edition, *_promised(promise, edition), level=promise.confidentiality),
            cancelled=promise.state not in UNFINISHED_COMMITMENT,
            # The literal words and whose it is are not for the public.
            open_to_all=False,
        )
        for milestone in dossier.milestones_of(promise.id):
            yield _milestone(milestone, promise, dialogue, edition)


def lost_entry(place: LostPlace) -> Entry:
    """The end of an entry that its reader once exported, and does not see any more."""
    return Entry(
        uid=_output_uid(place.key) if place.is_output else str(place.key),
        sequence=place.lost.changes,
        begins=place.lost.begins,
        lasts=_USUAL if isinstance(place.lost.begins, datetime) else None,
        title="",
        place="",
        about="",
        cancelled=True,
        open_to_all=False,
    )


def _output_uid(dialogue_id: UUID) -> str:
    return f"{dialogue_id}-output"


def _milestone(milestone: Milestone, promise: Commitment, dialogue: Dialogue, edition: Edition) -> Entry:
    reached = [_("Reached on {date}").format(date=day(milestone.reached_on))] if milestone.reached_on else []
    told = (_("Milestone of {ref}").format(ref=promise.ref), *_promised(promise, edition), *reached)
    return Entry(
        uid=str(milestone.id),
        # What becomes of the commitment changes the entry without changing the record of the milestone.
        sequence=_sequence(milestone.version + promise.version - 1, dialogue),
        begins=milestone.due_on,
        lasts=None,
        title=f"{promise.ref} · {milestone.text}",
        place="",
        about=_about(dialogue, edition, *told, level=promise.confidentiality),
        cancelled=promise.state not in UNFINISHED_COMMITMENT or milestone.reached_on is not None,
        open_to_all=False,
    )


def _promised(promise: Commitment, edition: Edition) -> tuple[str, ...]:
    state = edition.reference.label(TermList.COMMITMENT_STATE, promise.state)
    owner = _("Owner: {name}").format(name=edition.name(promise.owner_id))
    return promise.text, owner, _("State: {state}").format(state=state)


def _meeting(held: Meeting, dossier: Dossier, edition: Edition) -> Entry:
    dialogue = dossier.dialogue
    # A dialogue that was called off keeps the meetings that somebody attended.
    cancelled = dialogue.state in _CALLED_OFF and not dossier.attendances_of(held.id)
    lasts = timedelta(minutes=held.minutes_long) if held.minutes_long else _USUAL
    guessed = held.starts and not held.minutes_long
    unknown = [_("How long it takes is not noted: an hour is kept free.")] if guessed else []
    return Entry(
        uid=str(held.id),
        sequence=_sequence(held.version, dialogue),
        begins=datetime.combine(held.on, held.starts, AMSTERDAM) if held.starts else held.on,
        lasts=lasts if held.starts else None,
        title=f"{dialogue.ref} · {dialogue.title}",
        place=held.place,
        about=_about(dialogue, edition, *unknown),
        cancelled=cancelled,
        # Where it is held is not for the public.
        open_to_all=_is_open(dialogue, edition) and not held.place,
    )


def _output(dialogue: Dialogue, due_on: date, edition: Edition) -> Entry:
    return Entry(
        uid=_output_uid(dialogue.id),
        sequence=_sequence(1, dialogue),
        begins=due_on,
        lasts=None,
        title=_("{ref} · output due: {title}").format(ref=dialogue.ref, title=dialogue.title),
        place="",
        about=_about(dialogue, edition),
        cancelled=dialogue.state in _CALLED_OFF | _RECEIVED or dialogue.output_received_on is not None,
        open_to_all=_is_open(dialogue, edition),
    )


def _about(dialogue: Dialogue, edition: Edition, *further: str, level: Confidentiality | None = None) -> str:
    which = f"{dialogue.ref} · {dialogue.title}"
    whole = present_level(dialogue, edition.today)
    sharing = edition.level(narrowest([whole, level]) or whole)
    return "\n".join((which, edition.bodies(dialogue), *further, sharing))


def _is_open(dialogue: Dialogue, edition: Edition) -> bool:
    return present_level(dialogue, edition.today) is Confidentiality.PUBLIC


def _sequence(version: int, dialogue: Dialogue) -> int:
    # Calling off a dialogue changes its entries without changing the records of its meetings.
    return version + dialogue.version - 2
