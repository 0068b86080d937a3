"""Rows about people and organisations: whom they mean, and what is written."""

import pytest
from import_builders import (
    ANNA_ORCID,
    LEIDEN_ROR,
    PERSON,
    UTRECHT_ROR,
    decided,
    existing,
    organisation,
    outcomes,
    person,
    reason,
    stakeholder,
    written,
)

from dare_network.domain.records.imports import RowOutcome
from dare_network.language import Language, speaking

ADDED, CHANGED, UNCHANGED = RowOutcome.ADDED, RowOutcome.CHANGED, RowOutcome.UNCHANGED
MERGED, REFUSED = RowOutcome.MERGED, RowOutcome.REFUSED


@pytest.mark.parametrize(
    ("stored", "row"),
    [
        ({"import_key": "k:1"}, organisation(1, "LUMC", "k:1", city="Leiden")),
        ({"ror_id": LEIDEN_ROR}, organisation(1, "LUMC", "k:1", ror_id="05xvt9f17", city="Leiden")),
        ({"name": "LUMC"}, organisation(1, " lumc ", city="Leiden")),
        ({"name_nl": "LUMC"}, organisation(1, "LUMC", city="Leiden")),
    ],
)
def test_a_row_finds_its_organisation_by_key_by_ror_and_by_name(stored: dict, row: object) -> None:
    known = stakeholder(**({"name": "Leiden University Medical Center"} | stored))
    decision = decided(existing(known), row)
    (write,) = decision.writes
    assert (write.id, write.values["city"]) == (known.id, "Leiden")
    assert outcomes(decision) == [(1, CHANGED)]


def test_a_person_is_found_by_orcid() -> None:
    anna = stakeholder("Anna de Wit", kind=PERSON, orcid=ANNA_ORCID)
    decision = decided(existing(anna), person(1, "A. de Wit", orcid="0000000218250097"))
    assert [(write.id, write.values) for write in decision.writes] == [(anna.id, {"name": "A. de Wit"})]


def test_the_key_goes_before_every_other_identifier_but_must_not_contradict_it() -> None:
    one, other = stakeholder("One", import_key="k:1"), stakeholder("Other", ror_id=LEIDEN_ROR)
    decision = decided(existing(one, other), organisation(1, "One", "k:1", ror_id=LEIDEN_ROR))
    assert reason(decision, 1) == ("The identifiers in this row belong to different records: “One”, “Other”.")


def test_a_row_with_an_identifier_is_never_matched_by_its_name() -> None:
    known = stakeholder("Eurofins")
    decision = decided(existing(known), organisation(1, "Eurofins", "k:9"))
    assert outcomes(decision) == [(1, ADDED)]
    assert "“Eurofins”" in decision.remarks[0]


def test_an_acronym_never_finds_anybody() -> None:
    board = stakeholder("Medicines Evaluation Board", short_name="CBG")
    decision = decided(existing(board), organisation(1, "CBG"))
    assert outcomes(decision) == [(1, ADDED)]


def test_a_name_that_two_organisations_have_is_refused_with_advice() -> None:
    namesakes = existing(stakeholder("Lupus Europe"), stakeholder("LUPUS EUROPE"))
    decision = decided(namesakes, organisation(1, "Lupus Europe"))
    assert reason(decision, 1) == (
        "More than one organisation is called “Lupus Europe”: add a column with an identifier."
    )


def test_a_person_and_an_organisation_may_have_the_same_name() -> None:
    decision = decided(existing(stakeholder("Ernst Winter")), person(1, "Ernst Winter"))
    assert outcomes(decision) == [(1, ADDED)]


def test_a_row_of_another_kind_than_the_record_is_refused() -> None:
    known = stakeholder("Ernst Winter", import_key="k:1")
    decision = decided(existing(known), person(1, "Ernst Winter", "k:1"))
    assert reason(decision, 1) == "“Ernst Winter” is here already, as a stakeholder of another kind."


def test_an_empty_cell_erases_nothing_and_a_filled_one_overwrites() -> None:
    known = stakeholder("LUMC", import_key="k:1", city="Leyden", website="https://lumc.nl")
    decision = decided(existing(known), organisation(1, "LUMC", "k:1", city="Leiden", website=" \x00 "))
    assert [write.values for write in decision.writes] == [{"city": "Leiden"}]
    assert decision.rows[0].changes == (("city", "Leyden", "Leiden"),)


def test_a_record_found_by_its_name_keeps_its_spelling() -> None:
    decision = decided(existing(stakeholder("UMC Utrecht")), organisation(1, "umc utrecht"))
    assert (outcomes(decision), decision.writes) == ([(1, UNCHANGED)], ())


def test_what_a_body_is_competent_for_is_never_overwritten() -> None:
    body = stakeholder("MEB", ror_id=LEIDEN_ROR, body_id="nl-meb", remit_en="Advice")
    row = organisation(1, "MEB", ror_id=LEIDEN_ROR, remit_en="Everything", city="Utrecht")
    (write,) = decided(existing(body), row).writes
    assert write.values == {"city": "Utrecht"}


def test_an_import_fills_only_what_reference_data_leaves_open_of_a_body() -> None:
    body = stakeholder("MEB", ror_id=LEIDEN_ROR, body_id="nl-meb", country="NL")
    row = organisation(1, "CBG", ror_id=LEIDEN_ROR, country="BE", city="Utrecht")
    (write,) = decided(existing(body), row).writes
    assert write.values == {"city": "Utrecht"}


def test_a_record_keeps_the_key_of_its_first_source() -> None:
    known = stakeholder("LUMC", import_key="pic:7", ror_id=LEIDEN_ROR)
    decision = decided(existing(known), organisation(1, "LUMC", "k:1", ror_id=LEIDEN_ROR))
    assert decision.writes == ()


def test_of_two_rows_with_the_same_key_the_lower_one_counts() -> None:
    rows = [
        organisation(1, "LUMC", "k:1", city="Leyden", country="NL"),
        organisation(2, "LUMC", "k:1", city="Leiden"),
    ]
    decision = decided(existing(), *rows)
    (write,) = decision.writes
    assert (write.values["city"], write.values["country"]) == ("Leiden", "NL")
    assert outcomes(decision) == [(1, MERGED), (2, ADDED)]
    assert decision.rows[0].reason.startswith("Line 2 of “file” is about the same record")


def test_a_row_without_an_identifier_may_mean_one_that_the_file_brings_further_down() -> None:
    decision = decided(existing(), organisation(1, "LUMC", city="Leiden"), organisation(2, "LUMC", "k:1"))
    assert outcomes(decision) == [(1, MERGED), (2, ADDED)]
    assert len(decision.writes) == 1


def test_what_is_wrong_is_said_field_by_field() -> None:
    row = person(3, "Anna", email="nowhere", orcid="0000-0002-1825-0098")
    decision = decided(existing(), row)
    assert reason(decision, 3) == (
        "E-mail address: This is not an e-mail address. "
        "ORCID: This is not an ORCID: its form or its check digit is wrong."
    )
    assert decision.rows[0].cells == (("line", "3"),)


def test_the_reason_is_given_in_the_language_of_the_reader() -> None:
    with speaking(Language.ENGLISH):
        english = reason(decided(existing(), organisation(1, "")), 1)
    assert english == "Name: This field is required."


def test_a_field_that_such_a_stakeholder_does_not_have_is_left_out_and_counted() -> None:
    decision = decided(existing(), organisation(1, "LUMC", orcid="0000-0002-1825-0097", tags="a; b"))
    assert "orcid" not in decision.writes[0].values
    assert decision.remarks == ("“ORCID” was left out where a stakeholder has no such field (rows: 1).",)
    assert decision.writes[0].values["tags"] == ("a", "b")


def test_names_are_compared_without_regard_to_composed_and_decomposed_accents() -> None:
    decision = decided(existing(stakeholder("Ge\u0301ant")), organisation(1, "G\u00e9ant"))
    assert outcomes(decision) == [(1, UNCHANGED)]


def test_two_rows_with_the_same_ror_identifier_are_one_organisation() -> None:
    rows = [organisation(1, "A", "k:1", ror_id=UTRECHT_ROR), organisation(2, "B", "k:2", ror_id=UTRECHT_ROR)]
    decision = decided(existing(), *rows)
    assert outcomes(decision) == [(1, MERGED), (2, ADDED)]
    again = decided(written(existing(), decision), *rows)
    assert (outcomes(again), again.writes) == ([(1, MERGED), (2, UNCHANGED)], ())
