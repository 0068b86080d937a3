"""Limits on what a file may hold, so that one upload cannot occupy the server."""

from dare_network.errors import UnreadableFileError
from dare_network.language import _, number

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 500 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 500

# A workbook of a megabyte can hold far more of both than anybody waits for.
MAX_CELLS_WITH_TEXT = 2_000_000
MAX_TEXTS = 500_000

# Calendars are read at some two thousand events a second.
MAX_EVENTS = 20_000

# Titles, dates and contact lines above a table are short; ten rows leave room for them.
TITLE_ROWS = 10

# A graph file names a column once for each value, so that few bytes can ask for a huge table.
MAX_TABLE_CELLS = 10_000_000

# As broad as a sheet in Excel: blank cells at the end of a line are common, this many are not.
MAX_CELLS = 16_384


def refuse_large(size: int) -> None:
    """Raise UnreadableFileError for a file of more than `MAX_BYTES`."""
    if size > MAX_BYTES:
        raise UnreadableFileError(
            _("This file has {size} MB; at most {most} MB can be read.").format(
                size=_megabytes(size), most=_megabytes(MAX_BYTES)
            )
        )


def refuse_large_unpacked(size: int) -> None:
    """Raise UnreadableFileError for a workbook of more than `MAX_UNPACKED_BYTES` when unpacked."""
    if size > MAX_UNPACKED_BYTES:
        raise UnreadableFileError(
            _("Unpacked, this workbook has {size} MB; at most {most} MB can be read.").format(
                size=_megabytes(size), most=_megabytes(MAX_UNPACKED_BYTES)
            )
        )


def refuse_long(rows: int) -> None:
    """Raise UnreadableFileError for a table of more than `MAX_ROWS`."""
    if rows > MAX_ROWS:
        raise UnreadableFileError(
            _("This file holds more than {most} rows; split it into smaller files.").format(
                most=number(MAX_ROWS)
            )
        )


def refuse_many_cells(cells: int) -> None:
    """Raise UnreadableFileError for a workbook with more than `MAX_CELLS_WITH_TEXT`."""
    if cells > MAX_CELLS_WITH_TEXT:
        raise UnreadableFileError(
            _("This workbook holds more than {most} cells; split it into smaller files.").format(
                most=number(MAX_CELLS_WITH_TEXT)
            )
        )


def refuse_many_texts(texts: int) -> None:
    """Raise UnreadableFileError for a workbook with more than `MAX_TEXTS` different texts."""
    if texts > MAX_TEXTS:
        raise UnreadableFileError(
            _("This workbook holds more than {most} different texts; split it into smaller files.").format(
                most=number(MAX_TEXTS)
            )
        )


def refuse_many_events(events: int) -> None:
    """Raise UnreadableFileError for a calendar with more than `MAX_EVENTS`."""
    if events > MAX_EVENTS:
        raise UnreadableFileError(
            _("This calendar holds more than {most} events; export a shorter period.").format(
                most=number(MAX_EVENTS)
            )
        )


def refuse_broad(columns: int, most: int = MAX_COLUMNS) -> None:
    """Raise UnreadableFileError for more than `most` columns."""
    if columns > most:
        raise UnreadableFileError(
            _("This table has {columns} columns; at most {most} can be read.").format(
                columns=number(columns), most=number(most)
            )
        )


def refuse_full(rows: int, columns: int) -> None:
    """Raise UnreadableFileError for a table of more than `MAX_TABLE_CELLS`, empty ones included."""
    if rows * columns > MAX_TABLE_CELLS:
        raise UnreadableFileError(
            _("This file fills a table of {rows} rows and {columns} columns, which is too large.").format(
                rows=number(rows), columns=number(columns)
            )
        )


def _megabytes(size: int) -> str:
    # Rounded up to a tenth, so that a file one byte too large does not read "50 MB; at most 50 MB".
    return number(-(-size * 10 // 1024**2) / 10)
