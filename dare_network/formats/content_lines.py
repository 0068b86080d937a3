"""The lines of vCards: unfolded, told apart into name, parameters and value, and written again.

Source of the form: RFC 6350 for version 4.0, RFC 2425 and 2426 for 3.0, and the vCard specification of the
Internet Mail Consortium for 2.1, whose parameters may stand without a name and whose texts may be
quoted-printable. No library that is kept up reads all three.
"""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_LINE = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:[^\":;]|\"[^\"]*\")*)*):(?P<value>.*)",
    re.DOTALL,
)
_PARAMETER = re.compile(r";((?:[^\";]|\"[^\"]*\")*)")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WIDEST = 75

# RFC 6868: what would end a quoted parameter.
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One line as a card means it; `number` is where it begins in the file.

    Names are in capitals. `types` are the texts of its parameter TYPE and those parameters of version 2.1
    that have no name, in small letters.
    """

    number: int
    group: str
    name: str
    parameters: Mapping[str, str]
    types: frozenset[str]
    value: str

    @property
    def text(self) -> str:
        """The value as one text, without its escapes."""
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """The texts between separators that are not escaped."""
        return [unescaped(part) for part in _divided(self.value, separator)]


def read_lines(text: str) -> Iterator[ContentLine]:
    """The lines of a text with `\\n` line ends; what is none, such as a blank one, is left out."""
    for number, line in _unfolded(text.split("\n")):
        match = _LINE.fullmatch(line)
        if not match:
            continue
        parameters, types = _parameters(match["parameters"])
        value = match["value"]
        if _is_quoted_printable(parameters, types):
            value = _decoded(value, parameters.get("CHARSET", "utf-8"))
        yield ContentLine(number, match["group"] or "", match["name"].upper(), parameters, types, value)


def unescaped(text: str) -> str:
    """The text without the backslashes before commas, semicolons, colons and line ends."""
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def escaped(text: str) -> str:
    """A text as a value, or as a part of one that has several."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, with its end; no character is cut."""
    pieces, piece, width = [], "", 0
    for character in line:
        size = len(character.encode("utf-8"))
        if width + size > _WIDEST:
            pieces.append(piece)
            piece, width = " ", 1
        piece, width = piece + character, width + size
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    begun, parts, soft = 0, [""], False
    for number, line in enumerate(lines, start=1):
        if soft:
            # Some programs fold a line that is quoted-printable, and indent it too.
            parts[-1] = parts[-1][:-1]
            parts.append(line[1:] if line[:2] in (" =", "\t=") else line)
        elif line[:1] in (" ", "\t"):
            parts.append(line[1:])
        else:
            yield begun, "".join(parts)
            begun, parts = number, [line]
        soft = line.endswith("=") and (soft or _says_quoted_printable(parts[0]))
    yield begun, "".join(parts)


def _says_quoted_printable(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _parameters(text: str) -> tuple[dict[str, str], frozenset[str]]:
    named: dict[str, str] = {}
    types: set[str] = set()
    for match in _PARAMETER.finditer(text):
        name, equals, value = match[1].partition("=")
        value = re.sub(r"\^[n'^]", lambda found: _CARETS[found[0]], value.replace('"', "")).strip()
        if not equals:
            types.add(name.strip().lower())
        elif name.strip().upper() == "TYPE":
            types |= {each.strip().lower() for each in value.split(",")}
        else:
            named[name.strip().upper()] = value
    return named, frozenset(types - {""})


def _is_quoted_printable(parameters: Mapping[str, str], types: frozenset[str]) -> bool:
    return parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE" or "quoted-printable" in types


def _decoded(value: str, charset: str) -> str:
    content = quopri.decodestring(value.encode("utf-8"))
    try:
        text = content.decode(charset)
    except (LookupError, UnicodeError, ValueError):
        text = content.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _divided(value: str, separator: str) -> list[str]:
    parts, part, place = [], "", 0
    while place < len(value):
        if value[place] == "\\":
            part += value[place : place + 2]
            place += 2
            continue
        if value[place] == separator:
            parts.append(part)
            part = ""
        else:
            part += value[place]
        place += 1
    return [*parts, part]
