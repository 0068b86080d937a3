"""Texts that try to be more than text are shown as text, and no script of theirs runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from browser import ROOT, act, start_app
from databases import Content, SqliteDatabase
from graph import SURFACE, place_of, wait_drawn
from hostile_consortium import LITERAL, OUR_OWN, SCRIPTS, found_hostile_consortium
from playwright.sync_api import Browser, Page, expect
from reader import no_traceback, press, reader, turn_to, upload, value_of, visit

from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser

PAGES = ("", "network", "stakeholders", "dialogues", "commitments", "summary", "data")
SHOWN = (SCRIPTS[0], SCRIPTS[-1], *LITERAL)
"""The texts whose own pages are opened."""
_MADE = (
    "b, i, script, svg[onload], img[onerror], "
    "a[href^=javascript], a[href*='evil.example/x'], a[href*='www.evil'], a[href^=mailto]"
)
_ONE_WORD = re.compile("^(bold|link|press)$")
Keys = dict[str, tuple[UUID, UUID]]


@pytest.fixture(scope="module")
def hostile(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    """A store of hostile texts: its file and, by text, the person and the dialogue called so."""
    path = tmp_path_factory.mktemp("hostile") / "dare.sqlite3"
    path.write_bytes(sqlite.bytes_of(Content.REFERENCE))
    engine = open_engine(f"sqlite:///{path}")
    people, dialogues = found_hostile_consortium(engine)
    engine.dispose()
    return path, dict(zip(OUR_OWN, zip(people, dialogues, strict=True), strict=True))


@pytest.fixture(scope="module")
def address(hostile: tuple[Path, Keys]) -> Iterator[str]:
    """The product, serving that store without the sample."""
    settings = {"DARE_DATABASE_URL": f"sqlite:///{hostile[0]}", "DARE_SAMPLE": "no"}
    with start_app(ROOT / "app.py", settings) as base:
        yield base


@pytest.fixture(scope="module")
def keys(hostile: tuple[Path, Keys]) -> Keys:
    """By text, the person and the dialogue called so."""
    return hostile[1]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that is watched."""
    with reader(browser, address) as (page, _watch):
        yield page


def letters(text: str) -> re.Pattern[str]:
    """The text with or without invisible joiners in it."""
    return re.compile("\u2060?".join(map(re.escape, text)))


def stands_as_text(page: Page, text: str) -> None:
    """The text is on the page letter by letter, and nothing was made of it."""
    # The cells of a table stand there hidden, for those who cannot see it.
    shown = page.get_by_test_id("stMain").get_by_text(letters(text)).locator("visible=true")
    expect(shown.first).to_be_visible()
    expect(page.get_by_test_id("stMain").locator(_MADE)).to_have_count(0)
    styled = page.get_by_test_id("stMain").locator("strong, a").filter(has_text=_ONE_WORD)
    expect(styled).to_have_count(0)
    no_traceback(page)


def test_every_page_opens(page: Page, address: str) -> None:
    for name in PAGES:
        visit(page, f"{address}/{name}")
        no_traceback(page)
    visit(page, address)
    for text in LITERAL:
        stands_as_text(page, text)


def test_a_dialogue_shows_its_texts_as_text_and_hands_them_to_its_forms(
    page: Page, address: str, keys: Keys
) -> None:
    for text in SHOWN:
        visit(page, f"{address}/dialogues?id={keys[text][1]}")
        expect(page.locator("h2", has_text=text)).to_be_visible()
        expect(page.locator(".record > p", has_text=text).first).to_be_visible()
        for position in range(5):
            turn_to(page.get_by_role("tab").nth(position))
            if position != 4:
                stands_as_text(page, text)
    press(page, "dialogue-edit")
    assert value_of(page, "title") == text
    assert value_of(page, "product_id") == text


def test_what_a_search_finds_is_shown_as_text(page: Page, address: str) -> None:
    for words in ("script", "alert", "onerror", "href"):
        visit(page, f"{address}/dialogues?q={words}")
        expect(page.locator("p.found mark").first).to_have_text(re.compile(words, re.IGNORECASE))
        no_traceback(page)


def test_a_card_and_the_picture_show_names_as_text(page: Page, address: str, keys: Keys) -> None:
    for text in SHOWN:
        person = keys[text][0]
        visit(page, f"{address}/stakeholders?id={person}")
        expect(page.locator(".card h2")).to_have_text(text)
        stands_as_text(page, text)
    visit(page, f"{address}/network?id={person}")
    wait_drawn(page)
    expect(page.locator(".card h2")).to_have_text(text)
    stands_as_text(page, text)
    page.locator(SURFACE).hover(position=place_of(page, str(person)))
    expect(page.locator(".tooltip")).to_contain_text(text)
    page.locator(SURFACE).focus()
    for _step in range(4):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")


def test_the_names_on_the_axes_of_the_summary_are_text(page: Page, address: str) -> None:
    visit(page, f"{address}/summary")
    axes = page.locator(".ytick text")
    for text in LITERAL[:2]:
        expect(axes.filter(has_text=text).first).to_be_attached()
    expect(page.locator("svg a, svg image")).to_have_count(0)


def test_a_file_with_hostile_names_is_shown_as_text(page: Page, address: str) -> None:
    visit(page, f"{address}/data")
    header = ",".join(["Naam", "Plaats", *(f'"{text.replace(chr(34), chr(39))}"' for text in OUR_OWN)])
    upload(page, f"{LITERAL[1]}![x](y).csv", f"{header}\r\n{LITERAL[0]} anew,{LITERAL[1]}\r\n".encode())
    stands_as_text(page, f"Read as: {LITERAL[1]}![x](y)")
    page.get_by_text("Look at the columns and change them").click()
    stands_as_text(page, f"“{LITERAL[1]}![x](y)”")
    press(page, "import-load")
    stands_as_text(page, f"{LITERAL[1]}![x](y).csv")


def test_the_pages_to_take_along_run_no_script_of_others(
    page: Page, browser: Browser, address: str, tmp_path: Path
) -> None:
    for name, button in (("network", "network-html"), ("summary", "summary-download")):
        visit(page, f"{address}/{name}?show=picture")
        if name == "network":
            act(page, page.get_by_text("Export").click)
        with page.expect_download() as download:
            page.locator(f".st-key-{button} button").click()
        file = tmp_path / f"{name}.html"
        download.value.save_as(file)
        with reader(browser, "file://") as (other, watch):
            other.goto(file.as_uri())
            expect(other.locator("body")).to_contain_text(LITERAL[1])
            assert watch.asked[0] == file.as_uri()
