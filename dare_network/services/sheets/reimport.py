"""Re-import of sheets: what would change, row by row, and the load of it by the rules of the forms."""

from collections.abc import Callable, Sequence

from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import Table
from dare_network.services.clearance import clearance
from dare_network.services.importing.files import File
from dare_network.services.sheets.column import header_of
from dare_network.services.sheets.export import SHEETS, read_wording
from dare_network.services.sheets.returned import ReturnedSheet
from dare_network.services.sheets.rows import take_files
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import rehearsal, unit_of_work
from dare_network.store.unit_of_work import UnitOfWork


def plan_sheets(engine: Engine, viewer: Viewer, files: Sequence[File]) -> ImportPlan:
    """Plan what re-importing these files would do; nothing is changed.

    Raises UnreadableFileError where one cannot be read or holds no sheet that was exported.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    return take_files(files, rehearsal(engine, viewer), _returned)


def load_sheets(engine: Engine, viewer: Viewer, files: Sequence[File]) -> ImportPlan:
    """Re-import these files in one transaction, and say what became of each row. Raises the same.

    Each record that is really changed gets one event, and a due date that moves one of its own.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    return take_files(files, unit_of_work(engine, viewer), _returned)


def _returned(unit: UnitOfWork) -> Callable[[Table], ReturnedSheet | None]:
    dossiers = list_dossiers(unit.transaction, clearance(unit.viewer))
    wording = read_wording(unit.transaction, clearance(unit.viewer))

    def taker(table: Table) -> ReturnedSheet | None:
        for sheet in SHEETS:
            if header_of(sheet.number, table.headers):
                return ReturnedSheet(unit, sheet, wording, dossiers, table.headers)
        return None

    return taker
