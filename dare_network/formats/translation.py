"""One table read by one part of a column mapping: from cells to the fields of rows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from dare_network.domain.actor_names import likely_kind, names_a_role
from dare_network.domain.fields import Kind
from dare_network.domain.identifiers import own_id
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.columns import (
    BY_NAME,
    FIELDS,
    KEYS,
    REQUIRED,
    SEVERAL,
    TableMapping,
    described,
    is_custom,
)
from dare_network.formats.grid import Row, Table
from dare_network.formats.mentions import Mentions
from dare_network.formats.pasted import in_one_line, says_nothing, with_addresses
from dare_network.formats.spoken_names import from_parts, plain_name, without_earlier, without_titles
from dare_network.formats.written_days import DAY_FIRST, Orders, says_not_ended, written_day
from dare_network.language import _, ngettext

_ROWS = frozenset({"label", "from", "to", "person", "organisation"})
"""The fields of which several values in one cell make several rows; of others they stay together."""
_ENDS = frozenset({"from", "to", "person", "organisation"})
_TOTAL = re.compile(r"(?:sub)?tota(?:al|l)(?:en|s)?\s*:?\s*\d*", re.IGNORECASE)


class Translation:
    """The translation of the rows of one table into fields.

    `keys` maps the file's own keys to full ones, `orders` the headers of days to their order. `mentions` know
    whom the ends of ties and posts mean; with `is_mention`, also whom a row of a stakeholder only mentions.
    `person` reads the people of a post whose name stands in several columns.
    """

    def __init__(
        self,
        part: TableMapping,
        table: Table,
        keys: Mapping[str, str],
        orders: Mapping[str, Orders] | None = None,
        mentions: Mentions | None = None,
        is_mention: bool = False,
        person: "Translation | None" = None,
    ) -> None:
        self._part = part
        self._person = person
        self._keys = keys
        self._required = REQUIRED[part.target]
        self._key_fields = KEYS[part.target]
        self._full_keys = frozenset(keys.values())
        self._mentions = mentions or Mentions(())
        self._mentioned = _ENDS if part.target != "stakeholders" else {"label"} if is_mention else frozenset()
        self._headers = _headers(part, table)
        self._values = {field: _caseless(known) for field, known in part.values.items()}
        self._reverse_types = _caseless(part.reverse_types)
        self._fields = [
            field
            for field in (*FIELDS[part.target], *filter(is_custom, part.columns))
            if field in part.columns or field in part.constants
        ]
        self._separators = {field: found for field in self._fields if (found := _separators(part, field))}
        self._read = {field: self._reader(field, orders or {}) for field in self._fields}

    @property
    def headers(self) -> Mapping[str, Sequence[str]]:
        """For each field the headers of the table below which it may stand, in the order to try them."""
        return self._headers

    def fields(self, row: Row) -> Iterator[dict[str, str]]:
        """The fields of each record that the row stands for: several where a cell names several."""
        if self._is_own(row):
            yield self._directed(self._as_written(row), row)
            return
        cells = {field: self._cell(field, row) for field in self._fields}
        if not self._separators:
            yield self._record(cells, row)
            return
        divided = {field: self._divided(field, cells[field]) for field in self._separators}
        for field in divided.keys() - _ROWS:
            cells[field] = "; ".join(
                self._translated(field, text) for text in divided.pop(field) if not says_nothing(text)
            )
        beside = self._divided_beside(cells, divided)
        for places in product(*(range(len(texts)) for texts in divided.values())):
            one = {field: divided[field][place] for field, place in zip(divided, places, strict=True)}
            for field, texts in beside.items():
                one[field] = texts[places[list(divided).index("organisation")]]
            yield self._record(cells | one, row)

    def key(self, row: Row) -> tuple[str, str]:
        """The key of the row as the file writes it, and with its scheme; both empty for none."""
        raw = self._cell("key", row) if "key" in self._part.columns else ""
        return raw, self._text("key", raw) if raw else ""

    def unusable(self, row: Row) -> str | None:
        """Say why nothing of the row can be used; None where something can."""
        if row.surplus:
            return ngettext(
                "This line has {n} cell more than there are headers.",
                "This line has {n} cells more than there are headers.",
                row.surplus,
            )
        return _("This line is a total, not a record.") if self._is_total(row) else None

    def missing(self, values: Mapping[str, str]) -> str | None:
        """Say what these fields of a row lack that a record needs; None where they lack nothing."""
        for field in self._required:
            if not values.get(field):
                return self._missing(field)
        return None

    def is_complete(self, row: Row) -> bool:
        """Return whether the row has all that a record needs."""
        cells = ((field, self._cell(field, row)) for field in self._required)
        return all(self._translated(field, text) or self._part.constants.get(field) for field, text in cells)

    def _missing(self, field: str) -> str:
        known = self._headers.get(field, ())
        if len(known) > 1:
            return _("The columns “{headers}” are empty in this line.").format(headers="”, “".join(known))
        if known:
            return _("The column “{header}” is empty in this line.").format(header=known[0])
        wanted = "”, “".join(self._part.columns[field].headers)
        return _("The table has no column “{headers}”.").format(headers=wanted)

    def _is_total(self, row: Row) -> bool:
        headers = (header for field in self._required for header in self._headers.get(field, ()))
        first = next(filter(None, row.cells.values()), "")
        return any(map(_TOTAL.fullmatch, (first, *(row.cells[header] for header in headers))))

    def _is_own(self, row: Row) -> bool:
        """Return whether this product gave the row its key: then each cell is as it was meant."""
        return "key" in self._part.columns and own_id(self._text("key", self._cell("key", row))) is not None

    def _as_written(self, row: Row) -> dict[str, str]:
        cells = {
            field: next((text for name in self._headers.get(field, ()) if (text := row.cells[name])), "")
            for field in self._fields
        }
        keys = KEYS[self._part.target]
        return {
            field: self._text(field, text)
            if field in keys
            else self._translated(field, text) or self._part.constants.get(field, "")
            for field, text in cells.items()
        }

    def _record(self, cells: Mapping[str, str], row: Row) -> dict[str, str]:
        values = {field: self._text(field, cells[field]) for field in self._fields}
        if self._person:
            values["person"] = next(self._person.fields(row))["label"]
        for field in self._mentioned & values.keys():
            values[field] = self._meant(field, values[field])
        if self._part.target == "stakeholders":
            return self._stakeholder(values)
        if self._part.target == "affiliations":
            return values
        return self._directed(values, row)

    def _stakeholder(self, values: dict[str, str]) -> dict[str, str]:
        values |= without_earlier(values)
        if values.get("kind") == BY_NAME:
            values["kind"] = likely_kind(values["label"]) or StakeholderKind.ORGANISATION
        if (
            values.get("kind") == StakeholderKind.PERSON
            and not values.get("by_role")
            and names_a_role(values.get("label", ""))
        ):
            values["by_role"] = "true"
        if values.get("kind") == StakeholderKind.PERSON and not values.get("by_role"):
            column = self._part.columns.get("label")
            values |= from_parts(values) if column and column.join else without_titles(values)
        if values.get("name_nl") == values.get("label"):
            values.pop("name_nl", None)
        return with_addresses(values)

    def _meant(self, field: str, text: str) -> str:
        """The name of whom a text mentions, as the row about that one has it."""
        if not text or own_id(text) or text in self._full_keys:
            return text
        name = self._mentions.name(text)
        is_person = field == "person" or likely_kind(name) is StakeholderKind.PERSON
        return plain_name(name).get("label", name) if is_person else name

    def _divided_beside(
        self, cells: Mapping[str, str], divided: Mapping[str, Sequence[str]]
    ) -> Mapping[str, Sequence[str]]:
        """Roles that stand as many in their cell as organisations in theirs, in the same order."""
        count = len(divided.get("organisation", ()))
        roles = self._pieces("organisation", cells.get("role", ""))
        return {"role": roles} if count > 1 and len(roles) == count else {}

    def _divided(self, field: str, text: str) -> list[str]:
        return self._pieces(field, text) or [""]

    def _pieces(self, field: str, text: str) -> list[str]:
        separators = self._separators.get(field)
        pieces = re.split("|".join(map(re.escape, separators)), text) if separators else [text]
        return [piece.strip() for piece in pieces if piece.strip()]

    def _cell(self, field: str, row: Row) -> str:
        column, headers = self._part.columns.get(field), self._headers.get(field, ())
        if column is None or not headers:
            return ""
        whole = field in self._required and not column.join
        texts = [text for name in headers if (text := row.cells[name]) and (whole or not says_nothing(text))]
        if not texts:
            return ""
        if column.join:
            return column.join.join(dict.fromkeys(texts))
        return texts[0].split(column.first_of)[0].strip() if column.first_of else texts[0]

    def _text(self, field: str, text: str) -> str:
        text = self._read[field](
            self._translated(field, text) if field not in self._separators or field in _ROWS else text
        )
        if text and field in self._key_fields:
            text = self._full_key(field, text)
        return text or self._part.constants.get(field, "")

    def _translated(self, field: str, text: str) -> str:
        known = self._values.get(field)
        return known.get(text.casefold(), known.get("*", text)) if text and known else text

    def _reader(self, field: str, orders: Mapping[str, Orders]) -> Callable[[str], str]:
        """The way in which texts of a field are read: days in ISO form, names in one line."""
        about = described(self._part.target).get(field)
        if about is None or about.kind is Kind.LINE:
            return in_one_line
        if about.kind is not Kind.DAY:
            return str
        headers = self._headers.get(field) or [""]
        order = orders.get(headers[0], DAY_FIRST)
        return lru_cache(maxsize=10_000)(lambda text: _day(text, order))

    def _full_key(self, field: str, text: str) -> str:
        if own_id(text):
            return text
        column = self._part.columns.get(field)
        scheme = (column.key_scheme if column else "") or self._part.key_scheme
        return f"{scheme}:{text}" if scheme else self._keys.get(text, text)

    def _directed(self, values: dict[str, str], row: Row) -> dict[str, str]:
        if not self._reverse_types:
            return values
        reverse = self._reverse_types.get(self._cell("type", row).casefold())
        if reverse is None:
            return values
        return values | {"from": values["to"], "to": values["from"], "type": reverse}


def _separators(part: TableMapping, field: str) -> tuple[str, ...]:
    own = part.columns[field].separators if field in part.columns else ()
    whole = (part.separator,) if part.separator and field == SEVERAL[part.target] else ()
    return (*whole, *(each for each in own if each not in whole))


def _headers(part: TableMapping, table: Table) -> dict[str, list[str]]:
    """For each field the headers of the table below which it may stand, in the order to try them."""
    given = {header.casefold(): header for header in table.headers}
    return {
        field: [given[name.casefold()] for name in column.headers if name.casefold() in given]
        for field, column in part.columns.items()
    }


def _caseless(values: Mapping[str, str]) -> dict[str, str]:
    return {text.casefold(): meaning for text, meaning in values.items()}


def _day(text: str, orders: Orders) -> str:
    """A day in ISO form, as exact as it is written; what is none stays as it is."""
    return "" if says_not_ended(text) else written_day(text, orders) or text
