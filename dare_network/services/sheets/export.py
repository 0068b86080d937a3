"""Taking sheets along: what this viewer may see, as CSV or as a workbook."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import write_csv, write_xlsx
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.sheets.commitments import COMMITMENTS
from dare_network.services.sheets.milestones import MILESTONES
from dare_network.services.sheets.outcomes import OUTCOMES
from dare_network.services.sheets.questions import ANSWERS, QUESTIONS
from dare_network.services.sheets.sheet import Sheet
from dare_network.services.sheets.wording import CellWording
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.reference import read_reference
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.transaction import Transaction

SHEETS: tuple[Sheet[Any], ...] = (COMMITMENTS, MILESTONES, QUESTIONS, ANSWERS, OUTCOMES)
"""All sheets, in the order of a workbook."""


def sheet_csv(engine: Engine, viewer: Viewer, sheet: Sheet[Any]) -> bytes:
    """One sheet as CSV. Raises NotAllowedError without the right."""
    dossiers, wording = _read(engine, viewer)
    return write_csv(sheet.headings(), _rows(sheet, dossiers, wording))


def workbook(engine: Engine, viewer: Viewer, sheets: Sequence[Sheet[Any]] = SHEETS) -> bytes:
    """Sheets as an Excel workbook. Raises NotAllowedError without the right."""
    dossiers, wording = _read(engine, viewer)
    return write_xlsx({_(each.name): (each.headings(), _rows(each, dossiers, wording)) for each in sheets})


def read_wording(transaction: Transaction, cleared: Clearance) -> CellWording:
    """The labels, and the names that this clearance opens."""
    return CellWording(read_reference(transaction), list_stakeholders(transaction, cleared))


def _read(engine: Engine, viewer: Viewer) -> tuple[Sequence[Dossier], CellWording]:
    require(viewer, Right.EXPORT)
    with read_transaction(engine) as transaction:
        cleared = clearance(viewer)
        return list_dossiers(transaction, cleared), read_wording(transaction, cleared)


def _rows(sheet: Sheet[Any], dossiers: Sequence[Dossier], wording: CellWording) -> list[list[object]]:
    rows = [sheet.row(found, record, wording) for found in dossiers for record in sheet.records(found)]
    return sorted(rows, key=lambda row: str(row[0]))
