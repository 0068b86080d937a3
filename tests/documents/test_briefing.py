"""The briefing document: questions, positions, and what was answered before."""

from datetime import date

from builders import key
from dialogue_builders import answer, dialogue, dossier, question
from editions import ABOUT, CCMO, EDITION, full_dossier
from outline import outline

from dare_network.documents.briefing import briefing
from dare_network.documents.document import Facts


def test_each_question_stands_with_our_position_why_and_what_was_answered() -> None:
    lines = outline(briefing(full_dossier(), (), EDITION))
    begin = lines.index("## Question 1 · Quality (A)")
    assert lines[begin : begin + 7] == [
        "## Question 1 · Quality (A)",
        "Is the proposed potency assay sufficient for phase I?",
        "Our position: One is enough.",
        "Rationale: It is validated.",
        "What was answered before:",
        "- Medicines Evaluation Board, 12 May 2026, DIA-2026-014 question 1: One.",
        "- Medicines Evaluation Board, 9 Jun 2026, DIA-2026-014 question 1: Two after all.",
    ]


def test_what_we_think_of_an_answer_stays_here_and_nothing_is_marked() -> None:
    written = briefing(full_dossier(), (), EDITION)
    assert "Disagrees" not in "\n".join(outline(written))
    assert not any(
        fact.withheld for block in written.blocks if isinstance(block, Facts) for fact in block.rows
    )


def test_it_says_where_a_position_is_not_adopted_and_leaves_out_what_was_withdrawn() -> None:
    lines = outline(briefing(full_dossier(), (), EDITION))
    assert "Our position, not yet adopted: Yes." in lines
    assert "Taken back." not in lines


def test_it_begins_with_the_dialogue_in_labels() -> None:
    written = briefing(full_dossier(), (), EDITION)
    assert written.title == "Briefing document: Potency assay for a CAR-T product"
    assert outline(written)[:6] == [
        "Dialogue: DIA-2026-014, Potency assay for a CAR-T product",
        "Bodies: Medicines Evaluation Board, CCMO",
        "Format: MEB advice",
        "Owner: Anna de Wit",
        "Product: TIL-1",
        "Begun on: 2 Mar 2026",
    ]


def test_every_page_says_who_may_see_it_when_it_was_made_and_what_it_shows() -> None:
    written = briefing(full_dossier(), (), EDITION)
    assert written.header == "Restricted · DIA-2026-014"
    assert written.footer == (
        "Made on 2 Jul 2026 00:05 (Europe/Amsterdam) as seen by: Policy liaison. "
        "Shows: all questions that are not withdrawn, as the record stands."
    )


def test_without_a_question_it_says_so() -> None:
    lines = outline(briefing(full_dossier(questions=(), answers=()), (), EDITION))
    assert lines[-1] == "No question is on record."


def test_what_was_answered_before_on_the_same_topics_follows_the_question() -> None:
    here = dossier(ABOUT, questions=[question(1, topic_ids=("q_potency",)), question(2)])
    before = dossier(
        dialogue(ref="DIA-2025-003"),
        questions=[question(7, id=key("before"), topic_ids=("q_potency", "q_release"))],
        answers=[answer(CCMO.id, date(2025, 3, 4), summary="Two assays.", question_id=key("before"))],
    )
    lines = outline(briefing(here, [here, before], EDITION))
    place = lines.index("What was answered before:")
    assert lines[place + 1 : place + 3] == [
        "- CCMO, 4 Mar 2025, DIA-2025-003 question 7: Two assays.",
        "## Question 2",
    ]
    assert lines.count("What was answered before:") == 1
