"""The parts of a person's name, as people write them in Dutch and in English.

A name is "prof. dr. Jan van der Berg MSc" or "Berg, J. van der": titles, given name, infix and family name
are told apart, and put together again. What cannot be told stays with the given name or the family name, so
that no word is lost.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from itertools import takewhile

from dare_network.words.cutting import folded_words


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts; each is empty where it is not known. `infix` is "van der"."""

    given: str = ""
    infix: str = ""
    family: str = ""
    initials: str = ""
    title_before: str = ""
    title_after: str = ""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words(
    "van van't vant von vom zu zum zur de den der des du het 't te ter ten di del della dello dalla dal dos "
    "das af av aan bij d. vd v/d v.d. v. v.de v.der v.den vdr"
)
"""Words that belong to a family name and do not count when names are sorted."""
_IN_SMALL_LETTERS = _words(
    "in op uit uijt voor onder over tot la le les lo los las da do al el bin ibn en und 's af av d. v."
)
"""Those that are so only in small letters, or after another: "Le", "Al" and "V." are names as well."""
_AT_THE_START = _words(
    "van van't vant von vd v.d. v/d v.de v.der v.den de den der het 't 's te ter ten op in uit"
)
"""Those with which a name that has no given name begins."""
_ONLY_BEFORE_ANOTHER = _words("in en und")

_TITLES = _words(
    "prof professor emeritus dr doctor drs ir ing mr mw mevr mevrouw dhr heer mrs ms miss sir dame ds hr "
    "univ-prof priv-doz pd ba bc bsc lic"
)
_BEFORE_TITLES = _words("em de ass assoc univ")
"""Words that are part of a title where another title follows: "de heer", "em. prof."."""
_DEGREES = _words(
    "phd msc bsc mba mph llm llb pharmd dsc dphil mphil mpharm frcp facp rph qp jr sr eur ing ra rgn pmp "
    "drph meng beng mres mcs med bed"
)
_CAPITAL_DEGREES = _words("MD MA BA RN MS BS MSC II III IV LLM DVM ERT")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+(?:[^\W\d_]\.?)?|[A-Z]", re.UNICODE)
_BARE_INITIALS = re.compile(r"[A-Z]{2,3}")


@lru_cache(maxsize=20_000)
def split_name(written: str) -> PersonName:
    """The parts of a name as somebody wrote it: "Jan de Vries", "de Vries, Jan", "dr. J. de Vries, MSc"."""
    pieces = [piece for piece in (part.split() for part in written.split(",")) if piece]
    if not pieces:
        return PersonName()
    before: list[str] = []
    after: list[str] = []
    while len(pieces) > 1 and all(map(_is_degree, pieces[-1])):
        after = pieces.pop() + after
    for place, piece in enumerate(pieces):
        count = _titles_at_start(piece, alone=len(pieces) > 1)
        before, pieces[place] = before + piece[:count], piece[count:]
    pieces = [piece for piece in pieces if piece]
    titles = {"title_before": " ".join(before), "title_after": " ".join(after)}
    if len(pieces) == 1:
        return _in_natural_order(pieces[0], titles)
    if len(pieces) == 2:
        return _family_first(pieces[0], pieces[1], [], titles)
    if len(pieces) == 3 and all(_particle(pieces[1], place) for place in range(len(pieces[1]))):
        return _family_first(pieces[0], pieces[2], pieces[1], titles)
    return PersonName(family=", ".join(map(" ".join, pieces)), **titles)


def join_name(parts: PersonName) -> str:
    """The name in the order in which it is spoken, with what is known of it."""
    given = parts.given
    if parts.initials:
        given = f"{parts.initials} ({given})" if given else parts.initials
    words = (parts.title_before, given, parts.infix, parts.family, parts.title_after)
    return " ".join(word for word in words if word)


def sorting_name(name: str, parts: PersonName = PersonName()) -> str:
    """Return by what a person is sorted: the family name without its infix, then all else, folded.

    Parts count where they stand in the name; of other names the parts are told from the name itself.
    """
    parts = parts_of(name, parts)
    first = "".join(folded_words(parts.family or name))
    rest = folded_words(" ".join((parts.given or parts.initials, parts.infix)))
    return " ".join((first, *rest))


def parts_of(name: str, parts: PersonName) -> PersonName:
    """The parts that are given where they stand in the name, and else those that the name tells itself."""
    return parts if parts.family and _stands_in(parts.family, name) else split_name(name)


def with_earlier(earlier: Sequence[str], gone: Iterable[str], now: Iterable[str]) -> tuple[str, ...]:
    """Earlier names with those that are gone, the latest first; another spelling of a name is none."""
    known = {_folded(name) for name in (*earlier, *now)}
    added = {_folded(name): name for name in gone if name and _folded(name) not in known}
    return (*added.values(), *earlier)


def parts_left(before: str, now: str, parts: PersonName) -> PersonName:
    """The parts that are left when a name changes: without those that stood in it and do so no longer."""
    gone = {part for part in astuple(parts) if _stands_in(part, before) and not _stands_in(part, now)}
    return PersonName(*("" if part in gone else part for part in astuple(parts)))


def _stands_in(part: str, name: str) -> bool:
    return _folded(part) in _folded(name)


def _folded(text: str) -> str:
    return "".join(folded_words(text))


def _in_natural_order(words: Sequence[str], titles: dict[str, str]) -> PersonName:
    words = list(words)
    after: list[str] = []
    while len(words) > 2 and _is_degree(words[-1]):
        after.insert(0, words.pop())
    titles = titles | {"title_after": " ".join([*after, titles["title_after"]]).strip()}
    start = _start_of_infix(words)
    end = start
    while end < len(words) - 1 and _particle(words, end, first=start):
        end += 1
    given, initials = _given(words[:start], " ".join(words).isupper())
    return PersonName(given, " ".join(words[start:end]), " ".join(words[end:]), initials, **titles)


def _start_of_infix(words: Sequence[str]) -> int:
    """The place of the first word of the infix, or of the family name where there is none."""
    if len(words) > 1 and words[0].casefold() in _AT_THE_START and _particle(words, 0):
        return 0
    for place in range(1, len(words)):
        if place < len(words) - 1 and _particle(words, place):
            return place
        # "Jansen-van der Berg", and the same with blanks around the dash.
        head, dash, tail = words[place].rpartition("-")
        if dash and head and place < len(words) - 1 and (not tail or tail.casefold() in _PARTICLES):
            return place
        if words[place] in ("-", "–") and place > 1:
            return place - 1
    return len(words) - 1


def _family_first(
    family: Sequence[str], given: Sequence[str], infix: Sequence[str], titles: dict[str, str]
) -> PersonName:
    """The parts of "Berg, Jan van der", of "van der Berg, Jan" and of "Berg, van der, Jan"."""
    count = 0
    while count < len(family) - 1 and _particle(family, count, first=0):
        count += 1
    start = next(
        place
        for place in range(len(given) + 1)
        if all(_particle(given, each, place) for each in range(place, len(given)))
    )
    words = [*given[start:], *infix, *family[:count]]
    first, initials = _given(given[:start], False)
    return PersonName(first, " ".join(words), " ".join(family[count:]), initials, **titles)


def _given(words: Sequence[str], capitals: bool) -> tuple[str, str]:
    """The given name and the initials: "J.A. (Jan)" has both."""
    count = len(list(takewhile(lambda word: _is_initials(word, capitals), words)))
    initials, rest = " ".join(words[:count]), " ".join(words[count:])
    if not rest:
        return "", initials
    bracketed = initials and re.fullmatch(r"\(([^()]+)\)", rest)
    return (bracketed[1], initials) if bracketed else (" ".join(words), "")


def _is_initials(word: str, capitals: bool) -> bool:
    return bool(_INITIALS.fullmatch(word) or (not capitals and _BARE_INITIALS.fullmatch(word)))


def _particle(words: Sequence[str], place: int, first: int | None = None) -> bool:
    """Return whether this word belongs before a family name; `first` is where the infix begins."""
    word = words[place].replace("’", "'").replace("‘", "'").replace("`", "'")
    small = word.casefold()
    if small in _ONLY_BEFORE_ANOTHER and not (place + 1 < len(words) and _particle(words, place + 1, place)):
        return False
    if small in _IN_SMALL_LETTERS:
        return word == small or (first is not None and place > first)
    return small in _PARTICLES


def _titles_at_start(words: Sequence[str], alone: bool) -> int:
    """The number of words that are titles; at least one word is left unless the piece stands `alone`."""
    count, most = 0, len(words) if alone else len(words) - 1
    while count < most and (
        _is_title(words[count])
        or (
            count + 1 < most
            and words[count].rstrip(".").casefold() in _BEFORE_TITLES
            and _is_title(words[count + 1])
        )
    ):
        count += 1
    return count


def _is_title(word: str) -> bool:
    parts = [part for part in word.casefold().split(".") if part]
    return bool(parts) and all(part in _TITLES for part in parts)


def _is_degree(word: str) -> bool:
    bare = word.replace(".", "")
    return bare.casefold() in _DEGREES or bare in _CAPITAL_DEGREES
