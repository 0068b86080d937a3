"""Columns that say whether something is over, in whatever words."""

import re
from collections.abc import Collection, Mapping

from dare_network.formats.columns import SourceColumn
from dare_network.formats.suggesting.looks import Column, Look, folded
from dare_network.formats.suggesting.words import words

_HOLDS = words(
    "active|actief|is active|relationship is active|is actief|actief j/n|actief ja/nee|actief (j/n)|"
    "current|huidig|is current|geldig|lopend|nog actief|in dienst|active y/n|active yes/no|valid|"
    "nog geldig|actueel|enabled"
)
_IS_OVER = words(
    "inactive|inactief|ended|beeindigd|afgesloten|former|voormalig|is ended|closed|uit dienst|vervallen|"
    "expired|verlopen|niet actief|not active|gestopt|beeindigd j/n|is inactive|afgelopen|terminated"
)
_STATUS = words("status|state|toestand|relationship status|relatiestatus|stand|fase")
_YES = frozenset(["yes", "ja", "j", "y", "true", "waar", "1", "x", "v", "on", "aan", "ok"])
_NO = frozenset(["no", "nee", "n", "false", "onwaar", "0", "off", "uit", "neen"])
_HOLDING = frozenset(
    words("active|actief|current|huidig|lopend|ongoing|open|in dienst|geldig|running|valid|actueel|loopt|nu")
)
_OVER = frozenset(
    words(
        "inactive|inactief|ended|beeindigd|former|voormalig|afgesloten|gestopt|closed|past|ex|stopped|"
        "uit dienst|vervallen|expired|verlopen|terminated|not active|niet actief|niet meer actief|"
        "vertrokken|left|afgelopen|oud|old|opgeheven|non-actief|non actief|weg|previous|geeindigd|eindigde|"
        "finished|voorbij|overleden|deceased|died|retired|gepensioneerd|met pensioen|met emeritaat|resigned"
    )
)


_FORMER = re.compile(r"(?:oud|ex|voormalig|gewezen|former|past)[\s-]+\w.*", re.IGNORECASE)


def status_column(look: Look, taken: Collection[str]) -> tuple[Column, dict[str, str]] | None:
    """The column that says of rows whether they are over, with what each of its texts means.

    That is "yes" or "no", and "" of a text that says something else: "slapend".
    """
    for known, if_yes in ((_HOLDS, "no"), (_IS_OVER, "yes"), (_STATUS, "")):
        column = look.first(known, taken)
        if column and column.cells:
            meanings = {text: _meaning(text, if_yes) for text in column.texts}
            if any(meanings.values()):
                return column, meanings
    return None


def beside_tags(
    tags: SourceColumn | None, status: Column, meanings: Mapping[str, str]
) -> SourceColumn | None:
    """The source of tags with the column of a status, where it says more than whether something is over."""
    if all(meanings.values()):
        return tags
    if tags is None:
        return SourceColumn(headers=(status.header,), separators=(";",))
    separators = tuple(dict.fromkeys((*tags.separators, ";")))
    return SourceColumn(headers=(*tags.headers, status.header), join="; ", separators=separators)


def as_tags(meanings: Mapping[str, str]) -> dict[str, str]:
    """Return what becomes of the texts of a status among tags: those that are understood are none."""
    return {text: "" for text, meaning in meanings.items() if meaning}


def _meaning(text: str, if_yes: str) -> str:
    """Return whether a text says that it is over: "yes", "no", or nothing; `if_yes` is for "yes"."""
    word = folded(text)
    if word in _OVER or _FORMER.fullmatch(text.strip()):
        return "yes"
    if word in _HOLDING:
        return "no"
    if if_yes and word in _YES:
        return if_yes
    if if_yes and word in _NO:
        return "yes" if if_yes == "no" else "no"
    return ""
