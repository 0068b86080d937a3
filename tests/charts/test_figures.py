"""The figures of the summary: each bar leads to its records."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import plotly.graph_objects as go
import pytest
from builders import body, person
from dialogue_builders import answer, commitment, dossier, meeting
from summaries import summarise

from dare_network.charts.figure_bars import SENTENCES, bars, described, ids_at
from dare_network.charts.figures import FIGURES
from dare_network.charts.paint import ALIGNMENT, PLAIN, TIMING, Paint
from dare_network.domain.records.reference import Reference, Term
from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.vocabulary import DialogueState, TermList

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
TODAY = date(2026, 7, 1)
NO_TERMS = Reference(1, (), (), (), (), ())
ONE, OTHER = (body("One name for two bodies", id=uuid4()) for _each in range(2))
ANNA = person("Anna de Wit")
DOSSIERS = (
    dossier(
        lead_body_id=ONE.id,
        co_body_ids=(OTHER.id,),
        state=DialogueState.HELD,
        answers=[answer(ONE.id), answer(ONE.id, alignment="disagree"), answer(OTHER.id, alignment="odd")],
        commitments=[commitment(ANNA.id, date(2026, month, 1)) for month in (5, 6, 7, 12)],
    ),
    dossier(lead_body_id=ONE.id, meetings=[meeting(date(2026, 4, 4))], commitments=[commitment(ONE.id)]),
)
NAUGHTY = [
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">here</a>',
    "Rijksinstituutvoorvolksgezondheidenmilieuhygiëne" * 5,
    "%{customdata} $x$ &amp; <b>bold</b>",
    "\u202eright to left",
    " ".join(["word"] * 80),
]


def summary_of(*names: str) -> Summary:
    owners = [person(name) for name in names]
    further = [dossier(lead_body_id=ONE.id, commitments=[commitment(one.id)]) for one in owners]
    return summarise((*DOSSIERS, *further), (ONE, OTHER, ANNA, *owners), NO_TERMS, PERIOD, TODAY)


SUMMARY = summary_of()


def as_browser_sees(figure: go.Figure) -> dict[str, Any]:
    return json.loads(figure.to_json())


def drawn(figure: go.Figure) -> list[tuple[list[str], int]]:
    return [(list(c), n) for bar in figure.data for c, n in zip(bar.customdata, bar.x, strict=True)]


@pytest.mark.parametrize("name", FIGURES)
def test_every_bar_is_as_long_as_the_records_it_leads_to_are_many(name: str) -> None:
    bars = drawn(FIGURES[name](SUMMARY))
    assert bars
    assert [count for _keys, count in bars] == [len(ids_at(SUMMARY, name, keys)) for keys, _n in bars]
    assert all(count > 0 for _keys, count in bars)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("dialogues", {one.dialogue.id for one in DOSSIERS}),
        ("bodies", {one.dialogue.id for one in DOSSIERS}),
        ("answers", {a.id for one in DOSSIERS for a in one.answers}),
        ("commitments", {c.id for one in DOSSIERS for c in one.commitments}),
    ],
)
def test_all_bars_together_lead_to_all_records(name: str, known: set[object]) -> None:
    bars = drawn(FIGURES[name](SUMMARY))
    assert {key for keys, _count in bars for key in ids_at(SUMMARY, name, keys)} == known


def test_a_part_of_a_bar_leads_to_its_own_records_and_the_bar_to_all() -> None:
    yes, no, _odd = DOSSIERS[0].answers
    assert ids_at(SUMMARY, "answers", [str(ONE.id), "disagree"]) == (no.id,)
    assert set(ids_at(SUMMARY, "answers", str(ONE.id))) == {yes.id, no.id}


@pytest.mark.parametrize("name", FIGURES)
def test_a_bar_that_is_not_there_any_more_leads_nowhere(name: str) -> None:
    assert ids_at(SUMMARY, name, ["gone"]) == ids_at(SUMMARY, name, ["gone", "agree"]) == ()


def test_two_bodies_of_one_name_keep_a_bar_each() -> None:
    axis = FIGURES["bodies"](SUMMARY).layout.yaxis
    assert axis.tickvals == (str(ONE.id), str(OTHER.id))
    assert axis.ticktext[0] == axis.ticktext[1] == "One name for two<br>bodies"


def test_answers_run_from_agreement_to_disagreement() -> None:
    scale = ("agree", "agree_conditional", "partly", "disagree")
    terms = tuple(Term(TermList.ALIGNMENT, key, key, "", n, "") for n, key in enumerate(scale))
    given = dossier(lead_body_id=ONE.id, answers=[answer(ONE.id, alignment=key) for key in reversed(scale)])
    found = summarise((given,), (ONE,), replace(NO_TERMS, terms=terms), PERIOD, TODAY)
    bars = FIGURES["answers"](found).data
    assert tuple(bar.name for bar in bars) == scale
    assert [bar.marker.color for bar in bars] == [ALIGNMENT[key].colour for key in scale]


def test_what_is_overdue_comes_before_what_is_due() -> None:
    bars = FIGURES["commitments"](SUMMARY).data
    assert [bar.name for bar in bars] == ["Overdue", "Due within 30 days", "Due later"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("dialogues", "2 dialogues were active in the period."),
        ("bodies", "2 bodies were part of a dialogue in the period."),
        ("answers", "3 answers were given in the period."),
        ("commitments", "3 commitments are overdue."),
    ],
)
def test_a_title_says_what_was_found(name: str, title: str) -> None:
    assert SENTENCES[name](SUMMARY) == title


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_told_in_words_with_all_its_numbers(name: str) -> None:
    told = described(SUMMARY, name)
    assert told.startswith(SENTENCES[name](SUMMARY))
    for bar in bars(SUMMARY, name):
        assert f"{' · '.join(bar.labels)}: {len(bar.ids)}" in told


@pytest.mark.parametrize("name", FIGURES)
def test_what_can_be_clicked_on_is_told_as_well(name: str) -> None:
    figure = sorted((tuple(keys), count) for keys, count in drawn(FIGURES[name](SUMMARY)))
    assert sorted((bar.keys, len(bar.ids)) for bar in bars(SUMMARY, name)) == figure


@pytest.mark.parametrize("name", FIGURES)
def test_a_summary_of_nothing_is_a_figure_that_says_so(name: str) -> None:
    nothing = summarise((), (), NO_TERMS, PERIOD, TODAY)
    figure = FIGURES[name](nothing)
    assert figure.data == ()
    assert SENTENCES[name](nothing).startswith("No ")
    assert bars(nothing, name) == ()


@pytest.mark.parametrize("name", FIGURES)
def test_the_theme_decides_on_text_and_paper(name: str) -> None:
    layout = as_browser_sees(FIGURES[name](SUMMARY))["layout"]
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert "font" not in layout


@pytest.mark.parametrize("naughty", NAUGHTY)
def test_names_are_drawn_as_text_in_at_most_three_short_lines(naughty: str) -> None:
    figure = FIGURES["commitments"](summary_of(naughty))
    shown = [*figure.layout.yaxis.ticktext, *(text for bar in figure.data for text in bar.hovertext)]
    for label in shown:
        assert "<" not in label.replace("<br>", "")
    for label in figure.layout.yaxis.ticktext:
        lines = label.split("<br>")
        assert len(lines) <= 3
        assert all(len(line.replace("&lt;", "<").replace("&gt;", ">")) <= 26 for line in lines)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("paint", sorted({PLAIN, *ALIGNMENT.values(), *TIMING.values()}, key=str), ids=str)
def test_white_text_can_be_read_on_each_colour_and_each_colour_on_a_dark_page(paint: Paint) -> None:
    assert 1.05 / (luminance(paint.colour) + 0.05) >= 4.5
    assert (luminance(paint.colour) + 0.05) / (luminance("#171614") + 0.05) >= 3


def test_no_two_alignments_look_the_same() -> None:
    assert len({*ALIGNMENT.values(), PLAIN}) == len(ALIGNMENT) + 1
