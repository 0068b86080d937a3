"""The order of day and month in the columns of days, judged from all their cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dare_network.formats.grid import Table
from dare_network.formats.written_days import DayOrder, Orders, ambiguous_sign, is_about_a_year, told_orders
from dare_network.language import _


@dataclass(frozen=True)
class DayColumns:
    """The orders below each header of days of some tables.

    `unsure` are the columns that do not tell it, `about` those with parts of years, each as place, header and
    an example.
    """

    orders: Mapping[str, Mapping[str, Orders]]
    unsure: tuple[tuple[str, str, str], ...]
    about: tuple[tuple[str, str, str], ...]

    @classmethod
    def of(cls, read: Iterable[tuple[Table, Iterable[str]]]) -> "DayColumns":
        """Judge the columns below these headers: by their own cells, else by other columns of their file."""
        columns = [(table, header) for table, headers in read for header in dict.fromkeys(headers)]
        texts = [tuple(dict.fromkeys(row.cells[header] for row in table.rows)) for table, header in columns]
        told = [told_orders(each) for each in texts]
        orders: dict[str, dict[str, Orders]] = {}
        unsure, about = [], []
        for (table, header), own, written in zip(columns, told, texts, strict=True):
            beside = (
                each for (other, _), each in zip(columns, told, strict=True) if other.file == table.file
            )
            found = _with_others(own, beside)
            orders.setdefault(table.place, {})[header] = found
            if "" not in found:
                signs = ((text, ambiguous_sign(text)) for text in written)
                example = next((text for text, sign in signs if sign and sign not in found), "")
                unsure += [(table.place, header, example)] if example else []
            part = next(filter(is_about_a_year, written), "")
            about += [(table.place, header, part)] if part else []
        return cls(orders, tuple(unsure), tuple(about))

    def remarks(self) -> Iterator[str]:
        """A sentence for each column of which something was assumed."""
        for place, header, example in self.unsure:
            yield _(
                "Nothing in the column “{header}” of “{table}” tells whether the day or the month comes "
                "first; it was read with the day first (for example “{example}”)."
            ).format(header=header, table=place, example=example)
        for place, header, example in self.about:
            yield _(
                "Of parts of years in the column “{header}” of “{table}”, such as “{example}”, the year "
                "was read."
            ).format(header=header, table=place, example=example)


def _with_others(own: Orders, beside: Iterable[Orders]) -> Orders:
    """The orders of a column; what it does not tell is that of its other signs, else of the other columns."""
    mine = {order for sign, order in own.items() if sign != "."}
    theirs = {order for each in beside for sign, order in each.items() if sign != "."}
    known: set[DayOrder] = mine if len(mine) == 1 else theirs
    return {**own, "": next(iter(known))} if len(known) == 1 else own
