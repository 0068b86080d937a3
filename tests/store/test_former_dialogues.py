"""A database from before is brought up to what came since with its dialogues in place."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from consortium_builders import (
    answer_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    question_draft,
)
from sqlalchemy.engine import Connection, Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import QuestionState
from dare_network.services import answers, dialogues, meetings, questions
from dare_network.services.minutes import build_minutes, minutes
from dare_network.store import migrations
from dare_network.store.migrate import current_revision, head_revision, migrate

MINUTES = {"minutes", "minutes_meeting", "minutes_comment", "agenda_item"}


def configuration(connection: Connection | None = None) -> Config:
    found = Config()
    found.set_main_option("script_location", str(Path(next(iter(migrations.__path__)))))
    found.attributes["connection"] = connection
    return found


def tables(engine: Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def test_dialogues_from_before_minutes_can_have_them_after(engine: Engine, liaison: Viewer) -> None:
    of = found_consortium(engine)
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft())
    before = dialogues.dossier(engine, liaison, key)
    script = ScriptDirectory.from_config(configuration()).get_revision("0005")
    with engine.begin() as connection:
        command.downgrade(configuration(connection), str(script.down_revision))
    assert not MINUTES & tables(engine)
    assert migrate(engine)
    assert current_revision(engine) == head_revision()
    assert tables(engine) >= MINUTES
    assert dialogues.dossier(engine, liaison, key) == before
    build_minutes(engine, liaison, key, minutes_draft(meeting))
    assert len(minutes(engine, liaison, key)) == 1


def test_what_a_question_had_come_to_stands_with_its_answers_afterwards(
    engine: Engine, liaison: Viewer
) -> None:
    of = found_consortium(engine)
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    asked = questions.add_question(engine, liaison, key, question_draft())
    first = answers.record_answer(engine, liaison, asked, answer_draft(of))
    later = answer_draft(of, given_on=date(2026, 9, 1), supersedes_id=first)
    answers.record_answer(engine, liaison, asked, later)
    settled = question_draft(state=QuestionState.SETTLED)
    questions.change_question(engine, liaison, asked, 1, settled)
    oral = questions.add_question(engine, liaison, key, question_draft())
    answers.record_answer(engine, liaison, oral, answer_draft(of, channel="oral"))
    before = dialogues.dossier(engine, liaison, key)
    script = ScriptDirectory.from_config(configuration()).get_revision("0013")
    with engine.begin() as connection:
        command.downgrade(configuration(connection), str(script.down_revision))
        told = connection.execute(sa.text("SELECT state FROM question ORDER BY number")).scalars().all()
        days = connection.execute(sa.text("SELECT superseded_on FROM answer")).scalars().all()
    assert told == ["settled", "answered_oral"]
    assert sorted(map(str, days)) == ["2026-09-01", "None", "None"]
    migrate(engine)
    assert dialogues.dossier(engine, liaison, key) == before
