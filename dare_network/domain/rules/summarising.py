"""Rules on what counts in the steering committee's summary, and under which heading."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import TypeVar
from uuid import UUID

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import (
    UNSHOWN,
    Counted,
    CountedDialogue,
    Period,
    SilentBody,
    Split,
    Summary,
    Tally,
    Timing,
)
from dare_network.domain.rules.deadlines import SOON
from dare_network.domain.vocabulary import (
    CommitmentState,
    DialogueState,
    TermList,
)
from dare_network.language import _
from dare_network.words.cutting import alphabetical

DONE = frozenset({CommitmentState.FULFILLED, CommitmentState.CLOSED})
"""States of a commitment that was kept."""

C = TypeVar("C", Tally, Split)
Labels = Mapping[str, str]
"""The label of each key, in the order in which the keys are shown."""


def summarise(
    counted: Counted,
    stakeholders: Sequence[Stakeholder],
    reference: Reference,
    period: Period,
    today: date,
) -> Summary:
    """The summary of a period as of `today`, of what is counted and nothing else.

    Whoever is not among `stakeholders` is counted under `UNSHOWN`.
    """
    names = {str(one.id): one.short_label for one in stakeholders} | {UNSHOWN: _("Not shown to you")}
    known = {one.id: str(one.id) for one in stakeholders}
    answers, unfinished = counted.answers, counted.unfinished
    alignments = _alignments(reference, {answer.alignment for answer in answers})
    return Summary(
        period=period,
        today=today,
        dialogue_ids=tuple(dialogue.id for dialogue in counted.dialogues),
        dialogues_by_state=_tallies(((d.state, d.id) for d in counted.dialogues), _states(reference)),
        dialogues_by_body=_largest_first(_tallies(_body_pairs(counted.dialogues, known), names)),
        answers_by_alignment=_tallies(((a.alignment, a.id) for a in answers), alignments),
        answers_by_body=_largest_first(
            _splits(((known.get(a.body_id, UNSHOWN), a.alignment, a.id) for a in answers), names, alignments)
        ),
        commitments_by_timing=_tallies(
            ((timing(c.due_on, today), c.id) for c in unfinished), timing_labels()
        ),
        commitments_by_owner=_most_urgent_first(
            _splits(
                ((known.get(c.owner_id, UNSHOWN), timing(c.due_on, today), c.id) for c in unfinished),
                names,
                timing_labels(),
            )
        ),
        commitments_fulfilled=counted.fulfilled,
        silent_bodies=silent_bodies(counted, stakeholders),
        confidentiality=counted.confidentiality,
        has_sample=counted.has_sample,
    )


def silent_bodies(counted: Counted, stakeholders: Sequence[Stakeholder]) -> tuple[SilentBody, ...]:
    """Return the bodies without contact in the period, the longest silence first, then those never met."""
    silent = (
        SilentBody(body.id, body.short_label, *counted.last_contacts.get(body.id, (None, None)))
        for body in stakeholders
        if body.is_body and body.id not in counted.met
    )
    return tuple(
        sorted(silent, key=lambda body: (body.last_contact_on or date.max, alphabetical(body.label)))
    )


def timing(due_on: date, today: date) -> Timing:
    """Tell how an unfinished commitment stands to its due day, which is itself still in time."""
    if due_on < today:
        return Timing.OVERDUE
    return Timing.DUE_SOON if due_on <= today + SOON else Timing.LATER


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


def _splits(rows: Iterable[tuple[str, str, UUID]], names: Labels, labels: Labels) -> tuple[Split, ...]:
    found: dict[str, list[tuple[str, UUID]]] = {}
    for key, part, record_id in rows:
        found.setdefault(key, []).append((part, record_id))
    return tuple(Split(key, names[key], _tallies(pairs, labels)) for key, pairs in found.items())


def _body_pairs(
    dialogues: Iterable[CountedDialogue], known: Mapping[UUID, str]
) -> Iterator[tuple[str, UUID]]:
    for dialogue in dialogues:
        shown = dict.fromkeys(known.get(body, UNSHOWN) for body in dialogue.body_ids)
        yield from ((key, dialogue.id) for key in shown)


def _largest_first(counted: Iterable[C]) -> tuple[C, ...]:
    return tuple(sorted(counted, key=lambda one: (-one.count, alphabetical(one.label))))


def _most_urgent_first(splits: Iterable[Split]) -> tuple[Split, ...]:
    def urgency(split: Split) -> tuple[list[int], str]:
        return [-len(split.ids_of(how)) for how in Timing], split.label.casefold()

    return tuple(sorted(splits, key=urgency))


def _states(reference: Reference) -> Labels:
    return {state.value: reference.label(TermList.DIALOGUE_STATE, state) for state in DialogueState}


def _alignments(reference: Reference, used: Set[str]) -> Labels:
    # A retired alignment is still shown where it was used; one that was never noted comes last.
    known = [term.id for term in reference.terms if term.list is TermList.ALIGNMENT]
    unknown = sorted(used - set(known) - {""})
    labels = {key: reference.label(TermList.ALIGNMENT, key) for key in (*known, *unknown)}
    return labels | {"": _("Alignment not noted")}
