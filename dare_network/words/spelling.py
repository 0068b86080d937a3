"""Names and values as they are compared: what looks alike is alike."""

import re
import unicodedata
from collections.abc import Mapping

from dare_network.words.cutting import INVISIBLE

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4`\u2032"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_ALIKE: Mapping[int, str] = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-")})
_UNSEEN = re.compile(f"[{INVISIBLE}]")


def spelling(text: str) -> str:
    """The text in small letters, with plain blanks, apostrophes and dashes, and nothing invisible.

    Accents stay: Müller and Muller are two names.
    """
    # Nearly all names are of plain letters, and a file has many.
    if not text.isascii():
        # "ŉ" in small letters is two, of which the first is an apostrophe.
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text).casefold().translate(_ALIKE))
    return " ".join(text.casefold().split())
