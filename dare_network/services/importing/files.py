"""From files and a column mapping to rows in the words of the product."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dare_network.domain.fields import Kind
from dare_network.domain.file_names import file_name
from dare_network.domain.identifiers import own_id
from dare_network.domain.partial_days import read_partial
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError, UnreadableFileError
from dare_network.formats.columns import FIELDS, described
from dare_network.formats.grid import told_apart
from dare_network.formats.mapping import ColumnMapping, ImportRow, apply, read_date, unread
from dare_network.formats.tables import Table, read_tables
from dare_network.importing.lines import AffiliationLine, Line, StakeholderLine, TieLine
from dare_network.importing.planning import Incoming
from dare_network.language import _

File = tuple[str, bytes]
"""The name of a file and its bytes."""

_DATES = frozenset(
    name for target in FIELDS for name, about in described(target).items() if about.kind is Kind.DAY
)
_BESIDE = frozenset({"key", "kind", "from", "to", "type", "person", "organisation", "sample"})
_IN_A_LINE = ("label", "from", "person", "type", "to", "organisation")
_YES = frozenset({"true", "yes", "1"})

_PRECISIONS = {"from_on": "from_precision", "until_on": "until_precision"}


@dataclass(frozen=True, slots=True)
class Source:
    """The content of files, read by a mapping. `digest` is the SHA-256 of their bytes, as hexadecimal."""

    file_name: str
    digest: str
    mapping_name: str
    incoming: Incoming
    remarks: tuple[str, ...]


def read_source(files: Sequence[File], mapping: ColumnMapping) -> Source:
    """Read all files of one import.

    Raises UnreadableFileError where one cannot be read or the mapping makes nothing of any of them.
    """
    tables = read_files(files)
    mapping = _scoped(mapping)
    sorter = _Sorter({(table.place, row.line): row.cells for table in tables for row in table.rows})
    for order, row in enumerate(apply(mapping, tables)):
        sorter.take(order, row)
    if not sorter.taken:
        raise UnreadableFileError(_("This mapping finds no rows in this file. Choose another mapping."))
    return Source(
        names_of(files),
        digest_of(files),
        mapping.name,
        sorter.incoming(_schemes(mapping)),
        tuple(_remarks(mapping, tables)),
    )


def names_of(files: Sequence[File]) -> str:
    """Name these files together."""
    return ", ".join(file_name(name) for name, _content in files)


def digest_of(files: Sequence[File]) -> str:
    """The SHA-256 of the bytes of these files, in hexadecimal."""
    return hashlib.sha256(b"".join(content for _name, content in files)).hexdigest()


def read_files(files: Sequence[File]) -> tuple[Table, ...]:
    """The tables of all these files. Raises UnreadableFileError where one cannot be read.

    Where there are several files each table knows its own, which no two of them call by one name.
    """
    files = [(file_name(name) or _("File"), content) for name, content in files]
    if len(files) == 1:
        return tuple(read_tables(*files[0]))
    names = told_apart([name for name, _content in files])
    read = zip(names, map(_tables, files), strict=True)
    return tuple(replace(table, file=name) for name, tables in read for table in tables)


def _scoped(mapping: ColumnMapping) -> ColumnMapping:
    """The mapping with a scheme for every key: "1" of one source is not "1" of another."""
    parts = [
        part
        if part.key_scheme or part.target != "stakeholders" or "key" not in part.columns
        else part.model_copy(update={"key_scheme": mapping.name})
        for part in mapping.tables
    ]
    return mapping.model_copy(update={"tables": tuple(parts)})


def _tables(file: File) -> Sequence[Table]:
    name, content = file
    try:
        return read_tables(name, content)
    except UnreadableFileError as error:
        raise UnreadableFileError(_("“{file}”: {reason}").format(file=name, reason=error)) from error


def _remarks(mapping: ColumnMapping, tables: Sequence[Table]) -> Iterable[str]:
    for table in tables:
        yield from table.remarks
    for name in unread(mapping, tables):
        yield _("The mapping says nothing about the table “{name}”; it was left out.").format(name=name)


def _schemes(mapping: ColumnMapping) -> frozenset[str]:
    parts = {part.key_scheme for part in mapping.tables}
    columns = {column.key_scheme for part in mapping.tables for column in part.columns.values()}
    return frozenset(parts | columns) - {""}


class _Sorter:
    """Puts rows with those of their kind; `cells` are the original cells by table and line."""

    def __init__(self, cells: Mapping[tuple[str, int], Mapping[str, str]]) -> None:
        self.taken = 0
        self._cells = cells
        self._stakeholders: list[StakeholderLine] = []
        self._ties: list[TieLine] = []
        self._affiliations: list[AffiliationLine] = []
        self._unusable: list[tuple[Line, str]] = []
        self._derived: list[tuple[Line, str]] = []
        self._sort: Mapping[str, Callable[[Line, ImportRow], None]] = {
            "stakeholders": self._stakeholder,
            "ties": self._tie,
            "affiliations": self._affiliation,
        }

    def take(self, order: int, row: ImportRow) -> None:
        """Keep one row; what is wrong with it goes along."""
        self.taken += 1
        values, faults = _read(row.values)
        cells = self._cells[row.table, row.line]
        sample = row.values.get("sample", "").casefold() in _YES
        line = Line(order, row.table, row.line, values, faults, cells, sample)
        if row.derived:
            self._derived.append((line, _in_a_line(row.values)))
        elif row.problem:
            self._unusable.append((line, row.problem))
        else:
            self._sort[row.target](line, row)

    def incoming(self, schemes: Iterable[str]) -> Incoming:
        """All rows taken."""
        kinds = (self._stakeholders, self._ties, self._affiliations, self._unusable)
        return Incoming(*kinds, schemes=frozenset(schemes), derived=self._derived)

    def _stakeholder(self, line: Line, row: ImportRow) -> None:
        kind = row.values.get("kind", "").strip().casefold() or StakeholderKind.ORGANISATION
        if kind not in set(StakeholderKind):
            reason = _("“{kind}” is neither “person” nor “organisation”.").format(kind=kind)
            self._unusable.append((line, reason))
            return
        self._stakeholders.append(StakeholderLine(line, StakeholderKind(kind), row.values.get("key") or None))

    def _tie(self, line: Line, row: ImportRow) -> None:
        placeholders = row.on_unknown_end == "placeholder"
        ends = row.values["from"], row.values["to"]
        own = own_id(row.values.get("key"))
        self._ties.append(TieLine(line, row.values["type"], *ends, placeholders, own))

    def _affiliation(self, line: Line, row: ImportRow) -> None:
        ends = row.values["person"], row.values["organisation"]
        self._affiliations.append(AffiliationLine(line, *ends, own_id(row.values.get("key"))))


def _in_a_line(texts: Mapping[str, str]) -> str:
    return " – ".join(texts[field] for field in _IN_A_LINE if texts.get(field))


def _read(texts: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    """Read what is filled in, by field, with dates as dates; and a sentence for each that is none."""
    values: dict[str, object] = {}
    faults: dict[str, str] = {}
    for field, text in texts.items():
        if not text or field in _BESIDE:
            continue
        if field in _PRECISIONS and (partial := read_partial(text)):
            values[field] = partial.first if field == "from_on" else partial.last
            values[_PRECISIONS[field]] = partial.precision
            continue
        try:
            values["name" if field == "label" else field] = _value(field, text)
        except InvalidInputError as error:
            faults[field] = str(error)
    return values, faults


def _value(field: str, text: str) -> str | date | None:
    return read_date(text) if field in _DATES else text
