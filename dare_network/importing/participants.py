"""Cells that say who was at a meeting, divided into what they name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dare_network.domain.person_names import split_name

AT = "@"
"""Stands between a role and the body at which somebody has it: "assessor, quality @ MEB"."""

_NOT_IN_BRACKETS = r"(?![^()]*\))"
_SURE = re.compile(r"[;|\n\r\t]+" + _NOT_IN_BRACKETS)
_BETWEEN = re.compile(rf"\s+(?:en|and|und|et|[&+/])\s+{_NOT_IN_BRACKETS}", re.IGNORECASE)
_COMMA = re.compile("," + _NOT_IN_BRACKETS)
_AND_FIRST = re.compile(r"(?:en|and)\s+", re.IGNORECASE)
_BULLET = re.compile(r"[-–*•·]\s+")
_ASIDE = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")
_DASH = re.compile(r"(.*\S)\s+[-–—]\s+(\S.*)")
_SMALL = (
    r"(?:van|von|vom|vant|de|der|den|des|du|di|da|del|della|dos|la|le|el|al|te|ter|ten|het|'t|’t|in|op|aan|"
    r"bij|zu|zur|v\.?d\.?|v\.?)"
)
_INFIX = re.compile(rf"{_SMALL}(?:\s+{_SMALL})*", re.IGNORECASE)
_INITIALS = re.compile(
    rf"(?:(?:[^\W\d_]{{1,2}}\.[\s-]?)+|[A-Z]{{1,3}})(?:\s*\([^()]+\))?(?:\s+{_SMALL})*", re.UNICODE
)
_HAS_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\.", re.UNICODE)
_NOBODY = re.compile(r"n\.?\s*n\.?|e\.?\s?a\.?|c\.?\s?s\.?|et al\.?|\?+", re.IGNORECASE)
_SOME_OTHERS = re.compile(
    r"\b(?:ander|andere|anderen|others?|overigen?|personen|persons|mensen|people|collega['’]?s?|colleagues?|"
    r"team|kernteam|delegatie|delegation|leden|members|staff|iedereen|everybody|everyone|diversen?|"
    r"toehoorders?|publiek|gasten|guests|deelnemers|participants|medewerkers|afvaardiging|stuurgroep|"
    r"werkgroep|bestuur|board|secretariaat|secretariat)\b|^(?:nog|plus|\d+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of such a cell: a name, and what stands beside it, "trainee" of "Cor Plug (trainee)".

    Of an entry with `at` the name is a role that somebody has at that body.
    """

    text: str
    name: str
    aside: str = ""
    at: str = ""


def named_in(cell: str, knows: Callable[[str], bool]) -> list[Named]:
    """The entries of a cell, which stand apart by line breaks, semicolons, commas, "en" or "and".

    "Berg, J. van den" stays one; `knows` tells whether somebody is called so, of what may be one or two.
    """
    found = (_named(entry) for piece in _SURE.split(cell) for entry in _entries(piece, cell, knows))
    return list(dict.fromkeys(each for each in found if each.text))


def is_no_name(text: str) -> bool:
    """Return whether an entry names nobody: "nog drie anderen", "N.N.", "het hele team"."""
    if _NOBODY.fullmatch(text) or _SOME_OTHERS.search(text):
        return True
    family = split_name(text).family
    return not any(letter.isupper() for letter in family) or any(letter.isdigit() for letter in text)


def _entries(piece: str, cell: str, knows: Callable[[str], bool]) -> Iterator[str]:
    # Roles hold commas: "assessor, quality @ MEB".
    if AT in piece:
        yield piece
        return
    alone = _SURE.search(cell) is not None
    for part in _BETWEEN.split(piece):
        yield from _by_commas([token.strip() for token in _COMMA.split(part)], alone, knows)


def _by_commas(tokens: list[str], alone: bool, knows: Callable[[str], bool]) -> Iterator[str]:
    tokens = [token for token in tokens if token]
    if alone and len(tokens) == 2 and _is_family(tokens[0]) and _is_given(tokens[1]):
        yield ", ".join(tokens)
        return
    while tokens:
        taken = _length(tokens, knows)
        yield ", ".join(tokens[:taken])
        tokens = tokens[taken:]


def _length(tokens: list[str], knows: Callable[[str], bool]) -> int:
    """The number of tokens, apart by commas, that are one name."""
    taken = 1
    if len(tokens) > 1 and not _HAS_INITIAL.search(tokens[0]):
        if _INFIX.fullmatch(tokens[1]):
            given = len(tokens) > 2 and (_INITIALS.fullmatch(tokens[2]) or _is_given(tokens[2]))
            taken = 3 if given else 2
        elif _INITIALS.fullmatch(tokens[1]) or (
            _is_family(tokens[0]) and knows(", ".join(tokens[:2])) and not knows(tokens[1])
        ):
            taken = 2
    while taken < len(tokens) and _is_degree(tokens[taken]):
        taken += 1
    return taken


def _is_family(token: str) -> bool:
    """Return whether a token can be a family name alone: one word after its infix."""
    return len(split_name(token).family.split()) == 1 and not split_name(token).given


def _is_given(token: str) -> bool:
    words = [word for word in token.split() if not _INFIX.fullmatch(word)]
    return 0 < len(words) <= 2 and words[0][0].isupper() and token.split()[0] == words[0]


def _is_degree(token: str) -> bool:
    return split_name(f"X. Y, {token}").title_after == token


def _named(entry: str) -> Named:
    text = " ".join(_without_start(entry.strip(" ,")).split())
    role, at, body = (part.strip() for part in text.rpartition(AT))
    if at:
        return Named(text, role, at=body)
    aside = _ASIDE.fullmatch(text) or _DASH.fullmatch(text)
    return Named(text, aside[1], aside[2].strip()) if aside else Named(text, text)


def _without_start(text: str) -> str:
    for start in (_BULLET, _AND_FIRST):
        if match := start.match(text):
            text = text[match.end() :]
    return text
