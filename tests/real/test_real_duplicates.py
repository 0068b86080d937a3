"""Duplicates in data of others: people of whom it is known who is one."""

from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from datasets import rows

from dare_network.matching.candidates import Candidate, folded_text, phone
from dare_network.matching.finding import find_pairs

FEBRL = "febrl-person-duplicates"


def _key(text: str) -> UUID:
    return uuid5(NAMESPACE_URL, text)


def _person(row: dict[str, str], with_number: bool) -> Candidate:
    row = {name: value.strip() for name, value in row.items()}
    number = phone(f"1{row['soc_sec_id']}") if with_number else ""
    return Candidate(
        _key(row["rec_id"]),
        True,
        (f"{row['given_name']} {row['surname']}".strip(),),
        phones=frozenset({number} - {""}),
        city=folded_text(row["suburb"]),
        address=folded_text(f"{row['street_number']} {row['address_1']} {row['postcode']}"),
    )


@pytest.mark.parametrize("with_number", [True, False])
def test_people_who_are_one_are_found_and_hardly_any_others(with_number: bool) -> None:
    people = [_person(row, with_number) for row in rows(FEBRL, "records.csv")]
    pairs = ((row["rec_id_a"], row["rec_id_b"]) for row in rows(FEBRL, "true_pairs.csv"))
    true = {tuple(sorted(map(_key, pair))) for pair in pairs}
    found = {(pair.one_id, pair.other_id) for pair in find_pairs(people)}
    assert len(found & true) / len(found) >= 0.97
    assert len(found & true) / len(true) >= 0.90
