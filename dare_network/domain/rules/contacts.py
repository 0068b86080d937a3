"""Rules on when the bodies with which dialogues are held were last heard."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.summary import Period, SilentBody
from dare_network.domain.vocabulary import DialogueState


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


def silent_bodies(
    dossiers: Sequence[Dossier], stakeholders: Sequence[Stakeholder], period: Period, today: date
) -> tuple[SilentBody, ...]:
    """The bodies without contact in the period, the longest silence first, then those never met.

    What is planned after `today` is no contact yet.
    """
    met: dict[UUID, list[tuple[date, UUID]]] = {}
    for dossier in dossiers:
        for body_id, on in contacts(dossier):
            if on <= today:
                met.setdefault(body_id, []).append((on, dossier.dialogue.id))
    silent = []
    for body in stakeholders:
        known = met.get(body.id, [])
        if body.is_body and not any(on in period for on, _dialogue in known):
            last_on, dialogue_id = max(known, default=(None, None))
            silent.append(SilentBody(body.id, body.short_label, last_on, dialogue_id))
    return tuple(sorted(silent, key=_longest_silence))


def _longest_silence(body: SilentBody) -> tuple[date, str]:
    return body.last_contact_on or date.max, body.label.casefold()
