"""Tables of ties, among which may stand who works where, now or before."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from dare_network.domain.drafts.network import TieDraft
from dare_network.domain.fields import fields_of
from dare_network.formats.columns import OnUnknownEnd, SourceColumn, TableMapping
from dare_network.formats.suggesting.fields import Columns, columns_for, headers_of, period_for
from dare_network.formats.suggesting.known import Known
from dare_network.formats.suggesting.looks import Column, Look, folded, is_day
from dare_network.formats.suggesting.separators import between_names, with_tags_apart
from dare_network.formats.suggesting.statuses import as_tags, beside_tags, status_column
from dare_network.formats.suggesting.words import DIRECTION, DIRECTIONS, TYPE, words

_NOTE_OF_A_TIE = words("label")
_EMPLOYED = frozenset(
    words(
        "works at|works for|zit bij|werkt bij|werkt voor|werkzaam bij|werkzaam voor|employee of|"
        "is employee of|is employed by|employed by|employed at|medewerker van|is medewerker van|"
        "in dienst bij|in dienst van|is in dienst bij|current employee of|affiliated with|verbonden aan|"
        "works in|werkt in|staff of|employment|dienstverband|werknemer van|aangesteld bij|"
        "has a position at|working at"
    )
)
_FORMERLY = frozenset(
    words(
        "former employee of|formerly employed by|voormalig medewerker van|oud medewerker van|"
        "oud-medewerker van|werkte bij|worked at|worked for|was in dienst bij|was employed by|"
        "previously at|voorheen bij|ex employee of|was werkzaam bij|former employee|werkte voor"
    )
)
_EMPLOYS = frozenset(
    words(
        "employer of|is employer of|employs|werkgever van|is werkgever van|heeft als medewerker|"
        "heeft in dienst"
    )
)
_KEY = re.compile(r"[\w-]*\d[\w-]*", re.ASCII)
_WORKS_AT = "works at"
_MOST = 0.5
_FEW_TEXTS, _SHARE_OF_TEXTS = 10, 0.2


@dataclass(frozen=True)
class Tying:
    """A table of which each row ties two to each other; `known` are those whom other tables describe.

    Where not the headers say so, nobody comes in by what stands there.
    """

    look: Look
    one: Column
    other: Column
    known: Known
    by_headers: bool = True

    def part(self) -> TableMapping:
        """The part of a mapping that reads this table."""
        columns: Columns = {"from": self._end(self.one), "to": self._end(self.other)}
        if self._direction:
            columns["direction"] = _source(self._direction)
        if self._type:
            columns["type"] = _source(self._type)
        taken = headers_of(columns)
        columns |= self._rest(taken)
        values = {"type": self._work, "ended": self._endings(columns)}
        if self._status and self._status[0].header in headers_of(
            {"tags": columns["tags"]} if "tags" in columns else {}
        ):
            values["tags"] = as_tags(self._status[1])
        return TableMapping(
            table=self.look.name,
            target="ties",
            columns=columns,
            constants={"type": "related_to"},
            values={field: known for field, known in values.items() if known},
            separator="|",
            reverse_types={text: _WORKS_AT for text in self._types if folded(text) in _EMPLOYS},
            on_unknown_end=self._on_unknown_end,
        )

    def _rest(self, taken: Collection[str]) -> Columns:
        """The columns of all else that is said of a tie."""
        found = columns_for(self.look, "ties", fields_of(TieDraft).keys() - {"direction"}, taken)
        period = period_for(self.look, {*taken, *headers_of(found)})
        found |= {field: column for field, column in period.items() if field not in found}
        if tags := found.get("tags"):
            found["tags"] = with_tags_apart(self.look, tags)
        if self._status and (beside := beside_tags(found.get("tags"), *self._status)):
            found["tags"] = beside
        headers = [self._status[0].header] if self._status else []
        if any(folded(text) in _FORMERLY for text in self._types) and self._type:
            headers.append(self._type.header)
        return found | ({"ended": SourceColumn(headers=tuple(headers))} if headers else {})

    def _endings(self, columns: Columns) -> Mapping[str, str]:
        """The texts that say whether a tie is over: of a status, and types such as "was in dienst bij"."""
        if "ended" not in columns:
            return {}
        former = {text: "yes" for text in self._types if folded(text) in _FORMERLY}
        return {**former, **(self._status[1] if self._status else {}), "*": ""}

    @cached_property
    def _status(self) -> tuple[Column, dict[str, str]] | None:
        ends = {self.one.header, self.other.header}
        return status_column(self.look, ends | ({self._type.header} if self._type else set()))

    @property
    def _types(self) -> tuple[str, ...]:
        return self._type.texts if self._type else ()

    @property
    def _work(self) -> Mapping[str, str]:
        """The types that say, in whatever words, that somebody works somewhere."""
        return {text: _WORKS_AT for text in self._types if folded(text) in _EMPLOYED | _FORMERLY}

    @cached_property
    def _type(self) -> Column | None:
        """The column of types: not one that says "Directed" of each, and "Label" only where Gephi puts it."""
        gephi = folded(self.one.header) == "source"
        for word in (*TYPE, *(_NOTE_OF_A_TIE if gephi else ())):
            column = self.look.by_word.get(word)
            taken = (self.one.header, self.other.header)
            if column and column.header not in taken and not _is_direction(column):
                return column
        return self._between

    @cached_property
    def _between(self) -> Column | None:
        """The column beside the ends of which a few texts say it all: "works at" hundreds of times.

        It stands between them, or before the first.
        """
        headers = list(self.look.columns)
        first, last = sorted(headers.index(end.header) for end in (self.one, self.other))
        near = headers[first + 1 : last] or headers[max(first - 1, 0) : first]
        return next(filter(_says_it_all, map(self.look.columns.__getitem__, near)), None)

    @cached_property
    def _direction(self) -> Column | None:
        column = self.look.first(DIRECTION, {self.one.header, self.other.header})
        if column:
            return column
        typed = (self.look.by_word.get(word) for word in TYPE)
        return next((each for each in typed if each and each.cells and _is_direction(each)), None)

    @cached_property
    def _on_unknown_end(self) -> OnUnknownEnd:
        """Ends that no table describes bring their own names, unless they are keys."""
        if not self.by_headers:
            return "refuse"
        texts = (*self.one.some, *self.other.some)
        keys = sum(map(_is_key, texts))
        return "refuse" if self.known.share(texts) >= _MOST or keys > _MOST * len(texts) else "by_name"

    def _end(self, column: Column) -> SourceColumn:
        known = self.known.names.keys()
        return SourceColumn(headers=(column.header,), separators=between_names(column, known))


def _says_it_all(column: Column) -> bool:
    spoken = column.cells and not column.mostly(is_day) and column.mostly(_is_spoken)
    return bool(spoken) and len(column.texts) <= _FEW_TEXTS + len(column.cells) * _SHARE_OF_TEXTS


def _is_spoken(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _source(column: Column) -> SourceColumn:
    return SourceColumn(headers=(column.header,))


def _is_direction(column: Column) -> bool:
    return {folded(text) for text in column.texts} <= DIRECTIONS and bool(column.cells)


def _is_key(text: str) -> bool:
    return not any(letter.isalpha() for letter in text) or bool(_KEY.fullmatch(text))
