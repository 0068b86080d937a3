"""PDF files: read back with pypdf; tagged, in order, and with the running lines on each page."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, tzinfo

import pytest
from editions import EDITION, FIRST, SECOND, document, full_dossier
from hostile import BEYOND_FONTS, HOSTILE, MARKUP, documents, everywhere
from hypothesis import given, settings
from naughty import naughty_strings
from outline import outline
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dare_network.documents.document import Column, Document, Fact, Facts, Heading, Paragraph, Table
from dare_network.documents.minutes import Layer, minutes
from dare_network.documents.pdf import pdf_bytes
from dare_network.language import AMSTERDAM, Language

MINUTES = minutes(full_dossier(), (FIRST, SECOND), Layer.WHOLE, EDITION)
_BREAKS = re.compile("[-\xad\\s]+")


def opened(written: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_bytes(written)))


def letters(text: str) -> str:
    """A text without line ends, hyphens at them and blanks."""
    return _BREAKS.sub("", text)


def told(reader: PdfReader) -> str:
    return letters("\n".join(page.extract_text() for page in reader.pages))


def tags(reader: PdfReader) -> Iterator[str]:
    """The tags of the structure tree in reading order."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if not isinstance(node, DictionaryObject):
            continue
        if "/S" in node:
            yield str(node["/S"]).removeprefix("/")
        below = node.get("/K", [])
        below = below.get_object() if hasattr(below, "get_object") else below
        waiting += reversed(below if isinstance(below, list) else [below])


def test_it_is_tagged_and_says_so() -> None:
    root = opened(MINUTES).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/MarkInfo"].get("/Suspects", False) == False  # noqa: E712 - pypdf has a false that is true
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = list(tags(opened(MINUTES)))
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD"} <= set(found)
    assert found.index("H1") < found.index("H2") < found.index("H3")


@pytest.mark.parametrize("language", Language)
def test_it_knows_its_language_and_shows_its_title(language: Language) -> None:
    reader = opened(document(language=language))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language.value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Minutes"


def test_it_is_made_when_it_says_and_the_same_each_time() -> None:
    assert opened(document()).metadata.creation_date == document().made_at
    assert pdf_bytes(MINUTES) == pdf_bytes(MINUTES)


@pytest.mark.parametrize("zone", [UTC, AMSTERDAM])
def test_the_moment_may_be_of_any_zone(zone: tzinfo) -> None:
    made_at = document().made_at.astimezone(zone)
    precise = document(made_at=made_at.replace(microsecond=123456))
    assert opened(precise).metadata.creation_date == made_at


def test_its_text_extracts_in_order() -> None:
    found, place = told(opened(MINUTES)), 0
    for line in [MINUTES.title, *outline(MINUTES)]:
        for cell in line.removeprefix("- ").lstrip("# ").split(" | "):
            place = found.find(letters(cell), place)
            assert place >= 0, cell


def test_every_page_has_the_running_lines_and_its_number() -> None:
    rows = tuple((f"T-{at}", "Send the report. " * 9) for at in range(120))
    pages = opened(replace(MINUTES, blocks=(Table((Column("No"), Column("What", 4)), rows),))).pages
    assert len(pages) > 3
    for at, page in enumerate(pages, 1):
        text = letters(page.extract_text())
        assert letters(MINUTES.header) in text
        assert letters(f"{MINUTES.footer} Page {at} of {len(pages)}") in text


def test_the_head_of_a_table_is_repeated_on_each_page() -> None:
    rows = tuple((f"T-{at}", "x") for at in range(90))
    pages = opened(document(Table((Column("Reference"), Column("Promise")), rows))).pages
    assert len(pages) > 1
    assert all("Reference" in page.extract_text() for page in pages)


def test_dutch_and_greek_letters_are_drawn() -> None:
    text = "Eén patiënt, coördinatie, ĳs, 5 µg/ml, α β γ Ω ≥ 37 °C, € 5, “TIL”, Łukasz, Çelik, Øystein"
    assert letters(text) in told(opened(document(Paragraph(text))))


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_break_nothing(text: str) -> None:
    assert "Table" in set(tags(opened(everywhere(text))))


@pytest.mark.parametrize("text", MARKUP)
def test_markup_stands_there_letter_by_letter(text: str) -> None:
    found = told(opened(everywhere(text)))
    assert found.count(letters(text)) >= 11


def test_what_no_font_has_is_written_as_its_number() -> None:
    found = told(opened(document(Facts((Fact("Partner", "中 Bio 😀"),)))))
    assert "Partner:U+4E2DBioU+1F600" in found


@pytest.mark.parametrize("text", BEYOND_FONTS)
def test_no_letter_is_drawn_as_an_empty_box(text: str) -> None:
    assert "\0" not in told(opened(everywhere(text)))


def test_naughty_strings_break_nothing() -> None:
    naughty = naughty_strings()
    found = told(opened(document(*map(Paragraph, naughty))))
    plain = [text for text in naughty if text.isascii() and text.isprintable()]
    assert len(plain) > 300
    assert [text for text in plain if letters(text) not in found] == []


def test_a_long_word_stays_on_the_paper() -> None:
    page = opened(document(Heading("x" * 300), Paragraph("y" * 300))).pages[0]
    lines = [line for line in page.extract_text().splitlines() if set(line) in ({"x"}, {"y"})]
    assert sum(map(len, lines)) == 600
    assert max(map(len, lines)) < 110


@settings(max_examples=60)
@given(documents())
def test_any_text_makes_a_tagged_file(written: Document) -> None:
    assert "Title" in told(opened(written))
