"""Columns that number the rows of a table: identifiers, and what only looks like one."""

import re
from collections.abc import Collection

from dare_network.formats.suggesting.fields import is_unmistakable
from dare_network.formats.suggesting.looks import Column, Look
from dare_network.formats.suggesting.words import KEY, STREET, WEAK_KEY

_AMOUNT = re.compile(r"[€$£]|\d[.,]\d{1,2}$|%")
_TELEPHONE = re.compile(r"\+?[\d ()-]{8,}")


def key_column(look: Look, taken: Collection[str], names: Column | None) -> Column | None:
    """The column whose texts are the keys of the rows; the same key again only beside the same name.

    A "Nummer" beside a street is a house number.
    """
    for word in KEY:
        column = look.by_word.get(word)
        if not (column and column.cells) or column.header in taken or is_unmistakable(column):
            continue
        if _identifies(look, word, column, names):
            return column
    return None


def _identifies(look: Look, word: str, column: Column, names: Column | None) -> bool:
    if word in WEAK_KEY and (look.first(STREET) or not column.is_unique):
        return False
    if any(_AMOUNT.search(text) or (_TELEPHONE.fullmatch(text) and " " in text) for text in column.some):
        return False
    if word in WEAK_KEY and any(_TELEPHONE.fullmatch(text) for text in column.some):
        return False
    if column.is_unique or names is None:
        return column.is_unique
    named: dict[str, str] = {}
    rows = ((row.cells[column.header], row.cells[names.header]) for row in look.table.rows)
    return all(
        named.setdefault(key, name.casefold()) == name.casefold() for key, name in rows if key and name
    )
