"""No grid gives away a file or a copy: what is exported is a file of ours, with the right to it."""

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import choose, reader, visit

pytestmark = pytest.mark.browser

PAGES = ("network", "stakeholders", "dialogues", "commitments", "summary")


def grids(page: Page) -> int:
    """How many grids there are, after a look at what each offers under the pointer."""
    found = page.get_by_test_id("stDataFrame").locator("visible=true")
    for grid in found.all():
        grid.hover()
        toolbar = grid.get_by_test_id("stElementToolbar")
        expect(toolbar.get_by_role("button").first).to_be_attached()
        offered = [button.get_attribute("aria-label") for button in toolbar.get_by_role("button").all()]
        assert any(label and label.startswith("Fullscreen") for label in offered)
        assert [label for label in offered if label and "ownload" in label] == []
    return found.count()


def copied(page: Page) -> str:
    """What is on the clipboard after somebody copied a cell of the table of commitments."""
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    page.get_by_test_id("stDataFrame").locator(".dvn-scroller").click(position={"x": 200, "y": 52})
    page.keyboard.press("Control+c")
    page.wait_for_timeout(300)
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("role", ["Public", "Policy liaison"])
def test_no_page_offers_the_file_of_a_grid(browser: Browser, address: str, role: str) -> None:
    with reader(browser, address) as (page, _watch):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        visit(page, f"{address}/?lang=EN")
        choose(page, "eyes", role)
        seen = 0
        for name in PAGES:
            act(page, page.get_by_test_id("stSidebarNav").locator(f"a[href$='/{name}']").click)
            seen += grids(page)
            if name == "commitments" and role != "Public":
                assert copied(page) == "nothing was copied"
        assert seen >= (2 if role == "Public" else 3)
