"""The directory as a file that somebody changed: which of its columns mean what."""

from collections.abc import Callable, Mapping, Sequence

from dare_network.formats.columns import ColumnMapping, SourceColumn, TableMapping, Target, is_custom
from dare_network.formats.tables import Table
from dare_network.language import Language, _, speaking
from dare_network.services.directory_columns import Column, Columns

_SHEETS: Mapping[Target, Callable[[Columns], list[Column]]] = {
    "stakeholders": Columns.of_stakeholders,
    "affiliations": Columns.of_affiliations,
    "ties": Columns.of_ties,
}
_TELLING: Mapping[Target, tuple[str, ...]] = {
    "stakeholders": ("key", "kind", "label"), "affiliations": ("key", "person", "organisation"),
    "ties": ("key", "from", "to", "type"),
}  # fmt: skip
"""The fields whose columns tell that a table is ours."""


def directory_mapping(tables: Sequence[Table]) -> ColumnMapping | None:
    """The mapping that reads a file of the directory, in either language; None for any other file."""
    parts = []
    for table in tables:
        part = _part(table, "*" if len(tables) == 1 else table.name)
        if part is None:
            return None
        parts.append(part)
    return ColumnMapping(name="DARE-NL", tables=tuple(parts)) if parts else None


def _part(table: Table, name: str) -> TableMapping | None:
    headers = {header.casefold() for header in table.headers}
    for language in Language:
        with speaking(language):
            for target, of_sheet in _SHEETS.items():
                columns = [each for each in of_sheet(Columns()) if each.heading.casefold() in headers]
                telling = [each for each in of_sheet(Columns()) if each.field in _TELLING[target]]
                if all(each in columns or each.heading.casefold() in headers for each in telling):
                    return _read(table, name, target, columns)
    return None


def _read(table: Table, name: str, target: Target, columns: Sequence[Column]) -> TableMapping:
    """The part for a table, in the language in which its columns are called."""
    headings: dict[str, tuple[str, ...]] = {
        header: (header,) for header in table.headers if is_custom(header)
    }
    for column in filter(lambda each: each.field, columns):
        # A key tells an end better than a name, and stands behind it.
        headings[column.field] = (column.heading, *headings.get(column.field, ()))
    values = {
        "kind": {_("person"): "person", _("organisation"): "organisation"},
        "by_role": {_("yes"): "true", _("no"): "false"},
    }
    return TableMapping(
        table=name,
        target=target,
        columns={field: SourceColumn(headers=found) for field, found in headings.items()},
        values={field: known for field, known in values.items() if field in headings},
        # What follows from other columns is known and not read, and the name of an end beside its key.
        derived={each.heading: () for each in columns if headings.get(each.field, ("",))[0] != each.heading},
    )
