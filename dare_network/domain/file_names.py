"""Names of files that come from outside: shown, kept, and given back under them."""

import re
import unicodedata

LONGEST = 200
"""The number of characters of a name that are kept; its ending is one of them."""

_LONGEST_ENDING = 20
_SPACE = re.compile(r"\s+")
# They turn the order of letters around, so that "exe.fdp" reads as a PDF, or cannot be seen at all.
_UNSEEN = re.compile(r"[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def file_name(text: str) -> str:
    """The last part of a path as a name of one line that can be stored, read and given back; "" for none.

    Line breaks and other white space become a blank, broken characters "_"; control characters and marks
    that cannot be seen are left out. What is too long is cut before its ending.
    """
    name = _SPACE.sub(" ", text)
    name = "".join(map(_plain, _UNSEEN.sub("", name)))
    # Browsers may send a path. What is left of a name without one is a blank or dots.
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1]).strip(" ")
    return "" if not name.strip(". ") else _cut(name)


def _plain(letter: str) -> str:
    match unicodedata.category(letter):
        case "Cs":
            return "_"
        case "Cc":
            return ""
        case _other:
            return letter


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        return name[:LONGEST].strip()
    return stem[: LONGEST - len(dot + ending)].rstrip() + dot + ending
