"""Outcomes and milestones on the pages, as each role, and how their forms begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from consortium_builders import (
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    milestone_draft,
    outcome_draft,
    question_draft,
)
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import RIGHTS
from dare_network.domain.vocabulary import Confidentiality, Right, Role
from dare_network.services import commitments, dialogues, meetings, questions
from dare_network.services.milestones import add_milestone, change_milestone
from dare_network.services.outcomes import add_outcome
from dare_network.store.engine import open_engine
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)
ASKED, OPEN, STRICTER = "Is one assay enough?", "The assay goes into the file.", "Not to be passed on."


@dataclass(frozen=True)
class Made:
    dialogue: UUID
    meeting: UUID
    commitment: UUID
    outcome: UUID
    milestone: UUID


@pytest.fixture
def made(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """A public dialogue with an outcome for all, one for the office, and a commitment on its way."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    of = found_consortium(engine)
    draft = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC)
    key = dialogues.record_dialogue(engine, OFFICE, draft)
    questions.add_question(engine, OFFICE, key, question_draft(text=ASKED))
    meeting = meetings.add_meeting(engine, OFFICE, key, meeting_draft())
    promise = commitments.add_commitment(engine, OFFICE, key, commitment_draft(of, due_on="2099-06-30"))
    outcome = add_outcome(engine, OFFICE, key, outcome_draft(text=OPEN, meeting_id=meeting))
    stricter = outcome_draft(
        text=STRICTER, confidentiality=Confidentiality.RESTRICTED_STRICT, meeting_id=meeting
    )
    add_outcome(engine, OFFICE, key, stricter)
    reached = milestone_draft(text="First batch", due_on="2026-05-01", reached_on="2026-05-02")
    add_milestone(engine, OFFICE, promise, reached)
    step = add_milestone(engine, OFFICE, promise, milestone_draft(text="Second batch", due_on="2026-05-20"))
    engine.dispose()
    for _each in installed(path, monkeypatch):
        yield Made(key, meeting, promise, outcome, step)


def shown(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(drawn.proto.body) for drawn in app.get("html"))


def value(app: AppTest, ending: str) -> object:
    """What a field of the form that is open holds."""
    assert not app.exception
    kinds = (app.selectbox, app.text_area, app.date_input)
    (field,) = (
        each for kind in kinds for each in kind if str(each.key).removesuffix("--form").endswith(f".{ending}")
    )
    return field.value


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_the_outcomes_that_are_open_to_it(made: Made, role: Role) -> None:
    app = opened("dialogues", role=role, address={"id": str(made.dialogue)})
    # Once below the questions and once on the meeting.
    assert shown(app).count(OPEN) == 2
    inner = role in (Role.COORDINATOR, Role.ADMINISTRATOR)
    assert shown(app).count(STRICTER) == 2 * inner
    # How we come to what we promised is our own affair.
    inside = Right.SEE_PEOPLE in RIGHTS[role]
    assert ("Reached late on 2 May 2026" in shown(app)) == inside
    assert ("Overdue since 20 May 2026" in shown(app)) == inside
    writes = Right.RECORD_DIALOGUES in RIGHTS[role]
    for key in (
        f"outcome.new.{made.dialogue}_open",
        f"outcome.new.{made.meeting}_open",
        f"outcome.edit.{made.outcome}_open",
        f"milestone.new.{made.commitment}_open",
        f"milestone.edit.{made.milestone}_open",
    ):
        assert (key in [button.key for button in app.button]) == writes


def test_forms_begin_with_what_is_known(made: Made) -> None:
    app = opened("dialogues", address={"id": str(made.dialogue)})
    app.button(key=f"outcome.new.{made.meeting}_open").click().run()
    assert (value(app, "meeting_id"), value(app, "noted_on")) == ("12 May 2026", date(2026, 5, 12))
    app.button(key=f"outcome.new.{made.dialogue}_open").click().run()
    assert (value(app, "meeting_id"), value(app, "noted_on")) == (None, loaders.today())
    app.button(key=f"outcome.edit.{made.outcome}_open").click().run()
    assert (value(app, "kind"), value(app, "text"), value(app, "meeting_id")) == (
        "Decision",
        OPEN,
        "12 May 2026",
    )
    app.button(key=f"milestone.edit.{made.milestone}_open").click().run()
    assert (value(app, "text"), value(app, "due_on"), value(app, "reached_on")) == (
        "Second batch",
        date(2026, 5, 20),
        None,
    )


def test_a_milestone_that_is_reached_is_no_longer_the_next_one(made: Made) -> None:
    assert next_milestones(opened("commitments")) == ["overdue · 20 May 2026 · Second batch"]
    reached = milestone_draft(text="Second batch", reached_on="2026-05-21")
    change_milestone(loaders.engine(), OFFICE, made.milestone, 1, reached)
    assert next_milestones(opened("commitments")) == [""]


def next_milestones(app: AppTest) -> list[str]:
    assert not app.exception
    table = app.dataframe[0].value
    return list(table[table["Due on"].astype(str).str.startswith("2099")]["Next milestone"])


def test_an_outcome_that_was_opened_comes_before_the_questions(made: Made) -> None:
    address = {"id": str(made.dialogue), "at": str(made.outcome)}
    text = shown(opened("dialogues", address=address))
    assert text.index("Found here") < text.index(OPEN) < text.index(ASKED)
    text = shown(opened("dialogues", address={"id": str(made.dialogue)}))
    assert text.index(ASKED) < text.index(OPEN)


def test_history_tells_of_them_in_the_words_of_the_form(made: Made) -> None:
    app = opened("dialogues", address={"id": str(made.dialogue)})
    # What is closed is not read.
    assert not app.dataframe
    app.session_state[f"dialogue.parts.{made.dialogue}.None"] = "history"
    rows = app.run().dataframe[-1].value
    told = dict(zip(rows["What"], rows["After"], strict=True))
    assert "Kind: Decision" in told[f"Outcome “{OPEN}” · added"]
    (step,) = (text for what, text in told.items() if what.startswith("Milestone “Second batch”"))
    assert "Due on: 20 May 2026" in step
