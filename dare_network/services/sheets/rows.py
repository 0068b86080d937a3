"""Rows of a table that are taken one by one: each is done, or refused with its reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from dare_network.domain.records.imports import ImportPlan, PlannedRow, RowOutcome
from dare_network.errors import DareError, InvalidInputError, UnreadableFileError
from dare_network.formats.tables import Row, Table
from dare_network.language import _
from dare_network.services.importing.files import File, digest_of, read_files
from dare_network.store.limits import allow_time
from dare_network.store.unit_of_work import UnitOfWork

Changes = tuple[tuple[str, str, str], ...]
"""The label of each field that changes, with its value before and after."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The fate of a row that was not refused."""

    outcome: RowOutcome
    changes: Changes = ()


class RowTaker(Protocol):
    """Takes the rows of one table."""

    def label(self, row: Row) -> str:
        """Say what a row is about."""

    def take(self, row: Row) -> Taken:
        """Do what a row says. Raises DareError where it is refused."""

    def explain(self, error: DareError) -> str:
        """Say why a row is refused, in a sentence."""


TakerOf = Callable[[UnitOfWork], Callable[[Table], RowTaker | None]]


def take_files(
    files: Sequence[File], transaction: AbstractContextManager[UnitOfWork], taker_of: TakerOf
) -> ImportPlan:
    """Take all rows of these files in a transaction that begins here, and say what became of each.

    Raises UnreadableFileError where a file cannot be read, or no table of them has a taker.
    """
    tables = read_files(files)
    with transaction as unit:
        allow_time(unit.transaction.connection)
        taker = taker_of(unit)
        takers = [(table, taker(table)) for table in tables]
        rows = [row for table, each in takers if each for row in _taken(table, each)]
    left_out = [table.place for table, each in takers if each is None]
    if len(left_out) == len(tables):
        raise UnreadableFileError(_("This file has none of the tables that are expected here."))
    skipped = [_("The table “{name}” was left out.").format(name=name) for name in left_out]
    remarks = [remark for table, each in takers if each for remark in table.remarks]
    names = ", ".join(name for name, _content in files)
    return ImportPlan(names, digest_of(files), "", tuple(rows), (*remarks, *skipped))


def _taken(table: Table, taker: RowTaker) -> Iterator[PlannedRow]:
    for row in table.rows:
        label = taker.label(row)
        try:
            taken = taker.take(row)
        except DareError as error:
            cells = tuple(row.cells.items())
            reason = taker.explain(error)
            yield PlannedRow(table.place, row.line, RowOutcome.REFUSED, label, reason, cells=cells)
        else:
            yield PlannedRow(table.place, row.line, taken.outcome, label, changes=taken.changes)


def field_reasons(error: DareError, labels: Mapping[str, str]) -> str:
    """The sentences of an error, each after the label of the field that it is about."""
    if not isinstance(error, InvalidInputError) or not error.fields:
        return str(error)
    return " ".join(f"{labels[name]}: {why}" if name in labels else why for name, why in error.fields.items())
