"""Somebody who clicks on anything in sight, and types anything into it: the same for the same seed."""

import random
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from browser import wait_app
from playwright.sync_api import Error, FilePayload, Locator, Page, expect
from reader import choice_of, no_traceback

from dare_network.domain.vocabulary import Role

ROLES = {
    Role.ADMINISTRATOR: ("Administrator", "Beheerder"),
    Role.COORDINATOR: ("Coordination office", "Coördinatiebureau"),
    Role.LIAISON: ("Policy liaison", "Beleidsliaison"),
    Role.STEERING: ("Steering committee", "Stuurgroep"),
    Role.MEMBER: ("Member of a centre", "Lid van een centrum"),
    Role.PUBLIC: ("Public", "Publiek"),
}
"""What each role is called, in English and in Dutch."""
LANGUAGES = ("EN", "NL")

TEXTS = (
    *(
        "a",
        "potency",
        "Anna",
        "0",
        "-1",
        "2026-02-30",
        "=1+1",
        "%",
        "' OR 1=1 --",
        "\\",
        '"',
        "*",
        "$x$ :red[y]",
    ),
    *(
        "<img src=x onerror=window.__pwned=1>",
        "x" * 25_000,
        "Zoë 👩‍🔬 \u202eabc",
        "[a](javascript:alert(1))",
        " ",
    ),
)
FILE: FilePayload = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"Name,Type\nA,Person\n"}
_ABOVE = "[role=dialog]"
_MENU = "[data-testid=stSidebarNav] a"
# What can be clicked or filled in, in the order of the page, each with a number that finds it again.
_IN_SIGHT = """([root, menu]) => {
  const kinds = "button, a[href], input, textarea, summary, canvas, [role=tab], [role=spinbutton]";
  const above = [...document.querySelectorAll(root)].at(-1);
  const places = above ? [above] : [document.querySelector("[data-testid=stMain]")];
  const found = places.flatMap((place) => [...place.querySelectorAll(kinds)]);
  if (!above) found.push(...document.querySelectorAll(menu));
  for (const old of document.querySelectorAll("[data-walk]")) delete old.dataset.walk;
  return found.flatMap((each, number) => {
    const box = each.getBoundingClientRect();
    const elsewhere = each instanceof HTMLAnchorElement && each.host !== location.host;
    if (elsewhere || each.target === "_blank" || !box.width || !box.height) return [];
    if (each.disabled || each.closest("[aria-hidden=true], template")) return [];
    each.dataset.walk = String(number);
    const name = (each.innerText || each.getAttribute("aria-label") || each.name || "").trim().slice(0, 50);
    const kind = each.getAttribute("role") || each.type || each.localName;
    return [{ number, kind, tag: each.localName, name, x: box.width, y: box.height }];
  });
}"""


class Walker:
    """A walk through one page of a browser, as one role, that remembers its steps."""

    def __init__(self, page: Page, role: Role, language: str, seed: object) -> None:
        self.page, self.role, self.language = page, role, language
        self.steps: list[str] = []
        self._dice = random.Random(f"{seed} {role} {language}")

    def step(self) -> None:
        """Do one thing, and see that the page stands, in the language and as the role that were chosen."""
        turn = self._dice.random()
        with suppress(Error):
            if turn < 0.08:
                self._turn_language()
            elif turn < 0.12:
                self._look_through_other_eyes()
            elif turn < 0.15:
                self._note("a reload")
                self.page.reload()
            else:
                self._anything()
        self.page.wait_for_timeout(150)
        self.stands()

    def stands(self) -> None:
        """Fail where the page is an error, or where role or language were lost."""
        wait_app(self.page)
        no_traceback(self.page)
        # Not by their roles: beside a list that is open nothing else has one.
        seen = choice_of(self.page, "eyes").locator("input")
        expect(seen).to_have_value(ROLES[self.role][LANGUAGES.index(self.language)])
        expect(self._button(self.language)).to_have_attribute("aria-checked", "true")

    def _button(self, language: str) -> Locator:
        return choice_of(self.page, "lang").locator("button", has_text=language)

    def _note(self, what: str) -> None:
        self.steps.append(f"{len(self.steps) + 1}. {urlsplit(self.page.url).path} {what}")

    def _turn_language(self) -> None:
        (other,) = set(LANGUAGES) - {self.language}
        self._note(other)
        self._button(other).dispatch_event("click")
        self.language = other

    def _look_through_other_eyes(self) -> None:
        role = self._dice.choice(list(Role))
        self._note(f"as {role}")
        self._leave_panels()
        box = choice_of(self.page, "eyes").locator("input")
        name = ROLES[role][LANGUAGES.index(self.language)]
        box.fill(name)
        self.page.get_by_role("option", name=name, exact=True).dispatch_event("click", timeout=3000)
        self.role = role

    def _leave_panels(self) -> None:
        for _time in range(3):
            if self.page.locator(_ABOVE).count():
                self.page.keyboard.press("Escape")
                self.page.wait_for_timeout(300)

    def _anything(self) -> None:
        found = self.page.evaluate(_IN_SIGHT, [_ABOVE, _MENU])
        if not found or self._dice.random() < 0.05:
            self._note("Escape")
            self.page.keyboard.press("Escape")
            return
        chosen: Mapping[str, Any] = self._dice.choice(found)
        place = self.page.locator(f"[data-walk='{chosen['number']}']").first
        self._note(f"{chosen['kind']} {chosen['name']!r}")
        self._use(chosen, place)

    def _use(self, chosen: Mapping[str, Any], place: Locator) -> None:
        kind = chosen["kind"]
        if kind == "file":
            place.set_input_files(
                [{"name": "a.csv", "mimeType": "text/csv", "buffer": b"Name,Type\nA,Person\n"}]
            )
        elif kind == "combobox":
            place.click(timeout=2000)
            options = self.page.get_by_role("option")
            options.first.wait_for(timeout=2000)
            option = options.nth(self._dice.randrange(min(options.count(), 30)))
            self._note(f"  option {option.inner_text()[:50]!r}")
            option.dispatch_event("click")
        elif chosen["tag"] == "textarea" or kind in {"text", "search", "number", "searchbox", "email"}:
            text = self._dice.choice(TEXTS)
            self._note(f"  {text[:20]!r}")
            place.fill(text, timeout=2000)
            self.page.keyboard.press(self._dice.choice(["Tab", "Enter", "Control+Enter"]))
        elif kind == "spinbutton":
            place.focus(timeout=2000)
            self.page.keyboard.type(self._dice.choice(["1", "31", "2026", "0"]))
        elif kind in {"canvas", "slider"}:
            at = {"x": self._dice.random() * chosen["x"], "y": self._dice.random() * chosen["y"]}
            place.click(position=at, timeout=2000)  # type: ignore[arg-type]  # a position has just these
        else:
            place.click(timeout=2000)
