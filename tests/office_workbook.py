"""The workbook of an invented office, which others wrote, and what it says: see `tests/data/README.md`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.network import Affiliation, Stakeholder, StatedShare, Tie
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.services.importing import File
from dare_network.words.spelling import spelling

_FOLDER = Path(__file__).parent / "data" / "office"
PEOPLE, TIES = "Contactpersonen", "Relaties"
PERSON = StakeholderKind.PERSON
LEFT_OUT = (RowOutcome.HELD, RowOutcome.REFUSED)
_DIGITS = {None: 10, "month": 7, "year": 4}


def office_file(name: str) -> File:
    """A file of the office, as somebody uploads it."""
    return (name, (_FOLDER / name).read_bytes())


@cache
def office_sheets() -> Sequence[File]:
    """The sheets of the workbook as text, as another program writes them."""
    return [office_file(path.name) for path in sorted(_FOLDER.glob("*.csv"))]


@cache
def truth() -> Any:
    """All that the workbook says: people, organisations, ties, who is one and who is two."""
    return json.loads((_FOLDER / "truth.json").read_text("utf-8"))


@dataclass(frozen=True)
class Stored:
    """What a store holds, to be looked up by what the workbook says."""

    share: StatedShare
    plan: ImportPlan

    def person(self, said: Any) -> Stakeholder | None:
        """Whom the plan made of the row about this person, None where it left the row out."""
        row = next(
            row for row in self.plan.rows if (row.table, row.line, row.kind) == (PEOPLE, said["row"], PERSON)
        )
        if row.outcome in LEFT_OUT:
            return None
        called = [one for one in self.share.stakeholders if one.is_person and one.name == row.label]
        reached = [one for one in called if one.email.casefold() in said["emails"]]
        return next(iter(reached or called))

    def organisation(self, said: Any) -> Stakeholder | None:
        """Whichever has the number of this organisation in a register, else one of its names."""
        names = {spelling(said[name]) for name in ("name", "abbr", "other_name") if said[name]}
        names |= {spelling(name) for name in said["former_names"]}
        found = [one for one in self.share.stakeholders if not one.is_person]
        numbered = [one for one in found if said["ror"] and one.ror_id == said["ror"]]
        return next(iter(numbered or [one for one in found if names & _names(one)]), None)

    def between(self, tie: Any) -> list[Tie | Affiliation]:
        """The ties and affiliations between the two whom a tie names."""
        ones, others = self._end(tie["from"]), self._end(tie["to"])
        found = []
        for each, first, second in self._all():
            if (first in ones and second in others) or (first in others and second in ones):
                found.append(each)
        return found

    def _all(self) -> Iterator[tuple[Tie | Affiliation, Any, Any]]:
        for tie in self.share.ties:
            yield tie, tie.from_id, tie.to_id
        for work in self.share.affiliations:
            yield work, work.person_id, work.organisation_id

    def _end(self, end: Any) -> set[Any]:
        if not isinstance(end, str):
            name = spelling(end.get("new", ""))
            return {one.id for one in self.share.stakeholders if name in _names(one)}
        organisations = {one["id"]: one for one in truth()["organisations"]}
        if end in organisations:
            found = [self.organisation(organisations[end])]
        else:
            people = {one["id"]: one for one in truth()["people"]}
            same = people[end]["same_as"]
            found = [self.person(people[key]) for key in (end, same) if key]
        return {one.id for one in found if one}


def day_of(record: Tie | Affiliation, side: str) -> str | None:
    """The first or last day of a tie, no more precise than it is known."""
    day, precision = getattr(record, f"{side}_on"), getattr(record, f"{side}_precision")
    return day.isoformat()[: _DIGITS[precision and str(precision)]] if day else None


def _names(one: Stakeholder) -> set[str]:
    return {spelling(name) for name in (one.name, one.name_nl, one.short_name, *one.earlier_names) if name}
