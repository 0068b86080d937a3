"""Tables in workbooks: Excel (.xlsx) and OpenDocument (.ods)."""

import struct
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl.reader.excel import ExcelReader

from dare_network.errors import UnreadableFileError
from dare_network.formats.blank_cells import without_blank_cells
from dare_network.formats.cells import SheetCells
from dare_network.formats.grid import Record, Table, filled, some
from dare_network.formats.limits import refuse_large_unpacked
from dare_network.formats.markings import Markings
from dare_network.formats.number_formats import rows_of
from dare_network.formats.opendocument import DAMAGE, is_locked, is_opendocument, opendocument_tables
from dare_network.formats.sections import tables_of
from dare_network.language import _

_MAIN_PARTS = (b"sheet.main+xml", b"template.main+xml", b"macroEnabled.main+xml")

# The reader says that a workbook is damaged by whatever its parsers stumble over.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, LookupError, LZMAError,
    NotImplementedError, OSError, ParseError, RuntimeError, TypeError, ValueError, struct.error,
    zlib.error, *DAMAGE,
)  # fmt: skip


_Sheet = tuple[str, list[Record], frozenset[int], list[str]]


def read_workbook(content: bytes) -> tuple[Table, ...]:
    """The tables of a workbook; two blank rows on a sheet begin another table.

    Sheets whose name contains "(ignore)" are left out. Formulas count with their stored result, dates
    become ISO text, numbers their plainest form. Raises UnreadableFileError with a sentence.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_locked_or_large(archive)
            if is_opendocument(archive):
                tables = tuple(opendocument_tables(archive, content))
            else:
                tables = _excel_tables(archive)
    except _DAMAGE as error:
        raise UnreadableFileError(
            _("This workbook is damaged. Open it in Excel or LibreOffice, save it again and try once more.")
        ) from error
    if not tables:
        raise UnreadableFileError(_("No sheet of this workbook holds a row with headers."))
    return tables


def _refuse_locked_or_large(archive: ZipFile) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members) or is_locked(archive):
        raise UnreadableFileError(locked())
    refuse_large_unpacked(sum(member.file_size for member in members))


def _excel_tables(archive: ZipFile) -> tuple[Table, ...]:
    _refuse_foreign(archive)
    content = without_blank_cells(archive)
    with warnings.catch_warnings():
        # About features of Excel that no table needs.
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        sheets = list(_sheets(content))
    return tuple(table for sheet in sheets for table in tables_of(*sheet))


def _refuse_foreign(archive: ZipFile) -> None:
    types = "[Content_Types].xml"
    parts = archive.read(types) if types in archive.namelist() else b""
    if not any(part in parts for part in _MAIN_PARTS):
        raise UnreadableFileError(_("This is a ZIP file, but not a workbook (.xlsx or .ods)."))


def locked() -> str:
    """The sentence for a workbook with a password."""
    return _("This workbook is locked with a password. Save it without one and try again.")


def _sheets(content: bytes) -> Iterator[_Sheet]:
    reader = ExcelReader(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read()
    paths = {sheet.name: relation.target for sheet, relation in reader.parser.find_sheets()}
    for sheet in reader.wb.worksheets:
        if "(ignore)" in sheet.title.casefold():
            continue
        markings = Markings(reader.archive, paths[sheet.title])
        cells = SheetCells(markings.links)
        # What a file says about its own size is not always true.
        sheet.reset_dimensions()
        records = filled(cells.records(rows_of(sheet)))
        remarks = [*_remarks(sheet.sheet_state, markings), *cells.remarks()]
        yield sheet.title, records, markings.spanned_rows(), remarks


def _remarks(state: str, markings: Markings) -> Iterator[str]:
    if state != "visible":
        yield _("This sheet is hidden in the workbook; it was read all the same.")
    if markings.merged:
        yield _("Merged cells ({cells}): the text counts for the first cell of each only.").format(
            cells=some(markings.merged)
        )
    if markings.unanswered:
        yield _(
            "These formulas have no stored result and were read as empty: {cells}. "
            "Open the file in Excel and save it to store the results."
        ).format(cells=some(markings.unanswered))
