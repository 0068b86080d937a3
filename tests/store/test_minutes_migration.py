"""A database from before minutes is brought up to them with its dialogues in place."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from consortium_builders import dialogue_draft, found_consortium, meeting_draft, minutes_draft
from sqlalchemy.engine import Connection, Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.services import dialogues
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
    meeting = dialogues.add_meeting(engine, liaison, key, meeting_draft())
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
