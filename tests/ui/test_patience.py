"""Long work: it is said what is being done, nobody has to wait, and it can be done after all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import start_app
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parent / "patience_app" / "main.py"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A page whose answer takes its time."""
    with start_app(APP, {}) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page of the browser."""
    opened = browser.new_page()
    yield opened
    opened.close()


def test_what_is_there_at_once_is_drawn_without_a_word() -> None:
    app = AppTest.from_file(str(APP)).run()
    assert [each.value for each in app.text] == ["The answer is 42."]
    assert not app.button


def test_what_goes_wrong_in_long_work_goes_wrong_on_the_page() -> None:
    app = AppTest.from_file(str(APP))
    app.query_params["lost"] = "yes"
    app.run()
    assert [error.value for error in app.error] == ["It is gone."]


def test_somebody_who_waits_sees_what_is_done_and_then_the_answer(address: str, page: Page) -> None:
    page.goto(f"{address}/?seconds=3")
    expect(page.get_by_text("Thinking…")).to_be_visible()
    expect(page.get_by_text("The answer is 42.")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("button", name="Stop waiting")).to_have_count(0)


def test_somebody_who_stops_waiting_has_the_page_back_and_can_ask_again(address: str, page: Page) -> None:
    page.goto(f"{address}/?seconds=4")
    page.get_by_role("button", name="Stop waiting").click()
    expect(page.get_by_text("You did not wait for this: Thinking…")).to_be_visible(timeout=3_000)
    expect(page.get_by_text("The answer is 42.")).to_have_count(0)
    page.get_by_role("button", name="Do it after all").click()
    expect(page.get_by_text("The answer is 42.")).to_be_visible(timeout=15_000)
