"""Requests: each has an id that stands in all it writes, and tells at its end how long it took."""

import json
import logging
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from databases import postgres_tools
from hypothesis import given
from hypothesis import strategies as st
from test_logs import SECRET, Written, raised, stderr

from dare_network import tracing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.errors import UnreadableFileError
from dare_network.formats.suggestion import suggest
from dare_network.logs import LogForm, LogLevel, begin_log, note_failure
from dare_network.services.importing.files import read_files
from dare_network.services.importing.loading import load_import
from dare_network.services.importing.undoing import undo_import
from dare_network.services.installation import back_up, check_store
from dare_network.services.reference import load_reference
from dare_network.settings import Limits
from dare_network.store.engine import open_engine, read_transaction
from dare_network.tracing import RequestKind, present_request, request_times, slow_statements

__all__ = ["stderr"]
_log = logging.getLogger("dare_network.x")


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins as a process does."""
    monkeypatch.setattr(tracing, "_times", {})
    monkeypatch.setattr(tracing, "_slow", deque(maxlen=tracing.REMEMBERED))


def test_all_that_a_request_writes_stands_under_its_id_and_nothing_else_does(stderr: Written) -> None:
    begin_log(LogForm.JSON, LogLevel.INFO)
    _log.info("Before")
    with tracing.tracing(RequestKind.PAGE, "dialogues") as request:
        _log.info("Within")
    _log.info("After")
    told = [json.loads(line) for line in stderr.getvalue().splitlines()]
    assert [each.get("request") for each in told] == [None, request.id, request.id, None]
    assert told[2]["event"].startswith("page dialogues took 0.")
    assert present_request() is None


def test_a_plain_line_has_the_id_as_well(stderr: Written) -> None:
    begin_log(LogForm.PLAIN, LogLevel.INFO)
    with tracing.tracing(RequestKind.PAGE, "dialogues") as request:
        _log.info("Within")
    assert f"INFO    [{request.id}] dare_network.x: Within\n" in stderr.getvalue()


def test_a_failure_is_told_under_the_id_of_its_request(stderr: Written) -> None:
    begin_log(LogForm.JSON, LogLevel.INFO)
    with pytest.raises(ValueError), tracing.tracing(RequestKind.COMMAND, "check") as request:
        assert note_failure("in a test", raised(ValueError(SECRET))) == request.id
        raise ValueError(SECRET)
    told = [json.loads(line) for line in stderr.getvalue().splitlines()]
    assert [each.get("failure") for each in told] == [request.id, None]
    assert {each["request"] for each in told} == {request.id}
    assert SECRET not in stderr.getvalue()


def test_what_nobody_clicked_is_told_in_detail_only(stderr: Written) -> None:
    for level in (LogLevel.INFO, LogLevel.DEBUG):
        begin_log(LogForm.PLAIN, level)
        with tracing.tracing(RequestKind.ROUTE, f"/{level}", routine=True):
            pass
    assert "route /info took" not in stderr.getvalue()
    assert "route /debug took" in stderr.getvalue()


@given(st.lists(st.integers(0, 3), min_size=2, max_size=6))
def test_requests_of_several_threads_never_mix(counts: list[int]) -> None:
    together = threading.Barrier(len(counts))

    def work(count: int) -> tuple[str, str, int]:
        with tracing.tracing(RequestKind.PART, f"page {count}") as request:
            together.wait()
            for _time in range(count):
                tracing.count_statement(0.001)
            together.wait()
            found = present_request()
            assert found is request
            return request.id, tracing.present_id(), request.statements

    with ThreadPoolExecutor(len(counts)) as pool:
        done = list(pool.map(work, counts))
    assert [statements for _id, _present, statements in done] == counts
    assert len({key for key, _present, _statements in done}) == len(counts)
    assert all(key == present for key, present, _statements in done)


def test_each_statement_is_counted_for_the_request_that_sends_it(database_url: str) -> None:
    engine = open_engine(database_url)
    with tracing.tracing(RequestKind.PAGE, "counted") as request, read_transaction(engine) as transaction:
        for _time in range(3):
            transaction.connection.execute(sa.text("SELECT id FROM stakeholder")).all()
    assert request.statements == 3
    assert 0 < request.waited < 5
    with tracing.tracing(RequestKind.PAGE, "counted") as other, read_transaction(engine):
        pass
    assert other.statements == 0
    (times,) = [each for each in request_times() if each.name == "counted"]
    assert (times.count, times.statements) == (2, 3)
    engine.dispose()


def test_a_slow_statement_is_remembered_by_its_shape_with_the_request_that_sent_it(database_url: str) -> None:
    engine = open_engine(database_url, Limits(slow=0.0))
    with tracing.tracing(RequestKind.PAGE, "slow") as request, read_transaction(engine) as transaction:
        found = transaction.connection.execute(
            sa.text(f"SELECT '{SECRET}' UNION ALL SELECT :said"), {"said": SECRET}
        )
        assert len(found.all()) == 2
    latest = slow_statements()[0]
    assert (latest.request, latest.name, latest.rows) == (request.id, "page slow", 2)
    assert latest.shape.startswith("SELECT '…' UNION ALL SELECT ")
    assert SECRET not in str(slow_statements())
    engine.dispose()


def test_time_is_counted_also_where_rows_are_found_only_as_they_are_fetched(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url, Limits(slow=0.01))
    count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n"
    with tracing.tracing(RequestKind.PAGE, "fetched") as request, read_transaction(engine) as transaction:
        transaction.connection.exec_driver_sql(count).all()
    assert request.waited > 0.01
    assert request.statements == 1
    assert slow_statements()[0].rows == 300_000
    engine.dispose()


def test_a_statement_that_was_stopped_is_told_as_well(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(postgres_url, Limits(statement=0.1, slow=0.05))
    with pytest.raises(Exception), read_transaction(engine) as transaction:  # noqa: B017 - tested elsewhere
        transaction.connection.exec_driver_sql("SELECT pg_sleep(30)")
    assert "SELECT pg_sleep(30)" in caplog.text
    assert slow_statements()[0].shape == "SELECT pg_sleep(30)"
    engine.dispose()


def test_what_is_remembered_is_bounded() -> None:
    for number in range(tracing.NAMES + 50):
        with tracing.tracing(RequestKind.ROUTE, f"/{number}", routine=True):
            tracing.remember_slow(f"SELECT {number}", 1.0, -1)
    assert len(request_times()) <= tracing.NAMES
    assert [each.shape for each in slow_statements()][:1] == [f"SELECT {tracing.NAMES + 49}"]
    assert len(slow_statements()) == tracing.REMEMBERED


def test_what_services_write_names_no_account_and_no_record(
    database_url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(postgres_tools()), prepend=":")
    caplog.set_level(logging.DEBUG, "dare_network")
    engine = open_engine(database_url, Limits(slow=0.0))
    viewer = Viewer(SECRET, Role.ADMINISTRATOR, listed_as=SECRET)
    load_reference(engine)
    files = [("people.csv", f"Name,Type,ORCID\n{SECRET} one,Person,\n{SECRET} two,Person,12\n".encode())]
    batch = load_import(engine, viewer, files, suggest(read_files(files)))
    assert batch
    with pytest.raises(UnreadableFileError):
        load_import(engine, viewer, [(f"{SECRET}.xlsx", b"none")], suggest(read_files(files)))
    undo_import(engine, viewer, batch.id)
    back_up(engine, viewer, tmp_path / "backup")
    check_store(engine, viewer)
    engine.dispose()
    told = caplog.text
    assert "Import " in told
    assert "INSERT INTO stakeholder" in told
    assert "Saved" in told
    assert SECRET not in told
