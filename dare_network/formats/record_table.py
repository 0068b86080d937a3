"""From records of texts by name to a table, whatever file they came from."""

from collections.abc import Iterable, Mapping, Sequence

from dare_network.formats.grid import Row, Table, told_apart
from dare_network.formats.limits import refuse_broad, refuse_full, refuse_long
from dare_network.formats.xml_values import xml_text


def table_of_records(
    name: str, records: Iterable[tuple[int, Mapping[str, str]]], remarks: Iterable[str] = ()
) -> Table:
    """A table of records, each with its line; the headers in the order in which they first appear.

    Raises UnreadableFileError where there are too many rows or columns.
    """
    kept: list[tuple[int, dict[str, str]]] = []
    for line, cells in records:
        kept.append((line, clean_cells(cells)))
        refuse_long(len(kept))
    return table_of_clean(name, kept, remarks)


def clean_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """The texts that say anything, without outer blanks and without what no store can hold."""
    clean = {xml_text(name): xml_text(text).strip() for name, text in cells.items()}
    return {name: text for name, text in clean.items() if text}


def table_of_clean(
    name: str, records: Sequence[tuple[int, Mapping[str, str]]], remarks: Iterable[str] = ()
) -> Table:
    """A table of records whose texts are clean already. Raises UnreadableFileError likewise."""
    given = list(dict.fromkeys(header for _line, cells in records for header in cells))
    refuse_broad(len(given))
    refuse_full(len(records), len(given))
    headers = told_apart(given)
    pairs = list(zip(given, headers, strict=True))
    rows = (Row(line, {header: cells.get(key, "") for key, header in pairs}) for line, cells in records)
    return Table(name, headers, tuple(rows), tuple(remarks))
