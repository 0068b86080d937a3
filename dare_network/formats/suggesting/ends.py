"""Tables of ties: the two columns that name who is tied to whom."""

import re

from dare_network.formats.suggesting.looks import Column, Look, is_day
from dare_network.formats.suggesting.words import ENDS, PAIRED

_NUMBERED = re.compile(r"(.+?)(1|2|a|b|i|ii|van|naar|from|to)")
_OTHER = {"1": "2", "a": "b", "i": "ii", "van": "naar", "from": "to"}


def ends_of(look: Look) -> tuple[Column, Column] | None:
    """The columns of the two ends of a tie; None for a table of anything else."""
    for ones, others in ENDS:
        one = look.first(ones)
        other = look.first(others, {one.header} if one else ())
        if one and other and not (_holds_days(one) or _holds_days(other)):
            return one, other
    for word, column in look.by_word.items():
        match = _NUMBERED.fullmatch(word)
        if match and match[1] in PAIRED and match[2] in _OTHER:
            paired = look.by_word.get(match[1] + _OTHER[match[2]])
            if paired and paired.header != column.header:
                return column, paired
    return None


def _holds_days(column: Column) -> bool:
    return bool(column.cells) and column.mostly(is_day)
