"""Texts from outside as every kind of file can hold them."""

import re

_LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
_DIRECTION = r"\u202a-\u202e\u2066-\u2069"
_NO_CHARACTER = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
# XML has no place for control characters and lone surrogates. A direction that is forced and not
# closed would turn the product's own words around that follow in the same line.
_ILLEGIBLE = re.compile(f"[{_CONTROL}{_DIRECTION}{_NO_CHARACTER}]")


def legible(text: str) -> str:
    """The text with `\\n` as line end, and "�" for each character that no file can hold or show."""
    kept = _LINE_END.sub("\n", text).replace("\t", " ")
    return _ILLEGIBLE.sub("\ufffd", kept)
