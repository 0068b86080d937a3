"""Rows about ties and affiliations: whom they mean, and what is written."""

from datetime import date

import pytest
from import_builders import (
    LEIDEN_ROR,
    PERSON,
    decided,
    existing,
    organisation,
    outcomes,
    post,
    reason,
    record,
    stakeholder,
    tie,
    written,
)

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.importing.answers import Answers
from dare_network.importing.lines import ImportedEntity

ADDED, CHANGED, UNCHANGED = RowOutcome.ADDED, RowOutcome.CHANGED, RowOutcome.UNCHANGED
MERGED, REFUSED = RowOutcome.MERGED, RowOutcome.REFUSED
LEIDEN = stakeholder("LUMC", ror_id=LEIDEN_ROR, name_nl="Leids Universitair Medisch Centrum")
UTRECHT = stakeholder("UMC Utrecht", import_key="k:2")
ANNA = stakeholder("Anna de Wit", kind=PERSON)
KNOWN = existing(LEIDEN, UTRECHT, ANNA)


@pytest.mark.parametrize(
    "end",
    [LEIDEN_ROR, "05xvt9f17", f"k:{LEIDEN_ROR}", "lumc", "Leids Universitair Medisch Centrum"],
)
def test_an_end_is_found_by_key_by_identifier_and_by_either_name(end: str) -> None:
    (write,) = decided(KNOWN, tie(1, end, "advises", "k:2")).writes
    assert (write.values["from_id"], write.values["to_id"]) == (LEIDEN.id, UTRECHT.id)


@pytest.mark.parametrize("kind", ["advises", "ADVISES", "adviseert"])
def test_a_type_is_found_by_its_id_and_by_its_label_in_either_language(kind: str) -> None:
    (write,) = decided(KNOWN, tie(1, "LUMC", kind, "k:2")).writes
    assert write.values["type_id"] == "advises"


def test_a_tie_of_a_type_that_no_list_has_is_kept_with_its_word() -> None:
    decision = decided(KNOWN, tie(1, "LUMC", "likes", "k:2"))
    (write,) = decision.writes
    assert write.values["type_id"] == "related_to"
    assert "likes" in str(write.values)
    (told,) = decision.unlisted
    assert (told.text, told.rows, told.meaning, told.likely) == ("likes", 1, "", True)


def test_a_word_for_a_type_is_read_as_what_it_is_most_like() -> None:
    (write,) = decided(KNOWN, tie(1, "LUMC", "Collaborates with", "k:2")).writes
    assert write.values["type_id"] == "works_with"


def test_a_tie_of_a_type_that_was_left_empty_is_refused() -> None:
    assert reason(decided(KNOWN, tie(1, "LUMC", "", "k:2")), 1) == "The type of the tie is empty."


def test_an_unknown_end_is_refused_by_what_the_file_calls_it() -> None:
    decision = decided(KNOWN, tie(12, "LUMC", "advises", "k:99"))
    assert reason(decision, 12) == "Nobody called “99” is in this file or in the network."
    assert decision.writes == ()


def test_an_unknown_end_becomes_an_organisation_where_the_mapping_says_so() -> None:
    rows = [tie(1, "k:99", "advises", "LUMC", True), tie(2, "k:99", "advises", "k:2", True)]
    decision = decided(KNOWN, *rows)
    newcomer, *_ties = decision.writes
    assert newcomer.entity is ImportedEntity.STAKEHOLDER
    told = {name: newcomer.values[name] for name in ("name", "import_key", "source")}
    assert told == {"name": "99", "import_key": "k:99", "source": "unknown"}
    assert outcomes(decision) == [(1, ADDED), (1, ADDED), (2, ADDED)]


def test_a_later_file_describes_the_organisation_that_was_only_a_key() -> None:
    before = written(KNOWN, decided(KNOWN, tie(1, "k:99", "advises", "LUMC", True)))
    decision = decided(before, organisation(1, "Ministry", "k:99"))
    assert outcomes(decision) == [(1, CHANGED)]


def test_a_refused_row_leaves_no_unknown_organisation_behind() -> None:
    rows = [
        tie(1, "X", "advises", "X", True),
        tie(2, "Y", "", "LUMC", True),
        tie(4, "W", "advises", "", True),
    ]
    decision = decided(KNOWN, *rows)
    assert {outcome for _line, outcome in outcomes(decision)} == {REFUSED}
    assert decision.writes == ()
    assert reason(decision, 1) == "A tie needs two different ends."


def test_an_end_before_the_beginning_costs_the_end_alone() -> None:
    row = tie(3, "k:2", "advises", "LUMC", from_on=date(2025, 1, 2), until_on=date(2025, 1, 1))
    decision = decided(KNOWN, row)
    (write,) = decision.writes
    assert "until_on" not in write.values
    (cell,) = decision.cells
    assert (cell.line, cell.field, cell.text) == (3, "until_on", "2025-01-01")
    assert cell.reason == "The end comes before the beginning."


def test_a_name_in_the_file_goes_before_the_same_name_in_the_store() -> None:
    rows = [organisation(1, "UMC Utrecht", "k:7"), tie(2, "UMC Utrecht", "advises", "LUMC")]
    decision = decided(KNOWN, *rows)
    new, made = decision.writes
    assert made.values["from_id"] == new.id


def test_an_end_that_several_are_called_waits_for_an_answer() -> None:
    one, other = stakeholder("CBG", city="Utrecht"), stakeholder("CBG", city="Leiden")
    before, row = existing(one, other, LEIDEN), tie(1, "CBG", "advises", "LUMC")
    decision = decided(before, row)
    assert reason(decision, 1) == "More than one stakeholder is called “CBG”. Who is meant?"
    question = decision.rows[0].question
    assert question is not None
    assert [each.label for each in question.candidates] == ["CBG · Leiden", "CBG · Utrecht"]
    answered = decided(before, row, answers=Answers(who={question.key: str(other.id)}))
    assert [write.values["from_id"] for write in answered.writes] == [other.id]


def test_the_same_tie_is_not_doubled() -> None:
    held = record(Tie, type_id="advises", from_id=LEIDEN.id, to_id=UTRECHT.id)
    before = existing(LEIDEN, UTRECHT, ties=[held])
    rows = [
        tie(1, "LUMC", "advises", "k:2"),
        tie(2, "k:2", "advises", "LUMC"),
        tie(3, "LUMC", "advises", "k:2"),
    ]
    decision = decided(before, *rows)
    assert outcomes(decision) == [(1, UNCHANGED), (2, ADDED), (3, MERGED)]


def test_a_tie_without_direction_is_the_same_from_either_end() -> None:
    held = record(Tie, type_id="works_with", from_id=LEIDEN.id, to_id=UTRECHT.id)
    before = existing(LEIDEN, UTRECHT, ties=[held])
    decision = decided(before, tie(1, "k:2", "works with", "LUMC", note="monthly"))
    assert [(write.id, write.values) for write in decision.writes] == [(held.id, {"note": "monthly"})]


def test_of_several_ties_of_one_kind_the_one_that_has_not_ended_is_meant() -> None:
    ends = {"type_id": "advises", "from_id": LEIDEN.id, "to_id": UTRECHT.id}
    ended = record(Tie, **ends, until_on=date(2020, 1, 1))
    going_on = record(Tie, **ends)
    for ties in ([ended, going_on], [going_on, ended]):
        (write,) = decided(
            existing(LEIDEN, UTRECHT, ties=ties), tie(1, "LUMC", "advises", "k:2", note="x")
        ).writes
        assert write.id == going_on.id


def test_a_period_that_ended_before_another_began_is_a_tie_of_its_own() -> None:
    held = record(Tie, type_id="advises", from_id=LEIDEN.id, to_id=UTRECHT.id, from_on=date(2024, 5, 1))
    before = existing(LEIDEN, UTRECHT, ties=[held])
    decision = decided(before, tie(1, "LUMC", "advises", "k:2", until_on=date(2024, 4, 30)))
    assert outcomes(decision) == [(1, ADDED)]
    again = decided(written(before, decision), tie(1, "LUMC", "advises", "k:2", until_on=date(2024, 4, 30)))
    assert (outcomes(again), again.writes) == ([(1, UNCHANGED)], ())


TWICE = [
    tie(1, "LUMC", "advises", "k:2", from_on=date(2015, 1, 1), until_on=date(2018, 12, 31)),
    tie(2, "LUMC", "advises", "k:2", from_on=date(2022, 1, 1)),
]


@pytest.mark.parametrize("rows", [TWICE, TWICE[::-1]])
def test_who_comes_back_has_two_periods(rows: list) -> None:
    decision = decided(KNOWN, *rows)
    assert sorted(outcomes(decision)) == [(1, ADDED), (2, ADDED)]
    again = decided(written(KNOWN, decision), *rows)
    assert again.writes == ()


def test_a_second_period_leaves_the_stored_one_as_it_is() -> None:
    held = record(Tie, type_id="advises", from_id=LEIDEN.id, to_id=UTRECHT.id, from_on=date(2022, 1, 1))
    decision = decided(existing(LEIDEN, UTRECHT, ties=[held]), *TWICE)
    (write,) = decision.writes
    assert (write.version, write.values["until_on"]) == (None, date(2018, 12, 31))


def test_a_period_that_goes_on_is_ended_by_a_file_that_ends_it() -> None:
    held = record(Tie, type_id="advises", from_id=LEIDEN.id, to_id=UTRECHT.id, from_on=date(2015, 1, 1))
    decision = decided(existing(LEIDEN, UTRECHT, ties=[held]), *TWICE)
    ended, begun = decision.writes
    assert (ended.id, ended.values) == (held.id, {"until_on": date(2018, 12, 31)})
    assert begun.values["from_on"] == date(2022, 1, 1)


def test_somebody_who_works_again_at_an_employer_keeps_both_periods() -> None:
    rows = [
        post(1, "Anna de Wit", "LUMC", role="chair", from_on=date(2018, 1, 1), until_on=date(2021, 6, 30)),
        post(2, "Anna de Wit", "LUMC", role="chair", from_on=date(2024, 1, 1)),
    ]
    decision = decided(KNOWN, *rows)
    assert outcomes(decision) == [(1, ADDED), (2, ADDED)]


@pytest.mark.parametrize("ends", [("Anna de Wit", "LUMC"), ("LUMC", "Anna de Wit")])
def test_a_tie_that_says_where_somebody_works_is_an_affiliation(ends: tuple[str, str]) -> None:
    row = tie(1, ends[0], "works at", ends[1], note="chair", from_on=date(2019, 5, 16))
    (write,) = decided(KNOWN, row).writes
    assert write.entity is ImportedEntity.AFFILIATION
    told = {name: write.values[name] for name in ("person_id", "organisation_id", "role")}
    assert told == {"person_id": ANNA.id, "organisation_id": LEIDEN.id, "role": "chair"}


def test_people_who_work_at_each_other_are_kept_as_a_tie_with_that_word() -> None:
    bert = stakeholder("Bert", kind=PERSON)
    (write,) = decided(existing(ANNA, bert), tie(1, "Bert", "works at", "Anna de Wit")).writes
    assert (write.entity, write.values["type_id"]) == (ImportedEntity.TIE, "related_to")
    assert "works at" in str(write.values)


def test_a_person_may_hold_two_posts_at_one_organisation() -> None:
    rows = [post(1, "Anna de Wit", "LUMC", role="chair"), post(2, "Anna de Wit", "LUMC", role="Chair"),
            post(3, "Anna de Wit", "LUMC", role="researcher"), post(4, "Anna de Wit", "LUMC")]  # fmt: skip
    decision = decided(KNOWN, *rows)
    assert outcomes(decision) == [(1, ADDED), (2, MERGED), (3, ADDED), (4, MERGED)]
    assert sorted(str(write.values["role"]) for write in decision.writes) == ["chair", "researcher"]


def test_a_row_without_a_role_means_the_post_that_is_known() -> None:
    held = record(Affiliation, person_id=ANNA.id, organisation_id=LEIDEN.id, role="chair")
    decision = decided(existing(LEIDEN, ANNA, affiliations=[held]), post(1, "Anna de Wit", "LUMC"))
    assert (outcomes(decision), decision.writes) == ([(1, UNCHANGED)], ())


def test_only_a_person_works_only_at_an_organisation() -> None:
    named = decided(KNOWN, post(1, "UMC Utrecht", "LUMC"), post(2, "Anna de Wit", "Anna de Wit"))
    assert reason(named, 1) == "No person called “UMC Utrecht” is in this file or in the network."
    assert reason(named, 2) == "No organisation called “Anna de Wit” is in this file or in the network."
    keyed = decided(KNOWN, post(1, "k:2", "LUMC"))
    assert reason(keyed, 1) == "“UMC Utrecht” is an organisation; a person is needed here."


@pytest.mark.parametrize("end", ["dr. Anna de Wit", "Wit, Anna de", "Anna de Wit, MSc"])
def test_an_end_with_titles_or_the_family_name_first_means_the_person(end: str) -> None:
    (write,) = decided(KNOWN, tie(1, end, "advises", "LUMC")).writes
    assert write.values["from_id"] == ANNA.id


def test_a_role_without_days_is_that_of_the_present_post_also_the_second_time() -> None:
    """A list of contacts names the role; a list of relations has both times, without any."""
    rows = [
        post(1, "Anna de Wit", "LUMC", role="chair"),
        post(2, "Anna de Wit", "LUMC", from_on=date(2021, 4, 1)),
        post(3, "Anna de Wit", "LUMC", from_on=date(2015, 1, 1), until_on=date(2018, 8, 31)),
    ]
    first = decided(KNOWN, *rows)
    stored = [record(Affiliation, **{"role": "", **write.values}) for write in first.writes]
    told = {(each.role, each.from_on) for each in stored}
    assert told == {("chair", date(2021, 4, 1)), ("", date(2015, 1, 1))}
    assert decided(existing(LEIDEN, ANNA, affiliations=stored), *rows).writes == ()
