"""A sheet that came back: which record each row is, what it says now, and what that changes."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dare_network.domain.drafts.checking import Draft, ReasonDraft, check
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.imports import RowOutcome
from dare_network.errors import ConflictError, DareError, InvalidInputError
from dare_network.formats.tables import Row
from dare_network.language import _
from dare_network.services.sheets.column import header_of
from dare_network.services.sheets.rows import Changes, Taken, field_reasons
from dare_network.services.sheets.sheet import MARK, Part, Sheet, mark
from dare_network.services.sheets.wording import CellWording
from dare_network.store.unit_of_work import UnitOfWork

_MARK = re.compile(r"v(?P<version>\d{1,9})-[0-9a-f]{8}")


class ReturnedSheet:
    """Takes the rows of a sheet. A column that the table has no longer leaves its field as it is."""

    def __init__(
        self,
        unit: UnitOfWork,
        sheet: Sheet[Any],
        wording: CellWording,
        dossiers: Sequence[Dossier],
        headers: Sequence[str],
    ) -> None:
        self._unit, self._sheet, self._wording = unit, sheet, wording
        self._headers = {
            column: header
            for column in (*sheet.columns, *sheet.empty)
            if (header := header_of(column.heading, headers))
        }
        self._number, self._mark = header_of(sheet.number, headers), header_of(MARK, headers)
        self._known: Mapping[str, tuple[Dossier, Part]] = {
            sheet.called(found, record).casefold(): (found, record)
            for found in dossiers
            for record in sheet.records(found)
        }
        self._seen: set[str] = set()

    def label(self, row: Row) -> str:
        """Return what people call the record of a row."""
        return row.cells[self._number] if self._number else ""

    def take(self, row: Row) -> Taken:
        """Save what a row changes.

        Raises InvalidInputError for a row that names no record the viewer may see, or that cannot be
        saved, and ConflictError where somebody else changed the record since the sheet was exported.
        """
        found, record = self._record(row)
        version, untouched = self._marked(row)
        if untouched:
            return Taken(RowOutcome.UNCHANGED)
        stored, said = self._said(row, record)
        draft = check(self._sheet.draft, stored)
        changes = self._changes(record, draft)
        if not changes:
            return Taken(RowOutcome.UNCHANGED)
        reason = check(ReasonDraft, {"reason": said.pop("reason", "")}).reason
        with self._unit.attempt(reason):
            self._sheet.save(self._unit, found, record, version, draft, said)
        return Taken(RowOutcome.CHANGED, changes)

    def explain(self, error: DareError) -> str:
        """Say why a row is refused; of a conflict with both values of each field that differs."""
        if not isinstance(error, ConflictError) or not error.theirs:
            return field_reasons(error, {column.field: column.label for column in self._headers})
        both = _("{field}: “{mine}” in the file, “{theirs}” stored")
        differing = [
            both.format(
                field=column.label,
                mine=self._wording.text(column, error.mine[column.field]),
                theirs=self._wording.text(column, error.theirs[column.field]),
            )
            for column in self._sheet.columns
            # A field that points to what is hidden from whoever saves is not set, and so not compared.
            if column.field in error.mine and error.mine[column.field] != error.theirs[column.field]
        ]
        return f"{error} {'; '.join(differing)}"

    def _record(self, row: Row) -> tuple[Dossier, Part]:
        called = self.label(row).casefold()
        if called not in self._known:
            raise InvalidInputError(_("There is no such record, or it is not open to you."))
        if called in self._seen:
            raise InvalidInputError(_("An earlier row of this file is about the same record."))
        self._seen.add(called)
        return self._known[called]

    def _marked(self, row: Row) -> tuple[int, bool]:
        """The version at which a row was exported, and whether it still says what it said then."""
        text = row.cells[self._mark] if self._mark else ""
        marked = _MARK.fullmatch(text)
        if not marked:
            raise InvalidInputError(_("The mark of this row is missing: export the sheet again."))
        version = int(marked["version"])
        cells = [row.cells.get(self._headers.get(column, ""), "") for column in self._sheet.columns]
        return version, mark(version, cells) == text

    def _said(self, row: Row, record: Part) -> tuple[dict[str, object], dict[str, object]]:
        """All fields of the draft as they would be, and what the row says of the change."""
        stored = {name: getattr(record, name) for name in self._sheet.draft.model_fields}
        said: dict[str, object] = {}
        faults: dict[str, str] = {}
        for column, header in self._headers.items():
            into = stored if column.field in stored else said
            try:
                into[column.field] = self._wording.value(column, row.cells[header], stored.get(column.field))
            except InvalidInputError as error:
                faults[column.field] = str(error)
        if faults:
            raise InvalidInputError(_("Some fields need another look."), faults)
        return stored, said

    def _changes(self, record: Part, draft: Draft) -> Changes:
        return tuple(
            (column.label, self._wording.text(column, before), self._wording.text(column, after))
            for column in self._sheet.columns
            if (before := getattr(record, column.field)) != (after := getattr(draft, column.field))
        )
