"""Backups of a PostgreSQL database: by its own tools, which whoever runs the server knows."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa
from psycopg import pq
from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import Engine

from dare_network.errors import BackupError
from dare_network.language import _
from dare_network.store.backups import place, require_free, told, workshop, write_down
from dare_network.store.migrate import alone_at_start, is_known, migrate
from dare_network.store.outages import explained
from dare_network.store.sqlite_file import OUR_TABLES

_DUMP = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges")
_RESTORE = ("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
_TABLE = re.compile(r"^\d+; \d+ \d+ TABLE \S+ (\w+) ", re.MULTILINE)
_SCHEMA = re.compile(r"^COPY \S*alembic_version .*\n(.+)$", re.MULTILINE)


def dump_to(engine: Engine, file: Path, overwrite: bool = False) -> str:
    """Write all that a PostgreSQL database holds at this moment to one file, and return its schema.

    Raises BackupError where the file exists and may not be written over, or cannot be written.
    """
    target = file.resolve()
    with told(target), workshop(require_free(target, overwrite)) as folder:
        copy = folder / "copy.dump"
        _run(engine, *_DUMP, f"--file={copy}", instead=[*_DUMP, f"--file={file}", _named(engine)])
        schema = _examined(copy, file)
        write_down(copy)
        place(copy, target, overwrite)
    return schema


def load_dump(engine: Engine, file: Path) -> None:
    """Put a backup into an empty PostgreSQL database, and bring it to the schema of this release.

    Raises BackupError where the database is not empty, or the file is no sound backup of ours; then
    nothing was changed.
    """
    if not file.is_file():
        raise BackupError(_("There is no file “{file}”.").format(file=file))
    instead = [*_RESTORE, _named(engine), str(file)]
    _require_tool(_RESTORE[0], instead)
    if not is_known(_examined(file, file)):
        raise BackupError(_("“{file}” was written by a newer release of the product.").format(file=file))
    with explained(), alone_at_start(engine) as connection:
        if sa.inspect(connection).get_table_names():
            raise BackupError(
                _(
                    "The database “{name}” is not empty, and was left alone. Make a new one with "
                    "“createdb {name}_restored”, name that one in DARE_DATABASE_URL, and restore again: "
                    "so what was there stays under its name."
                ).format(name=engine.url.database)
            )
        _run(engine, *_RESTORE, str(file), instead=instead)
    migrate(engine, backed_up=True)


def _examined(dump: Path, file: Path) -> str:
    # A damaged part is found only by reading all of it.
    _read(file, str(dump), f"--file={os.devnull}")
    tables = set(_TABLE.findall(_read(file, str(dump), "--list")))
    schema = _SCHEMA.search(_read(file, str(dump), "--data-only", "--table=alembic_version", "--file=-"))
    if not tables >= OUR_TABLES or not schema:
        raise BackupError(_("“{file}” is the database of another program.").format(file=file))
    return schema[1]


def _read(file: Path, *arguments: str) -> str:
    done = _done(("pg_restore", *arguments), None)
    if done.returncode:
        raise BackupError(
            _("“{file}” is no sound backup: {reason}").format(file=file, reason=_last_line(done.stderr))
        )
    return done.stdout


def _run(engine: Engine, *command: str, instead: list[str]) -> None:
    _require_tool(command[0], instead)
    password = engine.url.password
    environment = {**os.environ, "PGPASSWORD": str(password)} if password else None
    done = _done((*command, "--no-password", _named(engine)), environment)
    if done.returncode:
        raise BackupError(_("{tool} says: {reason}").format(tool=command[0], reason=_last_line(done.stderr)))


def _done(command: Sequence[str], environment: Mapping[str, str] | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - no shell, and the operator's own arguments
        command, env=environment, capture_output=True, text=True, errors="replace", check=False
    )


def _named(engine: Engine) -> str:
    # Everybody on the machine can see the arguments of a program, so the password is none of them.
    _arguments, given = engine.dialect.create_connect_args(engine.url)
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()} - {"password"}
    return f"--dbname={make_conninfo('', **{name: given[name] for name in given if name in known})}"


def _require_tool(name: str, instead: list[str]) -> None:
    if shutil.which(name) is None:
        raise BackupError(
            _("{tool} is not on this machine. Where it is, run: {command}").format(
                tool=name, command=shlex.join(instead)
            )
        )


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["?"])[-1]
