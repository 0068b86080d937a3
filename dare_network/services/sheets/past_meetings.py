"""Meetings of the past, from a table with a row a meeting and several participants in a cell."""

from collections.abc import Callable, Sequence

from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import Table, write_csv
from dare_network.services.clearance import clearance
from dare_network.services.importing.files import File
from dare_network.services.sheets.column import header_of
from dare_network.services.sheets.export import read_wording
from dare_network.services.sheets.meeting_cells import COLUMNS, DATE, PARTICIPANTS
from dare_network.services.sheets.meeting_rows import MeetingRows
from dare_network.services.sheets.rows import take_files
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import rehearsal, unit_of_work
from dare_network.store.unit_of_work import UnitOfWork


def plan_meetings(engine: Engine, viewer: Viewer, files: Sequence[File]) -> ImportPlan:
    """Plan what loading these meetings would do; nothing is changed.

    Raises UnreadableFileError where a file cannot be read or holds no meetings.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    return take_files(files, rehearsal(engine, viewer), _meeting_rows)


def load_meetings(engine: Engine, viewer: Viewer, files: Sequence[File]) -> ImportPlan:
    """Load these meetings in one transaction, and say what became of each row. Raises the same."""
    require(viewer, Right.RECORD_DIALOGUES)
    return take_files(files, unit_of_work(engine, viewer), _meeting_rows)


def empty_meetings() -> bytes:
    """A table to fill in, as CSV: only its headings, in the reader's language."""
    return write_csv([column.label for column in COLUMNS], [])


def _meeting_rows(unit: UnitOfWork) -> Callable[[Table], MeetingRows | None]:
    dossiers = list_dossiers(unit.transaction, clearance(unit.viewer))
    # One for all tables, so that a dialogue that two of them name is recorded once.
    rows = MeetingRows(unit, read_wording(unit.transaction, clearance(unit.viewer)), dossiers)

    def taker(table: Table) -> MeetingRows | None:
        needed = (DATE, PARTICIPANTS)
        return rows if all(header_of(each.heading, table.headers) for each in needed) else None

    return taker
