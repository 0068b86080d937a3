"""Somebody else changes the network between a preview and its import; a preview is read on a telephone."""

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import no_traceback, press, reader, upload, visit

pytestmark = pytest.mark.browser

PEOPLE = b"name,email,telephone\nNoor Teststra,noor@lab.example,071\n"
BEFORE = b"name,email\nNoor Teststra,noor@lab.example\n"


def counts(page: Page) -> list[str]:
    """What would be added and changed."""
    return page.get_by_test_id("stMetricValue").all_inner_texts()


def test_an_import_that_would_differ_from_its_preview_stops_and_shows_the_new_one(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data")
        upload(page, "later.csv", PEOPLE)
        assert counts(page) == ["1", "0"]
        with reader(browser, address) as (other, _other_watch):
            visit(other, f"{address}/data")
            upload(other, "before.csv", BEFORE)
            press(other, "import-load")
            expect(other.get_by_text("1 added").first).to_be_visible()
        press(page, "import-load")
        expect(page.get_by_text("The network has changed since this preview was made")).to_be_visible()
        assert counts(page) == ["0", "1"]
        press(page, "import-load")
        expect(page.get_by_text("0 added, 1 changed").first).to_be_visible()
        no_traceback(page)


def test_on_a_telephone_the_preview_is_read_without_scrolling_sideways_and_in_dutch(
    browser: Browser, address: str
) -> None:
    with reader(browser, address, viewport={"width": 375, "height": 800}, locale="nl-NL") as (page, _watch):
        visit(page, f"{address}/data?lang=nl")
        place = page.locator("[class*=st-key-import-files]")
        expect(place).to_contain_text("hoogstens")
        expect(place.get_by_text("per file")).to_be_hidden()
        button = place.get_by_test_id("stFileUploaderDropzone").locator("button p").first
        assert button.evaluate("each => getComputedStyle(each, '::after').content") == '"Kiezen"'
        upload(page, "list.csv", b"naam,e-mail\n,a@x.example\nNoor Teststra,b@x.example\n")
        reason = page.locator("[class*=_narrow_only] li").first
        expect(reason).to_be_visible()
        box = reason.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375
        page.set_viewport_size({"width": 1440, "height": 1000})
        expect(reason).to_be_hidden()
        no_traceback(page)
