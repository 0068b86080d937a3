"""Signs of a sheet beside its values: merged cells, and formulas without a stored result."""

import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

_CHUNK = 1 << 20
_TELLING = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[\s/>]")

# A header that is merged downwards spans few rows; a longer merge is no header.
_HEADER_HEIGHT = 10


class Markings:
    """The merged ranges ("A1:B3") and the unanswered formulas ("C4") of one sheet."""

    def __init__(self, archive: ZipFile, path: str) -> None:
        self.merged: list[str] = []
        self.unanswered: list[str] = []
        with archive.open(path) as sheet:
            telling = any(map(_TELLING.search, _overlapping(sheet)))
        if telling:
            with archive.open(path) as sheet:
                for element in _elements(sheet):
                    self._take(element)

    def _take(self, element: Element) -> None:
        name = _local(element)
        if name == "mergeCell":
            self.merged.append(element.get("ref", ""))
        elif name == "c" and _is_unanswered(element):
            self.unanswered.append(element.get("r", ""))

    def spanned_rows(self) -> frozenset[int]:
        """The rows below the first of each merged range that is no taller than a header."""
        rows: set[int] = set()
        for reference in self.merged:
            _left, top, _right, bottom = range_boundaries(reference)
            if top and bottom and bottom - top < _HEADER_HEIGHT:
                rows.update(range(top + 1, bottom + 1))
        return frozenset(rows)


def _overlapping(stream: IO[bytes]) -> Iterator[bytes]:
    last = b""
    while chunk := stream.read(_CHUNK):
        yield last[-64:] + chunk
        last = chunk


def _elements(stream: IO[bytes]) -> Iterator[Element]:
    # Expat itself refuses entities that grow without bounds, and fetches none from elsewhere.
    for _event, element in iterparse(stream):  # noqa: S314
        yield element
        if _local(element) == "row":
            element.clear()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_unanswered(cell: Element) -> bool:
    parts = {_local(part): part.text for part in cell}
    if "f" not in parts:
        return False
    # An empty text is a result as well.
    return not parts.get("v") and not (cell.get("t") == "str" and "v" in parts)
