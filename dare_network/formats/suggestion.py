"""A first guess at the columns of a file, from headers in English and Dutch."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PureWindowsPath

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.fields import fields_of
from dare_network.formats.columns import NAMES, ColumnMapping, SourceColumn, TableMapping, described
from dare_network.formats.grid import Table, name_among
from dare_network.language import _

Words = Mapping[str, str]
"""For each field the headers that mean it, apart by "|", the likeliest first."""


def _words(target: str, special: Words) -> Words:
    """The headers of what no draft has, then those of drafts; each is also known by its name."""
    known = {
        field: "|".join(filter(None, (field, _OTHERWISE.get(field), about.headers)))
        for field, about in described(target).items()
    }
    return {**special, **known}


_OTHERWISE = {name: field for field, name in NAMES.items()}
_STAKEHOLDER = _words(
    "stakeholders",
    {
        "key": "id|key|sleutel|nummer|external identifier|contact id",
        "kind": "kind|type|soort|contact type",
    },
)
_PERSON = "person|persoon|contact|contactpersoon|contact person|employee|medewerker|naam persoon"
_ORGANISATION = (
    "organisation|organization|organisatie|instelling|employer|werkgever|company|bedrijf|"
    "organization name|organisation name|naam organisatie|name of organisation|institution"
)
_AFFILIATION = _words(
    "affiliations",
    {
        "person": f"{_PERSON}|name|naam|full name|volledige naam|display name",
        "organisation": _ORGANISATION,
    },
)
_TIE = _words(
    "ties",
    {
        "from": "from|van|from_name|contact a id",
        "to": "to|naar|aan|to_name|contact b id",
        "type": "type|relationship_type|soort|relatie|relation|relationship|kind|relationship type id",
        "direction": "direction|richting",
    },
)
_GEPHI_TIE: Words = {
    "from": "source",
    "to": "target",
    "type": "relationship_type|relationship|relation|kind|label",
    "direction": "type",
    "note": f"note|{described('ties')['note'].headers}",
}
_KINDS = {
    "person": "person", "persoon": "person", "individual": "person", "people": "person",
    "mens": "person", "contactpersoon": "person", "*": "organisation",
}  # fmt: skip


# In a list of contacts these describe the organisation; all else that people have describes the person.
_OF_THE_ORGANISATION = {"category", "city", "country", "website", "source"}
_OF_A_PERSON = {"key", *fields_of(PersonDraft)} - _OF_THE_ORGANISATION


def suggest(tables: Iterable[Table]) -> ColumnMapping:
    """A mapping that reads what the headers seem to mean; tables without known headers are left out.

    A list of contacts also makes the people and organisations it names, unless another table of the
    file describes them. Where several files give out keys, each counts by itself.
    """
    tables = tuple(tables)
    only = len(tables) == 1
    names = ["*" if only else name_among(table, tables) for table in tables]
    found = [_parts(name, table.headers) for name, table in zip(names, tables, strict=True)]
    counting = {table.file for table, parts in zip(tables, found, strict=True) if any(map(_counts, parts))}
    if len(counting) > 1:
        found = [_counted_apart(parts, table, counting) for parts, table in zip(found, tables, strict=True)]
    described = any(len(parts) == 1 and parts[0].target == "stakeholders" for parts in found)
    kept = [part for parts in found for part in (parts[-1:] if described else parts)]
    name = tables[0].name if tables else ""
    return ColumnMapping(name=name or _("New mapping"), tables=tuple(kept))


def _parts(table: str, headers: Sequence[str]) -> tuple[TableMapping, ...]:
    for words in (_TIE, _GEPHI_TIE):
        columns = _columns(words, headers)
        if {"from", "to"} <= columns.keys():
            return (_tie(table, columns),)
    contacts = _columns(_AFFILIATION, headers)
    if {"person", "organisation"} <= contacts.keys():
        return _contacts(table, contacts, headers)
    described = _columns(_STAKEHOLDER, headers)
    if "label" in described:
        return (_stakeholder(table, described, _likely_kind(described)),)
    for field in ("person", "organisation"):
        if field in contacts:
            return (_stakeholder(table, {**described, "label": contacts[field]}, field),)
    return ()


def _counts(part: TableMapping) -> bool:
    return part.target == "stakeholders" and "key" in part.columns


def _counted_apart(
    parts: Iterable[TableMapping], table: Table, files: Iterable[str]
) -> tuple[TableMapping, ...]:
    """The parts with a scheme for the keys of their file: that of the file alone, where no other has it."""
    stem = PureWindowsPath(table.file).stem
    alone = [PureWindowsPath(file).stem.casefold() for file in files].count(stem.casefold()) == 1
    scheme = {"key_scheme": stem if alone else table.file}
    return tuple(part.model_copy(update=scheme) if _counts(part) else part for part in parts)


def _columns(words: Words, headers: Sequence[str]) -> dict[str, SourceColumn]:
    """For each field the headers that mean it; a header means the first field that knows it."""
    left = {header.casefold(): header for header in headers}
    columns = {}
    for field, known in words.items():
        found = [left.pop(word) for word in known.split("|") if word in left]
        if found:
            columns[field] = SourceColumn(headers=tuple(found))
    return columns


def _tie(table: str, columns: Mapping[str, SourceColumn]) -> TableMapping:
    return TableMapping(
        table=table,
        target="ties",
        columns=columns,
        constants={"type": "related_to"},
        separator="|",
    )


def _stakeholder(table: str, columns: Mapping[str, SourceColumn], kind: str) -> TableMapping:
    return TableMapping(
        table=table,
        target="stakeholders",
        columns=columns,
        constants={"kind": kind},
        values={"kind": _KINDS} if "kind" in columns else {},
        separator="|" if "tags" in columns else None,
    )


def _likely_kind(columns: Mapping[str, SourceColumn]) -> str:
    personal = "email" in columns or "orcid" in columns
    return "person" if personal and not {"website", "ror_id"} & columns.keys() else "organisation"


def _contacts(
    table: str, columns: Mapping[str, SourceColumn], headers: Sequence[str]
) -> tuple[TableMapping, ...]:
    """People, their organisations, and that they work there, from one table."""
    used = {header for column in columns.values() for header in column.headers}
    described = _columns(_STAKEHOLDER, [header for header in headers if header not in used])
    described.pop("label", None)
    described.pop("kind", None)
    person = {field: column for field, column in described.items() if field in _OF_A_PERSON}
    body = {field: column for field, column in described.items() if field not in person}
    return (
        _stakeholder(table, {**person, "label": columns["person"]}, "person"),
        _stakeholder(table, {**body, "label": columns["organisation"]}, "organisation"),
        TableMapping(table=table, target="affiliations", columns=columns),
    )
