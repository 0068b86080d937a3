"""What comes back from this product is known by the keys that this product gave."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from import_builders import (
    LEIDEN_ROR,
    PERSON,
    TERMS,
    decided,
    existing,
    incoming,
    line,
    organisation,
    outcomes,
    person,
    post,
    record,
    stakeholder,
    tie,
    written,
)

from dare_network.domain.identifiers import own_id, own_key
from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.importing.lines import AffiliationLine, ImportedEntity, TieLine
from dare_network.importing.planning import Existing, Incoming, MergePlan, decide

A, B, T, U = (UUID(int=number) for number in range(1, 5))
ENDED = date(2020, 12, 31)
PAIR = organisation(1, "Leiden", own_key(A)), organisation(2, "Utrecht", own_key(B))


def own_tie(number: int, own: UUID, **values: object) -> TieLine:
    """A tie between the pair that has this key."""
    return TieLine(line(number, **values), "advises", own_key(A), own_key(B), own_id=own)


def own_post(number: int, own: UUID, **values: object) -> AffiliationLine:
    return AffiliationLine(line(number, **values), own_key(A), own_key(B), own)


def stored_pair(*ties: Tie) -> Existing:
    return existing(stakeholder("Leiden", id=A), stakeholder("Utrecht", id=B), ties=ties)


def stored_tie(own: UUID, **values: object) -> Tie:
    return record(Tie, id=own, type_id="advises", from_id=A, to_id=B, **values)


def tie_keys(decision: MergePlan) -> list[UUID]:
    return [write.id for write in decision.writes if write.entity is ImportedEntity.TIE]


def test_who_is_new_keeps_the_key_and_is_not_marked_as_imported() -> None:
    decision = decided(existing(), *PAIR)
    assert [write.id for write in decision.writes] == [A, B]
    assert not any("import_key" in write.values for write in decision.writes)


def test_who_is_here_is_found_by_the_key_whatever_the_name() -> None:
    (write,) = decided(stored_pair(), organisation(1, "Leiden University", own_key(A))).writes
    assert (write.id, write.values) == (A, {"name": "Leiden University"})


def test_two_of_one_name_stay_two() -> None:
    rows = person(1, "Jan Jansen", own_key(A)), person(2, "Jan Jansen", own_key(B))
    assert [write.id for write in decided(existing(), *rows).writes] == [A, B]


def test_who_has_another_key_here_is_found_by_the_identifier_and_meant_by_ties() -> None:
    known = stakeholder("LUMC", ror_id=LEIDEN_ROR)
    before = existing(known, stakeholder("Utrecht", id=B))
    decision = decided(before, organisation(1, "LUMC", own_key(A), ror_id=LEIDEN_ROR), own_tie(2, T))
    (write,) = decision.writes
    assert (write.id, write.values["from_id"]) == (T, known.id)


def test_a_key_that_is_none_is_an_identifier_like_any_other() -> None:
    (write,) = decided(existing(), organisation(1, "Leiden", "dare-nl:n42")).writes
    assert write.values["import_key"] == "dare-nl:n42"
    assert own_id("dare-nl:n42") is own_id("pic:1") is own_id(str(A)) is own_id(None) is None
    assert own_id(own_key(A)) == A


def test_an_ended_tie_and_the_one_that_followed_it_stay_two() -> None:
    rows = own_tie(3, T, until_on=ENDED), own_tie(4, U)
    decision = decided(existing(), *PAIR, *rows)
    assert tie_keys(decision) == [T, U]
    after = written(existing(), decision)
    assert decided(after, *PAIR, *rows).writes == ()


def test_without_keys_they_would_be_one() -> None:
    rows = tie(3, "Leiden", "advises", "Utrecht", until_on=ENDED), tie(4, "Leiden", "advises", "Utrecht")
    decision = decided(stored_pair(), *rows)
    assert outcomes(decision) == [(3, RowOutcome.ADDED), (4, RowOutcome.MERGED)]


def test_the_same_tie_with_another_key_is_not_added_again() -> None:
    before = stored_pair(stored_tie(U))
    assert decided(before, own_tie(1, T)).writes == ()
    (write,) = decided(before, own_tie(1, T, note="New")).writes
    assert (write.id, write.values) == (U, {"note": "New"})


def test_of_two_ties_that_are_the_same_the_key_tells_which_is_meant() -> None:
    before = stored_pair(stored_tie(U), stored_tie(T))
    (write,) = decided(before, own_tie(1, T, note="This one")).writes
    assert (write.id, write.values) == (T, {"note": "This one"})


def test_a_tie_of_another_period_is_another_one_and_ends_nothing() -> None:
    (write,) = decided(stored_pair(stored_tie(U)), own_tie(1, T, until_on=ENDED)).writes
    assert (write.id, write.version) == (T, None)


def test_of_several_with_one_key_each_stored_one_is_taken_once() -> None:
    before = stored_pair(stored_tie(U))
    one, other = uuid4(), uuid4()
    decision = decided(before, own_tie(1, one), own_tie(2, other))
    assert tie_keys(decision) == [other]
    assert decided(written(before, decision), own_tie(1, one), own_tie(2, other)).writes == ()


def test_a_key_that_another_tie_has_does_not_count() -> None:
    other = stakeholder("Delft")
    before = Existing(
        (*stored_pair().stakeholders, other), (), (stored_tie(T),), stored_pair().tie_types, TERMS
    )
    row = TieLine(line(1), "advises", own_key(A), "Delft", own_id=T)
    (write,) = decided(before, row).writes
    assert write.id != T


def test_a_row_without_a_key_finds_the_tie_that_another_row_brings() -> None:
    decision = decided(stored_pair(), own_tie(1, T), tie(2, "Leiden", "advises", "Utrecht", note="x"))
    (write,) = decision.writes
    assert (write.id, write.values["note"]) == (T, "x")


def test_a_post_is_known_by_its_key_even_where_its_role_has_changed() -> None:
    held = record(Affiliation, id=T, person_id=A, organisation_id=B, role="physician")
    before = existing(stakeholder("Anna", id=A, kind=PERSON), stakeholder("LUMC", id=B), affiliations=[held])
    (write,) = decided(before, own_post(1, T, role="head")).writes
    assert (write.id, write.values) == (T, {"role": "head"})
    (write,) = decided(before, own_post(1, U)).writes
    assert (write.id, write.values["person_id"]) == (U, A)
    assert decided(before, post(1, "Anna", "LUMC")).writes == ()


def test_invented_data_stay_marked_and_nothing_that_is_here_becomes_invented() -> None:
    rows = [replace(row, line=replace(row.line, sample=True)) for row in PAIR]
    decision = decided(existing(stakeholder("Leiden", id=A)), *rows)
    (write,) = decision.writes
    assert (write.id, write.values["sample"]) == (B, True)


def test_what_follows_from_dialogues_is_left_alone_with_a_reason() -> None:
    rows = incoming(*PAIR)
    arrived = Incoming(rows.stakeholders, derived=[(line(3), "Leiden – met – Utrecht")])
    decision = decide(existing(), arrived, uuid4)
    (left,) = (row for row in decision.rows if row.line == 3)
    assert (left.outcome, left.label) == (RowOutcome.UNCHANGED, "Leiden – met – Utrecht")
    assert left.reason == "It follows from dialogues, which files do not change."
    assert decision.remarks == ("1 row follows from dialogues and was left alone.",)
    assert len(decision.writes) == 2


@pytest.mark.parametrize("own", [T, None])
def test_a_tie_to_nobody_is_refused_with_or_without_a_key(own: UUID | None) -> None:
    decision = decided(existing(), PAIR[0], TieLine(line(2), "advises", own_key(A), own_key(B), own_id=own))
    assert outcomes(decision)[1] == (2, RowOutcome.REFUSED)
