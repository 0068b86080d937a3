"""Tables of ties: the two columns that name who is tied to whom."""

import re

from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.suggesting.known import Known
from dare_network.formats.suggesting.looks import Column, Look, is_day
from dare_network.formats.suggesting.words import ENDS, PAIRED

_NUMBERED = re.compile(r"(.+?)(1|2|a|b|i|ii|van|naar|from|to)")
_MOSTLY_KNOWN, _SOME_PEOPLE = 0.5, 0.3
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


def known_ends(look: Look, known: Known) -> tuple[Column, Column] | None:
    """The only two columns below which people stand, or whom other tables describe."""
    found = [each for each in look.columns.values() if each.cells and _names_somebody(each, known)]
    return (found[0], found[1]) if len(found) == 2 else None


def _names_somebody(column: Column, known: Known) -> bool:
    people = column.kinds[StakeholderKind.PERSON]
    return people >= _SOME_PEOPLE or known.share(column.some) >= _MOSTLY_KNOWN


def _holds_days(column: Column) -> bool:
    return bool(column.cells) and column.mostly(is_day)
