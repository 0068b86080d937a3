"""The directory as files: people and organisations with every field, where they work, and their ties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.lists import StakeholderEntry
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import write_csv, write_xlsx
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.directory_columns import Column, Columns
from dare_network.store.directory import read_entries
from dare_network.store.engine import read_transaction
from dare_network.store.reference import read_reference
from dare_network.store.rows import chunks
from dare_network.store.stakeholders import list_affiliations, list_ties, stakeholder_labels

Sheet = tuple[Sequence[str], Iterable[Sequence[object]]]


def directory_csv(engine: Engine, viewer: Viewer, keys: Sequence[UUID]) -> bytes:
    """These people and organisations as CSV. Raises NotAllowedError without the right."""
    headings, rows = _read(engine, viewer, keys).stakeholders()
    return write_csv(headings, list(rows))


def directory_workbook(engine: Engine, viewer: Viewer, keys: Sequence[UUID]) -> bytes:
    """A workbook of these, with where they work and their ties, each with both ends."""
    found = _read(engine, viewer, keys)
    return write_xlsx(
        {
            _("Stakeholders"): found.stakeholders(),
            _("Affiliations"): found.work(),
            _("Ties"): found.connections(),
        }
    )


@dataclass(frozen=True)
class _Found:
    columns: Columns
    entries: Sequence[tuple[Stakeholder, str]]
    affiliations: Sequence[Affiliation]
    ties: Sequence[Tie]

    def stakeholders(self) -> Sheet:
        """Each of them, with every field of people and of organisations."""
        return _sheet(self.columns.of_stakeholders(), self.entries)

    def work(self) -> Sheet:
        """Their affiliations, also those that ended, and those of who works there."""
        return _sheet(self.columns.of_affiliations(), self.affiliations)

    def connections(self) -> Sheet:
        """Their ties, with both ends."""
        return _sheet(self.columns.of_ties(), self.ties)


def _sheet(columns: Sequence[Column], records: Iterable[object]) -> Sheet:
    rows = ([column.cell(record) for column in columns] for record in records)
    return [column.heading for column in columns], rows


def _read(engine: Engine, viewer: Viewer, keys: Sequence[UUID]) -> _Found:
    require(viewer, Right.EXPORT)
    cleared, wanted = clearance(viewer), set(keys)
    with read_transaction(engine) as transaction:
        entries: dict[UUID, StakeholderEntry] = {}
        for some in chunks(keys):
            entries |= read_entries(transaction, cleared, some)
        work = [
            a for a in list_affiliations(transaction, cleared) if {a.person_id, a.organisation_id} & wanted
        ]
        ties = [tie for tie in list_ties(transaction, cleared) if {tie.from_id, tie.to_id} & wanted]
        return _Found(
            Columns(read_reference(transaction), stakeholder_labels(transaction, cleared)),
            [(entries[key].who, entries[key].place) for key in keys if key in entries],
            work,
            ties,
        )
