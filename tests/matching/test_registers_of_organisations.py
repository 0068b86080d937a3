"""Organisations of real registers: legal names find their record, and namesakes stay two."""

import csv
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from dare_network.domain.records.duplicates import Pair
from dare_network.matching.candidates import Candidate, city, site
from dare_network.matching.finding import Register, find_pairs

DATA = Path(__file__).parents[1] / "data"
ZORGINSTITUUT = "https://ror.org/038b4c997"
Row = dict[str, str]


def rows(*path: str) -> list[Row]:
    with DATA.joinpath(*path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(ror_id: str) -> UUID:
    return uuid5(NAMESPACE_URL, ror_id)


def of_register(row: Row) -> Candidate:
    """A record of the register as an office has it: two names at most, all others as earlier ones."""
    labels = [label.partition(":")[2] for label in row["labels"].split("; ") if label]
    names = tuple(dict.fromkeys([row["name"], *labels]))
    aliases = tuple(name for name in row["aliases"].split("; ") if name)
    return Candidate(
        key(row["ror_id"]),
        False,
        names[:2],
        (*names[2:], *aliases),
        short_name=row["acronyms"],
        city=city(row["city"]),
        site=site(row["website"]),
        ror_id=row["ror_id"],
    )


@pytest.fixture(scope="module")
def register() -> list[Candidate]:
    return [of_register(row) for row in rows("ror", "names.csv")]


def test_a_withdrawn_organisation_is_proposed_with_its_successor_and_namesakes_stay_two(
    register: list[Candidate],
) -> None:
    pairs = find_pairs(register)
    found = {frozenset((pair.one_id, pair.other_id)) for pair in pairs}
    assert {key("https://ror.org/000kng648"), key(ZORGINSTITUUT)} in found
    # Both are called CBG.
    assert {key("https://ror.org/05mv4rb84"), key("https://ror.org/01zaqjt83")} not in found
    assert not any(pair.hard for pair in pairs)


def test_legal_names_of_participants_find_their_organisation_and_hardly_any_other(
    register: list[Candidate],
) -> None:
    known = Register(tuple(register))
    proposed = right = 0
    labelled = rows("imi_in_ror.csv")
    for row in labelled:
        best = first(known.like(of_participant(row)))
        if best:
            proposed += 1
            right += best.other_id in map(key, row["ror_ids"].split())
    assert len(labelled) == 100
    assert right / proposed >= 0.95
    assert right / sum(bool(row["ror_ids"]) for row in labelled) >= 0.65


def of_participant(row: Row) -> Candidate:
    return Candidate(UUID(int=0), False, (row["name"],), city=city(row["city"]), site=site(row["website"]))


def first(pairs: tuple[Pair, ...]) -> Pair | None:
    return pairs[0] if pairs else None
