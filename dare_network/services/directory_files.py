"""The directory as files: people and organisations with every field, where they work, and their ties."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.fields import WHOM, About, Kind, fields_of
from dare_network.domain.identifiers import own_key
from dare_network.domain.partial_days import PartialDay, Precision
from dare_network.domain.records.custom_fields import CustomSubject
from dare_network.domain.records.lists import StakeholderEntry
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import write_csv, write_xlsx
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.sheets.wording import NO, YES
from dare_network.store.directory import read_entries
from dare_network.store.engine import read_transaction
from dare_network.store.reference import read_reference
from dare_network.store.rows import chunks
from dare_network.store.stakeholders import list_affiliations, list_ties, stakeholder_labels

_OUTSIDE = WHOM | {Kind.TIE_TYPE, Kind.CUSTOM}
"""The kinds of fields that have columns of their own."""
_PRECISION = "_precision"
"""The end of the names of fields that say how far a day is known: its cell does."""
Column = tuple[str, Callable[[Any], object]]
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
    reference: Reference
    entries: Sequence[tuple[Stakeholder, str]]
    affiliations: Sequence[Affiliation]
    ties: Sequence[Tie]
    names: Mapping[UUID, str]

    def stakeholders(self) -> Sheet:
        """Each of them, with every field of people and of organisations."""
        described = {**fields_of(PersonDraft), **fields_of(OrganisationDraft)}
        own = self._columns(described, (CustomSubject.PERSON, CustomSubject.ORGANISATION))
        columns: list[Column] = [
            ("id", lambda entry: own_key(entry[0].id)),
            (
                _("Person or organisation"),
                lambda entry: _("person") if entry[0].is_person else _("organisation"),
            ),
            *((heading, partial(_of_entry, cell)) for heading, cell in own),
            (_("Organisation or place"), lambda entry: entry[1]),
        ]
        return _sheet(columns, self.entries)

    def work(self) -> Sheet:
        """Their affiliations, also those that ended, and those of who works there."""
        columns = [
            *self._ends(("person_id", _("Person")), ("organisation_id", _("Organisation"))),
            *self._columns(fields_of(AffiliationDraft)),
        ]
        return _sheet(columns, self.affiliations)

    def connections(self) -> Sheet:
        """Their ties, with both ends."""
        labels = {kind.id: kind.label for kind in self.reference.tie_types}
        columns = [
            *self._ends(("from_id", _("From whom")), ("to_id", _("To whom"))),
            (_("Type of tie"), lambda tie: labels.get(tie.type_id, tie.type_id)),
            *self._columns(fields_of(TieDraft), (CustomSubject.TIE,)),
        ]
        return _sheet(columns, self.ties)

    def _ends(self, *ends: tuple[str, str]) -> Iterable[Column]:
        for name, heading in ends:
            yield heading, partial(self._name_at, name)
        for name, heading in ends:
            yield f"{heading} (id)", partial(_key_at, name)

    def _name_at(self, name: str, record: object) -> str:
        return self.names.get(getattr(record, name), "")

    def _columns(
        self, described: Mapping[str, About], subjects: Sequence[CustomSubject] = ()
    ) -> Iterable[Column]:
        for name, about in described.items():
            if about.exported and about.kind not in _OUTSIDE and not name.endswith(_PRECISION):
                yield about.title, partial(self._cell, name, about)
        for field in self.reference.custom_fields:
            if any(field.describes(subject) for subject in subjects):
                yield field.label, partial(_own_field, field.id)

    def _cell(self, name: str, about: About, record: object) -> object:
        value = getattr(record, name, None)
        if about.terms:
            return self.reference.label(about.terms, str(value or ""))
        if isinstance(value, bool):
            return _(YES) if value else _(NO)
        if isinstance(value, tuple):
            return "; ".join(map(str, value))
        precision = getattr(record, name.replace("_on", _PRECISION), None)
        if isinstance(value, date) and isinstance(precision, Precision):
            known = PartialDay.of(value, precision)
            return f"{known.year}-{known.month:02}" if known.month else str(known.year)
        return value


def _key_at(name: str, record: object) -> str:
    return own_key(getattr(record, name))


def _own_field(field_id: str, record: Stakeholder | Tie) -> str:
    return dict(record.custom).get(field_id, "")


def _of_entry(cell: Callable[[Any], object], entry: tuple[Stakeholder, str]) -> object:
    return cell(entry[0])


def _sheet(columns: Sequence[Column], records: Iterable[object]) -> Sheet:
    rows = ([cell(record) for _heading, cell in columns] for record in records)
    return [heading for heading, _cell in columns], rows


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
            read_reference(transaction),
            [(entries[key].who, entries[key].place) for key in keys if key in entries],
            work,
            ties,
            stakeholder_labels(transaction, cleared),
        )
