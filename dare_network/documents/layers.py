"""Two layers of one document: the whole, with the cut visible, and what may be made public."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from dare_network.documents.document import Block, Bullets, Column, Fact, Facts, Table
from dare_network.language import _

Labelled = TypeVar("Labelled", Fact, Bullets, Column)


def whole(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Every block; the label of what the public layer leaves out says so."""
    return tuple(map(_marked, blocks))


def public(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without anything that is withheld."""
    return tuple(kept for block in blocks if (kept := _cut(block)))


def _marked(block: Block) -> Block:
    match block:
        case Facts():
            return replace(block, rows=tuple(map(_mark, block.rows)))
        case Table():
            return replace(block, columns=tuple(map(_mark, block.columns)))
        case Bullets():
            return _mark(block)
        case _open:
            return block


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
        case _open:
            return block


def _cut_table(table: Table) -> Table | None:
    kept = [at for at, column in enumerate(table.columns) if not column.withheld]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(tuple(table.columns[at] for at in kept), rows) if kept else None
