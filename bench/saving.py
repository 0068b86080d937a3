"""How long saving an answer takes, with its events, revisions and what the search needs."""

import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.library import BODIES, Library
from bench.loading import OFFICE
from bench.report import Measurement, alternately
from bench.serving import database
from dare_network.domain.drafts.dialogues import AnswerDraft
from dare_network.services.dialogues import record_answer
from dare_network.services.installation import fill_search, open_installation
from dare_network.settings import Settings
from dare_network.store.engine import PRAGMAS, open_engine, reading
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import QuestionRow

DIALOGUES, SAVES, ROUNDS, RATIO = 400, 100, 5, 3.0
Statements = list[tuple[str, Any, bool]]


def measure(folder: Path) -> Iterator[Measurement]:
    """The service beside the statements that it sends, each in one durable transaction."""
    library = Library(DIALOGUES)
    path = folder / "saving.sqlite3"
    engine = open_installation(Settings(database(path), load_sample=False))
    library.write(engine)
    fill_search(engine, OFFICE)
    keys = _questions(engine)
    engine.dispose()
    drafts = [
        AnswerDraft(body_id=BODIES[0], given_on=date(2026, 5, 12), summary=library.text()) for _key in keys
    ]
    saves = list(zip(keys, drafts, strict=True))
    written = _statements(_copy(path), saves)

    mine, other = alternately(ROUNDS, lambda: _saved(_copy(path), saves), lambda: _sent(_copy(path), written))
    yield Measurement(
        "saving an answer, with events, revisions and search",
        mine,
        "ms",
        other,
        "the same rows in plain SQL, one transaction as durable",
        f"at most {RATIO:.0f} times",
        mine <= RATIO * other,
    )


def _questions(engine: Engine) -> Sequence[UUID]:
    with reading(engine) as session:
        return list(session.connection().scalars(sa.select(table_of(QuestionRow).c.id).limit(SAVES)))


def _copy(path: Path) -> Path:
    return Path(shutil.copyfile(path, path.with_name("copy.sqlite3")))


def _statements(path: Path, saves: Sequence[tuple[UUID, AnswerDraft]]) -> list[Statements]:
    """What each save sends to change something, with its parameters and whether there are many."""
    engine, sent = open_engine(database(path)), list[Statements]()

    def note(_c: object, _cursor: object, text: str, given: Any, _context: object, many: bool) -> None:
        if text.startswith(("INSERT", "UPDATE", "DELETE")):
            sent[-1].append((text, given, many))

    sa.event.listen(engine, "after_cursor_execute", note)
    for key, draft in saves:
        sent.append([])
        record_answer(engine, OFFICE, key, draft)
    engine.dispose()
    return sent


def _saved(path: Path, saves: Sequence[tuple[UUID, AnswerDraft]]) -> float:
    engine, taken = open_engine(database(path)), list[float]()
    for key, draft in saves:
        before = time.perf_counter()
        record_answer(engine, OFFICE, key, draft)
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
