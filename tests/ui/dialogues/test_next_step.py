"""The form of the next step of a dialogue: what is not in place, and what stays open, is said in it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from consortium_builders import minutes_draft
from installation import chosen, installed, look_as
from streamlit.testing.v1 import AppTest

from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import DialogueState, Role
from dare_network.services import dialogues, minutes
from dare_network.store.engine import unit_of_work
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)
COLLEAGUE = Viewer("colleague", Role.COORDINATOR)
NOT_FINAL = "Not all minutes are final yet."


@pytest.fixture
def held(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    """A dialogue of the sample that was held and promised something; its minutes are a draft."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    for _each in installed(path, monkeypatch):
        found = next(
            one
            for one in dialogues.dossiers(loaders.engine(), OFFICE)
            if one.dialogue.state is DialogueState.HELD and one.commitments
        )
        key = found.dialogue.id
        minutes.build_minutes(loaders.engine(), OFFICE, key, minutes_draft(found.meetings[0].id))
        yield dialogues.dossier(loaders.engine(), OFFICE, key)


def drawn_form(dialogue_id: "UUID") -> None:
    """What the panel holds: AppTest closes a panel at each run."""
    from dare_network.services.dialogues import dossier
    from dare_network.ui import loaders, state
    from dare_network.ui.dialogues.step import dialogue_step

    loaders.begin_run()
    viewer = state.viewer()
    dialogue_step(viewer, dossier(loaders.engine(), viewer, dialogue_id), "step")


def at_closing(held: Dossier, role: Role) -> AppTest:
    app = AppTest.from_function(drawn_form, default_timeout=30, args=(held.dialogue.id,))
    look_as(app, role)
    app.run()
    chosen(app, "selectbox", "step.target").set_value("Closed").run()
    assert not app.exception
    return app


def send(app: AppTest, reason: str) -> None:
    app.text_area(key="step.form.reason").set_value(reason)
    app.button(key="step.form.submit").click().run()
    assert not app.exception


def test_who_closes_a_dialogue_is_told_of_its_minutes_and_of_open_commitments(held: Dossier) -> None:
    app = at_closing(held, Role.COORDINATOR)
    assert NOT_FINAL in [warning.value for warning in app.warning]
    still_open = sum(promise.state in UNFINISHED_COMMITMENT for promise in held.commitments)
    assert [info.value.split(" ")[0] for info in app.info] == [str(still_open)]
    send(app, "")
    assert "This step needs a reason" in app.error[0].value
    send(app, "the body wants no minutes")
    assert app.session_state["page.flashes"] == ["The new state is: Closed."]
    after = dialogues.dossier(loaders.engine(), OFFICE, held.dialogue.id)
    assert after.dialogue.state is DialogueState.CLOSED
    assert after.commitments == held.commitments


def test_minutes_that_are_not_final_stop_a_liaison(held: Dossier) -> None:
    app = at_closing(held, Role.LIAISON)
    send(app, "in a hurry")
    assert "Not all minutes are final yet" in app.error[0].value
    after = dialogues.dossier(loaders.engine(), OFFICE, held.dialogue.id)
    assert after.dialogue.state is DialogueState.HELD


def test_a_step_passes_beside_what_a_colleague_saved_and_not_after_a_step_of_his(held: Dossier) -> None:
    app = at_closing(held, Role.COORDINATOR)
    engine, key = loaders.engine(), held.dialogue.id
    with unit_of_work(engine, COLLEAGUE) as unit:
        unit.change(Dialogue, key, {"title": "Saved meanwhile"})
    send(app, "the body wants no minutes")
    assert app.session_state["page.flashes"] == ["The new state is: Closed."]
    after = dialogues.dossier(engine, OFFICE, key).dialogue
    assert (after.state, after.title) == (DialogueState.CLOSED, "Saved meanwhile")


def test_a_step_after_a_colleagues_step_is_refused_with_the_state_that_was_reached(held: Dossier) -> None:
    app = at_closing(held, Role.COORDINATOR)
    engine, key = loaders.engine(), held.dialogue.id
    version = dialogues.dossier(engine, OFFICE, key).dialogue.version
    dialogues.move_dialogue(engine, COLLEAGUE, key, version, DialogueState.OUTPUT_RECEIVED, "told by phone")
    app.text_area(key="step.form.reason").set_value("the body wants no minutes")
    app.button(key="step.form.submit").click().run()
    assert not app.exception
    assert "took the step to" in app.error[0].value
    assert dialogues.dossier(engine, OFFICE, key).dialogue.state is DialogueState.OUTPUT_RECEIVED
