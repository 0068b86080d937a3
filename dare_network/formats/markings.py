"""Signs of a sheet beside its values: merged cells, links, and formulas without a stored result."""

import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

_CHUNK = 1 << 20
_TELLING = re.compile(rb"<(?:\w+:)?(?:f|mergeCell|hyperlink)[\s/>]")

# A header that is merged downwards spans few rows; a longer merge is no header.
_HEADER_HEIGHT = 10


class Markings:
    """The merged ranges ("A1:B3") and the unanswered formulas ("C4") of one sheet.

    `links` are the addresses to which cells lead, by row and column from 1.
    """

    def __init__(self, archive: ZipFile, path: str) -> None:
        self.merged: list[str] = []
        self.unanswered: list[str] = []
        self.links: dict[tuple[int, int], str] = {}
        self._targets: dict[str, str] | None = None
        self._archive, self._path = archive, path
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
        elif name == "hyperlink":
            self._link(element)
        elif name == "c" and _is_unanswered(element):
            self.unanswered.append(element.get("r", ""))

    def _link(self, element: Element) -> None:
        key = next((text for name, text in element.items() if name.endswith("}id")), "")
        if self._targets is None:
            self._targets = self._read_targets()
        left, top, _right, _bottom = range_boundaries(element.get("ref", ""))
        if left and top and (target := self._targets.get(key)):
            self.links[top, left] = target

    def _read_targets(self) -> dict[str, str]:
        """The addresses outside the workbook to which the sheet leads, by their keys."""
        folder, _slash, name = self._path.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self._archive.namelist():
            return {}
        with self._archive.open(relations) as part:
            return {
                element.get("Id", ""): element.get("Target", "")
                for element in _elements(part)
                if element.get("TargetMode") == "External"
            }

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
