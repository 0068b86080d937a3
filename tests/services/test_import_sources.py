"""Whose numbers files give out, what words of organisations mean, and remarks on several tables."""

import pytest
from import_files import csv_file, network_rows, suggested
from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.formats.suggestion import suggest
from dare_network.formats.tables import read_tables, write_xlsx
from dare_network.importing.answers import Answers
from dare_network.services.importing import load_import, plan_import
from dare_network.services.importing.files import read_files
from dare_network.services.network import network

PEOPLE = (["id", "naam", "e-mail"], [[f"p{n}", f"Anna {name}", ""] for n, name in enumerate(("Bos", "Kok"))])
BODIES = (["id", "organisatie", "plaats"], [[f"o{n}", f"Centrum {n}", "Delft"] for n in range(1, 3)])


def _files(one: str, other: str) -> list[tuple[str, bytes]]:
    return [csv_file(one, PEOPLE[0], *PEOPLE[1]), csv_file(other, BODIES[0], *BODIES[1])]


@pytest.mark.parametrize("as_workbook_first", [True, False])
def test_each_of_several_files_gets_the_source_that_knows_its_numbers(
    engine: Engine, office: Viewer, as_workbook_first: bool
) -> None:
    workbook = [("office.xlsx", write_xlsx({"Mensen": PEOPLE, "Plekken": BODIES}))]
    both = [workbook, _files("a.csv", "b.csv")]
    first, again = both if as_workbook_first else reversed(both)
    plan = plan_import(engine, office, first, suggest(read_files(first)))
    load_import(engine, office, first, suggest(read_files(first)))
    before, next_plan = network_rows(engine), plan_import(engine, office, again, suggest(read_files(again)))
    assert set(next_plan.sources.values()) == set(plan.sources.values())
    assert not next_plan.changes_anything
    load_import(engine, office, again, suggest(read_files(again)))
    assert network_rows(engine) == before


def test_two_files_that_call_others_by_the_same_numbers_stay_two_sources(
    engine: Engine, office: Viewer
) -> None:
    files = [
        csv_file("a.csv", ["id", "name"], *([n, f"Centrum {n}"] for n in range(4))),
        csv_file("b.csv", ["id", "name"], *([n, f"Vereniging {n}"] for n in range(4))),
    ]
    for _turn in range(2):
        plan = plan_import(engine, office, files, suggest(read_files(files)))
        assert sorted(plan.sources.values()) == ["a", "b"]
        load_import(engine, office, files, suggest(read_files(files)))


@pytest.mark.parametrize("header", ["Soort", "Type", "Categorie", "Soort organisatie"])
def test_organisations_get_their_category_from_what_they_are(
    engine: Engine, office: Viewer, header: str
) -> None:
    rows = [["Celbrug", "bedrijf"], ["Genpad", "praatclub"], ["Lab Noord", "praatclub"], ["Zuid UMC", "umc"]]
    file = csv_file("organisaties.csv", ["Naam", header], *rows)
    plan = plan_import(engine, office, [file], suggested(file))
    asked = {value.text: value for value in plan.unlisted if value.field == "category"}
    assert (asked["bedrijf"].meaning, asked["praatclub"].meaning, asked["praatclub"].rows) == (
        "industry",
        "",
        2,
    )
    assert "praatclub" not in {value.text for value in plan.unlisted if value.field != "category"}
    answers = Answers(meanings={("stakeholder", "category", "praatclub"): "patient_advocate"})
    load_import(engine, office, [file], suggested(file), answers=answers)
    found = {each.name: each for each in network(engine, office).stakeholders}
    assert (found["Celbrug"].category, found["Genpad"].category) == ("industry", "patient_advocate")
    assert found["Lab Noord"].category == "patient_advocate"
    if header != "Categorie":
        assert (found["Celbrug"].organisation_kind, found["Zuid UMC"].organisation_kind) == ("company", "umc")
        # It is stored as the kind, and needs no tag.
        assert (asked["umc"].stored, found["Zuid UMC"].tags) == (True, ())


def test_remarks_on_several_tables_say_which_is_meant(engine: Engine, office: Viewer) -> None:
    sheets = {name: (["Lijst", ""], [["naam", "plaats"], [f"Centrum {name}", "Delft"]]) for name in "AB"}
    file = ("lists.xlsx", write_xlsx(sheets))
    remarks = plan_import(engine, office, [file], suggest(read_files([file]))).remarks
    found = "The headers were found in line 2. The row above them was left out."
    assert [remark for remark in remarks if remark.endswith(found)] == [f"A: {found}", f"B: {found}"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_text_of_two_bytes_a_character_is_read_without_a_mark(encoding: str) -> None:
    text = "naam;plaats\nZoë Müller;’s-Hertogenbosch\nŁukasz Bos;Delft\n" + "Anna Bos;Breda\n" * 20
    (table,) = read_tables("list.csv", text.encode(encoding))
    assert table.headers == ("naam", "plaats")
    assert table.rows[0].cells["naam"] == "Zoë Müller"
    assert any("UTF-16" in remark for remark in table.remarks)


def test_a_matrix_of_people_and_organisations_comes_in_as_places_of_work(
    engine: Engine, office: Viewer
) -> None:
    file = csv_file(
        "leden.csv", ["lid van", "Stuurgroep Noord", "Werkgroep GMP", "Centrum Zuid"],
        ["Anna Bos", "x", "", "voorzitter"], ["Bert Kok", "", "1", ""], ["Cor Vos", "X", "x", ""],
    )  # fmt: skip
    load_import(engine, office, [file], suggested(file))
    whole = network(engine, office)
    names = {each.id: each.name for each in whole.stakeholders}
    posts = [(names[each.person_id], names[each.organisation_id], each.role) for each in whole.affiliations]
    wanted = {
        ("Anna Bos", "Stuurgroep Noord", ""), ("Anna Bos", "Centrum Zuid", "voorzitter"),
        ("Bert Kok", "Werkgroep GMP", ""), ("Cor Vos", "Stuurgroep Noord", ""),
        ("Cor Vos", "Werkgroep GMP", ""),
    }  # fmt: skip
    assert wanted <= set(posts)
    assert plan_import(engine, office, [file], suggested(file)).counts[RowOutcome.CHANGED] == 0
    assert load_import(engine, office, [file], suggested(file)) is None


def test_strength_and_tags_of_a_tie_that_says_where_somebody_works_stay_with_the_work(
    engine: Engine, office: Viewer
) -> None:
    ties = csv_file(
        "relaties.csv", ["van", "naar", "soort", "sterkte", "tags", "opmerking"],
        ["Anna Bos", "Stichting Celbrug", "werkt bij", "4", "kernpartner", "postdoc"],
    )  # fmt: skip
    people = csv_file("mensen.csv", ["naam", "e-mail"], ["Anna Bos", "a@x.example"])
    bodies = csv_file("organisaties.csv", ["organisatie", "plaats"], ["Stichting Celbrug", "Delft"])
    files = [people, bodies, ties]
    plan = plan_import(engine, office, files, suggest(read_files(files)))
    load_import(engine, office, files, suggest(read_files(files)))
    (work,) = (each for each in network(engine, office).affiliations if each.role == "postdoc")
    assert (work.strength, work.note) == (4, "kernpartner")
    assert not any("no such field" in remark for remark in plan.remarks)
    assert load_import(engine, office, files, suggest(read_files(files))) is None


def test_a_list_in_the_other_language_is_the_one_of_before(engine: Engine, office: Viewer) -> None:
    names = {"1": ("Health Board", "Gezondheidsraad Oost"), "2": ("Cell Lab", "Cellab")}
    english = csv_file("list.csv", ["number", "name", "name_nl"], *([k, *both] for k, both in names.items()))
    load_import(engine, office, [english], suggested(english))
    dutch = csv_file("lijst.csv", ["nummer", "naam"], *([k, other] for k, (_name, other) in names.items()))
    plan = plan_import(engine, office, [dutch], suggested(dutch))
    assert set(plan.sources.values()) == {"list"}
