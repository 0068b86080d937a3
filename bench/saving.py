"""The time that saving a record takes, with its events, revisions and what the search needs."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.library import BODIES, Library
from bench.loading import OFFICE
from bench.report import Measurement, alternately
from bench.serving import database
from dare_network.domain.drafts.dialogues import AnswerDraft, CommitmentDraft, QuestionDraft
from dare_network.services.answers import record_answer
from dare_network.services.commitments import change_commitment
from dare_network.services.installation import fill_search, open_installation
from dare_network.services.questions import add_question
from dare_network.settings import Settings
from dare_network.store.engine import PRAGMAS, open_engine, read_transaction
from dare_network.store.tables.base import Record, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.questions import QuestionRow

DIALOGUES, SAVES, ROUNDS, RATIO = 400, 100, 5, 4.0
Save = Callable[[Engine], object]
Statements = list[tuple[str, Any, bool]]


def measure(folder: Path) -> Iterator[Measurement]:
    """The service beside the statements that it sends, each in one durable transaction."""
    library = Library(DIALOGUES)
    path = folder / "saving.sqlite3"
    engine = open_installation(Settings(database(path), load_sample=False))
    library.write(engine)
    fill_search(engine, OFFICE)
    ways = _ways(engine, library)
    engine.dispose()
    for what, saves in ways.items():
        mine, other = _compared(path, saves)
        yield Measurement(
            f"{what}, with events, revisions and search",
            mine,
            "ms",
            other,
            "the same rows in plain SQL, one transaction as durable",
            f"at most {RATIO:.0f} times",
            mine <= RATIO * other,
        )


def _ways(engine: Engine, library: Library) -> Mapping[str, Sequence[Save]]:
    """Make so many saves of each kind, each of a record of its own."""
    questions, dialogues, promises = (_some(engine, row) for row in (QuestionRow, DialogueRow, CommitmentRow))
    return {
        "saving an answer": [
            partial(
                record_answer,
                viewer=OFFICE,
                question_id=asked["id"],
                draft=AnswerDraft(body_id=BODIES[0], given_on=date(2026, 5, 12), summary=library.text()),
            )
            for asked in questions
        ],
        "saving a new question": [
            partial(
                add_question,
                viewer=OFFICE,
                dialogue_id=found["id"],
                draft=QuestionDraft(text=library.text(), position=library.text()),
            )
            for found in dialogues
        ],
        "saving a change of a commitment": [
            partial(
                change_commitment,
                viewer=OFFICE,
                commitment_id=promise["id"],
                version=promise["version"],
                draft=CommitmentDraft(
                    text=library.text(), owner_id=promise["owner_id"], due_on=promise["due_on"]
                ),
            )
            for promise in promises
        ],
    }


def _some(engine: Engine, row: type[Record]) -> Sequence[Mapping[str, Any]]:
    with read_transaction(engine) as transaction:
        return transaction.connection.execute(sa.select(table_of(row)).limit(SAVES)).mappings().all()


def _compared(path: Path, saves: Sequence[Save]) -> Sequence[float]:
    written = _statements(_copy(path), saves)
    return alternately(ROUNDS, lambda: _saved(_copy(path), saves), lambda: _sent(_copy(path), written))


def _copy(path: Path) -> Path:
    return Path(shutil.copyfile(path, path.with_name("copy.sqlite3")))


def _statements(path: Path, saves: Sequence[Save]) -> list[Statements]:
    """Return what each save sends to change something, with its parameters and whether there are many."""
    engine, sent = open_engine(database(path)), list[Statements]()

    def note(
        _connection: object, _cursor: object, text: str, given: Any, _context: object, many: bool
    ) -> None:
        if text.startswith(("INSERT", "UPDATE", "DELETE")):
            sent[-1].append((text, given, many))

    sa.event.listen(engine, "before_cursor_execute", note)
    for save in saves:
        sent.append([])
        save(engine)
    engine.dispose()
    return sent


def _saved(path: Path, saves: Sequence[Save]) -> float:
    engine, taken = open_engine(database(path)), list[float]()
    for save in saves:
        before = time.perf_counter()
        save(engine)
        taken.append(1000 * (time.perf_counter() - before))
    engine.dispose()
    return median(taken)


def _sent(path: Path, saves: Sequence[Statements]) -> float:
    connection, taken = sqlite3.connect(path, isolation_level=None), list[float]()
    for pragma in ("journal_mode=WAL", *PRAGMAS):
        connection.execute(f"PRAGMA {pragma}")
    for statements in saves:
        before = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for text, given, many in statements:
            cursor = connection.executemany(text, given) if many else connection.execute(text, given)
            cursor.fetchall()
        connection.execute("COMMIT")
        taken.append(1000 * (time.perf_counter() - before))
    connection.close()
    return median(taken)
