"""Parts of dialogues go into a spreadsheet, are changed there, and come back."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    milestone_draft,
    outcome_draft,
    question_draft,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.records.dialogues import Commitment, Dossier
from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, CommitmentState, Confidentiality, QuestionState, Role
from dare_network.errors import NotAllowedError, UnreadableFileError
from dare_network.language import Language, speaking
from dare_network.services import answers, commitments, dialogues, questions
from dare_network.services.milestones import add_milestone
from dare_network.services.outcomes import add_outcome
from dare_network.services.sheets.commitments import COMMITMENTS
from dare_network.services.sheets.export import sheet_csv, workbook
from dare_network.services.sheets.milestones import MILESTONES
from dare_network.services.sheets.outcomes import OUTCOMES
from dare_network.services.sheets.questions import ANSWERS, QUESTIONS
from dare_network.services.sheets.reimport import load_sheets, plan_sheets
from dare_network.services.sources import attach_source

Cells = list[dict[str, str]]
NUMBER, STATE, DUE = "Commitment number", "State", "Due on"
REASON = "Reason, if the due date moves"


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    """A dialogue with four open commitments, a question and its answer."""
    made = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    for n in range(4):
        commitments.add_commitment(engine, liaison, made, commitment_draft(of, text=f"Send report {n}."))
    asked = questions.add_question(engine, liaison, made, question_draft())
    answers.record_answer(engine, liaison, asked, answer_draft(of))
    return made


def found(engine: Engine, viewer: Viewer, key: UUID) -> Dossier:
    return dialogues.dossier(engine, viewer, key)


def by_number(engine: Engine, viewer: Viewer, key: UUID) -> list[Commitment]:
    return sorted(found(engine, viewer, key).commitments, key=lambda promise: promise.ref)


def cells_of(content: bytes) -> Cells:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if text.startswith('"T') else ","))


def file_of(cells: Cells) -> list[tuple[str, bytes]]:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(cells[0]))
    writer.writeheader()
    writer.writerows(cells)
    return [("commitments.csv", text.getvalue().encode())]


def edited(content: bytes, edit: Callable[[Cells], None]) -> list[tuple[str, bytes]]:
    cells = cells_of(content)
    edit(cells)
    return file_of(cells)


def taken(engine: Engine, viewer: Viewer) -> bytes:
    return sheet_csv(engine, viewer, COMMITMENTS)


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    headings, *rows = sheet.values
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def put(sheet: Worksheet, heading: str, text: str) -> None:
    """Write into the first row below the headings."""
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    sheet.cell(2, column).value = text


def bytes_of(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def refusals(plan: ImportPlan) -> list[str]:
    return [row.reason for row in plan.with_outcome(RowOutcome.REFUSED)]


def test_three_states_changed_in_a_spreadsheet_are_exactly_three_events(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    def edit(cells: Cells) -> None:
        for row in cells[:3]:
            row[STATE] = "In progress"

    files = edited(taken(engine, liaison), edit)
    before = dialogues.history(engine, liaison, key)
    plan = plan_sheets(engine, liaison, files)
    assert plan.counts[RowOutcome.CHANGED] == 3
    assert plan.counts[RowOutcome.UNCHANGED] == 1
    assert plan.rows[0].changes == (("State", "Open", "In progress"),)
    assert dialogues.history(engine, liaison, key) == before

    assert load_sheets(engine, liaison, files) == plan
    after = dialogues.history(engine, liaison, key)
    new = after[: len(after) - len(before)]
    assert [(event.action, event.entity) for event in new] == [(Action.CHANGED, "commitment")] * 3
    assert {event.account for event in new} == {liaison.account}
    states = [promise.state for promise in by_number(engine, liaison, key)]
    assert states == [CommitmentState.ONGOING] * 3 + [CommitmentState.OPEN]


def test_the_same_file_again_changes_nothing(engine: Engine, key: UUID, liaison: Viewer) -> None:
    files = edited(taken(engine, liaison), lambda cells: cells[0].update({STATE: "In progress"}))
    load_sheets(engine, liaison, files)
    before = dialogues.history(engine, liaison, key)
    again = load_sheets(engine, liaison, files)
    assert again.counts[RowOutcome.UNCHANGED] == 4
    assert dialogues.history(engine, liaison, key) == before


@pytest.mark.parametrize("language", list(Language))
def test_a_workbook_taken_along_in_either_language_comes_back_in_the_other(
    engine: Engine, key: UUID, liaison: Viewer, language: Language
) -> None:
    with speaking(language):
        content = workbook(engine, liaison)
    for reader in Language:
        with speaking(reader):
            plan = plan_sheets(engine, liaison, [("dialogues.xlsx", content)])
        assert plan.counts[RowOutcome.UNCHANGED] == len(plan.rows) == 6
        assert plan.remarks == ()


def test_labels_and_ids_of_both_languages_are_read(engine: Engine, key: UUID, liaison: Viewer) -> None:
    def edit(cells: Cells) -> None:
        for row, state in zip(cells, ("In uitvoering", "ongoing", "ONGOING", "In progress"), strict=True):
            row[STATE] = state

    plan = plan_sheets(engine, liaison, edited(taken(engine, liaison), edit))
    assert plan.counts[RowOutcome.CHANGED] == 4, refusals(plan)


def test_a_step_that_the_table_of_states_does_not_have_is_refused_and_the_others_are_not(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    def edit(cells: Cells) -> None:
        cells[0][STATE] = "Closed / accepted"
        cells[1][STATE] = "Fulfilled"
        cells[2][STATE] = "Finished"
        cells[3][STATE] = "In progress"

    files = edited(taken(engine, liaison), edit)
    plan = load_sheets(engine, liaison, files)
    impossible, without_evidence, unknown = refusals(plan)
    assert impossible == "State: This step is not possible from the present state."
    assert "evidence" in without_evidence
    assert unknown == "State: “Finished” is none of the known values."
    states = [promise.state for promise in by_number(engine, liaison, key)]
    assert states == [CommitmentState.OPEN] * 3 + [CommitmentState.ONGOING]
    changes = [e for e in dialogues.history(engine, liaison, key) if e.action is Action.CHANGED]
    assert len([event for event in changes if event.entity == "commitment"]) == 1


def test_a_due_date_moves_only_with_its_reason(engine: Engine, key: UUID, liaison: Viewer) -> None:
    def edit(cells: Cells) -> None:
        cells[0][DUE] = "11-8-2026"
        cells[1].update({DUE: "2026-08-12", REASON: "The assay came late."})
        cells[1]["The other side agreed to the new date"] = "ja"

    plan = load_sheets(engine, liaison, edited(taken(engine, liaison), edit))
    assert refusals(plan) == [f"{REASON}: A due date moves only with a reason."]
    one, two, *_others = by_number(engine, liaison, key)
    assert one.due_on == date(2026, 6, 30)
    (move,) = found(engine, liaison, key).due_moves
    assert (move.commitment_id, move.reason, move.agreed) == (two.id, "The assay came late.", True)
    event = next(e for e in dialogues.history(engine, liaison, key) if e.entity_id == str(two.id))
    assert event.reason == "The assay came late."


def test_what_somebody_else_changed_since_is_refused_with_both_values(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, office: Viewer
) -> None:
    content = taken(engine, liaison)
    first, second, *_others = by_number(engine, liaison, key)
    theirs = {"text": first.text, "state": CommitmentState.DISPUTED}
    for promise in (first, second):
        draft = commitment_draft(of, **theirs | {"text": promise.text})
        commitments.change_commitment(engine, office, promise.id, promise.version, draft)
    plan = load_sheets(
        engine, liaison, edited(content, lambda cells: cells[0].update({STATE: "In progress"}))
    )
    (reason,) = refusals(plan)
    assert "State: “In progress” in the file, “Disputed” stored" in reason
    # The second was not touched in the file: that somebody else changed it is no conflict.
    assert plan.counts[RowOutcome.UNCHANGED] == 3
    assert [promise.state for promise in by_number(engine, liaison, key)[:2]] == [
        CommitmentState.DISPUTED
    ] * 2


@pytest.mark.parametrize("place", ["", "p. 2"])
def test_a_conflict_tells_nothing_of_a_source_that_is_hidden(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, place: str
) -> None:
    inner = Viewer("inner", Role.COORDINATOR, listed_as="inner")
    (asked,) = found(engine, inner, key).questions
    dialogue = found(engine, inner, key).dialogue
    named = dialogue_draft(of, readers=("inner",))
    dialogues.change_dialogue(engine, inner, key, dialogue.version, named)
    level = Confidentiality.NAMED_ONLY
    letter = SourceDocumentDraft(title="Secret letter", on=date(2026, 8, 1), confidentiality=level)
    document = attach_source(engine, inner, key, letter, "letter.txt", b"secret")
    sourced = answer_draft(of, document_id=document, source_locator="secret page")
    answers.record_answer(engine, inner, asked.id, sourced)
    content = sheet_csv(engine, liaison, ANSWERS)
    (given,) = (a for a in found(engine, inner, key).answers if a.document_id)
    answers.change_answer(
        engine, inner, given.id, given.version, sourced.model_copy(update={"summary": "Theirs."})
    )

    def edit(cells: Cells) -> None:
        row = next(cells for cells in cells if cells["Key of the answer"] == str(given.id))
        row.update({"Answer in short": "Mine.", "Place in the source": place})

    (reason,) = refusals(load_sheets(engine, liaison, edited(content, edit)))
    assert "“Mine.” in the file, “Theirs.” stored" in reason
    assert "ecret" not in reason


def test_a_file_says_nothing_of_what_its_reader_may_not_see(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    inner = Viewer("inner", Role.COORDINATOR, listed_as="inner")
    draft = dialogue_draft(of, confidentiality=Confidentiality.NAMED_ONLY, readers=("inner",))
    hidden = dialogues.record_dialogue(engine, inner, draft)
    commitments.add_commitment(engine, inner, hidden, commitment_draft(of))
    ref = found(engine, inner, hidden).commitments[0].ref
    assert ref not in taken(engine, liaison).decode()
    content = taken(engine, inner)
    plan = plan_sheets(engine, liaison, edited(content, lambda cells: cells[0].update({NUMBER: "T-9999"})))
    unknown, concealed = (row for row in plan.rows if row.outcome is RowOutcome.REFUSED)
    assert (unknown.label, concealed.label) == ("T-9999", ref)
    assert unknown.reason == concealed.reason


def test_a_row_that_lost_its_mark_or_comes_twice_is_refused(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    def edit(cells: Cells) -> None:
        cells[0]["Mark (leave as it is)"] = ""
        cells[1][NUMBER] = cells[2][NUMBER]

    plan = plan_sheets(engine, liaison, edited(taken(engine, liaison), edit))
    assert refusals(plan) == [
        "The mark of this row is missing: export the sheet again.",
        "An earlier row of this file is about the same record.",
    ]


def test_a_column_that_was_left_out_leaves_its_field_as_it_is(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    def edit(cells: Cells) -> None:
        for row in cells:
            del row["Owner"], row["What was promised"], row["Title of the dialogue"]
        cells[0][STATE] = "In progress"

    plan = load_sheets(engine, liaison, edited(taken(engine, liaison), edit))
    assert plan.counts[RowOutcome.CHANGED] == 1
    assert by_number(engine, liaison, key)[0].text == "Send report 0."


def test_questions_and_answers_make_the_same_trip(engine: Engine, key: UUID, liaison: Viewer) -> None:
    book = load_workbook(io.BytesIO(workbook(engine, liaison, (QUESTIONS, ANSWERS))))
    for name, heading, text in (
        ("Questions", "State", "Settled"),
        ("Answers", "Alignment with our position", "Deels eens"),
        ("Answers", "Valid until", "31 mei 2027"),
    ):
        put(book[name], heading, text)
    plan = load_sheets(engine, liaison, [("dialogues.xlsx", bytes_of(book))])
    assert plan.counts[RowOutcome.CHANGED] == 2, refusals(plan)
    after = found(engine, liaison, key)
    assert after.questions[0].state is QuestionState.SETTLED
    assert (after.answers[0].alignment, after.answers[0].valid_until) == ("partly", date(2027, 5, 31))


def with_outcome_and_milestone(engine: Engine, viewer: Viewer, key: UUID) -> None:
    first = by_number(engine, viewer, key)[0]
    add_milestone(engine, viewer, first.id, milestone_draft())
    (asked,) = found(engine, viewer, key).questions
    add_outcome(engine, viewer, key, outcome_draft(question_id=asked.id))


def test_outcomes_and_milestones_make_the_same_trip(engine: Engine, key: UUID, liaison: Viewer) -> None:
    with_outcome_and_milestone(engine, liaison, key)
    before = found(engine, liaison, key)
    book = load_workbook(io.BytesIO(workbook(engine, liaison, (MILESTONES, OUTCOMES))))
    (milestone,), (outcome,) = (rows_of(book[name]) for name in ("Milestones", "Outcomes"))
    assert milestone["Milestone of commitment"] == by_number(engine, liaison, key)[0].ref
    assert outcome["Bears on question"] == f"{before.dialogue.ref}/1"
    for name, heading, text in (
        ("Milestones", "Reached on", "12-5-2026"),
        ("Outcomes", "Kind", "Openstaand punt"),
        ("Outcomes", "What came out", "It stays open."),
    ):
        put(book[name], heading, text)
    files = [("dialogues.xlsx", bytes_of(book))]
    plan = load_sheets(engine, liaison, files)
    assert plan.counts[RowOutcome.CHANGED] == 2, refusals(plan)
    after = found(engine, liaison, key)
    assert after.milestones == (replace(before.milestones[0], reached_on=date(2026, 5, 12), version=2),)
    assert after.outcomes == (
        replace(before.outcomes[0], kind="open_issue", text="It stays open.", version=2),
    )
    latest = dialogues.history(engine, liaison, key)[:2]
    assert {(event.action, event.entity) for event in latest} == {
        (Action.CHANGED, "milestone"),
        (Action.CHANGED, "outcome"),
    }
    assert load_sheets(engine, liaison, files).counts[RowOutcome.UNCHANGED] == 2


def test_a_milestone_is_reached_today_or_earlier_in_a_sheet_as_well(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    with_outcome_and_milestone(engine, liaison, key)
    content = sheet_csv(engine, liaison, MILESTONES)
    plan = load_sheets(
        engine, liaison, edited(content, lambda cells: cells[0].update({"Reached on": "2199-01-01"}))
    )
    assert refusals(plan) == ["Reached on: A milestone is reached today or earlier."]
    assert found(engine, liaison, key).milestones[0].reached_on is None


def test_a_milestone_is_as_confidential_as_its_commitment(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    open_one = dialogue_draft(of, confidentiality=Confidentiality.CONSORTIUM)
    shown = dialogues.record_dialogue(engine, liaison, open_one)
    stricter = commitment_draft(of, confidentiality=Confidentiality.RESTRICTED)
    for draft in (commitment_draft(of), stricter):
        promise = commitments.add_commitment(engine, liaison, shown, draft)
        add_milestone(engine, liaison, promise, milestone_draft())
    rows = cells_of(sheet_csv(engine, liaison, MILESTONES))
    assert sorted(row["Confidentiality"] for row in rows) == ["Consortium", "Restricted"]


def test_another_table_is_not_taken_for_a_sheet(engine: Engine, key: UUID, liaison: Viewer) -> None:
    with pytest.raises(UnreadableFileError):
        plan_sheets(engine, liaison, [("people.csv", b"Name,Role\nAnna,Chair\n")])


def test_only_those_who_may_record_bring_sheets_back(engine: Engine, key: UUID, liaison: Viewer) -> None:
    files = [("commitments.csv", taken(engine, liaison))]
    for use in (plan_sheets, load_sheets):
        with pytest.raises(NotAllowedError):
            use(engine, Viewer("member", Role.MEMBER), files)
    with pytest.raises(NotAllowedError):
        sheet_csv(engine, Viewer("anybody", Role.PUBLIC), COMMITMENTS)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60).filter(str.strip))
def test_whatever_was_typed_comes_back_as_it_was(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, text: str
) -> None:
    promise = by_number(engine, liaison, key)[0]
    draft = commitment_draft(of, text="Kept.", evidence=f"={text}", summary=text)
    commitments.change_commitment(engine, liaison, promise.id, promise.version, draft)
    for name, content in (("c.csv", taken(engine, liaison)), ("c.xlsx", workbook(engine, liaison))):
        plan = plan_sheets(engine, liaison, [(name, content)])
        assert plan.counts[RowOutcome.UNCHANGED] == len(plan.rows), refusals(plan)
