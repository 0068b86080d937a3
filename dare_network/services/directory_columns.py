"""The columns of the directory as a file: what each is called, and as which field it is read again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.fields import WHOM, About, Kind, fields_of
from dare_network.domain.identifiers import own_key
from dare_network.domain.partial_days import PartialDay, Precision
from dare_network.domain.records.custom_fields import CustomField, CustomSubject
from dare_network.domain.records.network import Stakeholder, Tie
from dare_network.domain.records.reference import Reference
from dare_network.formats.columns import CUSTOM, NAMES, is_custom
from dare_network.language import _

_OUTSIDE = WHOM | {Kind.TIE_TYPE, Kind.CUSTOM}
"""The kinds of fields that have columns of their own."""
_PRECISION = "_precision"
"""The end of the names of fields that say how far a day is known: its cell does."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the directory; `field` is the one that it fills; empty where it follows from others."""

    heading: str
    field: str
    cell: Callable[[Any], object]


class Columns:
    """The columns of each sheet, called in the reader's language, with the names of all ends of ties."""

    def __init__(self, reference: Reference | None = None, names: Mapping[UUID, str] | None = None) -> None:
        self._reference = reference
        self._names = names or {}

    def of_stakeholders(self) -> list[Column]:
        """Those of people and organisations, each a pair of the record and where somebody works."""
        described = {**fields_of(PersonDraft), **fields_of(OrganisationDraft)}
        own = self._own(described, (CustomSubject.PERSON, CustomSubject.ORGANISATION))
        return [
            Column("id", "key", lambda entry: own_key(entry[0].id)),
            Column(
                _("Person or organisation"),
                "kind",
                lambda entry: _("person") if entry[0].is_person else _("organisation"),
            ),
            *(Column(each.heading, each.field, partial(_of_entry, each)) for each in own),
            Column(_("Organisation or place"), "", lambda entry: entry[1]),
        ]

    def of_affiliations(self) -> list[Column]:
        """Those of who works where."""
        return [
            *self._ends(
                ("person_id", "person", _("Person")), ("organisation_id", "organisation", _("Organisation"))
            ),
            *self._own(fields_of(AffiliationDraft)),
        ]

    def of_ties(self) -> list[Column]:
        """Those of ties."""
        labels = {kind.id: kind.label for kind in self._reference.tie_types} if self._reference else {}
        return [
            *self._ends(("from_id", "from", _("From whom")), ("to_id", "to", _("To whom"))),
            Column(_("Type of tie"), "type", lambda tie: labels.get(tie.type_id, tie.type_id)),
            *self._own(fields_of(TieDraft), (CustomSubject.TIE,)),
        ]

    def _ends(self, *ends: tuple[str, str, str]) -> Iterator[Column]:
        """The key of the record, and both ends: by key, which tells them, and before that by name."""
        yield Column("id", "key", lambda record: own_key(record.id))
        for name, field, heading in ends:
            yield Column(heading, field, partial(self._name_at, name))
        for name, field, heading in ends:
            yield Column(f"{heading} (id)", field, partial(_key_at, name))

    def _name_at(self, name: str, record: object) -> str:
        return self._names.get(getattr(record, name), "")

    def _own(
        self, described: Mapping[str, About], subjects: Sequence[CustomSubject] = ()
    ) -> Iterator[Column]:
        """The columns of described fields, and of those of the office's own."""
        taken = set()
        for name, about in described.items():
            if about.exported and about.kind not in _OUTSIDE and not name.endswith(_PRECISION):
                taken.add(about.title.casefold())
                yield Column(about.title, NAMES.get(name, name), partial(self._cell, name, about))
        for field in self._reference.custom_fields if self._reference else ():
            if any(field.describes(subject) for subject in subjects):
                yield Column(_called(field, taken), f"{CUSTOM}{field.id}", partial(_own_field, field.id))

    def _cell(self, name: str, about: About, record: object) -> object:
        value = getattr(record, name, None)
        if about.terms and self._reference:
            return self._reference.label(about.terms, str(value or ""))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, tuple):
            return "; ".join(map(str, value))
        precision = getattr(record, name.replace("_on", _PRECISION), None)
        if isinstance(value, date) and isinstance(precision, Precision):
            known = PartialDay.of(value, precision)
            return f"{known.year}-{known.month:02}" if known.month else str(known.year)
        return value


def _called(field: CustomField, taken: set[str]) -> str:
    return f"{CUSTOM}{field.id}" if field.label.casefold() in taken else field.label


def _key_at(name: str, record: object) -> str:
    return own_key(getattr(record, name))


def _own_field(field_id: str, record: Stakeholder | Tie) -> str:
    return dict(record.custom).get(field_id, "")


def _of_entry(column: Column, entry: tuple[Stakeholder, str]) -> object:
    who = entry[0]
    fields = fields_of(PersonDraft if who.is_person else OrganisationDraft)
    # An organisation has no answer to what is asked of people alone, not even "no".
    asked = column.field in fields or column.field in NAMES.values() or is_custom(column.field)
    return column.cell(who) if asked else ""
