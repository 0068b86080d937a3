"""The log: what stands in it, and that no text of a record ever does."""

import json
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.logs import (
    LogForm,
    LogLevel,
    begin_log,
    log_what_nobody_catches,
    note_failure,
    without_values,
)

SECRET = "said-in-confidence"


class Written:
    """What was written to stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys, self._read = capsys, ""

    def getvalue(self) -> str:
        """All of it until now."""
        self._read += self._capsys.readouterr().err
        return self._read


@pytest.fixture
def stderr(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """What is written to stderr, with all that a log changes put back afterwards."""
    root, ours = logging.getLogger(), logging.getLogger("dare_network")
    before = (list(root.handlers), ours.level)
    for place, name in ((sys, "excepthook"), (threading, "excepthook"), (warnings, "showwarning")):
        monkeypatch.setattr(place, name, getattr(place, name))
    yield Written(capsys)
    root.handlers[:] = before[0]
    ours.setLevel(before[1])


def raised(error: BaseException) -> BaseException:
    """The error with the lines that raised it."""
    try:
        raise error  # noqa: TRY301 - so that it has lines that raised it
    except BaseException as caught:  # noqa: BLE001 - any kind
        return caught


def test_a_line_says_when_how_grave_and_where(stderr: Written) -> None:
    begin_log(LogForm.PLAIN, LogLevel.INFO)
    logging.getLogger("dare_network.services").info("Loaded %s rows", 12)
    logging.getLogger("dare_network.services").debug("Too fine")
    assert stderr.getvalue().endswith("INFO    dare_network.services: Loaded 12 rows\n")
    assert stderr.getvalue().startswith("20")
    assert "Too fine" not in stderr.getvalue()


@pytest.mark.parametrize("level", list(LogLevel))
def test_the_level_says_the_least_that_is_written(stderr: Written, level: LogLevel) -> None:
    begin_log(LogForm.PLAIN, level)
    for each in LogLevel:
        logging.getLogger("dare_network.x").log(logging.getLevelName(each.upper()), each)
    told = [line.split()[1].lower() for line in stderr.getvalue().splitlines()]
    assert told == list(LogLevel)[list(LogLevel).index(level) :]


def test_a_failure_is_found_under_its_number_with_its_trace(stderr: Written) -> None:
    for form in LogForm:
        begin_log(form, LogLevel.INFO)
        number = note_failure("while something was done", raised(ValueError(SECRET)))
        last = stderr.getvalue()[stderr.getvalue().rindex(f"Failure {number}") :]
        assert "raise error" in last
        assert "ValueError" in last
        assert "test_logs.py" in last
    assert SECRET not in stderr.getvalue()


@pytest.mark.parametrize("event", ["one\ntwo", "one\r\n2026-01-01 ERROR forged: line", "tab\there", "“é” 😀"])
def test_each_record_is_one_object_on_one_line_whatever_it_says(stderr: Written, event: str) -> None:
    begin_log(LogForm.JSON, LogLevel.INFO)
    logging.getLogger("dare_network.x").warning("%s", event)
    (line,) = stderr.getvalue().split("\n")[:-1]
    told = json.loads(line)
    assert (told["event"], told["level"], told["logger"]) == (event, "warning", "dare_network.x")


def test_no_line_can_be_forged(stderr: Written) -> None:
    begin_log(LogForm.PLAIN, LogLevel.INFO)
    for end in "\n\r\x0b\x0c\x1c\x85\u2028":
        logging.getLogger("dare_network.x").warning("a path %s2026-01-01 ERROR forged: line", end)
    assert all(line.startswith(("20", "  ")) for line in stderr.getvalue().splitlines())
    assert not any(line.startswith("2026-01-01 ERROR") for line in stderr.getvalue().splitlines())


def _errors() -> st.SearchStrategy[BaseException]:
    kinds = [
        ValueError,
        KeyError,
        RuntimeError,
        TypeError,
        AssertionError,
        OSError,
        UnicodeError,
        AttributeError,
    ]
    single = st.sampled_from(kinds).map(lambda kind: kind(SECRET))
    return st.recursive(
        single,
        lambda inner: st.one_of(
            st.tuples(inner, inner, st.booleans()).map(lambda three: _linked(*three)),
            st.lists(inner, min_size=1, max_size=3).map(_grouped),
        ),
        max_leaves=5,
    )


def _linked(error: BaseException, before: BaseException, as_cause: bool) -> BaseException:
    setattr(error, "__cause__" if as_cause else "__context__", raised(before))
    error.add_note(SECRET)
    return error


def _grouped(errors: list[BaseException]) -> BaseException:
    return BaseExceptionGroup(SECRET, errors)


@given(error=_errors(), form=st.sampled_from(list(LogForm)))
def test_no_text_of_an_error_is_written_however_it_came_about(error: BaseException, form: LogForm) -> None:
    written = StringIO()
    before = sys.stderr, list(logging.getLogger().handlers)
    sys.stderr = written
    try:
        begin_log(form, LogLevel.DEBUG)
        note_failure("in a test", raised(error))
        logging.getLogger("asyncio").error(
            "Task exception was never retrieved\nfuture: %r", error, exc_info=raised(error)
        )
    finally:
        sys.stderr = before[0]
        logging.getLogger().handlers[:] = before[1]
    assert "Failure" in written.getvalue()
    assert "never retrieved" in written.getvalue()
    assert SECRET not in written.getvalue()


def test_errors_that_come_from_each_other_are_written_once(stderr: Written) -> None:
    begin_log(LogForm.PLAIN, LogLevel.INFO)
    one, other = ValueError("1"), KeyError("2")
    one.__cause__, other.__context__ = other, one
    note_failure("in a circle", raised(one))
    assert stderr.getvalue().count("ValueError") == 1


def test_what_is_missing_in_the_code_is_named(stderr: Written) -> None:
    begin_log(LogForm.PLAIN, LogLevel.INFO)
    try:
        None.no_such_thing  # type: ignore[attr-defined]  # noqa: B018
    except AttributeError as error:
        note_failure("in a test", error)
    assert "AttributeError name=no_such_thing" in stderr.getvalue()


def test_what_ends_a_thread_and_what_libraries_warn_of_goes_the_same_way(stderr: Written) -> None:
    begin_log(LogForm.JSON, LogLevel.INFO)
    log_what_nobody_catches()

    def fail() -> None:
        raise RuntimeError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(SECRET, UserWarning, stacklevel=1)
    told: list[dict[str, Any]] = [json.loads(line) for line in stderr.getvalue().splitlines()]
    assert [each["level"] for each in told] == ["critical", "warning"]
    assert "RuntimeError" in told[0]["trace"]
    assert "UserWarning" in told[1]["event"]
    assert SECRET not in stderr.getvalue()


@given(st.text(alphabet="ab'\\ ", max_size=20), st.sampled_from(["", " AND x = 1", " LIMIT 2"]))
def test_a_statement_is_shown_without_the_texts_in_it(text: str, rest: str) -> None:
    quoted = text.replace("'", "''")
    assert without_values(f"SELECT\n  1 WHERE name = '{quoted}'{rest}") == f"SELECT 1 WHERE name = '…'{rest}"
