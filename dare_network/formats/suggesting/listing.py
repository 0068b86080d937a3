"""Tables of people and organisations: who is described by each row, and by which columns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.columns import BY_NAME, SourceColumn, TableMapping
from dare_network.formats.pasted import says_nothing
from dare_network.formats.suggesting.fields import (
    Columns,
    columns_for,
    headers_of,
    period_for,
    said_of_the_organisation,
)
from dare_network.formats.suggesting.keys import key_column
from dare_network.formats.suggesting.kinds import kind_column, kind_of_rows, kinds_below, says_only_the_kind
from dare_network.formats.suggesting.looks import Column, Look
from dare_network.formats.suggesting.naming import PARTS, Naming
from dare_network.formats.suggesting.separators import beside_roles, between_names, with_tags_apart
from dare_network.formats.suggesting.statuses import as_tags, beside_tags, status_column
from dare_network.formats.suggesting.words import DEPARTMENT, KIND, OF_ORGANISATION, TITLE

_OF_PEOPLE = frozenset(fields_of(PersonDraft)) - {"name"}
_OF_BODIES = frozenset(fields_of(OrganisationDraft)) - {"name"}
_OF_BODIES_ALONE = (_OF_BODIES - _OF_PEOPLE) | {"website"}
"""The fields of a list of contacts that are of the organisation and not of the person."""
_OF_POSTS = frozenset({"role", "from_on", "until_on"})


@dataclass(frozen=True)
class Listing:
    """A table that lists people, organisations, or people at work; `known` are the names of other tables."""

    look: Look
    naming: Naming
    known: Collection[str] = field(default=())

    @cached_property
    def kind(self) -> Column | None:
        """The column that says what each row is about."""
        return kind_column(self.look)

    @cached_property
    def is_of_contacts(self) -> bool:
        """Return whether it names people and the organisations at which they work."""
        return self.naming.has_person and bool(self.naming.organisations)

    def parts(self, people: bool = True, organisations: bool = True) -> tuple[TableMapping, ...]:
        """The parts of a mapping that read this table; people or organisations may be described elsewhere."""
        if self.kind and (self.naming.organisations or self.naming.parts):
            return self._by_kind(self.kind)
        return self._contacts(people, organisations) if self.is_of_contacts else (self._described(),)

    def _by_kind(self, kind: Column) -> tuple[TableMapping, ...]:
        """People, who may work somewhere, and organisations, from rows that say what they are."""
        meant = kinds_below(kind)
        persons = tuple(text for text, means in meant.items() if means is StakeholderKind.PERSON)
        if not persons:
            return (self._part(self._label(bodies=True), self._body(), "organisation"),)
        only = {kind.header: persons}
        if self.naming.organisations:
            people = self._contacts(True, True, only)
        else:
            people = (self._part(self.naming.label, self._fields(_OF_PEOPLE), "person", only),)
        rest = len(persons) < len(meant)
        bodies = (self._part(self._label(bodies=True), self._body(), "organisation"),) if rest else ()
        return (*people, *bodies)

    def _contacts(
        self, people: bool, organisations: bool, only: Mapping[str, tuple[str, ...]] | None = None
    ) -> tuple[TableMapping, ...]:
        taken = self._taken
        body = said_of_the_organisation(self.look, _OF_BODIES, OF_ORGANISATION, taken)
        post = self._post(taken | headers_of(body))
        taken = taken | headers_of(body) | headers_of(post)
        person = self._fields(_OF_PEOPLE - _OF_BODIES_ALONE, taken)
        body |= self._fields(
            _OF_BODIES_ALONE - body.keys() - {"organisation_kind"}, taken | headers_of(person), key=False
        )
        at = self.naming.organisation
        at = at.model_copy(update={"separators": self._between_organisations(post)})
        whom = self._label()
        found = []
        if people:
            values = {}
            if self._ended and "ended" in post and (tags := beside_tags(person.get("tags"), *self._ended)):
                person = {**person, "tags": tags}
                values = {"tags": as_tags(self._ended[1])} if self._ended[0].header in tags.headers else {}
            found.append(self._part(whom, person, "person", only, values))
        if organisations:
            nothing = {"label": self._nowhere} if self._nowhere else {}
            found.append(self._part(at, body, "organisation", only, nothing))
        works: Columns = {"person": whom, "organisation": at, **post}
        endings = {"ended": self._ended[1]} if self._ended and "ended" in post else {}
        if nowhere := self._nowhere:
            endings["organisation"] = nowhere
        found.append(
            TableMapping(
                table=self.look.name, target="affiliations", columns=works, values=endings, only=only or {}
            )
        )
        return tuple(found)

    def _between_organisations(self, post: Columns) -> tuple[str, ...]:
        names = self.naming.organisations[0]
        role = self.look.columns[post["role"].headers[0]] if "role" in post else None
        found = (*between_names(names, self.known), *beside_roles(self.look, names, role))
        return tuple(dict.fromkeys(found))

    def _described(self) -> TableMapping:
        """One part, of which each row is one person or organisation."""
        naming = self.naming
        if self.kind:
            fields = self._fields(_OF_PEOPLE | _OF_BODIES) | {
                "kind": SourceColumn(headers=(self.kind.header,))
            }
            meant = kinds_below(self.kind)
            values: dict[str, dict[str, str]] = {"kind": {text: means.value for text, means in meant.items()}}
            values["kind"]["*"] = StakeholderKind.ORGANISATION.value
            if "organisation_kind" not in fields and not all(map(says_only_the_kind, self.kind.texts)):
                fields["organisation_kind"] = fields["kind"]
                values["organisation_kind"] = {
                    text: ""
                    for text, means in meant.items()
                    if means is StakeholderKind.PERSON or says_only_the_kind(text)
                }
            return self._part(naming.label, fields, "organisation", values=values)
        if naming.is_of_people:
            return self._part(naming.label, self._fields(_OF_PEOPLE), "person")
        if not naming.whole:
            return self._part(naming.label, self._body(), "organisation")
        kind = kind_of_rows(self.look, naming.whole, self._fields(_OF_PEOPLE | _OF_BODIES))
        if kind == StakeholderKind.PERSON:
            return self._part(naming.label, self._fields(_OF_PEOPLE), kind)
        return self._part(
            naming.label, self._body() if kind != BY_NAME else self._fields(_OF_PEOPLE | _OF_BODIES), kind
        )

    def _body(self) -> Columns:
        """The columns of an organisation; "Soort" is the kind of organisation where it is nothing else."""
        fields = self._fields(_OF_BODIES)
        if self.naming.english and self.naming.column and "name_nl" not in fields:
            fields["name_nl"] = SourceColumn(headers=(self.naming.column.header,))
        taken = self._taken | headers_of(fields)
        kind = self.look.first(KIND, taken - ({self.kind.header} if self.kind else set()))
        if (
            "organisation_kind" not in fields
            and kind
            and kind.cells
            and not all(map(says_only_the_kind, kind.texts))
        ):
            fields["organisation_kind"] = SourceColumn(headers=(kind.header,))
        return fields

    def _fields(self, wanted: Collection[str], taken: Collection[str] = (), key: bool = True) -> Columns:
        """The columns of these fields, with the key of the row and the parts of the name."""
        used = self._taken | set(taken)
        keys: Columns = {}
        if key and (column := key_column(self.look, used, self.naming.column)):
            keys = {"key": SourceColumn(headers=(column.header,))}
        parts = {part: column for part, column in self.naming.parts.items() if part in wanted}
        found = columns_for(self.look, "stakeholders", set(wanted) - PARTS, used | headers_of(keys))
        if tags := found.get("tags"):
            found["tags"] = with_tags_apart(self.look, tags)
        if title := parts.get("title_before"):
            parts["title_before"] = title.model_copy(update={"join": " " if len(title.headers) > 1 else ""})
        return keys | parts | found

    def _post(self, taken: Collection[str]) -> Columns:
        """The columns of what a person does at the organisation, and since when."""
        found = columns_for(self.look, "affiliations", _OF_POSTS, taken)
        found |= {
            k: v for k, v in period_for(self.look, {*taken, *headers_of(found)}).items() if k not in found
        }
        title = self.look.first(TITLE, {*taken, *headers_of(found)})
        if "role" not in found and title and title.cells:
            found["role"] = SourceColumn(headers=(title.header,))
        department = self.look.first(DEPARTMENT, {*taken, *headers_of(found)})
        if department and department.cells:
            roles = found["role"].headers if "role" in found else ()
            found["role"] = SourceColumn(headers=(*roles, department.header), join=", ")
        if self._ended and self._ended[0].header not in {*taken, *headers_of(found)}:
            found["ended"] = SourceColumn(headers=(self._ended[0].header,))
        return found

    @cached_property
    def _ended(self) -> tuple[Column, dict[str, str]] | None:
        return status_column(self.look, self._taken)

    @cached_property
    def _nowhere(self) -> dict[str, str]:
        """The texts in place of an organisation that say that there is none: "n.v.t."."""
        headers = [column.header for column in self.naming.organisations]
        texts = (row.cells[header] for row in self.look.table.rows for header in headers)
        return {text: "" for text in dict.fromkeys(texts) if says_nothing(text)}

    @cached_property
    def _taken(self) -> frozenset[str]:
        return self.naming.headers | ({self.kind.header} if self.kind else set())

    def _label(self, bodies: bool = False) -> SourceColumn:
        naming = self.naming
        if not bodies:
            return naming.label
        columns = (naming.whole, *naming.organisations)
        headers = tuple(column.header for column in columns if column)
        return SourceColumn(headers=headers) if headers else naming.label

    def _part(
        self,
        label: SourceColumn,
        fields: Columns,
        kind: str,
        only: Mapping[str, tuple[str, ...]] | None = None,
        values: Mapping[str, Mapping[str, str]] | None = None,
    ) -> TableMapping:
        values = dict(values or {})
        if "organisation_kind" in fields and "category" not in fields:
            # "Soort" says of an organisation what it is, and where it belongs in the network.
            fields = {**fields, "category": fields["organisation_kind"]}
            values |= {"category": values["organisation_kind"]} if "organisation_kind" in values else {}
        return TableMapping(
            table=self.look.name,
            target="stakeholders",
            columns={**fields, "label": label},
            constants={"kind": kind},
            values=values,
            only=only or {},
        )
