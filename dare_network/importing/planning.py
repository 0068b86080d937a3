"""All rows of an import together."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from dare_network.domain.records.change_sets import Alias
from dare_network.domain.records.custom_fields import CustomField, CustomSubject, subject_of
from dare_network.domain.records.imports import Conflict, LeftOutCell, PlannedRow, UnlistedValue
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.reference import TieType
from dare_network.domain.terms import Terms
from dare_network.errors import InvalidInputError
from dare_network.importing.affiliations import AffiliationRows
from dare_network.importing.answers import NO_ANSWERS, Answers
from dare_network.importing.custom_cells import CustomCells
from dare_network.importing.decided import Decided
from dare_network.importing.directory import Directory
from dare_network.importing.employment import Employment
from dare_network.importing.ends import Ends
from dare_network.importing.held import Dialogues
from dare_network.importing.lines import (
    AffiliationLine,
    ImportedEntity,
    Line,
    MeetingLine,
    StakeholderLine,
    TieLine,
    Write,
)
from dare_network.importing.listed_values import ListedValues
from dare_network.importing.meeting_table import meeting_rows
from dare_network.importing.stakeholders import StakeholderRows
from dare_network.importing.ties import TieRows, by_name
from dare_network.importing.unknowns import Unknowns
from dare_network.importing.whom import Whom
from dare_network.language import ngettext
from dare_network.words.spelling import spelling


@dataclass(frozen=True, slots=True)
class Existing:
    """The records that the store holds before an import."""

    stakeholders: tuple[Stakeholder, ...]
    affiliations: tuple[Affiliation, ...]
    ties: tuple[Tie, ...]
    tie_types: tuple[TieType, ...]
    terms: Terms
    custom_fields: tuple[CustomField, ...] = ()
    aliases: tuple[Alias, ...] = ()
    dialogues: Dialogues | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """The rows of an import; `unusable` are those that say why they are none.

    `schemes` are what comes before the import keys of the file, "pic" of "pic:999988424". `derived` are
    rows that follow from other records, each with what it is about.
    """

    stakeholders: Sequence[StakeholderLine] = ()
    ties: Sequence[TieLine] = ()
    affiliations: Sequence[AffiliationLine] = ()
    unusable: Sequence[tuple[Line, str]] = ()
    schemes: Collection[str] = ()
    derived: Sequence[tuple[Line, str]] = ()
    meetings: Sequence[MeetingLine] = ()


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The fate of each row in the order of the file, and what is to be written, in that order.

    `meant` says by the name of each question that was answered whom it came to mean.
    """

    rows: tuple[PlannedRow, ...]
    writes: tuple[Write, ...]
    remarks: tuple[str, ...]
    cells: tuple[LeftOutCell, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unlisted: tuple[UnlistedValue, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)


def decide(
    existing: Existing, incoming: Incoming, new_key: Callable[[], UUID], answers: Answers = NO_ANSWERS
) -> MergePlan:
    """Decide what these rows come to. `new_key` makes the key of a record that is added.

    The same rows decided again after they were written change nothing.
    """
    decided, own = Decided(existing.custom_fields), CustomCells(existing.custom_fields)
    listed = ListedValues(existing.terms, by_name(existing.tie_types), answers.meanings)
    described = [
        replace(row, line=listed.read(ImportedEntity.STAKEHOLDER, own.read(subject_of(row.kind), row.line)))
        for row in incoming.stakeholders
    ]
    employers, whom = _employers(incoming.affiliations), Whom(answers.who, answers.remembered)
    directory = Directory(existing.stakeholders, incoming.schemes, existing.affiliations, existing.aliases)
    stakeholders = StakeholderRows(existing.stakeholders, directory, decided, new_key, whom, employers)
    unknowns = Unknowns(directory, decided, new_key)
    ends = Ends(directory, unknowns, whom)
    affiliations = AffiliationRows(ends, decided, new_key, existing.affiliations)
    ties = TieRows(ends, decided, new_key, existing.ties, existing.tie_types)
    for line, reason in incoming.unusable:
        decided.refuse(line, str(line.values.get("name", "")), InvalidInputError(reason))
    stakeholders.take(described)
    stated = [
        replace(row, line=listed.read(ImportedEntity.AFFILIATION, own.read(None, row.line)))
        for row in incoming.affiliations
    ]
    tied = [replace(row, line=own.read(CustomSubject.TIE, row.line)) for row in incoming.ties]
    employment = Employment(listed, ends)
    posts, rest = employment.divide(tied)
    # Whoever is brought in by one row can be meant by any other.
    ties.take(sorted(rest, key=lambda row: not row.placeholders))
    affiliations.take([*stated, *posts])
    written = [*stakeholders.writes(), *unknowns.writes, *affiliations.writes(), *ties.writes()]
    remarks = [*stakeholders.remarks(), *employment.remarks()]
    if incoming.meetings and existing.dialogues:
        meetings = meeting_rows(
            incoming.meetings,
            existing.dialogues,
            existing.stakeholders,
            existing.affiliations,
            written,
            directory,
            decided,
            existing.terms,
            whom,
            new_key,
        )
        written += meetings.writes()
        remarks += meetings.remarks()
    for line, label in incoming.derived:
        decided.leave(line, label)
    return MergePlan(
        decided.in_order(),
        tuple(written),
        (*remarks, *_left_alone(len(incoming.derived))),
        tuple(decided.cells),
        tuple(decided.conflicts),
        tuple(listed.unlisted()),
        whom.meant,
    )


def _employers(rows: Iterable[AffiliationLine]) -> Mapping[tuple[str, int], Mapping[str, str]]:
    found: defaultdict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row.line.place].setdefault(spelling(row.organisation), row.organisation)
    return found


def _left_alone(rows: int) -> Iterator[str]:
    if rows:
        yield ngettext(
            "{n} row follows from dialogues and was left alone.",
            "{n} rows follow from dialogues and were left alone.",
            rows,
        )
