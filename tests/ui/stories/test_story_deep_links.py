"""Addresses that somebody kept, sent or mistyped; a server that has only just begun; a store that is busy."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from browser import ROOT, act, start_app
from playwright.sync_api import Browser, Page, expect
from reader import fill, no_traceback, press, reader, row_with, submit, value_of, visit

pytestmark = pytest.mark.browser

PAGES = {
    "": "Overview",
    "network": "Network",
    "stakeholders": "Stakeholders",
    "dialogues": "Dialogues",
    "commitments": "Commitments",
    "summary": "Summary",
    "data": "Data",
    "installation": "Installation",
}
NOBODY = UUID(int=7)


def opened_through_the_main_script(page: Page, title: str) -> None:
    """The page of this title, with the frame that only the main script draws."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("[class*=st-key-lang--]").get_by_role("radio")).to_have_count(2)
    expect(page.get_by_test_id("stSidebarNav").locator("a p")).to_have_text(list(PAGES.values()))
    no_traceback(page)


@pytest.mark.parametrize("name", ["", "network", "dialogues"])
def test_the_first_address_that_a_fresh_server_is_asked_for_goes_through_the_main_script(
    browser: Browser, database: Path, name: str
) -> None:
    with (
        start_app(ROOT / "app.py", {"DARE_DATABASE_URL": f"sqlite:///{database}"}) as fresh,
        reader(browser, fresh) as (page, _watch),
    ):
        visit(page, f"{fresh}/{name}")
        opened_through_the_main_script(page, PAGES[name])


def test_the_address_of_no_page_leads_to_the_start_page(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, watch):
        visit(page, f"{address}/no-such-page")
        opened_through_the_main_script(page, "Overview")
        (told,) = watch.errors
        assert "does not seem to exist" in told
        watch.errors.clear()


@pytest.mark.parametrize(
    ("name", "role", "hidden"),
    [("installation", "coordinator", {"Installation"}), ("data", "public", {"Data", "Installation"})],
)
def test_a_page_that_is_not_for_a_role_is_not_in_its_menu_and_refuses_at_its_address(
    browser: Browser, address: str, name: str, role: str, hidden: set[str]
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/{name}?as={role}")
        expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[name])
        expect(page.get_by_text("Your role does not allow this.")).to_be_visible()
        expect(page.get_by_role("heading", level=2)).to_have_count(0)
        listed = [title for title in PAGES.values() if title not in hidden]
        expect(page.get_by_test_id("stSidebarNav").locator("a p")).to_have_text(listed)


@pytest.mark.parametrize("name", ["stakeholders", "dialogues"])
def test_the_address_of_a_record_that_is_gone_says_so_and_leads_back(
    browser: Browser, address: str, name: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/{name}?id={NOBODY}")
        expect(page.get_by_test_id("stAlertContentError")).to_be_visible()
        no_traceback(page)
        press(page, "page-back")
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        assert "id=" not in page.url


def test_the_language_of_browser_and_address_holds_on_every_way_through_the_pages(
    browser: Browser, address: str
) -> None:
    own, chosen = "NL", "EN"
    titles = {"EN": ("Dialogues", "Network"), "NL": ("Dialogen", "Netwerk")}
    with reader(browser, address, locale="nl-NL") as (page, _watch):

        def speaks(language: str, title: str) -> None:
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            expect(page.get_by_role("radio", name=language)).to_be_checked()
            menu = page.get_by_test_id("stSidebarNav").locator("a p").nth(1)
            expect(menu).to_have_text(titles[language][1])

        visit(page, f"{address}/dialogues")
        speaks(own, titles[own][0])
        row_with(page, "DIA-2026-014", "dialogues-list-table")
        act(page, page.go_back)
        speaks(own, titles[own][0])
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        visit(page, f"{address}/dialogues?lang={chosen}")
        speaks(chosen, titles[chosen][0])
        act(page, page.get_by_role("link", name=titles[chosen][1], exact=True).click)
        speaks(chosen, titles[chosen][1])
        act(page, page.get_by_text(own, exact=True).click)
        speaks(own, titles[own][1])


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Another process writes to the database and does not come to an end."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def test_a_busy_store_refuses_with_a_sentence_and_nothing_typed_is_lost(
    browser: Browser, address: str, database: Path
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues")
        press(page, "dialogue-new_open")
        fill(page, title="Written while busy", format_id="EMA pilot", lead_body_id="European Medicines")
        fill(page, owner_id="Bram Okkerse")
        with held(database):
            submit(page)
            sentence = page.get_by_role("dialog").get_by_test_id("stAlertContentError")
            expect(sentence).to_contain_text("The database is busy")
            assert value_of(page, "title") == "Written while busy"
            assert value_of(page, "owner_id").startswith("Bram Okkerse")
        submit(page)
        expect(page.get_by_role("heading", name="Written while busy")).to_be_visible()
        act(page, page.get_by_role("link", name="Overview").click)
        no_traceback(page)
