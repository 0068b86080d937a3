"""Reading XML that comes from outside, without trusting it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from dare_network.errors import UnreadableFileError
from dare_network.language import _, number

_CHUNK = 1 << 16

# No graph is nested so deeply, and each level costs memory until it is closed.
_DEEPEST = 100


@dataclass(slots=True)
class Element:
    """An element by its local name, with the line on which it begins and the elements in it.

    Attributes of other namespaces are left out; `text` is what stands directly in it.
    """

    name: str
    line: int
    attributes: dict[str, str]
    parts: "list[Element]" = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element without outer blanks."""
        return "".join(self.texts).strip()

    def all_named(self, name: str) -> "Iterator[Element]":
        """The elements of this name in it, however deep."""
        for part in self.parts:
            if part.name == name:
                yield part
            yield from part.all_named(name)


def elements(content: bytes, wanted: Collection[str]) -> Iterator[Element]:
    """The elements with these local names, each as soon as it is closed and apart from the others.

    Raises UnreadableFileError where the bytes are no XML, define entities of their own (which can
    grow without bounds, or fetch what is elsewhere), or are nested without an end.
    """
    parser = ParserCreate()
    reader = _Reader(parser, wanted)
    for _chunk in parse(parser, content):
        yield from reader.closed
        reader.closed.clear()


def root_name(content: bytes) -> str:
    """The local name of the outermost element; raises UnreadableFileError like `elements`."""
    names: list[str] = []
    parser = ParserCreate()
    parser.StartElementHandler = lambda name, _attributes: names.append(local(name))
    for _chunk in parse(parser, content):
        if names:
            break
    return names[0]


def parse(parser: XMLParserType, content: bytes) -> Iterator[None]:
    """Parse piece by piece; raises UnreadableFileError like `elements`."""
    parser.EntityDeclHandler = _refuse_entity
    for start in range(0, len(content), _CHUNK):
        chunk = content[start : start + _CHUNK]
        try:
            parser.Parse(chunk, start + _CHUNK >= len(content))
        except (ExpatError, LookupError, ValueError) as error:
            raise _damaged(parser.CurrentLineNumber) from error
        yield


class _Reader:
    """Keeps what is open, and hands over what is wanted once it is closed."""

    def __init__(self, parser: XMLParserType, wanted: Collection[str]) -> None:
        self.closed: list[Element] = []
        self._parser = parser
        self._wanted = wanted
        self._open: list[Element] = []
        self._inside = 0
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == _DEEPEST:
            raise endless()
        known = {name: value for name, value in attributes.items() if ":" not in name}
        self._open.append(Element(local(name), self._parser.CurrentLineNumber, known))
        self._inside += local(name) in self._wanted

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        if element.name in self._wanted:
            self._inside -= 1
            self.closed.append(element)
        elif self._inside:
            self._open[-1].parts.append(element)

    def _take(self, text: str) -> None:
        if self._inside:
            self._open[-1].texts.append(text)


def local(name: str) -> str:
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def endless() -> UnreadableFileError:
    """The error for a file that is nested more deeply than any graph."""
    return UnreadableFileError(_("This file is damaged: it is nested without an end."))


def _refuse_entity(*_declaration: object) -> NoReturn:
    raise UnreadableFileError(
        _("This file defines XML entities of its own, which can be misused. Save it without them.")
    )


def _damaged(line: int) -> UnreadableFileError:
    return UnreadableFileError(
        _("This file is damaged: what stands in line {line} is no XML.").format(line=number(line))
    )
