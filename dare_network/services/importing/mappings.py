"""Column mappings: those that the product ships, and those that users keep."""

from collections.abc import Collection, Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.identifiers import OWN_SCHEME
from dare_network.domain.records.imports import SavedMapping
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may, require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.formats.columns import is_custom
from dare_network.formats.mapping import (
    FIELDS,
    REQUIRED,
    ColumnMapping,
    SourceColumn,
    TableMapping,
    from_json,
    name_among,
    suggest,
    to_json,
    unread,
)
from dare_network.formats.tables import Table
from dare_network.importing.wording import in_words
from dare_network.language import _
from dare_network.paths import MAPPINGS
from dare_network.services.directory_reading import directory_mapping
from dare_network.services.importing.files import File, read_files, read_whole
from dare_network.services.importing.reasons import mapping_within, without_reasons
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.imports import saved_mappings
from dare_network.words.cutting import alphabetical


def list_mappings(engine: Engine, viewer: Viewer) -> tuple[SavedMapping, ...]:
    """The shipped mappings and after them those that users saved, each by name.

    Who may not import the network gets those that read nothing but meetings.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    with read_transaction(engine) as transaction:
        saved = saved_mappings(transaction)
    known = (*_shipped(), *(SavedMapping(key, name, content, False) for key, name, content in saved))
    return tuple(each for each in known if may(viewer, Right.IMPORT) or _is_of_meetings(each))


def save_mapping(
    engine: Engine, viewer: Viewer, name: str, mapping: ColumnMapping, files: Sequence[File] = ()
) -> UUID:
    """Keep a mapping under a name, in place of the one that had it, and return its key.

    With the files for which it was made it is offered again for others with the same headers. Raises
    InvalidInputError where the name cannot be used.
    """
    require(viewer, Right.IMPORT)
    name = name.strip()
    _check_name(name, _shipped())
    tables = read_files(files) if files else ()
    made_for = {name_among(table, tables): table.headers for table in tables}
    content = to_json(mapping.model_copy(update={"name": name, "made_for": made_for or mapping.made_for}))
    with unit_of_work(engine, viewer) as unit:
        known = {called: key for key, called, _content in saved_mappings(unit.transaction)}
        if name not in known:
            return unit.add(SavedMapping, {"name": name, "content": content})
        unit.change(SavedMapping, known[name], {"content": content})
        return known[name]


def remember_mapping(engine: Engine, viewer: Viewer, files: Sequence[File], mapping: ColumnMapping) -> None:
    """Keep a mapping that somebody made by hand, for other files with the same headers."""
    tables = read_files(files)
    taken = set()
    for each in list_mappings(engine, viewer):
        known = from_json(each.content)
        if _for_same_headers(known, tables):
            again = mapping.model_copy(update={"meanings": {**known.meanings, **mapping.meanings}})
            save_mapping(engine, viewer, known.name, again, files)
            return
        taken.add(known.name)
    name, count = mapping.name, 1
    while name in taken:
        count += 1
        name = f"{mapping.name} ({count})"
    save_mapping(engine, viewer, name, mapping, files)


def delete_mapping(engine: Engine, viewer: Viewer, mapping_id: UUID) -> None:
    """Forget a saved mapping. Raises NotFoundError where there is none."""
    require(viewer, Right.IMPORT)
    with unit_of_work(engine, viewer) as unit:
        unit.remove(SavedMapping, mapping_id)


def find_mapping(engine: Engine, viewer: Viewer, name: str | None, files: Sequence[File]) -> ColumnMapping:
    """The mapping of this name, else the one in the file of this name; without a name, one that fits.

    Where no known mapping fits the files, it is made from their headers. Raises NotFoundError where
    nothing has the name, and InvalidInputError where the file holds no mapping.
    """
    known = [from_json(mapping.content) for mapping in list_mappings(engine, viewer)]
    if name is None:
        whole = read_whole(files)
        if brought := mapping_within(whole):
            return brought if may(viewer, Right.IMPORT) else _only_meetings(brought)
        tables = tuple(without_reasons(whole))
        # Who has made one for such tables knows better than any other.
        if made := next((found for each in known if (found := _for_same_headers(each, tables))), None):
            return made if may(viewer, Right.IMPORT) else _only_meetings(made)
        fitting = next((mapping for mapping in known if _fits(mapping, tables)), None)
        found = _complete(fitting, tables) if fitting else directory_mapping(tables) or suggest(tables)
        return found if may(viewer, Right.IMPORT) else _only_meetings(found)
    for mapping in known:
        if mapping.name.casefold() == name.strip().casefold():
            return _complete(mapping, read_files(files)) if files else mapping
    path = Path(name)
    if path.is_file():
        return from_json(path.read_text(encoding="utf-8"))
    raise NotFoundError(
        _("There is no mapping called “{name}”. Known are {names}.").format(
            name=name, names=in_words([mapping.name for mapping in known], len(known))
        )
    )


def _for_same_headers(mapping: ColumnMapping, tables: Sequence[Table]) -> ColumnMapping | None:
    """The mapping for these tables where it was made for tables with the same headers; None elsewhere."""
    left = list(tables)
    now: dict[str, str] = {}
    for name in sorted(mapping.made_for, key=lambda each: not any(table.called(each) for table in tables)):
        same = [table for table in left if _folded(table.headers) == _folded(mapping.made_for[name])]
        found = next((table for table in same if table.called(name)), next(iter(same), None))
        if found is None:
            return None
        left.remove(found)
        now[name.casefold()] = name_among(found, tables)
    if left or not now:
        return None
    parts = (
        part.model_copy(update={"table": now.get(part.table.casefold(), part.table)})
        for part in mapping.tables
    )
    return mapping.model_copy(update={"tables": tuple(parts)})


def _folded(headers: Collection[str]) -> set[str]:
    return {header.casefold() for header in headers}


def _complete(mapping: ColumnMapping, tables: Sequence[Table]) -> ColumnMapping:
    """The mapping, in which a part for files of this product reads every column that is called as a field."""
    headers = {header for table in tables for header in table.headers}
    parts = tuple(
        part.model_copy(update={"columns": {**_of_fields(part, headers), **part.columns}})
        if part.key_scheme == OWN_SCHEME
        else part
        for part in mapping.tables
    )
    return mapping.model_copy(update={"tables": parts})


def _of_fields(part: TableMapping, headers: Collection[str]) -> dict[str, SourceColumn]:
    used = {header for column in part.columns.values() for header in column.headers}
    return {
        header: SourceColumn(headers=(header,))
        for header in sorted(headers)
        if header not in used and (header in FIELDS[part.target] or is_custom(header))
    }


def _only_meetings(mapping: ColumnMapping) -> ColumnMapping:
    parts = tuple(part for part in mapping.tables if part.target == "meetings")
    return mapping.model_copy(update={"tables": parts})


def _is_of_meetings(saved: SavedMapping) -> bool:
    mapping = from_json(saved.content)
    return bool(mapping.tables) and mapping == _only_meetings(mapping)


def _fits(mapping: ColumnMapping, tables: Sequence[Table]) -> bool:
    """Return whether the mapping was made for such tables: it knows every one, down to the columns."""
    return all(any(_is_for(mapping, part, table) for part in mapping.tables) for table in tables)


def _is_for(mapping: ColumnMapping, part: TableMapping, table: Table) -> bool:
    if unread(mapping.model_copy(update={"tables": (part,)}), [table]):
        return False
    headers = {header.casefold() for header in table.headers}
    if marks := {header.casefold() for header in (*part.only, *part.derived)}:
        return marks <= headers and all(_has(part, field, headers) for field in REQUIRED[part.target])
    columns = [{header.casefold() for header in column.headers} for column in part.columns.values()]
    if part.table == "*":
        return headers <= set().union(*columns)
    return all(column & headers for column in columns)


def _has(part: TableMapping, field: str, headers: Collection[str]) -> bool:
    column = part.columns.get(field)
    return column is not None and any(header.casefold() in headers for header in column.headers)


def shipped_names() -> frozenset[str]:
    """The names of the mappings that the product ships."""
    return frozenset(mapping.name for mapping in _shipped())


def _shipped() -> Sequence[SavedMapping]:
    contents = [path.read_text(encoding="utf-8") for path in MAPPINGS.glob("*.json")]
    found = [SavedMapping(None, from_json(content).name, content, True) for content in contents]
    return sorted(found, key=lambda mapping: alphabetical(mapping.name))


def _check_name(name: str, shipped: Sequence[SavedMapping]) -> None:
    reason = ""
    if not name:
        reason = _("Give the mapping a name.")
    elif len(name) > 300:
        reason = _("This name is too long.")
    elif name in {mapping.name for mapping in shipped}:
        reason = _("“{name}” comes with the product; choose another name.").format(name=name)
    if reason:
        raise InvalidInputError(reason, {"name": reason})
