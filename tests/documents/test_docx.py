"""Word files: read back with python-docx, and held against the rules of their format."""

import io
from datetime import datetime

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from editions import EDITION, FIRST, SECOND, document, full_dossier
from hostile import HOSTILE, documents, everywhere
from hypothesis import given, settings
from naughty import naughty_strings
from outline import outline
from word_rules import faults

from dare_network.documents.document import Bullets, Column, Document, Fact, Facts, Heading, Paragraph, Table
from dare_network.documents.docx import docx_bytes
from dare_network.documents.legible import legible
from dare_network.documents.minutes import Layer, minutes
from dare_network.language import Language

MINUTES = minutes(full_dossier(), (FIRST, SECOND), Layer.WHOLE, EDITION)


def opened(written: Document) -> Word:
    return docx.Document(io.BytesIO(docx_bytes(written)))


def lines(word: Word) -> list[str]:
    """The paragraphs and the rows of tables, in the order of the file."""
    found = []
    for part in word.iter_inner_content():
        if hasattr(part, "rows"):
            found += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            found.append(part.text)
    return found


def test_everything_stands_in_its_order() -> None:
    expected = [line.removeprefix("- ").lstrip("# ") for line in outline(MINUTES)]
    assert lines(opened(MINUTES)) == [MINUTES.title, *expected]


def test_headings_and_lists_have_the_styles_that_word_knows() -> None:
    written = document(Heading("A"), Heading("B", 2), Paragraph("c"), Bullets("d", ("e",)))
    styles = [(line.text, line.style.name) for line in opened(written).paragraphs]
    assert styles == [
        ("Minutes", "Title"),
        ("A", "Heading 1"),
        ("B", "Heading 2"),
        ("c", "Normal"),
        ("d:", "Normal"),
        ("e", "List Bullet"),
    ]


def test_what_is_withheld_is_shaded() -> None:
    table = Table((Column("open"), Column("closed", withheld=True)), (("1", "2"),))
    secret = Bullets("b", ("c",), withheld=True)
    word = opened(document(Facts((Fact("a", "x", withheld=True),)), secret, table))
    styles = [line.style for line in word.paragraphs[1:4]]
    assert [style.name for style in styles] == ["Withheld", "Withheld", "Withheld List"]
    assert all(style.element.find(f".//{qn('w:shd')}") is not None for style in styles)
    shaded = [cell._tc.find(f".//{qn('w:shd')}") is not None for cell in word.tables[0]._cells]
    assert shaded == [False, True, False, True]
    marked = document(Heading("a", 1, withheld=True), Paragraph("b", withheld=True), Heading("c"))
    lines = opened(marked).paragraphs[1:]
    assert [line.style.name for line in lines] == ["Heading 1", "Withheld", "Heading 1"]
    assert [line._p.find(f".//{qn('w:shd')}") is not None for line in lines] == [True, False, False]


def test_every_section_has_the_running_lines_and_counts_its_pages() -> None:
    for section in opened(MINUTES).sections:
        assert not section.different_first_page_header_footer
        assert section.header.paragraphs[0].text == MINUTES.header
        made, pages = section.footer.paragraphs
        assert made.text == MINUTES.footer
        fields = [field.get(qn("w:instr")) for field in pages._p.iter(qn("w:fldSimple"))]
        assert (pages.text, fields) == ("Page  of ", ["PAGE", "NUMPAGES"])


@pytest.mark.parametrize(("language", "locale"), [(Language.ENGLISH, "en-GB"), (Language.DUTCH, "nl-NL")])
def test_the_file_knows_its_language_its_title_and_when_it_was_made(language: Language, locale: str) -> None:
    word = opened(document(language=language))
    (spoken,) = word.styles.element.iter(qn("w:lang"))
    assert spoken.get(qn("w:val")) == locale
    known = word.core_properties
    assert (known.title, known.language, known.author, known.comments) == ("Minutes", language.value, "", "")
    assert known.created.replace(tzinfo=None) == datetime(2026, 7, 1, 22, 5)  # noqa: DTZ001 - UTC in the file


def test_the_head_of_a_table_is_repeated_on_each_page() -> None:
    table = Table((Column("Number"), Column("What", 3)), (("T-1", "x"), ("T-2", "y")))
    head, *rows = opened(document(table)).tables[0].rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr is None for row in rows)
    assert [cell.width.cm for cell in head.cells] == pytest.approx([4, 12], abs=0.01)


def test_it_opens_without_repair() -> None:
    assert faults(docx_bytes(MINUTES)) == []


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_texts_are_text(text: str) -> None:
    written = docx_bytes(everywhere(text))
    assert faults(written) == []
    word = docx.Document(io.BytesIO(written))
    assert word.paragraphs[3].text == legible(text)
    assert word.paragraphs[4].text == f"{legible(text)}: {legible(text)}"
    assert word.sections[0].header.paragraphs[0].text == legible(text)
    assert {cell.text for cell in word.tables[0]._cells} == {legible(text)}


def test_naughty_strings_are_text() -> None:
    naughty = naughty_strings()
    written = docx_bytes(document(*map(Paragraph, naughty)))
    assert faults(written) == []
    word = docx.Document(io.BytesIO(written))
    assert [line.text for line in word.paragraphs[1:]] == list(map(legible, naughty))


@settings(max_examples=20)
@given(documents())
def test_any_text_makes_a_sound_file(written: Document) -> None:
    content = docx_bytes(written)
    assert faults(content) == []
    expected = [legible(line.removeprefix("- ")) for line in outline(written)]
    kept = docx.Document(io.BytesIO(content)).paragraphs[1:]
    assert [line.text for line in kept] == expected
