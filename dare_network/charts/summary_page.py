"""The summary as one page to print: its numbers and the lists behind them, without scripts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dare_network.charts.paint import ALIGNMENT, PLAIN, Paint
from dare_network.charts.summary_lists import summary_lists
from dare_network.charts.summary_sentences import (
    answers_sentence,
    dialogues_sentence,
    fulfilled_sentence,
    overdue_sentence,
    silence_sentence,
    unfinished_sentence,
)
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import Split, Summary, Tally, Timing
from dare_network.domain.rules.deadlines import SOON
from dare_network.domain.rules.summarising import timing_labels
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, current_language, moment, number

TEMPLATES = Path(__file__).parent / "templates"
_BAR = Paint("#3d5a80")

Row = dict[str, Any]


def summary_html(
    summary: Summary,
    dossiers: Sequence[Dossier],
    names: Mapping[UUID, str],
    reference: Reference,
    viewer_label: str,
    made_at: datetime,
) -> bytes:
    """The page in the reader's language; `names` are the stakeholders that the reader may see.

    `viewer_label` says as whom it was made. It is light, since it is meant for paper, and asks nothing
    of any host, which its own content security policy enforces.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    context = (
        _head(summary, reference, viewer_label, made_at)
        | {"tiles": _tiles(summary), "headings": _headings(summary)}
        | _figures(summary, names)
        | summary_lists(summary, dossiers, names, reference)
    )
    template = environment.get_template("summary.html")
    page = template.render(words=_words(), number=number, language=current_language().value, **context)
    return page.encode()


def _head(summary: Summary, reference: Reference, viewer_label: str, made_at: datetime) -> Row:
    title = _("Summary for the steering committee")
    made = _(
        "Made on {when} (Europe/Amsterdam) as seen by: {viewer}. What this reader may not see is not counted."
    ).format(when=moment(made_at), viewer=viewer_label)
    level = _("Nothing confidential")
    meaning = _("No dialogue is behind this page.")
    if summary.confidentiality:
        level = reference.label(TermList.CONFIDENTIALITY, summary.confidentiality)
        meaning = _(
            "This is the narrowest level among the dialogues behind this page: share it only with those "
            "who may see them."
        )
    return {
        "title": title,
        "period": summary.period.label,
        "made": made,
        "level": level,
        "level_meaning": meaning,
        "sample_note": _("The numbers include invented sample data.") if summary.has_sample else "",
        "running_foot": _css_string(f"{level} · {title} · {summary.period.label}"),
    }


def _css_string(text: str) -> Markup:
    # Every character as its number, so that no label can end the string or the style.
    return Markup('"' + "".join(f"\\{ord(character):06x}" for character in text) + '"')  # noqa: S704


def _tiles(summary: Summary) -> list[Row]:
    overdue = len(summary.commitment_ids(Timing.OVERDUE))
    due_soon = len(summary.commitment_ids(Timing.DUE_SOON))
    soon = _("commitments due within {days} days").format(days=SOON.days)
    return [
        _tile(len(summary.dialogue_ids), _("dialogues active in the period")),
        _tile(len(summary.answer_ids), _("answers given in the period")),
        _tile(overdue, _("commitments overdue"), late=overdue > 0),
        _tile(due_soon, soon),
        _tile(len(summary.silent_bodies), _("bodies without contact in the period")),
    ]


def _tile(count: int, label: str, late: bool = False) -> Row:
    return {"count": count, "label": label, "late": late}


def _headings(summary: Summary) -> dict[str, str]:
    timings = timing_labels()
    return {
        "overdue": overdue_sentence(summary),
        "due_soon": timings[Timing.DUE_SOON],
        "dialogues": dialogues_sentence(summary),
        "answers": answers_sentence(summary),
        "commitments": unfinished_sentence(summary),
        "later": timings[Timing.LATER],
        "fulfilled": fulfilled_sentence(summary),
        "silent": silence_sentence(summary),
    }


def _words() -> dict[str, str]:
    # Texts are found for translation in Python files only: the template has none of its own.
    return {
        "number": _("Number"),
        "promised": _("What was promised"),
        "owner": _("Owner"),
        "due": _("Due on"),
        "by_state": _("By state"),
        "by_body": _("By body"),
        "several_bodies": _("A dialogue with several bodies counts under each of them."),
        "dialogue": _("Dialogue"),
        "title": _("Title"),
        "body": _("Body"),
        "state": _("State"),
        "by_alignment": _("By alignment with our position"),
        "question": _("Question"),
        "asked": _("What was asked"),
        "answered_by": _("Answered by"),
        "answer": _("Answer"),
        "contact": _(
            "Contact means a meeting, an answer or an output received, in the dialogues that are open "
            "to this reader."
        ),
        "last_contact": _("Last contact"),
        "never": _("No contact on record at any time"),
    }


def _figures(summary: Summary, names: Mapping[UUID, str]) -> Row:
    full = {str(key): name for key, name in names.items()}
    # Where none was ever noted, or none is for the reader, there is nothing to compare.
    noted = any(tally.key for tally in summary.answers_by_alignment)
    alignments = summary.answers_by_alignment if noted else ()
    return {
        "by_state": [_bar(tally, _BAR) for tally in summary.dialogues_by_state],
        "by_body": [_bar(t, _BAR, full.get(t.key)) for t in summary.dialogues_by_body],
        "by_alignment": [_bar(t, ALIGNMENT.get(t.key, PLAIN)) for t in alignments],
        "answers_by_body": [_stack(split, full.get(split.key)) for split in summary.answers_by_body],
        "timings": timing_labels().values(),
        "owners": [
            {
                "label": full.get(split.key, split.label),
                "counts": [len(split.ids_of(timing)) for timing in Timing],
            }
            for split in summary.commitments_by_owner
        ],
    }


def _bar(tally: Tally, paint: Paint, label: str | None = None) -> Row:
    part = {"count": tally.count, "paint": paint}
    return {"label": label or tally.label, "count": tally.count, "parts": [part], "caption": ""}


def _stack(split: Split, label: str | None) -> Row:
    return {
        "label": label or split.label,
        "count": split.count,
        "parts": [{"count": p.count, "paint": ALIGNMENT.get(p.key, PLAIN)} for p in split.parts],
        "caption": " · ".join(f"{part.label}: {number(part.count)}" for part in split.parts),
    }
