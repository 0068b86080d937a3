"""A database as an older release left it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Engine

ROOT = Path(__file__).resolve().parents[1]


def back_to(engine: Engine, revision: str) -> None:
    """Take the schema back, as a database of an older release has it."""
    configuration = Config()
    configuration.set_main_option("script_location", str(ROOT / "dare_network/store/migrations"))
    with engine.begin() as connection:
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, revision)
