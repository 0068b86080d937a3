"""The editor of a mapping, by what each column means: a form made from the fields that a table can fill."""

from collections.abc import Sequence

import streamlit as st

from dare_network.formats.columns import described, is_custom, turned
from dare_network.formats.grid import Table
from dare_network.formats.mapping import (
    FIELDS,
    REQUIRED,
    ColumnMapping,
    SourceColumn,
    TableMapping,
    name_among,
    parts_for,
)
from dare_network.language import _
from dare_network.ui import choice, state
from dare_network.ui.markup import plain


def mapping_editor(tables: Sequence[Table], mapping: ColumnMapping, key: str) -> ColumnMapping:
    """Draw what each table says, beginning with what `mapping` says; the mapping as it stands now."""
    parts: list[TableMapping] = []
    for table in tables:
        name = name_among(table, tables)
        # A list of contacts, for one, says three things.
        for turn, part in enumerate(parts_for(mapping, table) or [None]):
            changed = _table(table, part, f"{key}.{table.place}{turn or ''}")
            # What reads several tables would read each of them once for every time that it is drawn.
            if changed and (part is None or len(_read_by(part, tables)) > 1):
                changed = changed.model_copy(update={"table": name})
            parts += [changed] if changed else []
    return mapping.model_copy(update={"tables": tuple(parts)})


def _read_by(part: TableMapping, tables: Sequence[Table]) -> list[Table]:
    return [table for table in tables if parts_for(ColumnMapping(name="*", tables=(part,)), table)]


def _table(table: Table, part: TableMapping | None, key: str) -> TableMapping | None:
    labels: dict[str | None, str] = {
        None: _("Leave this table out"),
        "stakeholders": _("People and organisations"),
        "ties": _("Ties"),
        "affiliations": _("Who works where"),
        "meetings": _("Meetings"),
    }
    target = choice.must_choose(
        _("Each row of “{table}” is about").format(table=plain(table.place)),
        labels,
        f"{key}.target",
        first=part.target if part else None,
    )
    if target is None:
        return None
    base = part if part and part.target == target else turned(part, target) if part else None
    columns = _columns(table, target, base, key)
    constants = _constants(target, base, columns, key)
    missing = [name for name in REQUIRED[target] if name not in columns and not constants.get(name)]
    if missing:
        names = ", ".join(field_labels(target)[name] for name in missing)
        st.warning(_("Still to be chosen: {fields}").format(fields=names))
        return None
    if base is None:
        return TableMapping(table=table.name, target=target, columns=columns, constants=constants)
    return base.model_copy(update={"columns": columns, "constants": constants})


def _columns(table: Table, target: str, base: TableMapping | None, key: str) -> dict[str, SourceColumn]:
    labels = field_labels(target)
    chosen = {name: column for name, column in base.columns.items() if is_custom(name)} if base else {}
    for name, place in zip(FIELDS[target], _cells(len(FIELDS[target])), strict=True):
        known = base.columns.get(name) if base else None
        header = choice.one(
            f"{labels[name]} *" if name in REQUIRED[target] else labels[name],
            {header: header for header in table.headers},
            f"{key}.{target}.{name}",
            first=_header(table, known),
            place=place,
            placeholder="—",
        )
        if header:
            same = known is not None and _header(table, known) == header
            chosen[name] = known if known and same else SourceColumn(headers=(header,))
    return chosen


def _cells(count: int) -> list["st.delta_generator.DeltaGenerator"]:
    rows = [st.columns(4) for _row in range(-(-count // 4))]
    return [cell for row in rows for cell in row][:count]


def _header(table: Table, column: SourceColumn | None) -> str | None:
    """The header of the table that a column means; None where it has none of them."""
    wanted = [header.casefold() for header in column.headers] if column else []
    found = {header.casefold(): header for header in table.headers}
    return next((found[header] for header in wanted if header in found), None)


def _constants(
    target: str, base: TableMapping | None, columns: dict[str, SourceColumn], key: str
) -> dict[str, str]:
    constants = dict(base.constants) if base else {}
    if target == "ties" and "type" not in columns:
        state.seed(f"{key}.constant.type", constants.get("type", ""))
        constants["type"] = st.text_input(_("Every tie is of the type"), key=f"{key}.constant.type")
    if target == "stakeholders" and "kind" not in columns:
        kinds = {"organisation": _("An organisation"), "person": _("A person")}
        first = constants.get("kind", "organisation")
        constants["kind"] = choice.must_choose(_("Every row is"), kinds, f"{key}.constant.kind", first=first)
    if target == "meetings":
        for name, label in _of_meetings().items():
            if name not in columns:
                state.seed(f"{key}.constant.{name}", constants.get(name, ""))
                constants[name] = str(st.text_input(label, key=f"{key}.constant.{name}") or "")
    return {name: text for name, text in constants.items() if text}


def _of_meetings() -> dict[str, str]:
    """Labels for the fields that can be the same for all meetings of a table."""
    return {
        "bodies": _("Every meeting is with the body"),
        "format": _("Every new dialogue is of the format"),
        "owner": _("Every new dialogue is owned by"),
        "confidentiality": _("The confidentiality of every new dialogue"),
    }


def field_labels(target: str) -> dict[str, str]:
    """The name of each field that a table of this target can fill."""
    special = {
        "key": _("Identifier in the file"),
        "kind": _("Person or organisation"),
        "from": _("First end of the tie"),
        "to": _("Second end of the tie"),
        "type": _("Type of tie"),
        "direction": _("Direction"),
        "ended": _("Over or not"),
        "sample": _("Sample data"),
        "person": _("Person"),
        "organisation": _("Organisation"),
    }
    return special | {name: about.title for name, about in described(target).items()}
