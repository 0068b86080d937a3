"""From bytes to characters: which encoding a text file has, and what no table needs."""

import codecs
import re

from charset_normalizer import from_bytes

from dare_network.errors import UnreadableFileError
from dare_network.language import _, ngettext

# Neither databases nor XML take these, and nobody can see them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_SAMPLE = 100_000
_MOSTLY, _HARDLY = 0.8, 0.05

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def without_controls(text: str) -> tuple[str, int]:
    """The text without control characters and lone surrogates, and how many were left out."""
    return _CONTROL.subn("", text)


def control_remarks(left_out: int) -> list[str]:
    """The sentence for the reader where control characters were left out."""
    if not left_out:
        return []
    return [
        ngettext(
            "{n} control character was left out.",
            "{n} control characters were left out.",
            left_out,
        )
    ]


def decode(content: bytes) -> tuple[str, list[str]]:
    """The text of a file with `\\n` line ends, and remarks about what was assumed.

    A byte order mark decides; else UTF-8 where the bytes allow it, then Windows-1252 for western
    text, and a statistical guess as the last resort. Raises UnreadableFileError where the bytes are
    no text.
    """
    text, remarks = _characters(content)
    # The beginning tells most rubbish apart before all of it is cleaned.
    _cleaned(text[:_SAMPLE])
    clean, left_out = _cleaned(text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean, remarks + control_remarks(left_out)


def _cleaned(text: str) -> tuple[str, int]:
    clean, left_out = without_controls(text)
    # A stray control character is dirt; many of them are another kind of file.
    if left_out > max(10, len(text) // 20):
        raise UnreadableFileError(_("This file holds binary data and no table."))
    return clean, left_out


def _characters(content: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding)
    if encoding := _unmarked_utf_16(content[:_SAMPLE]):
        text, remarks = _marked(content, encoding)
        return text, [*remarks, _("The characters were read as UTF-16, though the file does not say so.")]
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        return _western(content) or _guessed(content)


def _marked(content: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            _("This file is damaged: it says that it is {encoding}, but it is not.").format(
                encoding=encoding.upper()
            )
        ) from error


def _unmarked_utf_16(sample: bytes) -> str:
    """The kind of UTF-16 of which every second byte of western text is none; "" for other bytes."""
    even, odd = sample[0::2], sample[1::2]
    for none, some, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if none and none.count(0) >= _MOSTLY * len(none) and some.count(0) <= _HARDLY * len(some):
            return encoding
    return ""


def _western(content: bytes) -> tuple[str, list[str]] | None:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    beyond = sum(character > "\x7f" for character in letters)
    # Greek or Cyrillic bytes read as Windows-1252 give words of nothing but accented letters.
    if beyond > max(10, len(letters) // 4):
        return None
    return text, [_("The characters were read as Windows-1252 (Western European).")]


def _guessed(content: bytes) -> tuple[str, list[str]]:
    best = from_bytes(content).best()
    if best is None:
        raise UnreadableFileError(_("This file holds binary data and no table."))
    sentence = _("The characters were read as {encoding}. That is a guess: look at the accents.")
    return str(best), [sentence.format(encoding=best.encoding)]
