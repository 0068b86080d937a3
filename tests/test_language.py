"""Both languages, always: every text has its Dutch, with the same places to fill in."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dare_network.language import (
    CATALOGUES,
    Language,
    _,
    day,
    moment,
    ngettext,
    number,
    pick,
    speaking,
)

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_PLACE = re.compile(r"\{(\w*)\}")


def in_source() -> set[str | tuple[str, ...]]:
    """Every text that the source marks for translation; plural forms as tuples."""
    found: set[str | tuple[str, ...]] = set()
    for folder in ("dare_network", "pages"):
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, keywords=KEYWORDS, method_map=[("**.py", "python")]
        ):
            found.add(message)
    return found


def dutch() -> Catalog:
    with (CATALOGUES / "nl" / "LC_MESSAGES" / "dare_network.po").open("rb") as file:
        return read_po(file, locale="nl")


def test_every_text_has_its_dutch() -> None:
    translated = {message.id for message in dutch() if message.id and message.string and all(message.string)}
    assert sorted(map(str, in_source() - translated)) == []


def test_the_catalogue_holds_nothing_that_the_source_lost() -> None:
    known = {message.id for message in dutch() if message.id}
    assert sorted(map(str, known - in_source())) == []


def test_no_translation_is_a_guess_of_the_tools() -> None:
    assert [message.id for message in dutch() if message.id and message.fuzzy] == []


def test_translations_have_the_same_places_to_fill_in() -> None:
    wrong = []
    for message in dutch():
        forms = zip(_forms(message.id), _forms(message.string), strict=True)
        wrong += [
            english for english, text in forms if set(_PLACE.findall(english)) != set(_PLACE.findall(text))
        ]
    assert wrong == []


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_no_text_hides_inside_an_f_string_where_the_catalogue_tools_do_not_look() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in ("dare_network", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_a_text_is_shown_in_the_language_that_is_spoken() -> None:
    assert _("Network") == "Network"
    with speaking(Language.DUTCH):
        assert _("Network") == "Netwerk"
    assert _("Network") == "Network"


@pytest.mark.parametrize(
    ("language", "written", "with_time", "thousand"),
    [
        (Language.ENGLISH, "31 May 2026", "31 May 2026 14:30", "1,234.5"),
        (Language.DUTCH, "31 mei 2026", "31 mei 2026 14:30", "1.234,5"),
    ],
)
def test_dates_and_numbers_are_written_the_reader_s_way(
    language: Language, written: str, with_time: str, thousand: str
) -> None:
    with speaking(language):
        assert day(date(2026, 5, 31)) == written
        assert moment(datetime(2026, 5, 31, 12, 30, tzinfo=UTC)) == with_time
        assert number(1234.5) == thousand


def test_nothing_is_shown_for_a_day_that_is_not_known() -> None:
    assert (day(None), moment(None)) == ("", "")


def test_a_missing_label_falls_back_to_the_other_language() -> None:
    assert pick("Board", "College") == "Board"
    with speaking(Language.DUTCH):
        assert pick("Board", "College") == "College"
        assert pick("Board", "") == "Board"
    assert pick("", "College") == "College"


def test_plural_forms_follow_the_number() -> None:
    assert ngettext("Within {n} step", "Within {n} steps", 1) == "Within 1 step"
    assert ngettext("Within {n} step", "Within {n} steps", 2) == "Within 2 steps"
