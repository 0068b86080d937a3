"""Tables in OpenDocument spreadsheets (.ods), as LibreOffice writes them."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from dare_network.formats.cells import SheetCells
from dare_network.formats.grid import Record, Table, filled
from dare_network.formats.limits import refuse_broad, refuse_full, refuse_many_cells
from dare_network.formats.sections import tables_of
from dare_network.formats.xml_reading import local, parse
from dare_network.language import _

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
DAMAGE = (CalamineError,)
"""The errors of its reader for a spreadsheet that is damaged, beside those of the standard library."""

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


def is_opendocument(archive: ZipFile) -> bool:
    """Return whether this is a spreadsheet of this kind, with or without sheets."""
    names = archive.namelist()
    return "mimetype" in names and archive.read("mimetype").strip().startswith(MIME) and _CONTENT in names


def is_locked(archive: ZipFile) -> bool:
    """Return whether it needs a password."""
    return _MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_MANIFEST)


def opendocument_tables(archive: ZipFile, content: bytes) -> Iterator[Table]:
    """The tables of a spreadsheet, as those of a workbook are read: two blank rows begin another.

    Raises UnreadableFileError for one that is too large, or whose XML defines entities.
    """
    _Extent().measure(archive.read(_CONTENT))
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    for sheet in book.sheets_metadata:
        if "(ignore)" in sheet.name.casefold():
            continue
        cells = SheetCells()
        rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        records: list[Record] = filled(cells.records(rows))
        hidden = sheet.visible is not SheetVisibleEnum.Visible
        remarks = [_("This sheet is hidden in the workbook; it was read all the same.")] if hidden else []
        yield from tables_of(sheet.name, records, frozenset(), [*remarks, *cells.remarks()])


class _Extent:
    """Measures the sheets before they are unfolded: one cell can stand for a million others."""

    def __init__(self) -> None:
        self._rows = self._row = self._repeats = 0
        self._width = self._column = self._cell = self._columns = 0
        self._filled = 0

    def measure(self, content: bytes) -> None:
        """Raise UnreadableFileError where the sheets unfold to more than may be read."""
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        for _chunk in parse(parser, content):
            pass

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        said = {local(name): value for name, value in attributes.items()}
        match local(tag):
            case "table":
                self._rows = self._row = self._columns = 0
            case "table-row":
                self._repeats, self._width, self._column = _count(said, "number-rows-repeated"), 0, 0
            case "table-cell" | "covered-table-cell":
                self._cell = _count(said, "number-columns-repeated")
                self._column += self._cell
                if said.keys() & {"value-type", "value", "string-value", "formula"}:
                    self._fill()
            case "p":
                self._fill()

    def _fill(self) -> None:
        self._width = self._column

    def _end(self, tag: str) -> None:
        if local(tag) != "table-row":
            return
        self._row += self._repeats
        if self._width:
            refuse_broad(self._width)
            self._rows, self._columns = self._row, max(self._columns, self._width)
            self._filled += self._repeats * self._width
            refuse_many_cells(self._filled)
            refuse_full(self._rows, self._columns)


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1
