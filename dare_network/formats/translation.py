"""One table read by one part of a column mapping: from cells to the fields of rows."""

from collections.abc import Iterator, Mapping

from dare_network.domain.identifiers import own_id
from dare_network.formats.columns import FIELDS, KEYS, REQUIRED, SEVERAL, TableMapping
from dare_network.formats.grid import Row, Table
from dare_network.language import _, ngettext

_TAGS = "tags"


class Translation:
    """The translation of the rows of one table into fields; `keys` maps the file's own keys to full ones."""

    def __init__(self, part: TableMapping, table: Table, keys: Mapping[str, str]) -> None:
        self._part = part
        self._keys = keys
        self._headers = _headers(part, table)
        self._values = {field: _caseless(known) for field, known in part.values.items()}
        self._first_of = {field: column.first_of for field, column in part.columns.items()}
        self._reverse_types = _caseless(part.reverse_types)
        self._fields = [
            field for field in FIELDS[part.target] if field in part.columns or field in part.constants
        ]

    def fields(self, row: Row) -> Iterator[dict[str, str]]:
        """The fields of each record that the row stands for: several where a cell names several."""
        values = {field: self._text(field, self._cell(field, row)) for field in self._fields}
        several = SEVERAL[self._part.target]
        if self._part.separator is None or several not in values:
            yield self._directed(values, row)
            return
        for text in self._divided(several, row, self._part.separator):
            yield self._directed({**values, several: text}, row)

    def key(self, row: Row) -> tuple[str, str]:
        """The key of the row as the file writes it, and with its scheme; both empty for none."""
        raw = self._cell("key", row)
        return raw, self._text("key", raw) if raw else ""

    def problem(self, row: Row, values: Mapping[str, str]) -> str | None:
        """Say why these fields of the row cannot be used; None where they can."""
        if row.surplus:
            return ngettext(
                "This line has {n} cell more than there are headers.",
                "This line has {n} cells more than there are headers.",
                row.surplus,
            )
        for field in REQUIRED[self._part.target]:
            if not values.get(field):
                return self._missing(field)
        return None

    def _missing(self, field: str) -> str:
        if self._headers.get(field):
            return _("The column “{header}” is empty in this line.").format(header=self._headers[field][0])
        wanted = "”, “".join(self._part.columns[field].headers)
        return _("The table has no column “{headers}”.").format(headers=wanted)

    def _divided(self, field: str, row: Row, separator: str) -> list[str]:
        parts = [part.strip() for part in self._cell(field, row).split(separator)]
        texts = [self._text(field, part) for part in parts if part] or [self._text(field, "")]
        return ["; ".join(texts)] if field == _TAGS else texts

    def _cell(self, field: str, row: Row) -> str:
        for name in self._headers.get(field, ()):
            if text := row.cells[name]:
                first_of = self._first_of[field]
                return text.split(first_of)[0].strip() if first_of else text
        return ""

    def _text(self, field: str, text: str) -> str:
        known = self._values.get(field)
        if text and known:
            text = known.get(text.casefold(), known.get("*", text))
        if text and field in KEYS[self._part.target]:
            text = self._full_key(field, text)
        return text or self._part.constants.get(field, "")

    def _full_key(self, field: str, text: str) -> str:
        if own_id(text):
            return text
        scheme = self._part.columns[field].key_scheme or self._part.key_scheme
        return f"{scheme}:{text}" if scheme else self._keys.get(text, text)

    def _directed(self, values: dict[str, str], row: Row) -> dict[str, str]:
        if not self._reverse_types:
            return values
        reverse = self._reverse_types.get(self._cell("type", row).casefold())
        if reverse is None:
            return values
        return values | {"from": values["to"], "to": values["from"], "type": reverse}


def _headers(part: TableMapping, table: Table) -> dict[str, list[str]]:
    """For each field the headers of the table below which it may stand, in the order to try them."""
    given = {header.casefold(): header for header in table.headers}
    return {
        field: [given[name.casefold()] for name in column.headers if name.casefold() in given]
        for field, column in part.columns.items()
    }


def _caseless(values: Mapping[str, str]) -> dict[str, str]:
    return {text.casefold(): meaning for text, meaning in values.items()}
