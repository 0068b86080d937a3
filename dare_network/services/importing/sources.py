"""Sources: the names under which the numbers that files give out are known from one load to the next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import PureWindowsPath

from dare_network.domain.identifiers import own_id
from dare_network.domain.records.network import Stakeholder
from dare_network.formats.grid import name_among
from dare_network.formats.mapping import ColumnMapping, TableMapping, apply, parts_for
from dare_network.formats.tables import Table
from dare_network.importing.spelling import related
from dare_network.words.spelling import spelling

Names = Mapping[str, tuple[str, ...]]
"""By number all that is called who has it."""

Numbers = Mapping[str, Names]
"""By source the numbers that it has given out."""

_MOST_OTHERS = 0.1
"""The share of numbers that may mean somebody of another name in a list that is the same as before."""
_ENOUGH_ENDS = 0.9
"""The share of the ends of ties that a source must know where a file has nothing but ties."""


@dataclass(slots=True)
class _Numbered:
    """The tables of a file that give out numbers together: names by number, and other numbers at ends.

    `tables` has the names by number of each of them, by its place.
    """

    tables: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)

    @property
    def places(self) -> list[str]:
        """The places of its tables."""
        return list(self.tables)

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The names by number of all its tables."""
        return {number: name for names in self.tables.values() for number, name in names.items()}


def numbers_of(stakeholders: Iterable[Stakeholder]) -> Numbers:
    """The sources in the store, and whom their numbers mean."""
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for known in stakeholders:
        for key in filter(None, (known.import_key, *known.further_keys)):
            source, colon, number = key.partition(":")
            if colon and not own_id(key):
                found[source][number] = (known.name, known.name_nl, known.short_name, *known.earlier_names)
    return found


def suggested_sources(
    mapping: ColumnMapping, tables: Sequence[Table], file: str, numbers: Numbers
) -> dict[str, str]:
    """By the place of each table that gives out numbers the source that it is most likely from.

    A list that was loaded before is known by its numbers and names, whatever its file or sheet is called.
    Tables of one file that give one number to different people are two sources; so are two files.
    """
    groups = [part for group in _groups(mapping, tables) for part in _by_source(group, numbers)]
    found: dict[str, str] = {}
    given: dict[str, dict[str, tuple[str, ...]]] = {}
    for group in groups:
        stem = PureWindowsPath(_file_of(group.places[0], tables) or file).stem
        alone = sum(_same_file(group, other, tables) for other in groups) == 1
        name = stem if alone else f"{stem}, {_table_of(group.places[0], tables)}"
        group.ends = _ends_of_file(mapping, tables, group)
        # Two files may be of one source, as the sheets of a workbook are, unless they call somebody else so.
        free = {each for each in numbers if not _others(group.names, given.get(each, {}))}
        source = _known(group, {each: numbers[each] for each in numbers if each in free})
        source = source or _unused(name or mapping.name, given.keys() | numbers.keys())
        given[source] = {**given.get(source, {}), **group.names}
        found |= dict.fromkeys(group.places, source)
    return found


def source_of_ends(mapping: ColumnMapping, tables: Sequence[Table], numbers: Numbers) -> str:
    """The one source that knows nearly all ends of ties in a file that describes nobody; "" for none."""
    ends = {text for row in apply(mapping, tables) for text in _ends(row.values)}
    if not ends or all(text.isdigit() for text in ends):
        return ""
    knowing = [
        source for source, known in numbers.items() if len(ends & known.keys()) >= _ENOUGH_ENDS * len(ends)
    ]
    return knowing[0] if len(knowing) == 1 else ""


def with_sources(
    mapping: ColumnMapping, tables: Sequence[Table], sources: Mapping[str, str]
) -> ColumnMapping:
    """The mapping with the source of every table before the numbers that it gives out."""
    parts: list[TableMapping] = []
    for part in mapping.tables:
        read = [table for table in tables if part in parts_for(mapping, table)]
        if not counts(part) or not any(table.place in sources for table in read):
            parts.append(part)
            continue
        for table in read:
            named = {"table": name_among(table, tables), "key_scheme": sources.get(table.place, mapping.name)}
            parts.append(part.model_copy(update=named))
    return mapping.model_copy(update={"tables": tuple(parts)})


def counts(part: TableMapping) -> bool:
    """Return whether a table that is read so gives out numbers of its own."""
    scheme = part.key_scheme or (part.columns["key"].key_scheme if "key" in part.columns else "")
    return part.target == "stakeholders" and "key" in part.columns and not scheme


def _groups(mapping: ColumnMapping, tables: Sequence[Table]) -> list[_Numbered]:
    """The tables that give out numbers: those of one file together, as long as they agree whom they mean."""
    counting = mapping.model_copy(update={"tables": tuple(part for part in mapping.tables if counts(part))})
    groups: dict[str, list[_Numbered]] = defaultdict(list)
    for table in tables:
        parts = parts_for(counting, table)
        if not parts:
            continue
        only = counting.model_copy(update={"tables": tuple(parts)})
        names: dict[str, tuple[str, ...]] = {}
        for row in apply(only, [table]):
            if key := row.values.get("key"):
                names.setdefault(key, (row.values.get("label", ""),))
        if not names:
            continue
        group = next((each for each in groups[table.file] if not _others(names, each.names)), None)
        if group is None:
            group = _Numbered()
            groups[table.file].append(group)
        group.tables[table.place] = names
    return [group for found in groups.values() for group in found]


def _by_source(group: _Numbered, numbers: Numbers) -> list[_Numbered]:
    """The group, or each of its tables alone where they were loaded before as files of different sources."""
    alone = [_Numbered({place: names}) for place, names in group.tables.items()]
    known = {source for each in alone if (source := _known(each, numbers))}
    return alone if len(known) > 1 else [group]


def _ends_of_file(mapping: ColumnMapping, tables: Sequence[Table], group: _Numbered) -> set[str]:
    """The ends of ties in the file of these tables that none of them describes."""
    file = _file_of(group.places[0], tables)
    links = tuple(part for part in mapping.tables if part.target != "stakeholders")
    rows = apply(
        mapping.model_copy(update={"tables": links}), [table for table in tables if table.file == file]
    )
    return {text for row in rows for text in _ends(row.values)} - group.names.keys()


def _known(group: _Numbered, numbers: Numbers) -> str:
    """The source that has given out these numbers before; "" for none."""
    best, most = "", 0
    for source, known in numbers.items():
        others = len(_others(group.names, known))
        same = len(group.names.keys() & known.keys()) - others
        ends = len(group.ends & known.keys())
        # Rows to be mended say little of whom they name; the file before them did.
        same += ends if ends >= _ENOUGH_ENDS * len(group.ends) else 0
        if same > most and others <= _MOST_OTHERS * same:
            best, most = source, same
    return best


def _others(one: Names, other: Names) -> set[str]:
    """The numbers that mean somebody of another name."""
    both = one.keys() & other.keys()
    return {key for key in both if not _alike(one[key], other[key])}


def _alike(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether two are called alike; where a name is missing nothing says otherwise."""
    pairs = list(product(filter(None, ones), filter(None, others)))
    return not pairs or any(spelling(one) == spelling(other) or related(one, other) for one, other in pairs)


def _ends(values: Mapping[str, str]) -> Iterable[str]:
    return (values[name] for name in ("from", "to", "person", "organisation") if values.get(name))


def _file_of(place: str, tables: Sequence[Table]) -> str:
    return next(table.file for table in tables if table.place == place)


def _table_of(place: str, tables: Sequence[Table]) -> str:
    return next(table.name for table in tables if table.place == place)


def _same_file(one: _Numbered, other: _Numbered, tables: Sequence[Table]) -> bool:
    return _file_of(one.places[0], tables) == _file_of(other.places[0], tables)


def _unused(name: str, taken: Collection[str]) -> str:
    # A colon parts the source from the number.
    plain = name.replace(":", " ").strip()
    candidate, count = plain, 1
    while candidate in taken:
        count += 1
        candidate = f"{plain} ({count})"
    return candidate
