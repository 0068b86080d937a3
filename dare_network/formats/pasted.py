"""Cells as people fill and paste them: what says nothing, and blanks that nobody sees."""

import re

from dare_network.domain.addresses import email_addresses

_NOTHING = frozenset((
    "n/a", "na", "n.a.", "#n/a", "nvt", "n.v.t.", "n.v.t", "niet van toepassing", "not applicable",
    "onbekend", "unknown", "niet bekend", "not known", "geen", "none", "null", "nil", "-", "--", "---",
    "–", "—", "?", "??", ".", "…", "...", "x.x.x", "(leeg)", "(blank)", "leeg", "tbd", "ntb", "n.t.b.",
    "nog niet bekend", "nog onbekend", "* mycontacts",
))  # fmt: skip
_LONGEST = max(map(len, _NOTHING)) + 2
# Not the joiners, which draw letters and emoji together.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile("[ \t\n\r\u00a0\u2002-\u200a\u202f]+")
_HYPHENS = re.compile("[\u2010\u2011]")


def says_nothing(text: str) -> bool:
    """Return whether a cell says that there is nothing to say: "n.v.t.", "-", "unknown"."""
    return len(text) <= _LONGEST and text.strip().casefold() in _NOTHING


def in_one_line(text: str) -> str:
    """A name without line breaks, doubled blanks and characters that nobody sees."""
    # Nearly every cell is plain, and a file has many.
    if text.isascii() and "  " not in text and text.isprintable():
        return text
    return _BLANKS.sub(" ", _HYPHENS.sub("-", _UNSEEN.sub("", text))).strip()


def with_addresses(values: dict[str, str]) -> dict[str, str]:
    """The fields with one bare e-mail address each, where a cell holds several or more than the address."""
    if not (found := email_addresses(values.get("email", ""))):
        return values
    first, *others = found
    if not others:
        return values | {"email": first}
    others += filter(None, (values.get("email_2"),))
    second, *further = dict.fromkeys(others)
    if further:
        further += filter(None, (values.get("further_emails"),))
        values = values | {"further_emails": "; ".join(dict.fromkeys(further))}
    return values | {"email": first, "email_2": second}
