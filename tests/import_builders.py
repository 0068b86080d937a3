"""Rows of imported files, and the store before them, with readable defaults."""

from dataclasses import fields, replace
from typing import Any
from uuid import UUID, uuid4

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.reference import Term, TieType
from dare_network.domain.terms import terms_of
from dare_network.domain.vocabulary import StakeholderKind, TermList
from dare_network.importing.answers import NO_ANSWERS, Answers
from dare_network.importing.lines import AffiliationLine, ImportedEntity, Line, StakeholderLine, TieLine
from dare_network.importing.planning import Existing, Incoming, MergePlan, decide

PERSON, ORGANISATION = StakeholderKind.PERSON, StakeholderKind.ORGANISATION
LEIDEN_ROR = "https://ror.org/05xvt9f17"
UTRECHT_ROR = "https://ror.org/0575yy874"
ANNA_ORCID = "https://orcid.org/0000-0002-1825-0097"

TIE_TYPES = (
    TieType("advises", "advises", "adviseert", "is advised by", "wordt geadviseerd door", True, 0, ""),
    TieType("works_with", "works with", "werkt samen met", "works with", "werkt samen met", False, 1, ""),
    TieType(
        "related_to", "is related to", "is verbonden met", "is related to", "is verbonden met", False, 2, ""
    ),
)
TERMS = terms_of(
    [
        Term(TermList.CATEGORY, "industry", "Industry", "Industrie", 0, ""),
        Term(TermList.CATEGORY, "funder", "Funder", "Financier", 1, ""),
    ]
)
_RECORDS: dict[ImportedEntity, type[Any]] = {
    ImportedEntity.STAKEHOLDER: Stakeholder,
    ImportedEntity.AFFILIATION: Affiliation,
    ImportedEntity.TIE: Tie,
}
_NONE_BY_DEFAULT = {
    "body_id", "ror_id", "orcid", "import_key", "checked_on", "from_on", "until_on",
}  # fmt: skip


def record(of: type[Any], /, **values: Any) -> Any:
    """A record as the store holds it, with what is not given left empty."""
    defaults: dict[str, Any] = dict.fromkeys((field.name for field in fields(of)), "")
    defaults |= dict.fromkeys(_NONE_BY_DEFAULT & defaults.keys())
    defaults |= {"id": uuid4(), "sample": False, "version": 1}
    if of is Stakeholder:
        defaults |= {"kind": ORGANISATION, "by_role": False}
    return of(**(defaults | values))


def stakeholder(name: str, **values: Any) -> Stakeholder:
    """A stored stakeholder, an organisation unless the values say otherwise."""
    return record(Stakeholder, name=name, **values)


def existing(*stakeholders: Stakeholder, affiliations: Any = (), ties: Any = ()) -> Existing:
    """What the store holds before an import."""
    return Existing(tuple(stakeholders), tuple(affiliations), tuple(ties), TIE_TYPES, TERMS)


def line(number: int, **values: Any) -> Line:
    """A row of the only table of a file, on this line."""
    name = str(values.get("name", ""))
    return Line(number, "file", number, values, cells={"line": str(number)}, name=name)


def organisation(number: int, name: str, key: str | None = None, **values: Any) -> StakeholderLine:
    """A row about an organisation."""
    return StakeholderLine(line(number, name=name, **values), ORGANISATION, key)


def person(number: int, name: str, key: str | None = None, **values: Any) -> StakeholderLine:
    """A row about a person."""
    return StakeholderLine(line(number, name=name, **values), PERSON, key)


def tie(number: int, one: str, kind: str, other: str, placeholders: bool = False, **values: Any) -> TieLine:
    """A row about a tie."""
    return TieLine(line(number, **values), kind, one, other, placeholders)


def post(number: int, who: str, where: str, **values: Any) -> AffiliationLine:
    """A row about an affiliation."""
    return AffiliationLine(line(number, **values), who, where)


def incoming(*rows: StakeholderLine | TieLine | AffiliationLine) -> Incoming:
    """These rows as those of one file, whose keys begin with "k:"."""
    return Incoming(
        [row for row in rows if isinstance(row, StakeholderLine)],
        [row for row in rows if isinstance(row, TieLine)],
        [row for row in rows if isinstance(row, AffiliationLine)],
        schemes={"k"},
    )


def decided(
    before: Existing,
    *rows: StakeholderLine | TieLine | AffiliationLine,
    answers: Answers = NO_ANSWERS,
) -> MergePlan:
    """What becomes of these rows."""
    return decide(before, incoming(*rows), uuid4, answers)


def outcomes(decision: MergePlan) -> list[tuple[int, RowOutcome]]:
    """Line and outcome of each row."""
    return [(row.line, row.outcome) for row in decision.rows]


def reason(decision: MergePlan, number: int) -> str:
    """Why the row on a line is refused, or held back."""
    left_out = (RowOutcome.REFUSED, RowOutcome.HELD)
    (found,) = (row for row in decision.rows if row.line == number and row.outcome in left_out)
    return found.reason


def written(before: Existing, decision: MergePlan) -> Existing:
    """What the store holds once a decision is carried out."""
    records: dict[ImportedEntity, dict[UUID, Any]] = {
        ImportedEntity.STAKEHOLDER: {each.id: each for each in before.stakeholders},
        ImportedEntity.AFFILIATION: {each.id: each for each in before.affiliations},
        ImportedEntity.TIE: {each.id: each for each in before.ties},
    }
    for write in decision.writes:
        of_kind = records[write.entity]
        if write.version is None:
            assert write.id not in of_kind
            of_kind[write.id] = record(_RECORDS[write.entity], id=write.id, **write.values)
        else:
            of_kind[write.id] = replace(of_kind[write.id], **write.values)
    people, affiliations, ties = (tuple(of_kind.values()) for of_kind in records.values())
    return Existing(people, affiliations, ties, before.tie_types, before.terms)
