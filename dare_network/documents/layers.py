"""Two layers of one document: the whole, with the cut visible, and what may be made public."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from dare_network.documents.document import Block, Bullets, Column, Fact, Facts, Table
from dare_network.language import _

Labelled = TypeVar("Labelled", Fact, Bullets, Column)


class Relabel(Protocol):
    """A change to everything that has a label."""

    def __call__(self, labelled: Labelled, /) -> Labelled:
        """The changed one."""


def undivided(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Every block, with nothing marked: for a document that has no public layer."""
    return tuple(_with_parts(block, _open) for block in blocks)


def whole(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Every block; the label of what the public layer leaves out says so."""
    return tuple(_with_parts(block, _mark) for block in blocks)


def public(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without anything that is withheld."""
    return tuple(kept for block in blocks if (kept := _cut(block)))


def _with_parts(block: Block, change: Relabel) -> Block:
    match block:
        case Facts():
            return replace(block, rows=tuple(map(change, block.rows)))
        case Table():
            return replace(block, columns=tuple(map(change, block.columns)))
        case Bullets():
            return change(block)
        case _without_label:
            return block


def _open(labelled: Labelled) -> Labelled:
    return replace(labelled, withheld=False)


def _mark(labelled: Labelled) -> Labelled:
    if not labelled.withheld:
        return labelled
    return replace(labelled, label=_("{label} (not public)").format(label=labelled.label))


def _cut(block: Block) -> Block | None:
    match block:
        case Facts():
            rows = tuple(row for row in block.rows if not row.withheld)
            return Facts(rows) if rows else None
        case Table():
            return _cut_table(block)
        case Bullets(withheld=True):
            return None
        case _without_label:
            return block


def _cut_table(table: Table) -> Table | None:
    kept = [at for at, column in enumerate(table.columns) if not column.withheld]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(tuple(table.columns[at] for at in kept), rows) if kept else None
