"""All rows of an import together."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from dare_network.domain.records.imports import PlannedRow
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.reference import TieType
from dare_network.domain.terms import Terms
from dare_network.errors import InvalidInputError
from dare_network.importing.affiliations import AffiliationRows
from dare_network.importing.directory import Directory
from dare_network.importing.ends import Ends
from dare_network.importing.lines import (
    AffiliationLine,
    ImportedEntity,
    Line,
    StakeholderLine,
    TieLine,
    Write,
)
from dare_network.importing.listed_values import ListedValues
from dare_network.importing.merging import Decided, leave, refuse
from dare_network.importing.stakeholders import StakeholderRows
from dare_network.importing.ties import TieRows
from dare_network.importing.unknowns import Unknowns
from dare_network.language import ngettext

R = TypeVar("R", StakeholderLine, TieLine, AffiliationLine)


@dataclass(frozen=True, slots=True)
class Existing:
    """The records that the store holds before an import."""

    stakeholders: tuple[Stakeholder, ...]
    affiliations: tuple[Affiliation, ...]
    ties: tuple[Tie, ...]
    tie_types: tuple[TieType, ...]
    terms: Terms


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


@dataclass(frozen=True, slots=True)
class MergePlan:
    """The fate of each row in the order of the file, and what is to be written, in that order."""

    rows: tuple[PlannedRow, ...]
    writes: tuple[Write, ...]
    remarks: tuple[str, ...]


def decide(existing: Existing, incoming: Incoming, new_key: Callable[[], UUID]) -> MergePlan:
    """Decide what these rows come to. `new_key` makes the key of a record that is added.

    The same rows decided again after they were written change nothing.
    """
    decided: Decided = {}
    listed = ListedValues(existing.terms)
    incoming = replace(
        incoming,
        stakeholders=[_with_ids(row, ImportedEntity.STAKEHOLDER, listed) for row in incoming.stakeholders],
        affiliations=[_with_ids(row, ImportedEntity.AFFILIATION, listed) for row in incoming.affiliations],
        ties=[_with_ids(row, ImportedEntity.TIE, listed) for row in incoming.ties],
    )
    directory = Directory(existing.stakeholders, incoming.schemes)
    stakeholders = StakeholderRows(existing.stakeholders, directory, decided, new_key)
    unknowns = Unknowns(directory, decided, new_key)
    ends = Ends(directory, unknowns)
    affiliations = AffiliationRows(ends, decided, new_key, existing.affiliations)
    ties = TieRows(ends, decided, new_key, existing.ties, existing.tie_types)
    for line, reason in incoming.unusable:
        refuse(line, str(line.values.get("name", "")), InvalidInputError(reason), decided)
    stakeholders.take(incoming.stakeholders)
    # Whoever is brought in by one row can be meant by any other.
    ties.take(sorted(incoming.ties, key=lambda row: not row.placeholders))
    affiliations.take(incoming.affiliations)
    written = [*stakeholders.writes(), *unknowns.writes, *affiliations.writes(), *ties.writes()]
    for line, label in incoming.derived:
        leave(line, label, decided)
    in_order = tuple(row for _place, row in sorted(decided.items(), key=lambda item: item[0]))
    remarks = (*stakeholders.remarks(), *listed.remarks(), *_left_alone(len(incoming.derived)))
    return MergePlan(in_order, tuple(written), remarks)


def _with_ids(row: R, entity: ImportedEntity, listed: ListedValues) -> R:
    """The row with the ids of what it takes from labelled lists."""
    return replace(row, line=replace(row.line, values=listed.known(entity, row.line.values)))


def _left_alone(rows: int) -> Iterator[str]:
    if rows:
        yield ngettext(
            "{n} row follows from dialogues and was left alone.",
            "{n} rows follow from dialogues and were left alone.",
            rows,
        )
