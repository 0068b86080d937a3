"""Somebody at a browser: opens pages, fills in forms, and is watched for anything that goes wrong."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from browser import WAITING, act, idle_page, wait_app
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect
from playwright.sync_api import TimeoutError as LateError

# Opened below a page's path, Streamlit first looks for its server there and then one level up.
_PROBES = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")

_TIMES = 3
"""How often a list is opened: it closes where the page is drawn anew, or still scrolls, in that moment."""

# What a hostile text would set, and so give itself away.
_TELL_FOREIGN_SCRIPTS = """Object.defineProperty(window, "__pwned", {
  set(how) { console.error(`A foreign script ran: ${how}`); },
});"""


@dataclass
class Watch:
    """What happened on a page that should not: logged errors, addresses elsewhere, open dialogs."""

    host: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def listeners(self) -> Mapping[str, Callable[[Any], object]]:
        """What listens to a page from before its first request, by event."""
        return {
            "console": self._logged,
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": lambda request: self._request(request.url, self.asked),
            "websocket": lambda socket: self._request(socket.url, self.sockets),
            "dialog": lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()),
        }

    def _logged(self, line: ConsoleMessage) -> None:
        if line.type == "error" and not _PROBES.search(line.location["url"]):
            self.errors.append(f"{line.text} {line.location['url']}")

    def _request(self, url: str, kept: list[str]) -> None:
        kept.append(url)
        parts = urlsplit(url)
        if parts.scheme != "data" and urlsplit(url.removeprefix("blob:")).netloc != self.host:
            self.elsewhere.append(url)


@contextmanager
def reader(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, Watch]]:
    """A page in a browser of its own that logs no error and asks no other host for anything."""
    usual: dict[str, Any] = {"viewport": {"width": 1440, "height": 1000}, "reduced_motion": "reduce"}
    watch = Watch(urlsplit(address).netloc)
    with idle_page(browser, watch.listeners(), [_TELL_FOREIGN_SCRIPTS], **(usual | options)) as page:
        yield page, watch
        assert watch.elsewhere == []
        assert watch.errors == []
        assert watch.dialogs == []


def visit(page: Page, address: str) -> None:
    """Go to an address as if it were typed, and wait until the page stands."""
    page.goto(address)
    wait_app(page)


def press(page: Page, key: str) -> None:
    """Press the button whose key begins with this, and wait for what comes of it.

    Keys serve as names because they are the same in every language.
    """
    act(page, page.locator(f"[class*='st-key-{key}'] button").first.click)


def tab_to(page: Page, place: Locator) -> None:
    """Press the tab key until the focus is there."""
    for _press in range(100):
        page.keyboard.press("Tab")
        if place.evaluate("(element) => element.getRootNode().activeElement === element"):
            return
    raise AssertionError(f"The tab key does not lead to {place}.")


def submit(page: Page) -> None:
    """Send the form that is open."""
    act(page, page.get_by_test_id("stFormSubmitButton").get_by_role("button").click)


def choice_of(page: Page, key: str) -> Locator:
    """The list, or the marks, of which something is chosen under a key."""
    return page.locator(f"[class*='st-key-{key}--']")


def choose(page: Page, key: str, option: str) -> None:
    """Choose an option of a list by typing it, and wait for what comes of it."""
    act(page, lambda: pick(choice_of(page, key), option))


def look(page: Page, key: str, option: str) -> None:
    """Choose an option in the panel that says from whom the network is looked at, and shut it again."""
    panel, field = page.locator(".st-key-network-scope"), choice_of(page, key)
    act(page, panel.get_by_role("button").first.click)
    choose(page, key, option)
    # The first closes the list of options where that is still open, the next the panel.
    for _time in range(3):
        if field.is_visible():
            page.keyboard.press("Escape")
            page.wait_for_timeout(500)
    expect(field).to_be_hidden()


def pick(place: Locator, option: str) -> None:
    """The same without waiting: in a form nothing runs before it is sent."""
    wanted = place.page.get_by_role("option", name=option).first
    # A list that opens below the window shuts again.
    place.scroll_into_view_if_needed()
    for _time in range(_TIMES):
        # Emptied first: a box that holds the words already would not open its list again.
        place.get_by_role("combobox").fill("")
        place.get_by_role("combobox").fill(option)
        with suppress(LateError):
            # Not by the pointer: where the list closes in that moment, it would shut the form behind it.
            wanted.dispatch_event("click", timeout=WAITING / _TIMES)
            return
    raise AssertionError(f"There is no option “{option}”.")


def turn_to(tab: Locator) -> None:
    """Bring a sheet to the front; the page then runs, where it was not there already."""
    if tab.get_attribute("aria-selected") != "true":
        act(tab.page, tab.click)


def turn_language(page: Page, language: str) -> None:
    """Go on in this language; the page then runs, where it was not in it already."""
    button = page.get_by_role("radio", name=language, exact=True)
    if button.get_attribute("aria-checked") != "true":
        act(page, button.click)
    expect(button).to_have_attribute("aria-checked", "true")


def seen_as(page: Page) -> str:
    """The label of the role through whose eyes the page is seen."""
    return page.locator("[class*=st-key-eyes--]").get_by_role("combobox").input_value()


def named_field(page: Page, name: str) -> Locator:
    """A field of the form that is open."""
    return page.get_by_role("dialog").locator(f"[class*='-{name} '], [class*='-{name}--form ']")


def fill(page: Page, **values: str) -> None:
    """Fill in fields of the form that is open, each in the way of its kind; days as "2026-03-02"."""
    for name, value in values.items():
        place = named_field(page, name)
        expect(place).to_be_visible()
        if place.get_by_test_id("stDateInput").count():
            for part, digits in zip(("year", "month", "day"), value.split("-"), strict=True):
                segment = place.locator(f"[data-type={part}]")
                segment.focus()
                page.keyboard.type(digits)
                expect(segment).to_have_text(re.compile(f"^0?{int(digits)}$"))
            # The calendar has opened over the fields below.
            page.keyboard.press("Escape")
        elif place.get_by_role("combobox").count():
            pick(place, value)
        else:
            place.locator("input, textarea").fill(value)


def value_of(page: Page, name: str) -> str:
    """What a field of the form that is open holds."""
    return named_field(page, name).locator("input, textarea").input_value()


def no_traceback(page: Page) -> None:
    """Nothing on the page is meant for programmers."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def row_with(page: Page, text: str, key: str) -> None:
    """Click on the row of a table in which some cell has this text; it must be in sight."""
    table = page.locator(f"[class*='st-key-{key}--']")
    # A table that has just changed tells those who cannot see it a moment later.
    page.wait_for_timeout(300)
    cell = table.locator("[role=gridcell]", has_text=text).first
    expect(cell).to_be_attached()
    row = int(str(cell.get_attribute("id")).rsplit("-", 1)[1])
    act(page, lambda: table.locator(".dvn-scroller").click(position={"x": 200, "y": 35 + 35 * row + 17}))


def upload(page: Page, name: str, content: bytes) -> None:
    """Hand a file to the Data page."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    act(page, lambda: page.locator("[class*=st-key-import-files] input[type=file]").set_input_files([file]))


def stated(page: Page, *texts: str) -> Locator:
    """The ties, or the work, on the card of somebody that hold all of these."""
    found = page.locator("[class*='st-key-stakeholder-card-']")
    for text in texts:
        found = found.filter(has_text=text)
    return found


def listed(page: Page, *texts: str) -> None:
    """The card of somebody lists this."""
    expect(stated(page, *texts)).to_be_visible()
