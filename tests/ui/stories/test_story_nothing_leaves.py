"""Nothing leaves the machine: whatever a page asks for, it asks of the app itself."""

from urllib.parse import urlsplit

import pytest
from browser import act
from graph import wait_drawn
from playwright.sync_api import Browser, expect
from reader import press, reader, visit

pytestmark = pytest.mark.browser


def test_every_page_asks_the_app_alone_in_either_language(browser: Browser, address: str) -> None:
    host = urlsplit(address).netloc
    with reader(browser, address) as (page, watch):
        visit(page, f"{address}/?lang=EN")
        menu = page.get_by_test_id("stSidebarNav").get_by_role("link")
        for position in range(menu.count()):
            act(page, menu.nth(position).click)
            if "/network" in page.url:
                press(page, "network-prompt-all")
                wait_drawn(page)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        act(page, page.get_by_text("NL", exact=True).click)
        expect(page.get_by_role("radio", name="NL")).to_be_checked()

        assert len(watch.asked) > 20
        assert watch.elsewhere == []
        assert watch.sockets == [f"ws://{host}/_stcore/stream"]


def test_what_asks_elsewhere_would_be_seen(browser: Browser, address: str) -> None:
    with pytest.raises(AssertionError, match=r"127\.0\.0\.2"), reader(browser, address) as (page, _watch):
        visit(page, address)
        page.evaluate("fetch('http://127.0.0.2:9/elsewhere').catch(() => null)")
