"""The command line: one thin command a service.

The exit code is 0 only when everything that was asked for was done.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from uuid import UUID

from sqlalchemy.engine import Engine
from tqdm import tqdm

from dare_network import __version__
from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.errors import DareError, InvalidInputError
from dare_network.language import AMSTERDAM, _
from dare_network.logs import begin_log, note_failure
from dare_network.paths import APP
from dare_network.services import installation
from dare_network.services.graph_files import GRAPH_FORMATS, whole_network_file
from dare_network.services.importing import loading, mappings
from dare_network.services.importing.undoing import undo_import
from dare_network.settings import read_settings
from dare_network.store.engine import close_engine, open_engine
from dare_network.store.migrate import migrate
from dare_network.store.upkeep import noting_failed_import
from dare_network.tracing import RequestKind, tracing

OPERATOR = Viewer("command line", Role.ADMINISTRATOR)
Result = Mapping[str, object]
_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SERVE = "start the app on 127.0.0.1"
SHOWN = 20
"""The number of refused rows that are printed; all of them are in the result as JSON."""


def _init(engine: Engine, _arguments: argparse.Namespace) -> tuple[Result, bool]:
    found = installation.health(engine)
    return found.values(), found.healthy


def _migrate(engine: Engine, _arguments: argparse.Namespace) -> tuple[Result, bool]:
    changed = migrate(engine)
    found = installation.health(engine)
    return {"migrated": changed, **found.values()}, found.healthy


def _import(engine: Engine, arguments: argparse.Namespace) -> tuple[Result, bool]:
    names = ", ".join(Path(name).name for name in arguments.file)
    # Whoever only looks what would happen has seen it.
    with nullcontext() if arguments.dry_run else noting_failed_import(engine, OPERATOR, names):
        files = [(Path(name).name, Path(name).read_bytes()) for name in arguments.file]
        mapping = mappings.find_mapping(engine, OPERATOR, arguments.mapping, files)
        plan = loading.plan_import(engine, OPERATOR, files, mapping)
    result: dict[str, object] = {"dry_run": arguments.dry_run, "import": None, **_told(plan)}
    if not arguments.dry_run:
        with tqdm(total=1.0, unit="", bar_format="{desc} {percentage:3.0f}%|{bar}|") as bar:

            def progress(share: float, doing: str) -> None:
                bar.set_description(doing)
                bar.update(share - bar.n)

            batch = loading.load_import(engine, OPERATOR, files, mapping, progress)
        result["import"] = str(batch.id) if batch else None
    return result, not plan.counts[RowOutcome.REFUSED] + plan.counts[RowOutcome.HELD]


def _told(plan: ImportPlan) -> Result:
    refused = [
        {"table": row.table, "line": row.line, "reason": row.reason}
        for outcome in (RowOutcome.REFUSED, RowOutcome.HELD)
        for row in plan.with_outcome(outcome)
    ]
    counts = {outcome.value: count for outcome, count in plan.counts.items()}
    left = [{"table": each.table, "header": each.header, "cells": each.filled} for each in plan.columns]
    cells = [
        {
            "table": each.table,
            "line": each.line,
            "field": each.field,
            "text": each.text,
            "reason": each.reason,
        }
        for each in plan.cells
    ]
    told = {"refused_rows": refused, "unread_columns": left, "left_out_cells": cells}
    return {**counts, "remarks": list(plan.remarks), **told}


def _undo_import(engine: Engine, arguments: argparse.Namespace) -> tuple[Result, bool]:
    try:
        batch = UUID(arguments.id)
    except ValueError as error:
        raise InvalidInputError(
            _("“{text}” is not the key of an import.").format(text=arguments.id)
        ) from error
    return {"undone": undo_import(engine, OPERATOR, batch)}, True


def _export(engine: Engine, arguments: argparse.Namespace) -> tuple[Result, bool]:
    today = datetime.now(AMSTERDAM).date()
    content = whole_network_file(engine, OPERATOR, arguments.format, today)
    # It is above every level: nobody but its owner reads it.
    with open(arguments.file, "wb", opener=lambda file, how: os.open(file, how, 0o600)) as written:
        written.write(content)
    return {"file": arguments.file, "bytes": len(content)}, True


def _check(engine: Engine, _arguments: argparse.Namespace) -> tuple[Result, bool]:
    faults = installation.check_store(engine, OPERATOR)
    return {"sound": not faults, "faults": list(faults)}, not faults


def _backup(engine: Engine, arguments: argparse.Namespace) -> tuple[Result, bool]:
    made = installation.back_up(engine, OPERATOR, Path(arguments.file), arguments.overwrite)
    return made.values(), True


def _restore(engine: Engine, arguments: argparse.Namespace) -> tuple[Result, bool]:
    kept = installation.restore(engine, OPERATOR, Path(arguments.file))
    checked, sound = _check(engine, arguments)
    return {"restored": arguments.file, "kept": str(kept) if kept else None, **checked}, sound


def _fill_search(engine: Engine, _arguments: argparse.Namespace) -> tuple[Result, bool]:
    return {"texts": installation.fill_search(engine, OPERATOR)}, True


def _serve(arguments: argparse.Namespace) -> NoReturn:
    # This process becomes the server, so that its number, its signals and its exit code are the server's.
    # -P: what lies in the folder where somebody happens to be is no part of the product.
    server = [sys.executable, "-P", "-m", "streamlit", "run", str(APP), "--server.port", str(arguments.port)]
    os.execv(sys.executable, server)  # noqa: S606 - a program of ours, without a shell


@contextmanager
def _opened(action: object) -> Iterator[Engine]:
    """The database of the settings, brought up to this release where the command needs it so."""
    settings = read_settings()
    begin_log(settings.log, settings.log_level)
    engine = open_engine(settings.database_url, settings.limits)
    try:
        if action in (_init, _import):
            installation.prepare(engine, settings)
        elif action not in (_migrate, _restore):
            installation.require_database(engine, current=action is not _backup)
        yield engine
    finally:
        close_engine(engine)


@contextmanager
def _stopping_in_order() -> Iterator[None]:
    """Whoever ends a command lets it close the database, as its own end does."""
    heard = [number for number in _STOPS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _stop) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: object) -> None:
    # What a shell says of a program that a signal has ended.
    sys.exit(128 + number)


def _called() -> str:
    # The name of a module's file would tell nobody what to type.
    return "dare" if Path(sys.argv[0]).stem == "dare" else "python -m dare_network"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_called(), description=__doc__)
    parser.add_argument("--version", action="version", version=f"dare-network {__version__}")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, action: Callable[..., tuple[Result, bool]], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print the result as JSON"
        )
        added.set_defaults(action=action)
        return added

    command("init", _init, "create or update the database, with reference data and sample")
    command("migrate", _migrate, "bring the schema of the database up to this release")
    load = command("import", _import, "load people, organisations and ties from files that belong together")
    load.add_argument(
        "file",
        nargs="+",
        help="CSV, TSV, XLSX, ODS, GraphML, GEXF, GML, JSON of Kumu, Gephi Lite or NetworkX, or vCard",
    )
    load.add_argument("--mapping", help="name of a saved mapping, or a mapping file; guessed where left out")
    load.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    undo = command("undo-import", _undo_import, "take a whole import back")
    undo.add_argument("id", help="the key that the import printed")
    export = command("export", _export, "write the whole network to a file")
    export.add_argument("--format", choices=GRAPH_FORMATS, default="graphml")
    export.add_argument("file")
    backup = command(
        "backup", _backup, "write all that the database holds to one file, while the app runs or not"
    )
    backup.add_argument("file", help="the file to write; it must not exist yet")
    backup.add_argument("--overwrite", action="store_true", help="write over a file that exists")
    restore = command(
        "restore", _restore, "put a backup in the place of the database; the app must be stopped"
    )
    restore.add_argument("file", help="a file that the command backup wrote")
    command("check", _check, "check that the store holds together")
    command("fill-search", _fill_search, "make the search anew from the records")
    serve = commands.add_parser("serve", help=SERVE, description=SERVE)
    serve.add_argument("--port", type=int, default=8501, help="the port to listen on (%(default)s)")
    serve.set_defaults(action=_serve)
    return parser


def _print(result: Result, as_json: bool) -> None:
    if as_json:
        print(json.dumps(result, ensure_ascii=False))
        return
    for name, value in result.items():
        if not isinstance(value, list):
            print(f"{name}: {value}")
            continue
        for entry in value[:SHOWN]:
            print(entry if isinstance(entry, str) else "  ".join(f"{k}: {v}" for k, v in entry.items()))
        if len(value) > SHOWN:
            print(f"… {len(value) - SHOWN} more; --json shows all")


def _fail(sentence: str, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"error": sentence}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = _parser().parse_args(arguments)
    if asked.action is _serve:
        _serve(asked)
    # Whoever has it run each night gets mail of what it writes: how long it took is told in detail only.
    with tracing(RequestKind.COMMAND, _command(asked), routine=True):
        return _run(asked)


def _command(asked: argparse.Namespace) -> str:
    return str(asked.action.__name__).strip("_").replace("_", "-")


def _run(asked: argparse.Namespace) -> int:
    try:
        with _stopping_in_order(), _opened(asked.action) as engine:
            result, done = asked.action(engine, asked)
    except (DareError, OSError) as error:
        return _fail(str(error), asked.json)
    except Exception as error:  # noqa: BLE001 - told politely, with all of it in the log
        number = note_failure(f"in the command {_command(asked)}", error)
        sentence = _("Something failed here through a fault of the app. The log tells more under {number}.")
        return _fail(sentence.format(number=number), asked.json)
    _print(result, asked.json)
    return 0 if done else 2


if __name__ == "__main__":
    sys.exit(main())
