"""A fault of ours: a number for the reader, the trace under that number in the log, its text nowhere."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from browser import ROOT, act, start_app
from playwright.sync_api import Browser, Page, expect
from reader import reader, visit
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

SECRET = "said-in-confidence"
NUMBER = re.compile(r"\b[0-9A-F]{8}\b")
PLACES = ("On the page", "In a part", "In a panel", "In a click", "In a statement", "In a script")
TOLD = {
    "EN": "Something failed here through a fault of the app",
    "NL": "Hier ging iets mis door een fout in de app",
}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server writes down."""
    return tmp_path_factory.mktemp("failing") / "log.jsonl"


@pytest.fixture(scope="module")
def address(log: Path) -> Iterator[str]:
    """An app in which everything fails."""
    with log.open("wb") as written:
        settings = {"DARE_LOG": "json", "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full"}
        with start_app(ROOT / "tests/ui/failing_app/app.py", settings, log=written) as base:
            yield base


def lines(log: Path) -> list[dict[str, str]]:
    """The log; fails where a line is no record of ours."""
    return [json.loads(line) for line in log.read_text().splitlines()]


def failure(log: Path, number: str) -> dict[str, str]:
    """What the log says under a number, which is all that it says of it."""
    found = [line for line in lines(log) if line.get("failure") == number]
    assert len(found) == 1
    assert found[0]["request"] == number
    return found[0]


def number_on(page: Page, language: str) -> str:
    """The number that the page tells, and nothing else."""
    told = page.get_by_text(TOLD[language])
    expect(told).to_have_count(1)
    found = NUMBER.findall(told.inner_text())
    assert len(found) == 1
    return found[0]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["EN", "NL"])
def test_whatever_fails_the_reader_is_told_a_number_that_stands_in_the_log(
    browser: Browser, address: str, log: Path, language: str
) -> None:
    seen: set[str] = set()
    with reader(browser, address) as (page, _watch):
        for place in (
            "On the page",
            "In a part",
            "In a panel",
            "In a click",
            "In a statement",
            "In a script",
        ):
            visit(page, f"{address}/?lang={language}")
            act(page, page.get_by_role("button", name=place, exact=True).click)
            number = number_on(page, language)
            assert number not in seen
            seen.add(number)
            assert "main.py" in failure(log, number)["trace"]
            assert SECRET not in page.content()
            assert "Traceback" not in page.content()
            # The next click finds all as it was.
            if place in {"On the page", "In a part"}:
                act(page, page.get_by_role("button", name="Before", exact=True).click)
                expect(page.get_by_text(TOLD[language])).to_have_count(0)
        visit(page, f"{address}/?lang={language}")
        page.get_by_role("button", name="File", exact=True).click()
        number = number_on(page, language)
        assert "ValueError" in failure(log, number)["trace"]
        page.get_by_role("button", name="File of the database", exact=True).click()
        expect(page.get_by_text("The database is away.")).to_be_visible()
    done = {line["request"]: line["event"] for line in lines(log) if line["logger"] == "dare_network.tracing"}
    assert {done[number].partition(" took ")[0] for number in seen} == {"page main", "part main"}
    assert "file download" in {event.partition(" took ")[0] for event in done.values()}
    assert SECRET not in log.read_text()


@pytest.mark.browser
def test_what_was_foreseen_is_told_as_it_is_and_is_no_failure(
    browser: Browser, address: str, log: Path
) -> None:
    before = len([line for line in lines(log) if "failure" in line])
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        act(page, page.get_by_role("button", name="By the database", exact=True).click)
        expect(page.get_by_text("The database is away.")).to_be_visible()
    assert len([line for line in lines(log) if "failure" in line]) == before


@pytest.mark.parametrize(("asked", "language"), [("nl-NL,nl;q=0.9", "NL"), ("fr", "EN"), ("", "EN")])
def test_an_address_whose_answer_fails_tells_a_number(
    address: str, log: Path, asked: str, language: str
) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(Request(f"{address}/failing?q={SECRET}", headers={"Accept-Language": asked}))
    with caught.value as answer:
        assert answer.code == 500
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        told = answer.read().decode()
    assert TOLD[language] in told
    assert "ValueError" in failure(log, NUMBER.findall(told)[0])["trace"]
    assert SECRET not in told + log.read_text()


def test_every_line_of_the_log_is_a_record_also_those_of_the_server(address: str, log: Path) -> None:
    with urlopen(f"{address}/?q={SECRET}"):
        pass
    with pytest.raises(HTTPError):
        urlopen(Request(f"{address}/health?q={SECRET}", headers={"Origin": "https://example.org"}))
    with pytest.raises(InvalidStatus):
        connect(
            f"ws{address.removeprefix('http')}/_stcore/stream?q={SECRET}", origin=Origin("null"), proxy=None
        )
    told = lines(log)
    assert {"uvicorn.error"} <= {line["logger"] for line in told}
    refused = [line for line in told if line["logger"] == "dare_network.ui.access"]
    assert [line["event"] for line in refused[-2:]] == [
        "Refused, by a page of another site: GET '/health'",
        "Refused, by a page of another site: SOCKET '/_stcore/stream'",
    ]
    assert all(line["at"] and line["level"] for line in told)
    assert SECRET not in log.read_text()
