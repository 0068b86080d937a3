"""A document as a Word file, with real styles: headings, lists and tables that Word knows as such."""

import io
from datetime import UTC

import docx
from docx.document import Document as Word
from docx.text.paragraph import Paragraph as WordParagraph

from dare_network.documents.document import Block, Bullets, Document, Fact, Facts, Heading, Paragraph, Table
from dare_network.documents.legible import legible
from dare_network.documents.word_paging import add_running_lines
from dare_network.documents.word_styles import WITHHELD, WITHHELD_LIST, give_style, prepare, shade_line
from dare_network.documents.word_table import add_table

_LONGEST = 255
"""The number of characters that Word takes for a property of a file."""


def docx_bytes(document: Document) -> bytes:
    """The Word file, in the document's language."""
    word = docx.Document()
    prepare(word, document.language)
    _name(word, document)
    add_running_lines(word, document)
    _line(word, "Title", document.title)
    for block in document.blocks:
        _add(word, block)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _name(word: Word, document: Document) -> None:
    known = word.core_properties
    known.title = legible(document.title)[:_LONGEST]
    known.subject = legible(document.header)[:_LONGEST]
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.language = document.language.value
    # The file keeps instants without a zone, in UTC.
    known.created = known.modified = document.made_at.astimezone(UTC).replace(tzinfo=None)


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading():
            heading = _line(word, f"Heading {block.level}", block.text)
            if block.withheld:
                shade_line(heading)
        case Paragraph():
            _line(word, WITHHELD if block.withheld else "Normal", block.text)
        case Facts():
            for row in block.rows:
                _add_fact(word, row)
        case Bullets():
            _add_bullets(word, block)
        case Table():
            add_table(word, block)


def _add_fact(word: Word, fact: Fact) -> None:
    line = _line(word, WITHHELD if fact.withheld else "Normal")
    line.add_run(legible(f"{fact.label}: ")).bold = True
    line.add_run(legible(fact.text))


def _add_bullets(word: Word, bullets: Bullets) -> None:
    if bullets.label:
        label = _line(word, WITHHELD if bullets.withheld else "Normal")
        label.add_run(legible(f"{bullets.label}:")).bold = True
        label.paragraph_format.keep_with_next = True
    for item in bullets.items:
        _line(word, WITHHELD_LIST if bullets.withheld else "List Bullet", item)


def _line(word: Word, style: str, text: str = "") -> WordParagraph:
    line = word.add_paragraph(legible(text))
    give_style(line, style)
    return line
