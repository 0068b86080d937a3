"""Separators of the values in one cell: those that the file itself uses."""

import re
from collections.abc import Collection

from dare_network.formats.columns import SourceColumn
from dare_network.formats.suggesting.looks import Column, Look, folded

_SURE = ("\n", "|", ";", ":::")
_MAYBE = (",", " / ", "/", " & ", " + ", " en ", " and ")
_SLASH = " / "
_MOST = 0.75


def with_tags_apart(look: Look, tags: SourceColumn) -> SourceColumn:
    """The source of tags with the separators that its columns use.

    A comma or slash divides where nothing is surer, or where its pieces stand alone elsewhere.
    """
    texts = [text for header in tags.headers for text in look.columns[header].cells]
    sure = tuple(each for each in _SURE if any(each in text for text in texts))
    if sure:
        pieces = [piece.strip() for text in texts for piece in re.split("|".join(map(re.escape, sure)), text)]
        rest = tuple(each for each in (",", _SLASH) if _divides(each, pieces, ()))
    else:
        rest = tuple(each for each in (",", _SLASH) if any(each in text for text in texts))
    return tags.model_copy(update={"separators": (*sure, *rest)})


def between_names(column: Column, known: Collection[str]) -> tuple[str, ...]:
    """The separators of a column of names.

    No name holds a line break, a bar or a semicolon. Anything else may be a part of one, as in
    "Radboudumc, Nijmegen": it divides only where the pieces stand alone in other cells of the column or are
    `known` (folded) from other tables, and the whole is not.
    """
    sure = tuple(each for each in _SURE if any(each in text for text in column.cells))
    pattern = "|".join(map(re.escape, sure))
    texts = [
        piece.strip() for text in column.texts for piece in (re.split(pattern, text) if sure else [text])
    ]
    return sure + tuple(each for each in _MAYBE if _divides(each, texts, known))


def beside_roles(look: Look, names: Column, roles: Column | None) -> tuple[str, ...]:
    """The separator that divides names and, as often in each row, the roles in another column."""
    rows = [row.cells for row in look.table.rows if _SLASH in row.cells[names.header]]
    as_often = roles is not None and all(
        cells[roles.header].count(_SLASH) == cells[names.header].count(_SLASH) for cells in rows
    )
    return (_SLASH,) if rows and as_often else ()


def _divides(separator: str, texts: Collection[str], known: Collection[str]) -> bool:
    held = [text for text in texts if separator in text]
    if not held:
        return False
    alone = {folded(text) for text in texts if separator not in text} | set(known)
    divided = [
        folded(text) not in known
        and all(folded(piece) in alone for piece in text.split(separator) if piece.strip())
        for text in held
    ]
    return sum(divided) / len(divided) >= _MOST
