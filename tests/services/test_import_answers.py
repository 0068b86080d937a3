"""Questions of imports who is meant: what is asked, and that nothing is asked twice."""

import pytest
from import_files import csv_file, network_rows, suggested
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.records.imports import ImportPlan, Question, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import ConflictError
from dare_network.importing.answers import LEFT_OUT, NEW, Answers
from dare_network.services.importing import list_imports, load_import, plan_import
from dare_network.services.network import network
from dare_network.services.stakeholders import add_organisation, add_person

HEADERS = ["naam", "organisatie", "e-mail", "plaats"]
BOS = csv_file("first.csv", HEADERS, ["Anna Bos", "Celbrug", "a@celbrug.example", "Delft"])
OTHERS = [["Anna Bos", "Sanquin", "bos@sanquin.example", "Delft"], ["Anna Bos", "", "", "Breda"]]


def _asked(plan: ImportPlan) -> list[Question]:
    return list({row.question.key: row.question for row in plan.rows if row.question}.values())


@pytest.mark.parametrize("answer", ["new", "known"])
@pytest.mark.parametrize("name", ["second.csv", "renamed.csv"])
def test_who_was_meant_is_asked_once_and_never_again(
    engine: Engine, office: Viewer, answer: str, name: str
) -> None:
    load_import(engine, office, [BOS], suggested(BOS))
    file = csv_file("second.csv", HEADERS, *OTHERS)
    asked = _asked(plan_import(engine, office, [file], suggested(file)))
    assert len(asked) == 2
    who = {each.key: NEW if answer == "new" else each.candidates[0].id for each in asked}
    load_import(engine, office, [file], suggested(file), answers=Answers(who=who))
    before, again = network_rows(engine), csv_file(name, HEADERS, *OTHERS)
    plan = plan_import(engine, office, [again], suggested(again))
    assert (_asked(plan), plan.changes_anything) == ([], False)
    assert load_import(engine, office, [again], suggested(again)) is None
    assert network_rows(engine) == before


def test_an_answer_holds_for_the_row_that_it_was_given_for_and_no_other(
    engine: Engine, office: Viewer
) -> None:
    load_import(engine, office, [BOS], suggested(BOS))
    file = csv_file("second.csv", HEADERS, OTHERS[0])
    (asked,) = _asked(plan_import(engine, office, [file], suggested(file)))
    load_import(engine, office, [file], suggested(file), answers=Answers(who={asked.key: NEW}))
    other = csv_file("second.csv", HEADERS, OTHERS[1])
    assert len(_asked(plan_import(engine, office, [other], suggested(other)))) == 1


def test_who_was_left_out_of_a_meeting_is_not_asked_for_again(engine: Engine, liaison: Viewer) -> None:
    file = csv_file(
        "meetings.csv",
        ["datum", "onderwerp", "instantie", "aanwezig", "eigenaar"],
        ["2024-03-01", "Stability", "CBG", "Xander Nergenshuizen", ""],
    )
    asked = _asked(plan_import(engine, liaison, [file], suggested(file)))
    assert [each.name for each in asked] == ["Xander Nergenshuizen"]
    answers = Answers(who={asked[0].key: LEFT_OUT})
    load_import(engine, liaison, [file], suggested(file), answers=answers)
    assert _asked(plan_import(engine, liaison, [file], suggested(file))) == []


@pytest.mark.parametrize("written", ["Celklas BV", "Cel-klas b.v.", "Celkals B.V.", "Celklas"])
def test_an_employer_that_is_nearly_called_so_is_asked_about_once(
    engine: Engine, office: Viewer, written: str
) -> None:
    known = add_organisation(engine, office, OrganisationDraft(name="Celklas B.V."))
    people = [["Bert Kok", written, "", ""], ["Cor Vos", written, "", ""]]
    file = csv_file("contacts.csv", HEADERS, *people)
    plan = plan_import(engine, office, [file], suggested(file))
    (asked,) = _asked(plan)
    assert [each.id for each in asked.candidates] == [str(known)]
    answers = Answers(who={asked.key: str(known)})
    load_import(engine, office, [file], suggested(file), answers=answers)
    whole = network(engine, office)
    assert sum(post.organisation_id == known for post in whole.affiliations) == 2
    assert written in ("Celklas B.V.",) or written not in {each.name for each in whole.stakeholders}
    plan = plan_import(engine, office, [file], suggested(file))
    assert (_asked(plan), plan.changes_anything) == ([], False)


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Anna Dubois", "Anna Du Bois"),
        ("Anna Bakker-Jansen", "Anna Jansen"),
        ("Anna van der Berg", "Anna Berg"),
        ("Frederik Jansen", "Frederik Jansne"),
        ("Frederik Jansen", "Frederk Jansen"),
    ],
)
def test_an_end_of_a_tie_that_is_nearly_called_so_is_asked_about(
    engine: Engine, office: Viewer, known: str, written: str
) -> None:
    key = add_person(engine, office, PersonDraft(name=known))
    add_organisation(engine, office, OrganisationDraft(name="Sanquin"))
    file = csv_file("ties.csv", ["from", "to", "type"], [written, "Sanquin", "advises"])
    (row,) = plan_import(engine, office, [file], suggested(file)).with_outcome(RowOutcome.HELD)
    assert row.question
    assert [each.id for each in row.question.candidates] == [str(key)]
    answers = Answers(who={row.question.key: str(key)})
    load_import(engine, office, [file], suggested(file), answers=answers)
    assert [tie.from_id for tie in network(engine, office).ties if tie.type_id == "advises"][-1] == key
    assert _asked(plan_import(engine, office, [file], suggested(file))) == []


def test_somebody_else_of_nearly_the_same_name_can_be_new(engine: Engine, office: Viewer) -> None:
    add_organisation(engine, office, OrganisationDraft(name="Celklas B.V."))
    file = csv_file("ties.csv", ["from", "to", "type"], ["Celklas BV", "Onbekend Instituut", "advises"])
    (asked,) = _asked(plan_import(engine, office, [file], suggested(file)))
    load_import(engine, office, [file], suggested(file), answers=Answers(who={asked.key: NEW}))
    assert {"Celklas BV", "Celklas B.V."} <= {each.name for each in network(engine, office).stakeholders}


@pytest.mark.parametrize("others", ["Regio 1 Noord", "NZA", "Sanquin Research"])
def test_names_that_differ_in_a_number_or_are_short_are_no_slips(
    engine: Engine, office: Viewer, others: str
) -> None:
    for name in ("Regio 2 Noord", "NFU", "Sanquin Reagents"):
        add_organisation(engine, office, OrganisationDraft(name=name))
    file = csv_file("ties.csv", ["from", "to", "type"], [others, "Onbekend Instituut", "advises"])
    assert _asked(plan_import(engine, office, [file], suggested(file))) == []


def test_a_load_that_would_do_something_else_than_was_shown_stops_and_says_so(
    engine: Engine, office: Viewer
) -> None:
    file = csv_file("later.csv", ["name", "email", "telephone"], ["Anna", "a@lumc.nl", "071"])
    shown = plan_import(engine, office, [file], suggested(file))
    other = csv_file("people.csv", ["name", "email"], ["Anna", "a@lumc.nl"])
    load_import(engine, office, [other], suggested(other))
    before = network_rows(engine)
    with pytest.raises(ConflictError, match="The network has changed since"):
        load_import(engine, office, [file], suggested(file), expected=shown.decided)
    assert network_rows(engine) == before
    new = plan_import(engine, office, [file], suggested(file))
    assert load_import(engine, office, [file], suggested(file), expected=new.decided)
    assert len(list_imports(engine, office)) == 2


def test_candidates_are_told_as_they_are_written(engine: Engine, office: Viewer) -> None:
    load_import(engine, office, [BOS], suggested(BOS))
    file = csv_file("second.csv", HEADERS, OTHERS[0])
    (asked,) = _asked(plan_import(engine, office, [file], suggested(file)))
    assert asked.candidates[0].label == "Anna Bos · Celbrug · a@celbrug.example · Delft"


def test_an_answer_of_before_lets_no_name_overwrite_what_is_known(engine: Engine, office: Viewer) -> None:
    known = add_organisation(engine, office, OrganisationDraft(name="Celklas B.V.", city="Delft"))
    people = csv_file("people.csv", HEADERS, ["Bert Kok", "Celklas BV", "", ""])
    (asked,) = _asked(plan_import(engine, office, [people], suggested(people)))
    load_import(engine, office, [people], suggested(people), answers=Answers(who={asked.key: str(known)}))
    other = csv_file("two.csv", ["organisatie", "plaats"], ["Celklas BV", "Breda"])
    plan = plan_import(engine, office, [other], suggested(other))
    assert (_asked(plan), [conflict.field for conflict in plan.conflicts]) == ([], ["city"])
    load_import(engine, office, [other], suggested(other))
    assert network(engine, office).by_id[known].city == "Delft"


def test_an_answer_which_of_two_of_a_name_is_meant_holds_for_its_rows_alone(
    engine: Engine, office: Viewer
) -> None:
    keys = [
        add_organisation(engine, office, OrganisationDraft(name="Celklas", city=city))
        for city in ("Delft", "Breda")
    ]
    file = csv_file("people.csv", HEADERS, ["Bert Kok", "Celklas", "", ""])
    (asked,) = _asked(plan_import(engine, office, [file], suggested(file)))
    answers = Answers(who={asked.key: str(keys[0])})
    load_import(engine, office, [file], suggested(file), answers=answers)
    assert _asked(plan_import(engine, office, [file], suggested(file))) == []
    other = csv_file("others.csv", HEADERS, ["Cor Vos", "Celklas", "", ""])
    assert len(_asked(plan_import(engine, office, [other], suggested(other)))) == 1
