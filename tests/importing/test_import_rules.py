"""Rows about people and organisations: whom they mean, and what is written."""

from dataclasses import replace
from datetime import date

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
    post,
    reason,
    record,
    stakeholder,
    written,
)

from dare_network.domain.records.imports import FoundBy, RowOutcome
from dare_network.domain.records.network import Affiliation
from dare_network.importing.answers import NEW, Answers
from dare_network.importing.lines import ImportedEntity, StakeholderLine
from dare_network.importing.whom import about_person, in_row
from dare_network.language import Language, speaking

ADDED, CHANGED, UNCHANGED = RowOutcome.ADDED, RowOutcome.CHANGED, RowOutcome.UNCHANGED
HELD, MERGED = RowOutcome.HELD, RowOutcome.MERGED


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


def test_a_number_that_is_new_does_not_double_who_is_known_by_name() -> None:
    known = stakeholder("Eurofins")
    decision = decided(existing(known), organisation(1, "Eurofins", "k:9"))
    assert [(write.id, write.values) for write in decision.writes] == [(known.id, {"import_key": "k:9"})]
    assert decision.rows[0].found_by is FoundBy.NAME


def test_who_has_another_number_in_the_same_source_is_somebody_else() -> None:
    known = stakeholder("Eurofins", import_key="k:8")
    decision = decided(existing(known), organisation(1, "Eurofins", "k:9"))
    assert outcomes(decision) == [(1, ADDED)]
    assert "“Eurofins”" in decision.remarks[0]


def test_an_abbreviation_finds_whom_it_is_of_unless_another_number_or_place_stands_beside_it() -> None:
    board = stakeholder("Medicines Evaluation Board", short_name="CBG", city="Utrecht", ror_id=UTRECHT_ROR)
    assert outcomes(decided(existing(board), organisation(1, "CBG"))) == [(1, UNCHANGED)]
    for other in ({"ror_id": LEIDEN_ROR}, {"city": "Den Haag"}):
        assert outcomes(decided(existing(board), organisation(1, "CBG", **other))) == [(1, ADDED)]
    rows = organisation(1, "Erasmus MC", short_name="EMC"), organisation(2, "EMC")
    assert outcomes(decided(existing(), *rows)) == [(1, ADDED), (2, MERGED)]


def test_a_name_that_two_organisations_have_is_a_question() -> None:
    one, other = stakeholder("Lupus Europe"), stakeholder("LUPUS EUROPE")
    before, row = existing(one, other), organisation(1, "Lupus Europe", city="Leiden")
    decision = decided(before, row)
    assert reason(decision, 1) == "More than one organisation is called “Lupus Europe”. Which is meant?"
    question = decision.rows[0].question
    assert question is not None
    that = decided(before, row, answers=Answers(who={question.key: str(other.id)}))
    assert [(write.id, write.values) for write in that.writes] == [(other.id, {"city": "Leiden"})]
    new = decided(before, row, answers=Answers(who={question.key: NEW}))
    assert outcomes(new) == [(1, ADDED)]


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


def test_a_record_keeps_the_keys_of_all_its_sources() -> None:
    known = stakeholder("LUMC", import_key="pic:7", ror_id=LEIDEN_ROR)
    decision = decided(existing(known), organisation(1, "LUMC", "k:1", ror_id=LEIDEN_ROR))
    (write,) = decision.writes
    assert write.values == {"further_keys": ("k:1",)}


def test_rows_about_one_record_that_differ_are_told_and_the_first_counts() -> None:
    rows = [
        organisation(1, "LUMC", "k:1", city="Leyden", country="NL"),
        organisation(2, "LUMC", "k:1", city="Leiden"),
    ]
    decision = decided(existing(), *rows)
    (write,) = decision.writes
    assert (write.values["city"], write.values["country"]) == ("Leyden", "NL")
    assert outcomes(decision) == [(1, ADDED), (2, MERGED)]
    assert decision.rows[1].reason.startswith("Line 1 of “file” is about the same record")
    (conflict,) = decision.conflicts
    assert (conflict.label, conflict.field, conflict.kept) == ("LUMC", "city", "Leyden")
    assert conflict.values == (("file", 1, "Leyden"), ("file", 2, "Leiden"))


def test_what_is_stored_stays_where_rows_about_one_record_differ() -> None:
    known = stakeholder("LUMC", import_key="k:1", city="Den Haag")
    rows = [organisation(1, "LUMC", "k:1", city="Leyden"), organisation(2, "LUMC", "k:1", city="Leiden")]
    decision = decided(existing(known), *rows)
    assert decision.writes == ()
    assert [conflict.kept for conflict in decision.conflicts] == ["Den Haag"]


def test_a_row_without_an_identifier_may_mean_one_that_the_file_brings_further_down() -> None:
    decision = decided(existing(), organisation(1, "LUMC", city="Leiden"), organisation(2, "LUMC", "k:1"))
    assert outcomes(decision) == [(1, ADDED), (2, MERGED)]
    assert len(decision.writes) == 1


def test_a_cell_that_is_wrong_costs_no_more_than_itself() -> None:
    rows = [
        person(3, "Anna", email="nowhere", orcid="0000-0002-1825-0098", city="Leiden"),
        post(4, "Anna", "LUMC"),
    ]
    decision = decided(existing(stakeholder("LUMC")), *rows)
    assert outcomes(decision) == [(3, ADDED), (4, ADDED)]
    assert decision.writes[0].values["city"] == "Leiden"
    assert [(cell.field, cell.text, cell.reason) for cell in decision.cells] == [
        ("email", "nowhere", "This is not an e-mail address."),
        ("orcid", "0000-0002-1825-0098", "This is not an ORCID: its form or its check digit is wrong."),
    ]


def test_a_row_without_what_is_required_is_refused_with_its_cells() -> None:
    decision = decided(existing(), person(3, "", city="Leiden"))
    assert decision.rows[0].cells == (("line", "3"),)
    assert decision.writes == ()


def test_the_reason_is_given_in_the_language_of_the_reader() -> None:
    with speaking(Language.ENGLISH):
        english = reason(decided(existing(), organisation(1, "")), 1)
    assert english == "Name: This field is required."


def test_a_field_that_such_a_stakeholder_does_not_have_is_left_out_and_counted() -> None:
    decision = decided(existing(), organisation(1, "LUMC", orcid="0000-0002-1825-0097"))
    assert "orcid" not in decision.writes[0].values
    assert decision.remarks == ("“ORCID” was left out where a stakeholder has no such field (rows: 1).",)


def test_names_are_compared_without_regard_to_composed_and_decomposed_accents() -> None:
    decision = decided(existing(stakeholder("Ge\u0301ant")), organisation(1, "G\u00e9ant"))
    assert outcomes(decision) == [(1, UNCHANGED)]


def test_two_rows_with_the_same_ror_identifier_are_one_organisation() -> None:
    rows = [organisation(1, "A", "k:1", ror_id=UTRECHT_ROR), organisation(2, "B", "k:2", ror_id=UTRECHT_ROR)]
    decision = decided(existing(), *rows)
    assert outcomes(decision) == [(1, ADDED), (2, MERGED)]
    again = decided(written(existing(), decision), *rows)
    assert (outcomes(again), again.writes) == ([(1, UNCHANGED), (2, MERGED)], ())


JAN = stakeholder("Jan Jansen", kind=PERSON, email="jan@west.example")
WEST, EAST = stakeholder("West"), stakeholder("Oost")
AT_WEST = record(Affiliation, person_id=JAN.id, organisation_id=WEST.id)
STORED = existing(JAN, WEST, EAST, affiliations=[AT_WEST])


@pytest.mark.parametrize(
    ("row", "where", "found_by"),
    [
        (person(1, "J. Jansen", email="JAN@west.example", phone="1"), "West", FoundBy.EMAIL),
        (person(1, "Jan  Jansen", email="j@other.example"), "West", FoundBy.NAME_AND_ORGANISATION),
        (person(1, "jan jansen", phone="1"), "", FoundBy.NAME),
    ],
)
def test_the_plan_says_how_a_person_was_found(row: StakeholderLine, where: str, found_by: FoundBy) -> None:
    rows = [row, post(1, str(row.line.values["name"]), where)] if where else [row]
    decision = decided(STORED, *_on_one_line(rows))
    first = decision.rows[0]
    assert (first.found_by, [write.id for write in decision.writes][:1]) == (found_by, [JAN.id])


@pytest.mark.parametrize(
    "rows",
    [
        [person(1, "Jan Jansen", email="jan@east.example")],
        [person(1, "Jan Jansen"), post(1, "Jan Jansen", "Oost")],
        [person(1, "Piet Puk", email="jan@west.example")],
    ],
)
def test_a_namesake_with_other_work_or_address_waits_for_an_answer(rows: list) -> None:
    rows = _on_one_line(rows)
    decision = decided(STORED, *rows)
    assert {outcome for _line, outcome in outcomes(decision)} == {HELD}
    assert decision.writes == ()
    question = decision.rows[0].question
    assert question is not None
    assert [each.id for each in question.candidates] == [str(JAN.id)]
    new = decided(STORED, *rows, answers=Answers(who={question.key: NEW}))
    assert [outcome for _line, outcome in outcomes(new)] == [ADDED] * len(rows)
    same = decided(STORED, *rows, answers=Answers(who={question.key: str(JAN.id)}))
    assert not [row for row in same.rows if row.outcome is HELD]
    assert not [w for w in same.writes if w.entity is ImportedEntity.STAKEHOLDER and w.version is None]


_NO_WAYS = dict.fromkeys(
    ("mobile", "further_phones", "private_phone", "secretariat_phone", "further_emails", "private_email",
     "secretariat_email"), (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("where", "row"),
    [
        ({"email_2": "marieke@prive.example"}, {"email": "Marieke@prive.example"}),
        ({"further_emails": ("marieke@prive.example",)}, {"email": "marieke@prive.example"}),
        ({"private_email": ("marieke@prive.example",)}, {"email": "marieke@prive.example"}),
        ({"mobile": ("06 1234 5678",)}, {"email_2": "m.smit@zvp.example", "phone": "+31 6 12345678"}),
        ({"further_phones": ("020 555 1234",)}, {"mobile": ("020-5551234",)}),
    ],
)
def test_an_address_that_a_record_has_in_any_field_overwrites_no_other(where: dict, row: dict) -> None:
    told = {"email": "m.smit@zvp.example", "phone": "010 555 9876", "import_key": "k:1"}
    marieke = stakeholder("Marieke Smit", kind=PERSON, **(told | _NO_WAYS | where))
    for found in (person(1, "Marieke Smit", "k:1", **row), person(1, "Marieke Smit", **row)):
        decision = decided(existing(marieke), found)
        assert (outcomes(decision), decision.writes) == ([(1, UNCHANGED)], ())


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_rows_with_an_address_each_that_of_the_record_stays_and_the_other_is_told(
    order: tuple[int, int],
) -> None:
    tom = stakeholder("Tom Peters", kind=PERSON, email="tom@umcg.example", import_key="k:1", **_NO_WAYS)
    mails = ["Tom@umcg.example", "tom@peters.example"]
    rows = [person(number, "Tom Peters", "k:1", email=mails[place]) for number, place in enumerate(order)]
    decision = decided(existing(tom), *rows)
    assert decision.writes == ()
    (told,) = decision.conflicts
    assert (told.field, told.kept) == ("email", "tom@umcg.example")


def test_an_address_that_moves_to_another_field_is_not_lost() -> None:
    tom = stakeholder(
        "Tom Peters", kind=PERSON, import_key="k:1", **_NO_WAYS | {"email_2": "tom@umcg.example"}
    )
    row = person(1, "Tom Peters", "k:1", email="tom@umcg.example", email_2="tom@peters.example")
    (write,) = decided(existing(tom), row).writes
    assert write.values == {"email": "tom@umcg.example", "email_2": "tom@peters.example"}


def test_an_abbreviation_finds_the_organisation_where_its_place_says_so_too() -> None:
    ccmo = stakeholder("Central Committee on Research", short_name="CCMO", city="Den Haag")
    row = organisation(1, "CCMO", city="den haag", ror_id=LEIDEN_ROR)
    (write,) = decided(existing(ccmo), row).writes
    assert write.id == ccmo.id
    assert write.values["ror_id"] == LEIDEN_ROR
    assert "name" not in write.values
    elsewhere = organisation(1, "CCMO", city="Utrecht")
    assert outcomes(decided(existing(ccmo), elsewhere)) == [(1, ADDED)]


def test_an_organisation_that_only_has_the_name_is_overwritten_by_no_row_of_the_file() -> None:
    known = stakeholder("Lygature", city="Utrecht")
    numbered = organisation(1, "Lygature", "k:1", city="Leiden")
    for rows in ([numbered], [numbered, organisation(2, "Lygature", city="Leiden")]):
        decision = decided(existing(known), *rows)
        assert decision.writes == ()
        assert decision.conflicts


def test_an_address_that_is_new_is_stored_beside_one_that_is_known() -> None:
    known = _NO_WAYS | {"email": "m.smit@zvp.example", "email_2": "marieke@prive.example"}
    marieke = stakeholder("Marieke Smit", kind=PERSON, **known)
    row = person(1, "Marieke Smit", email="marieke@prive.example", mobile="06 1234 5678")
    (write,) = decided(existing(marieke), row).writes
    assert write.values == {"mobile": ("06 1234 5678",)}


@pytest.mark.parametrize(
    "called", ["Zorginstituut Oost", "East Care Institute", "ZIO", "Zorgraad Oost", "k:9"]
)
def test_every_name_of_an_employer_tells_who_works_there(called: str) -> None:
    institute = stakeholder(
        "East Care Institute", name_nl="Zorginstituut Oost", short_name="ZIO", import_key="k:9",
        earlier_names=("Zorgraad Oost",),
    )  # fmt: skip
    at = record(Affiliation, person_id=JAN.id, organisation_id=institute.id)
    before = existing(JAN, institute, affiliations=[at])
    first = decided(before, *_on_one_line([person(1, "Jan Jansen"), post(1, "Jan Jansen", called)])).rows[0]
    assert (first.outcome, first.found_by) == (UNCHANGED, FoundBy.NAME_AND_ORGANISATION)


def test_a_name_alone_fills_what_is_empty_and_overwrites_nothing() -> None:
    anna = stakeholder("Anna", kind=PERSON, city="Leiden")
    (write,) = decided(existing(anna), person(1, "Anna", phone="1")).writes
    assert (write.id, write.values) == (anna.id, {"phone": "1"})
    decision = decided(existing(anna), person(1, "Anna", city="Utrecht", phone="1"))
    assert outcomes(decision) == [(1, HELD)]
    assert decision.writes == ()


def test_an_organisation_of_a_name_keeps_what_is_known_of_it_until_somebody_says_otherwise() -> None:
    lumc = stakeholder("LUMC", city="Leiden")
    row = organisation(1, "LUMC", city="Leyden", country="NL")
    decision = decided(existing(lumc), row)
    assert [write.values for write in decision.writes] == [{"country": "NL"}]
    (conflict,) = decision.conflicts
    assert (conflict.kept, conflict.values[1]) == ("Leiden", ("file", 1, "Leyden"))
    said = decided(existing(lumc), row, answers=Answers(who={conflict.question: conflict.whom}))
    assert said.writes[0].values == {"city": "Leyden", "country": "NL"}


@pytest.mark.parametrize("mail", ["info@west.example", "secretariaat@west.example"])
def test_an_address_that_several_read_tells_nobody_from_another(mail: str) -> None:
    before = existing(stakeholder("Anna Bos", kind=PERSON, email=mail))
    assert outcomes(decided(before, person(1, "Bert Kok", email=mail))) == [(1, ADDED)]
    both = [person(1, "Cees Maas", email="room@x.example"), person(2, "Dirk Smit", email="room@x.example")]
    assert outcomes(decided(existing(), *both)) == [(1, ADDED), (2, ADDED)]


def test_two_namesakes_of_one_list_are_not_made_one() -> None:
    rows = _on_one_line([person(1, "Jan Smit", email="a@x.example"), post(1, "Jan Smit", "West")], 1)
    rows += _on_one_line([person(2, "Jan Smit", email="b@y.example"), post(2, "Jan Smit", "Oost")], 2)
    decision = decided(STORED, *rows)
    held = [row for row in decision.rows if row.outcome is HELD]
    assert [row.line for row in held] == [2, 2]
    question = held[0].question
    assert question is not None
    answers = Answers(who={question.key: NEW})
    both = decided(STORED, *rows, answers=answers)
    new = [write.id for write in both.writes if write.entity is ImportedEntity.STAKEHOLDER]
    jobs = [w.values["person_id"] for w in both.writes if w.entity is ImportedEntity.AFFILIATION]
    assert len(new) == 2
    assert jobs == new


def test_names_that_look_alike_are_one_and_accents_tell_them_apart() -> None:
    before = existing(stakeholder("Pieter van 't Hof", kind=PERSON), stakeholder("Müller"))
    assert outcomes(decided(before, person(1, "Pieter\u00a0 van \u2019t Hof"))) == [(1, UNCHANGED)]
    assert outcomes(decided(before, organisation(1, "Muller", "k:1"))) == [(1, ADDED)]


def _on_one_line(rows: list, number: int = 1) -> list:
    """These rows as those that one line of a file makes, in their order."""
    told = []
    for place, row in enumerate(rows):
        row = replace(row, line=replace(row.line, order=10 * number + place, number=number))
        told.append(row)
    return told


def test_two_numbers_of_one_source_are_two_also_where_one_of_that_name_is_stored() -> None:
    before = existing(stakeholder("Anna", kind=PERSON))
    rows = [person(1, "Anna", "k:1"), person(2, "Anna", "k:2")]
    decision = decided(before, *rows)
    assert outcomes(decision) == [(1, CHANGED), (2, ADDED)]
    assert decided(written(before, decision), *rows).writes == ()


def test_what_would_prove_next_time_who_is_meant_waits_while_something_else_differs() -> None:
    row = organisation(1, "Celbrug", city="Leiden", ror_id=LEIDEN_ROR, website="https://celbrug.example")
    before = existing(stakeholder("Celbrug", website="https://other.example"))
    first = decided(before, row)
    assert {cell.field for cell in first.cells} == {"city", "ror_id"}
    assert [conflict.field for conflict in first.conflicts] == ["website"]
    again = decided(written(before, first), row)
    assert again.writes == ()


def test_of_two_organisations_of_a_name_a_row_means_the_one_that_the_file_describes() -> None:
    board = stakeholder("Medicines Evaluation Board", ror_id=LEIDEN_ROR)
    described = organisation(1, "Medicines Evaluation Board", ror_id=UTRECHT_ROR)
    decision = decided(existing(board), described, organisation(2, "medicines evaluation board"))
    assert outcomes(decision) == [(1, ADDED), (2, MERGED)]


def test_work_without_a_role_gets_the_one_that_a_row_names() -> None:
    lab = stakeholder("Lab Oost")
    bare = record(Affiliation, person_id=JAN.id, organisation_id=lab.id)
    before = existing(JAN, lab, affiliations=[bare])
    (write,) = decided(before, post(1, "Jan Jansen", "Lab Oost", role="director")).writes
    assert (write.id, write.values) == (bare.id, {"role": "director"})
    other = record(Affiliation, person_id=JAN.id, organisation_id=lab.id, role="adviser")
    ended = record(Affiliation, person_id=JAN.id, organisation_id=lab.id, until_on=date(2019, 1, 1))
    for known in (other, ended):
        before = existing(JAN, lab, affiliations=[known])
        row = post(1, "Jan Jansen", "Lab Oost", role="director", from_on=date(2020, 1, 1))
        (write,) = decided(before, row).writes
        assert write.version is None


def test_an_address_of_somebody_else_outweighs_an_answer_of_before() -> None:
    adriaan = stakeholder("Adriaan Dubbelman", kind=PERSON, email="ad@een.example", **_NO_WAYS)
    adrian = stakeholder("Adrian Dubbelmann", kind=PERSON, email="ad@twee.example", **_NO_WAYS)
    row = person(1, "Adrian Dubbelmann", email="ad@twee.example", city="Ede")
    question = in_row(about_person("Adrian Dubbelmann"), row.line)
    answers = Answers(remembered={in_row(question, row.line): str(adriaan.id)})
    (write,) = decided(existing(adriaan, adrian), row, answers=answers).writes
    assert write.id == adrian.id
    (write,) = decided(existing(adriaan), row, answers=answers).writes
    assert write.id == adriaan.id


def test_a_name_and_address_of_before_a_merge_find_the_record_that_was_kept() -> None:
    kept = stakeholder(
        "Adriaan Dubbelman", kind=PERSON, earlier_names=("Adrian Dubbelmann",),
        **_NO_WAYS | {"email": "ad@een.example", "email_2": "ad@twee.example"},
    )  # fmt: skip
    decision = decided(existing(kept), person(1, "Adrian Dubbelmann", email="ad@twee.example"))
    assert (outcomes(decision), decision.writes) == ([(1, UNCHANGED)], ())
