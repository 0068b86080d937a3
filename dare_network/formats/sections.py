"""Several tables on one sheet: two blank rows begin another one, as in Kumu."""

from collections.abc import Collection, Iterator, Sequence

from dare_network.formats.grid import Record, Table, table_of
from dare_network.language import _, number


def tables_of(
    name: str, records: Sequence[Record], spanned: Collection[int], remarks: Sequence[str]
) -> list[Table]:
    """The tables among the filled records of a sheet; the second is named "name (2)", and so on.

    A lone column of text beside broader tables is a title or a footnote, and left out with a remark.
    `spanned` are rows that look blank only because a cell above is merged over them.
    """
    sections = list(_sections(records, spanned))
    widest = max(map(_breadth, sections), default=0)
    tables = [section for section in sections if _breadth(section) > 1 or widest == 1]
    notes = [*remarks, *(_left_out(section) for section in sections if section not in tables)]
    made = []
    for turn, section in enumerate(tables, start=1):
        if turn > 1:
            notes = [_begins(section[0][0])]
        made.append(table_of(name if turn == 1 else f"{name} ({turn})", section, notes, False))
    return made


def _sections(records: Sequence[Record], spanned: Collection[int]) -> Iterator[list[Record]]:
    section: list[Record] = []
    for record in records:
        if section and _blank_rows(section[-1][0], record[0], spanned) >= 2:
            yield section
            section = []
        section.append(record)
    if section:
        yield section


def _blank_rows(above: int, below: int, spanned: Collection[int]) -> int:
    return sum(row not in spanned for row in range(above + 1, below))


def _breadth(section: Sequence[Record]) -> int:
    return max(sum(map(bool, cells)) for _line, cells in section)


def _left_out(section: Sequence[Record]) -> str:
    return _("The text in row {line} stands apart from the table and was left out.").format(
        line=number(section[0][0])
    )


def _begins(line: int) -> str:
    return _("This table begins in row {line}, below two blank rows.").format(line=number(line))
