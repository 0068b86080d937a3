"""Costs of each page as the store grows: first, warm, after somebody else's save; bytes and memory.

`python -m bench growth --size 2000 --page dialogues --page overview` measures a part in a few seconds. Stores
are kept in a folder of the system for temporary files, and made anew where it has gone.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.consortium import key_of, write_consortium
from bench.library import BODIES
from bench.loading import OFFICE
from bench.postgres import postgres_database
from bench.reader import Reader, reading
from bench.report import columns
from bench.serving import PRODUCT, Server, database, serve
from dare_network.domain.drafts.dialogues import AnswerDraft
from dare_network.services.answers import record_answer
from dare_network.services.installation import fill_search, open_installation
from dare_network.services.network import network, node_positions
from dare_network.settings import Settings
from dare_network.store.engine import open_engine

PAGES: Mapping[str, str] = {
    "overview": "",
    "prompt": "network",
    "picture": "network?show=picture",
    "coverage": "network?show=coverage",
    "stakeholders": "stakeholders",
    "dialogues": "dialogues",
    "dialogue": f"dialogues?id={key_of('dialogue', 7)}",
    "commitments": "commitments",
    "summary": "summary",
    "data": "data",
    "installation": "installation",
}
"""The pages and their addresses, with what is asked of them."""
SIZES = (200, 2_000, 20_000)
"""Numbers of dialogues, with as many people and organisations."""
DIRECTORIES = (1_000, 10_000, 100_000)
"""Numbers of people and organisations, with 200 dialogues, where the directory is measured."""
RUNS, SAVES, LONGEST = 10, 10, 5.0
"""Warm runs, saves, and how many seconds the warm runs of a page take in all."""
FIRST, WARM, SAVED, SLOWEST = 1000.0, 50.0, 200.0, 500.0
"""Milliseconds: first and after a save of server time, warm of a core, of fifty sessions the 95th of 100."""
SESSIONS, THINKING, WRITING, LASTING = 50, 4.0, 2.0, 30.0
"""The number of sessions, each with a run after so many seconds, a save each so many, for so long."""
HEADERS = ("page", "first", "CPU", "warm CPU", "after save", "CPU", "bytes first", "bytes after", "memory")


@dataclass(frozen=True, slots=True)
class Cost:
    """One page: milliseconds, kilobytes, and megabytes after so many saves."""

    page: str
    first: float
    first_cpu: float
    warm: float
    saved: float
    saved_cpu: float
    sent_first: float
    sent_saved: float
    memory: float

    def cells(self) -> Sequence[str]:
        """The row as text, with a mark at what misses its aim."""
        return (
            self.page,
            _ms(self.first, FIRST),
            _ms(self.first_cpu),
            _ms(self.warm, WARM),
            _ms(self.saved, SAVED),
            _ms(self.saved_cpu),
            f"{self.sent_first:,.0f} kB",
            f"{self.sent_saved:,.0f} kB",
            f"{self.memory:,.0f} MB",
        )


def print_growth(
    sizes: Sequence[int], pages: Sequence[str], postgres: bool, people: int | None, sessions: bool
) -> None:
    """Print one table a size; without any, all sizes and the directory."""
    for size in sizes or SIZES:
        _print(size, size if people is None else people, pages or tuple(PAGES), postgres, sessions)
    if not sizes and not pages:
        for count in DIRECTORIES:
            _print(SIZES[0], count, ("stakeholders",), postgres, False)


def _print(dialogues: int, people: int, pages: Sequence[str], postgres: bool, sessions: bool) -> None:
    kind = "PostgreSQL" if postgres else "SQLite"
    print(f"\n{dialogues:,} dialogues, {people:,} people and organisations, {kind}\n", flush=True)
    with store(dialogues, people, postgres) as url:
        if sessions:
            print(_many_sessions(url, dialogues))
            return
        costs = [_cost(url, dialogues, page) for page in pages]
    print(columns(HEADERS, [cost.cells() for cost in costs]))
    print(
        f"\nAims: first below {FIRST:.0f} ms, warm below {WARM:.0f}, after a save below {SAVED:.0f}; * misses"
    )


def _ms(value: float, aim: float | None = None) -> str:
    return f"{value:,.0f} ms{' *' if aim and value >= aim else ''}"


@contextmanager
def store(dialogues: int, people: int, postgres: bool) -> Iterator[str]:
    """The address of a store of this size, as it was made; what is written into it stays until the end."""
    name = f"growth_{dialogues}_{people}"
    folder = Path(tempfile.gettempdir()) / "dare-bench"
    folder.mkdir(exist_ok=True)
    if postgres:
        with postgres_database(folder, name, lambda url: _fill(url, dialogues, people)) as url:
            yield url
        return
    kept, used = folder / f"{name}.sqlite3", folder / f"{name}.{os.getpid()}.sqlite3"
    if not kept.exists():
        making = folder / f"{name}.making.{os.getpid()}"
        _fill(database(making), dialogues, people)
        making.rename(kept)
    used.write_bytes(kept.read_bytes())
    try:
        yield database(used)
    finally:
        for leftover in folder.glob(f"{used.stem}*"):
            leftover.unlink()


def _fill(url: str, dialogues: int, people: int) -> None:
    engine = open_installation(Settings(url, load_sample=False))
    write_consortium(engine, dialogues, people)
    fill_search(engine, OFFICE)
    node_positions(engine, OFFICE, network(engine, OFFICE))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()


def _cost(url: str, dialogues: int, page: str) -> Cost:
    """One page on a server of its own that has met no other."""
    address, engine = PAGES[page], open_engine(url)
    with (
        serve(PRODUCT, DARE_DATABASE_URL=url, DARE_SAMPLE="no", DARE_LOG_LEVEL="warning") as server,
        reading(server) as reader,
    ):
        first, first_cpu, sent_first = _run(server, reader, address)
        before, begun, runs = server.cpu_seconds(), time.monotonic(), 0
        while runs < RUNS and time.monotonic() - begun < LONGEST:
            reader.run(address)
            runs += 1
        warm = (server.cpu_seconds() - before) / runs * 1000
        after = [_after_save(engine, server, reader, address, number, dialogues) for number in range(SAVES)]
        memory = server.memory()
    engine.dispose()
    saved, saved_cpu, sent_saved = (median(figures) for figures in zip(*after, strict=True))
    return Cost(page, first, first_cpu, warm, saved, saved_cpu, sent_first, sent_saved, memory)


def _after_save(
    engine: Engine, server: Server, reader: Reader, address: str, number: int, dialogues: int
) -> tuple[float, float, float]:
    save_answer(engine, number, dialogues)
    return _run(server, reader, address)


def _run(server: Server, reader: Reader, address: str) -> tuple[float, float, float]:
    """Milliseconds, those on a core, and kilobytes of one run."""
    cpu, came, begun = server.cpu_seconds(), reader.received, time.perf_counter()
    reader.run(address)
    taken = (time.perf_counter() - begun) * 1000
    return taken, (server.cpu_seconds() - cpu) * 1000, (reader.received - came) / 1000


def save_answer(engine: Engine, number: int, dialogues: int) -> None:
    """Save what somebody else does: one more answer to a question of some dialogue."""
    asked = key_of("question 1", number * 13 % dialogues)
    given = AnswerDraft(body_id=BODIES[0], given_on=date(2026, 11, 2), alignment="partly", summary="Agreed.")
    record_answer(engine, OFFICE, asked, given)


def _many_sessions(url: str, dialogues: int) -> str:
    """Measure how long runs take while many sessions ask and somebody writes."""
    addresses = [address for page, address in PAGES.items() if page not in ("data", "coverage")]
    taken: list[float] = []
    over = Event()

    def ask(server: Server, place: int) -> None:
        with reading(server) as reader:
            # They did not all come at once.
            over.wait(THINKING * place / SESSIONS)
            turn = place
            while not over.is_set():
                begun = time.perf_counter()
                reader.run(addresses[turn % len(addresses)])
                taken.append((time.perf_counter() - begun) * 1000)
                turn += 1
                over.wait(max(0.0, THINKING - (time.perf_counter() - begun)))

    with serve(PRODUCT, DARE_DATABASE_URL=url, DARE_SAMPLE="no", DARE_LOG_LEVEL="warning") as server:
        with reading(server) as reader:
            for address in addresses:
                reader.run(address)
        threads = [Thread(target=ask, args=(server, place)) for place in range(SESSIONS)]
        for thread in threads:
            thread.start()
        engine, ends, number = open_engine(url), time.monotonic() + LASTING, 0
        while time.monotonic() < ends:
            save_answer(engine, number, dialogues)
            number += 1
            time.sleep(WRITING)
        over.set()
        for thread in threads:
            thread.join()
        engine.dispose()
    p95 = quantiles(taken, n=20)[-1]
    return (
        f"{SESSIONS} sessions, a run each {THINKING:.0f} s, a save each {WRITING:.0f} s: "
        f"{len(taken):,} runs, median {_ms(median(taken))}, p95 {_ms(p95, SLOWEST)} (aim: {SLOWEST:.0f})"
    )
