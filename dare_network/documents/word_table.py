"""A table in a Word document, whose head stands on each page again."""

from collections.abc import Callable, Sequence

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.shared import Length
from docx.table import _Row
from docx.text.paragraph import Paragraph

from dare_network.documents.document import Table
from dare_network.documents.legible import legible
from dare_network.documents.word_styles import CELL, TEXT_WIDTH, give_style, shade


def add_table(word: Word, table: Table) -> None:
    """Draw the table across the page; a withheld column is shaded."""
    drawn = word.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    drawn.autofit = False
    for column, width in zip(drawn.columns, _widths(table), strict=True):
        column.width = width
    head = drawn.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(head, table, [column.label for column in table.columns], _write_label)
    for row in table.rows:
        _fill(drawn.add_row(), table, row, _write)


def _widths(table: Table) -> list[Length]:
    whole = sum(column.share for column in table.columns)
    return [Length(TEXT_WIDTH * column.share // whole) for column in table.columns]


def _fill(row: _Row, table: Table, texts: Sequence[str], write: Callable[[Paragraph, str], None]) -> None:
    for cell, column, width, text in zip(row.cells, table.columns, _widths(table), texts, strict=True):
        cell.width = width
        if column.withheld:
            shade(cell)
        give_style(cell.paragraphs[0], CELL)
        write(cell.paragraphs[0], legible(text))


def _write(line: Paragraph, text: str) -> None:
    line.add_run(text)


def _write_label(line: Paragraph, text: str) -> None:
    line.add_run(text).bold = True
