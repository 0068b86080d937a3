"""From files and a column mapping to rows in the words of the product."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain

from dare_network.domain.fields import Kind
from dare_network.domain.file_names import file_name
from dare_network.domain.identifiers import own_id
from dare_network.domain.partial_days import read_partial
from dare_network.domain.records.imports import LeftOutColumn
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError, UnreadableFileError
from dare_network.formats.columns import FIELDS, NAMES, described
from dare_network.formats.grid import told_apart
from dare_network.formats.mapping import ColumnMapping, ImportRow, apply, read_date, reading_remarks, unread
from dare_network.formats.tables import Table, read_tables
from dare_network.importing.answers import Answers
from dare_network.importing.lines import AffiliationLine, Line, MeetingLine, StakeholderLine, TieLine
from dare_network.importing.planning import Existing, Incoming
from dare_network.language import AMSTERDAM, _, ngettext
from dare_network.services.importing.own_fields import left_out_columns, with_own_fields
from dare_network.services.importing.reasons import without_reasons
from dare_network.services.importing.sources import (
    Numbers,
    counts,
    numbers_of,
    source_of_ends,
    suggested_sources,
    with_sources,
)

File = tuple[str, bytes]
"""The name of a file and its bytes."""

_DATES = frozenset(
    name for target in FIELDS for name, about in described(target).items() if about.kind is Kind.DAY
)
_BESIDE = frozenset({"key", "kind", "from", "to", "type", "person", "organisation", "sample", "ended"})
_IN_A_LINE = ("label", "from", "person", "type", "to", "organisation")
_DRAFTED = {name: field for field, name in NAMES.items()}
_YES = frozenset({"true", "yes", "1"})
_PRECISIONS = {"on": "on_precision", "from_on": "from_precision", "until_on": "until_precision"}


@dataclass(frozen=True, slots=True)
class Source:
    """The content of files, read by a mapping. `digest` is the SHA-256 of their bytes, as hexadecimal.

    `sources` are the names under which their numbers are known, by table, `known_sources` those of before.
    """

    file_name: str
    digest: str
    mapping_name: str
    incoming: Incoming
    remarks: tuple[str, ...]
    sources: Mapping[str, str]
    known_sources: tuple[str, ...]
    columns: tuple[LeftOutColumn, ...]


def read_source(
    files: Sequence[File],
    tables: Sequence[Table],
    mapping: ColumnMapping,
    answers: Answers,
    existing: Existing,
) -> Source:
    """Read the tables of all files of one import.

    Whose numbers they give out is answered, or follows from who is known. Raises UnreadableFileError where
    the mapping makes nothing of any of them.
    """
    mapping = with_own_fields(mapping, tables, existing.custom_fields)
    numbers = numbers_of(existing.stakeholders)
    sources = _sources(files, tables, mapping, answers, numbers)
    scoped = with_sources(mapping, tables, sources)
    cells = {(table.place, row.line): row.cells for table in tables for row in table.rows}
    sorter = _Sorter(cells, answers)
    for order, row in enumerate(apply(scoped, tables)):
        sorter.take(order, row)
    if not sorter.taken:
        raise UnreadableFileError(_("This mapping finds no rows in this file. Choose another mapping."))
    return Source(
        names_of(files),
        digest_of(files),
        mapping.name,
        sorter.incoming(_schemes(scoped) | set(sources.values())),
        tuple(chain(_remarks(scoped, tables), _called_over(sorter.over))),
        sources,
        tuple(sorted(numbers)),
        left_out_columns(scoped, tables),
    )


def _sources(
    files: Sequence[File],
    tables: Sequence[Table],
    mapping: ColumnMapping,
    answers: Answers,
    numbers: Numbers,
) -> dict[str, str]:
    if any(counts(part) for part in mapping.tables):
        return suggested_sources(mapping, tables, files[0][0], numbers) | dict(answers.sources)
    source = answers.sources.get("") or source_of_ends(mapping, tables, numbers)
    return {"": source} if source else {}


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
    return tuple(without_reasons(read_whole(files)))


def read_whole(files: Sequence[File]) -> tuple[Table, ...]:
    """The tables of all these files, with what rows to mend bring beside the rows."""
    files = [(file_name(name) or _("File"), content) for name, content in files]
    if len(files) == 1:
        return tuple(read_tables(*files[0]))
    names = told_apart([name for name, _content in files])
    read = zip(names, map(_tables, files), strict=True)
    return tuple(replace(table, file=name) for name, tables in read for table in tables)


def _tables(file: File) -> Sequence[Table]:
    name, content = file
    try:
        return read_tables(name, content)
    except UnreadableFileError as error:
        raise UnreadableFileError(_("“{file}”: {reason}").format(file=name, reason=error)) from error


def _remarks(mapping: ColumnMapping, tables: Sequence[Table]) -> Iterable[str]:
    several = len(tables) > 1
    for table in tables:
        yield from (f"{table.place}: {remark}" if several else remark for remark in table.remarks)
    yield from reading_remarks(mapping, tables)
    for name in unread(mapping, tables):
        yield _("The mapping says nothing about the table “{name}”; it was left out.").format(name=name)


def _called_over(rows: int) -> Iterable[str]:
    if rows:
        yield ngettext(
            "{n} row calls something over without a day; if none is known, yesterday is noted as its last.",
            "{n} rows call something over without a day; if none is known, yesterday is noted as its last.",
            rows,
        )


def _schemes(mapping: ColumnMapping) -> frozenset[str]:
    parts = {part.key_scheme for part in mapping.tables}
    columns = {column.key_scheme for part in mapping.tables for column in part.columns.values()}
    return frozenset(parts | columns) - {""}


class _Sorter:
    """Puts rows with those of their kind; `cells` are the original cells by table and line."""

    def __init__(self, cells: Mapping[tuple[str, int], Mapping[str, str]], answers: Answers) -> None:
        self.taken = 0
        self.over = 0
        self._yesterday = datetime.now(AMSTERDAM).date() - timedelta(days=1)
        self._cells = cells
        self._answers = answers
        self._stakeholders: list[StakeholderLine] = []
        self._ties: list[TieLine] = []
        self._affiliations: list[AffiliationLine] = []
        self._meetings: list[MeetingLine] = []
        self._unusable: list[tuple[Line, str]] = []
        self._derived: list[tuple[Line, str]] = []
        self._sort: Mapping[str, Callable[[Line, ImportRow], None]] = {
            "stakeholders": self._stakeholder,
            "ties": self._tie,
            "affiliations": self._affiliation,
            "meetings": self._meeting,
        }

    def take(self, order: int, row: ImportRow) -> None:
        """Keep one row; what is wrong with it goes along."""
        self.taken += 1
        name = f"{row.target} {_in_a_line(row.values)}"
        line = Line(order, row.table, row.line, cells=self._cells[row.table, row.line], name=name)
        texts = self._corrected(line, row.values)
        values, faults = _read(texts)
        sample = texts.get("sample", "").casefold() in _YES
        over_by = self._yesterday if texts.get("ended") == "yes" and "until_on" not in values else None
        line = replace(line, values=values, faults=faults, texts=texts, sample=sample, over_by=over_by)
        self.over += over_by is not None
        if row.derived:
            self._derived.append((line, _in_a_line(row.values)))
        elif row.problem:
            self._unusable.append((line, row.problem))
        else:
            self._sort[row.target](line, row)

    def incoming(self, schemes: Iterable[str]) -> Incoming:
        """All rows taken."""
        kinds = (self._stakeholders, self._ties, self._affiliations, self._unusable)
        schemes = frozenset(schemes)
        return Incoming(*kinds, schemes=schemes, derived=self._derived, meetings=self._meetings)

    def _corrected(self, line: Line, values: Mapping[str, str]) -> Mapping[str, str]:
        """The texts of a row, with those that somebody has put in the place of others."""
        if not self._answers.cells:
            return values
        key, cells = line.key, self._answers.cells
        return {name: cells.get((key, _field(name)), text) for name, text in values.items()}

    def _stakeholder(self, line: Line, row: ImportRow) -> None:
        turned = self._answers.kinds.get(line.key) or self._answers.kinds.get(line.table)
        kind = turned or row.values.get("kind", "").strip().casefold() or StakeholderKind.ORGANISATION
        if kind not in set(StakeholderKind):
            reason = _("“{kind}” is neither “person” nor “organisation”.").format(kind=kind)
            self._unusable.append((line, reason))
            return
        self._stakeholders.append(StakeholderLine(line, StakeholderKind(kind), row.values.get("key") or None))

    def _tie(self, line: Line, row: ImportRow) -> None:
        unknown = row.on_unknown_end
        ends = row.values["from"], row.values["to"]
        own = own_id(row.values.get("key"))
        brings = unknown != "refuse", unknown == "by_name"
        self._ties.append(TieLine(line, row.values["type"], *ends, *brings, own))

    def _affiliation(self, line: Line, row: ImportRow) -> None:
        ends = row.values["person"], row.values["organisation"]
        self._affiliations.append(AffiliationLine(line, *ends, own_id(row.values.get("key"))))

    def _meeting(self, line: Line, _row: ImportRow) -> None:
        self._meetings.append(MeetingLine(line))


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
            values[field] = partial.last if field == "until_on" else partial.first
            values[_PRECISIONS[field]] = partial.precision
            continue
        try:
            values[_field(field)] = _value(field, text)
        except InvalidInputError as error:
            faults[_field(field)] = str(error)
    return values, faults


def _field(name: str) -> str:
    """The name that a draft gives to a field of a mapping."""
    return _DRAFTED.get(name, name)


def _value(field: str, text: str) -> str | date | None:
    return read_date(text) if field in _DATES else text
