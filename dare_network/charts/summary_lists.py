"""The lists behind the numbers of the printed summary."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import Any
from uuid import UUID

from dare_network.domain.records.dialogues import Commitment, Dialogue, Dossier
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import Summary, Timing
from dare_network.domain.rules.deadlines import is_overdue
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day, ngettext

SHORT = 240
"""The number of characters that are printed of a text which need not be read in full."""

Row = dict[str, Any]
Names = Mapping[UUID, str]


def summary_lists(
    summary: Summary, dossiers: Sequence[Dossier], names: Names, reference: Reference
) -> dict[str, list[Any]]:
    """The rows behind each number, by the name under which the page shows them.

    Overdue commitments are given in full; other texts are cut.
    """
    found = {c.id: (dossier.dialogue, c) for dossier in dossiers for c in dossier.commitments}

    def promises(keys: Iterable[UUID]) -> list[Row]:
        rows = sorted((found[key] for key in keys), key=lambda pair: (pair[1].due_on, pair[1].ref))
        return [_promise(*row, names, summary.today) for row in rows]

    by_id = {dossier.dialogue.id: dossier.dialogue for dossier in dossiers}
    return {
        "overdue": promises(summary.commitment_ids(Timing.OVERDUE)),
        "due_soon": promises(summary.commitment_ids(Timing.DUE_SOON)),
        "later": promises(summary.commitment_ids(Timing.LATER)),
        "fulfilled": promises(summary.commitments_fulfilled),
        "dialogues": _dialogues((by_id[key] for key in summary.dialogue_ids), names, reference),
        "answers": _answers(summary, dossiers, names),
        "lapsed": [
            {
                "label": _name(silent.body_id, names),
                "last": day(silent.last_contact_on),
                "ref": by_id[silent.dialogue_id].ref,
            }
            for silent in summary.silent_bodies
            if silent.dialogue_id
        ],
        "never": [_name(s.body_id, names) for s in summary.silent_bodies if not s.dialogue_id],
    }


def _promise(dialogue: Dialogue, commitment: Commitment, names: Names, today: date) -> Row:
    late = is_overdue(commitment, today)
    days = (today - commitment.due_on).days
    return {
        "ref": commitment.ref,
        # Of what is public everybody reads the summary alone.
        "text": (commitment.text or commitment.summary)
        if late
        else _cut(commitment.summary or commitment.text),
        "dialogue_ref": dialogue.ref,
        "dialogue_title": dialogue.title,
        "owner": _name(commitment.owner_id, names),
        "due": day(commitment.due_on),
        "late": ngettext("{n} day late", "{n} days late", days) if late else "",
    }


def _dialogues(dialogues: Iterable[Dialogue], names: Names, reference: Reference) -> list[Row]:
    return [
        {
            "ref": dialogue.ref,
            "title": dialogue.title,
            "bodies": ", ".join(
                _name(body, names) for body in (dialogue.lead_body_id, *dialogue.co_body_ids)
            ),
            "state": reference.label(TermList.DIALOGUE_STATE, dialogue.state),
        }
        for dialogue in sorted(dialogues, key=lambda dialogue: dialogue.ref)
    ]


def _answers(summary: Summary, dossiers: Sequence[Dossier], names: Names) -> list[Row]:
    alignments = {key: tally.label for tally in summary.answers_by_alignment for key in tally.ids}
    rows = []
    for dossier in sorted(dossiers, key=lambda dossier: dossier.dialogue.ref):
        for question in dossier.questions:
            rows += [
                {
                    "ref": dossier.dialogue.ref,
                    "question_number": _("question {number}").format(number=question.number),
                    "question": _cut(question.text),
                    "body": _name(answer.body_id, names),
                    "given": day(answer.given_on),
                    "alignment": alignments[answer.id],
                }
                for answer in dossier.answers_to(question.id)
                if answer.id in alignments
            ]
    return rows


def _name(stakeholder_id: UUID, names: Names) -> str:
    return names.get(stakeholder_id) or _("Not shown to you")


def _cut(text: str) -> str:
    return shorten(text, SHORT, placeholder=" …")
