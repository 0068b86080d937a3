"""What a summary counts, from whole dossiers: the rule, against which the queries of the store are held."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import (
    Counted,
    CountedAnswer,
    CountedCommitment,
    CountedDialogue,
    Period,
    Summary,
)
from dare_network.domain.rules import summarising
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.summarising import DONE
from dare_network.domain.rules.visibility import level_of, narrowest
from dare_network.domain.vocabulary import DialogueState


def summarise(
    dossiers: Sequence[Dossier],
    stakeholders: Sequence[Stakeholder],
    reference: Reference,
    period: Period,
    today: date,
) -> Summary:
    """The summary of these dossiers."""
    counted = counted_of(dossiers, stakeholders, period, today)
    return summarising.summarise(counted, stakeholders, reference, period, today)


def counted_of(
    dossiers: Sequence[Dossier], stakeholders: Iterable[Stakeholder], period: Period, today: date
) -> Counted:
    """What a summary of these dossiers counts."""
    active = [dossier.dialogue for dossier in dossiers if is_active(dossier, period)]
    promises = [each for dossier in dossiers for each in dossier.commitments]
    unfinished = [each for each in promises if each.state in UNFINISHED_COMMITMENT]
    fulfilled = [each for each in promises if each.state in DONE and each.due_on in period]
    met: dict[UUID, list[tuple[date, UUID]]] = {}
    for dossier in dossiers:
        for body_id, on in contacts(dossier):
            if on <= today:
                met.setdefault(body_id, []).append((on, dossier.dialogue.id))
    bodies = [each.id for each in stakeholders if each.is_body]
    heard = frozenset(key for key in bodies if any(on in period for on, _of in met.get(key, ())))
    last = {key: max(met[key]) for key in bodies if key in met and key not in heard}
    sources = {dialogue.id for dialogue in active} | {dialogue_id for _on, dialogue_id in last.values()}
    sources |= {each.dialogue_id for each in (*unfinished, *fulfilled)}
    behind = [dossier for dossier in dossiers if dossier.dialogue.id in sources]
    return Counted(
        tuple(CountedDialogue(d.id, d.state, (d.lead_body_id, *d.co_body_ids)) for d in active),
        tuple(
            CountedAnswer(answer.id, answer.body_id, answer.alignment)
            for dossier in dossiers
            for answer in dossier.answers
            if answer.given_on in period
        ),
        tuple(CountedCommitment(each.id, each.owner_id, each.due_on) for each in unfinished),
        tuple(each.id for each in fulfilled),
        heard,
        last,
        narrowest(level_of(dossier, today) for dossier in behind),
        any(dossier.dialogue.sample for dossier in behind),
    )


def is_active(dossier: Dossier, period: Period) -> bool:
    """Whether a request or another step, a meeting, an answer or output falls in the period."""
    dialogue = dossier.dialogue
    steps = (
        dialogue.requested_on,
        dialogue.accepted_on,
        dialogue.started_on,
        dialogue.documents_sent_on,
        dialogue.held_on,
        dialogue.output_received_on,
        *(meeting.on for meeting in dossier.meetings),
        *(answer.given_on for answer in dossier.answers),
    )
    return any(step in period for step in steps if step)


def contacts(dossier: Dossier) -> Iterator[tuple[UUID, date]]:
    """Each body that met, answered or sent its output, and when.

    A meeting is one with all bodies of the dialogue and with those that sat at it. The planned meeting
    of a cancelled dialogue is none.
    """
    dialogue = dossier.dialogue
    bodies = (dialogue.lead_body_id, *dialogue.co_body_ids)
    if dialogue.state is not DialogueState.CANCELLED:
        for meeting in dossier.meetings:
            seated = (seat.body_id for seat in dossier.attendances_of(meeting.id) if seat.body_id)
            yield from ((body, meeting.on) for body in (*bodies, *seated))
    if dialogue.held_on:
        yield from ((body, dialogue.held_on) for body in bodies)
    if dialogue.output_received_on:
        yield dialogue.lead_body_id, dialogue.output_received_on
    yield from ((answer.body_id, answer.given_on) for answer in dossier.answers)
