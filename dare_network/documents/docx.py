"""A document as a Word file, with real styles: headings, lists and tables that Word knows as such."""

import io
from datetime import UTC

import docx
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from dare_network.documents.document import Block, Bullets, Document, Fact, Facts, Heading, Paragraph, Table
from dare_network.documents.legible import legible
from dare_network.documents.word_paging import add_running_lines
from dare_network.documents.word_styles import CELL, TEXT_WIDTH, WITHHELD, WITHHELD_LIST, prepare, shade

_LONGEST = 255
"""How many characters Word takes for a property of a file."""


def docx_bytes(document: Document) -> bytes:
    """The Word file, in the document's language."""
    word = docx.Document()
    prepare(word, document.language)
    _name(word, document)
    add_running_lines(word, document)
    word.add_heading(legible(document.title), level=0)
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
            word.add_heading(legible(block.text), level=block.level)
        case Paragraph():
            word.add_paragraph(legible(block.text))
        case Facts():
            for row in block.rows:
                _add_fact(word, row)
        case Bullets():
            _add_bullets(word, block)
        case Table():
            _add_table(word, block)


def _add_fact(word: Word, fact: Fact) -> None:
    line = word.add_paragraph(style=WITHHELD if fact.withheld else "Normal")
    line.add_run(legible(f"{fact.label}: ")).bold = True
    line.add_run(legible(fact.text))


def _add_bullets(word: Word, bullets: Bullets) -> None:
    label = word.add_paragraph(style=WITHHELD if bullets.withheld else "Normal")
    label.add_run(legible(f"{bullets.label}:")).bold = True
    label.paragraph_format.keep_with_next = True
    for item in bullets.items:
        word.add_paragraph(legible(item), style=WITHHELD_LIST if bullets.withheld else "List Bullet")


def _add_table(word: Word, table: Table) -> None:
    drawn = word.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    drawn.autofit = False
    _repeat(drawn.rows[0])
    for cell, column in zip(drawn.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(legible(column.label)).bold = True
        cell.paragraphs[0].style = CELL
    for row in table.rows:
        for cell, text in zip(drawn.add_row().cells, row, strict=True):
            cell.text = legible(text)
            cell.paragraphs[0].style = CELL
    _set_widths(drawn, table)


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_widths(drawn: WordTable, table: Table) -> None:
    whole = sum(column.share for column in table.columns)
    for cells, column in zip(drawn.columns, table.columns, strict=True):
        cells.width = Length(TEXT_WIDTH * column.share // whole)
        for cell in cells.cells:
            _dress(cell, cells.width, column.withheld)


def _dress(cell: _Cell, width: Length, withheld: bool) -> None:
    cell.width = width
    if withheld:
        shade(cell)
