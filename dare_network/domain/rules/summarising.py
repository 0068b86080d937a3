"""Rules on what counts in the steering committee's summary, and under which heading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import TypeVar
from uuid import UUID

from dare_network.domain.records.dialogues import Commitment, Dialogue, Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import (
    UNSHOWN,
    Period,
    Split,
    Summary,
    Tally,
    Timing,
)
from dare_network.domain.rules.contacts import silent_bodies
from dare_network.domain.rules.deadlines import SOON, is_due_soon, is_overdue
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.visibility import level_of, narrowest
from dare_network.domain.vocabulary import (
    CommitmentState,
    DialogueState,
    TermList,
)
from dare_network.language import _

DONE = frozenset({CommitmentState.FULFILLED, CommitmentState.CLOSED})
"""States of a commitment that was kept."""

C = TypeVar("C", Tally, Split)
Labels = Mapping[str, str]
"""The label of each key, in the order in which the keys are shown."""


def summarise(
    dossiers: Sequence[Dossier],
    stakeholders: Sequence[Stakeholder],
    reference: Reference,
    period: Period,
    today: date,
) -> Summary:
    """The summary of a period as of `today`, of these dossiers and nothing else.

    Whoever is not among `stakeholders` is counted under `UNSHOWN`.
    """
    names = {str(one.id): one.short_label for one in stakeholders} | {UNSHOWN: _("Not shown to you")}
    active = [dossier.dialogue for dossier in dossiers if is_active(dossier, period)]
    answers = [a for dossier in dossiers for a in dossier.answers if a.given_on in period]
    commitments = [c for dossier in dossiers for c in dossier.commitments]
    unfinished = [c for c in commitments if c.state in UNFINISHED_COMMITMENT]
    fulfilled = [c for c in commitments if c.state in DONE and c.due_on in period]
    alignments = _alignments(reference, {answer.alignment for answer in answers})
    silent = silent_bodies(dossiers, stakeholders, period, today)
    sources = {dialogue.id for dialogue in active} | {body.dialogue_id for body in silent}
    sources |= {commitment.dialogue_id for commitment in (*unfinished, *fulfilled)}
    behind = [dossier for dossier in dossiers if dossier.dialogue.id in sources]
    return Summary(
        period=period,
        today=today,
        dialogue_ids=tuple(dialogue.id for dialogue in active),
        dialogues_by_state=_tallies(((d.state, d.id) for d in active), _states(reference)),
        dialogues_by_body=_largest_first(_tallies(_body_pairs(active, names), names)),
        answers_by_alignment=_tallies(((a.alignment, a.id) for a in answers), alignments),
        answers_by_body=_largest_first(
            _splits(((a.body_id, a.alignment, a.id) for a in answers), names, alignments)
        ),
        commitments_by_timing=_tallies(((timing(c, today), c.id) for c in unfinished), timing_labels()),
        commitments_by_owner=_most_urgent_first(
            _splits(((c.owner_id, timing(c, today), c.id) for c in unfinished), names, timing_labels())
        ),
        commitments_fulfilled=tuple(commitment.id for commitment in fulfilled),
        silent_bodies=silent,
        confidentiality=narrowest(level_of(dossier, today) for dossier in behind),
        has_sample=any(dossier.dialogue.sample for dossier in behind),
    )


def is_active(dossier: Dossier, period: Period) -> bool:
    """Return whether a request or another step, a meeting, an answer or output falls in the period."""
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


def timing(commitment: Commitment, today: date) -> Timing:
    """Tell how an unfinished commitment stands to its due day, which is itself still in time."""
    if is_overdue(commitment, today):
        return Timing.OVERDUE
    return Timing.DUE_SOON if is_due_soon(commitment, today) else Timing.LATER


def timing_labels() -> Labels:
    """Return the label of each `Timing`, the most urgent first."""
    return {
        Timing.OVERDUE.value: _("Overdue"),
        Timing.DUE_SOON.value: _("Due within {days} days").format(days=SOON.days),
        Timing.LATER.value: _("Due later"),
    }


def _tallies(pairs: Iterable[tuple[str, UUID]], labels: Labels) -> tuple[Tally, ...]:
    found: dict[str, list[UUID]] = {}
    for key, record_id in pairs:
        found.setdefault(str(key), []).append(record_id)
    return tuple(Tally(key, labels[key], tuple(found[key])) for key in labels if key in found)


def _splits(rows: Iterable[tuple[UUID, str, UUID]], names: Labels, labels: Labels) -> tuple[Split, ...]:
    found: dict[str, list[tuple[str, UUID]]] = {}
    for stakeholder_id, part, record_id in rows:
        found.setdefault(_shown(stakeholder_id, names), []).append((part, record_id))
    return tuple(Split(key, names[key], _tallies(pairs, labels)) for key, pairs in found.items())


def _body_pairs(dialogues: Iterable[Dialogue], names: Labels) -> Iterator[tuple[str, UUID]]:
    for dialogue in dialogues:
        bodies = (dialogue.lead_body_id, *dialogue.co_body_ids)
        yield from ((key, dialogue.id) for key in dict.fromkeys(_shown(body, names) for body in bodies))


def _largest_first(counted: Iterable[C]) -> tuple[C, ...]:
    return tuple(sorted(counted, key=lambda one: (-one.count, one.label.casefold())))


def _most_urgent_first(splits: Iterable[Split]) -> tuple[Split, ...]:
    def urgency(split: Split) -> tuple[list[int], str]:
        return [-len(split.ids_of(how)) for how in Timing], split.label.casefold()

    return tuple(sorted(splits, key=urgency))


def _shown(stakeholder_id: UUID, names: Labels) -> str:
    return str(stakeholder_id) if str(stakeholder_id) in names else UNSHOWN


def _states(reference: Reference) -> Labels:
    return {state.value: reference.label(TermList.DIALOGUE_STATE, state) for state in DialogueState}


def _alignments(reference: Reference, used: Set[str]) -> Labels:
    # A retired alignment is still shown where it was used; one that was never noted comes last.
    known = [term.id for term in reference.terms if term.list is TermList.ALIGNMENT]
    unknown = sorted(used - set(known) - {""})
    labels = {key: reference.label(TermList.ALIGNMENT, key) for key in (*known, *unknown)}
    return labels | {"": _("Alignment not noted")}
