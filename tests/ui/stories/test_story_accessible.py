"""Nobody is hindered on any page, record, answer or form: by day and at night, on a desk and a telephone."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import axe_playwright_python
import pytest
from browser import act, wait_app
from graph import wait_drawn
from playwright.sync_api import Browser, Page, expect
from reader import press, reader, submit, visit
from test_contrast import TEXT, contrast

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.dialogues import dossiers
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
EVERYTHING: Mapping[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS: Mapping[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
}
"""Nothing but colours differs at night."""
WIDTHS = (1440, 390)
Scheme = Literal["dark", "light"]

LEFT_OUT = {
    # A region for files says by its role that it is none; nothing from outside reaches that element.
    ("presentation-role-conflict", '[data-testid="stFileUploaderDropzone"]'),
}
"""What Streamlit itself does and cannot be kept from: the rule, and the element that it is about."""

# What fades in, or is about to be drawn again, is looked at once it is there. A fade may begin only after a
# while, and another may follow it: so all has to stand still at once.
_RUN = """async ([axe, options, leftOut]) => {
  if (!window.axe) new Function(axe)();
  const moving = () => document.querySelector('[data-stale="true"]')
    || document.getAnimations().some(({ playState, effect }) =>
      playState === 'running' && effect.getComputedTiming().endTime !== Infinity);
  const patience = performance.now() + 10000;
  while (moving() && performance.now() < patience) await new Promise((done) => setTimeout(done, 50));
  const { violations } = await window.axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => {
    const element = document.querySelector(node.target[0]);
    const spared = leftOut.find(([rule, selector]) => rule === id && element?.matches(selector));
    return [spared ?? null, `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`];
  }));
}"""


def faults(page: Page, spared: set[tuple[str, str]]) -> list[str]:
    """What hinders somebody on the page as it stands; `spared` takes up what of `LEFT_OUT` was found."""
    found = []
    for scheme in _schemes(page):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 1000})
            wait_app(page)
            options = EVERYTHING if scheme == "light" else COLOURS
            for left_out, fault in page.evaluate(_RUN, [AXE, options, list(LEFT_OUT)]):
                if left_out is None:
                    found.append(f"{scheme}, {width}: {fault}")
                else:
                    spared.add(tuple(left_out))
    page.set_viewport_size({"width": WIDTHS[0], "height": 1000})
    return found


def _schemes(page: Page) -> Iterator[Scheme]:
    schemes: tuple[Scheme, ...] = ("dark", "light")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
        yield scheme


class Look:
    """Somebody who looks at one place after the other and notes what hinders."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.found: list[tuple[str, str]] = []
        self.spared: set[tuple[str, str]] = set()

    def at(self, place: str, *further: Callable[[], object]) -> None:
        """Go to an address, do something there, and look."""
        visit(self.page, f"{self.address}/{place}")
        for do in further:
            do()
        self.here(place)

    def here(self, name: str) -> None:
        """Look at what is open."""
        self.found += [(name, fault) for fault in faults(self.page, self.spared)]

    def tabs(self, name: str) -> None:
        """Look at each tab of the page."""
        tabs = self.page.get_by_role("tab")
        for position in range(tabs.count()):
            tabs.nth(position).click()
            self.here(f"{name}, tab {position}")


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Look]:
    """A look at the product, which must have found nothing."""
    with reader(browser, address) as (page, _watch):
        looked = Look(page, address)
        yield looked
        assert looked.found == []


@pytest.fixture
def dialogue(database: Path) -> tuple[UUID, UUID]:
    """A dialogue of the sample with answers and exactly one meeting, and the body that leads it."""
    engine = open_engine(f"sqlite:///{database}")
    known = dossiers(engine, Viewer("anybody", Role.COORDINATOR))
    engine.dispose()
    found = next(one.dialogue for one in known if len(one.meetings) == 1 and one.answers)
    return found.id, found.lead_body_id


@pytest.mark.parametrize(
    "place",
    [
        "",
        "network",
        "stakeholders",
        "dialogues",
        "dialogues?q=potency",
        "commitments",
        "verify",
        "installation",
    ],
)
def test_a_page_hinders_nobody(look: Look, place: str) -> None:
    look.at(place)


def test_the_summary_hinders_nobody_in_dutch_with_its_numbers_open(look: Look) -> None:
    folded = look.page.locator(".st-key-summary-answers-as_table summary")
    look.at("summary?lang=NL", lambda: act(look.page, folded.click))


def test_the_data_page_hinders_nobody_but_by_what_cannot_be_mended(look: Look) -> None:
    visit(look.page, f"{look.address}/data")
    look.tabs("data")
    assert look.spared == LEFT_OUT


def test_a_dialogue_and_its_forms_hinder_nobody(look: Look, dialogue: tuple[UUID, UUID]) -> None:
    place = f"dialogues?id={dialogue[0]}"
    visit(look.page, f"{look.address}/{place}")
    look.tabs("dialogue")
    for key in ("dialogue-edit", "files-", "letter-"):
        look.at(place, partial(press, look.page, key))


def test_minutes_hinder_nobody(look: Look, dialogue: tuple[UUID, UUID]) -> None:
    page = look.page
    visit(page, f"{look.address}/dialogues?id={dialogue[0]}")
    page.get_by_role("tab").nth(1).click()
    press(page, "minutes-new")
    look.here("form of new minutes")
    submit(page)
    press(page, "minutes-open")
    for name in ("Text", "Comments", "Versions"):
        page.get_by_role("tab", name=name).click()
        look.here(name)


def test_somebody_and_the_form_for_somebody_hinder_nobody(look: Look, dialogue: tuple[UUID, UUID]) -> None:
    look.at(f"stakeholders?id={dialogue[1]}")
    look.at("stakeholders", partial(press, look.page, "person-new"))


def test_no_answer_of_the_network_hinders_anybody(look: Look, dialogue: tuple[UUID, UUID]) -> None:
    body = dialogue[1]
    look.at(f"network?show=picture&id={body}", lambda: wait_drawn(look.page))
    look.at(f"network?show=routes&to={body}")
    look.at(f"network?show=leaving&leaving={body}")
    for answer in ("ranking", "coverage", "changes"):
        look.at(f"network?show={answer}")


# axe does not judge what lies over something else.
_PAINTED = """(element) => {
  const pencil = document.createElement("canvas").getContext("2d");
  const rgb = (colour) => {
    pencil.fillStyle = colour;
    pencil.fillRect(0, 0, 1, 1);
    return [...pencil.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
  };
  const { color, backgroundColor } = getComputedStyle(element);
  return [rgb(color), rgb(backgroundColor)];
}"""


def test_what_is_chosen_and_pressed_in_a_form_can_be_read(
    browser: Browser, address: str, dialogue: tuple[UUID, UUID]
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue[0]}")
        press(page, "dialogue-edit")
        for _scheme in _schemes(page):
            for part in ("[data-tag]", "[data-testid=stBaseButton-primaryFormSubmit]"):
                element = page.get_by_role("dialog").locator(part).first
                page.wait_for_timeout(300)
                written, paper = element.evaluate(_PAINTED)
                assert contrast(tuple(written), tuple(paper)) >= TEXT
