"""Two new fields, looked for wherever a field has to be: run in a copy of the product by `test_new_field`.

People and organisations have a `bicycle`, questions a `fallback`: described, in records and rows,
and in one migration, as `test_new_field` writes them.
"""

import sys

from consortium_builders import FOUNDER, dialogue_draft, found_consortium
from fields_page import page
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.dialogues import QuestionDraft
from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.formats.mapping import suggest
from dare_network.formats.tables import write_csv
from dare_network.graph.build import whole_graph
from dare_network.graph.flat import flat_nodes
from dare_network.importing.wording import field_label
from dare_network.paths import MAIN, PAGES
from dare_network.services import dialogues, network, questions, stakeholders
from dare_network.services.importing import load_import
from dare_network.services.importing.files import read_files
from dare_network.services.search import search
from dare_network.services.sheets.export import sheet_csv
from dare_network.services.sheets.questions import QUESTIONS
from dare_network.services.sheets.reimport import load_sheets
from dare_network.store.engine import open_engine
from dare_network.store.migrate import migrate
from dare_network.ui.importing.mapping_editor import field_labels
from dare_network.words.query import read_query

BICYCLE, FALLBACK = "Favourite bicycle", "Fallback position"


def opened(page_name: str, **address: str) -> AppTest:
    """The page at this address, as an administrator sees it."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["as"] = "administrator"
    app.run()
    app.switch_page(str(PAGES / f"{page_name}.py"))
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def text_of(app: AppTest) -> str:
    """All that a page shows as text."""
    assert not app.exception, app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def fact(label: str, value: str) -> str:
    """A line of a card."""
    return f'<dt>{label}</dt><dd><span class="lines">{value}</span></dd>'


def form_of_a_person() -> None:
    """The form of a new person, by itself."""
    from dare_network.ui import loaders, state
    from dare_network.ui.stakeholders import forms

    loaders.begin_run()
    forms.new_person(state.viewer(), "new")


def main(database: str) -> None:
    """Raise AssertionError with the place where a new field is missing."""
    engine = open_engine(database)
    migrate(engine)
    of = found_consortium(engine)

    app = AppTest.from_function(form_of_a_person, default_timeout=60).run()
    (asked,) = (each for each in app.text_input if each.label == BICYCLE)
    asked.input("Gazelle")
    next(each for each in app.text_input if each.label == "Name *").input("Carla")
    app.button[0].click().run()
    (carla,) = (one for one in network.network(engine, FOUNDER).stakeholders if one.name == "Carla")
    assert carla.bicycle == "Gazelle", "form"
    card = text_of(opened("stakeholders", id=str(carla.id)))
    assert fact(BICYCLE, "Gazelle") in card, "card"

    file = ("list.csv", b"Name,E-mail,Fiets\nDirk,dirk@example.org,Batavus\n")
    mapping = suggest(read_files([file]))
    load_import(engine, FOUNDER, [file], mapping)
    (dirk,) = (one for one in network.network(engine, FOUNDER).stakeholders if one.name == "Dirk")
    assert dirk.bicycle == "Batavus", "import"
    assert field_labels("stakeholders")["bicycle"] == field_label("bicycle") == BICYCLE, "mapping editor"

    centre = stakeholders.add_organisation(
        engine, FOUNDER, OrganisationDraft(name="Centre", bicycle="Sparta")
    )
    seen = {node["label"]: node for node in flat_nodes(whole_graph(network.network(engine, FOUNDER), ()))}
    assert seen["Centre"]["bicycle"] == "Sparta", "export"
    assert "bicycle" not in seen["Carla"], "personal data is exported"
    outside = Viewer("somebody", Role.PUBLIC)
    (shown,) = (one for one in network.network(engine, outside).stakeholders if one.id == centre)
    assert shown.bicycle == "", "the public reads what is not described as public"

    public = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC)
    about = dialogues.record_dialogue(engine, FOUNDER, public)
    draft = QuestionDraft(text="Is the assay enough?", fallback="Offer zebrafish")
    asked_id = questions.add_question(engine, FOUNDER, about, draft)
    card = text_of(opened("dialogues", id=str(about)))
    assert fact(FALLBACK, "Offer zebrafish") in card, "card"
    found = search(engine, FOUNDER, read_query("zebrafish"), Narrowing(), 20)
    assert [each.record_id for each in found.hits] == [asked_id], "search"

    (sheet,) = read_files([("Questions.csv", sheet_csv(engine, FOUNDER, QUESTIONS))])
    (row,) = (each for each in sheet.rows if each.cells[FALLBACK])
    assert row.cells[FALLBACK] == "Offer zebrafish", "sheet"
    changed = dict(row.cells) | {FALLBACK: "Offer mice"}
    load_sheets(engine, FOUNDER, [("Questions.csv", write_csv(list(changed), [list(changed.values())]))])
    (asked_one,) = dialogues.dossier(engine, FOUNDER, about).questions
    assert asked_one.fallback == "Offer mice", "reimport"

    app = opened("dialogues", id=str(about))
    app.session_state[f"dialogue.parts.{about}.None"] = "history"
    told = [str(frame.value.to_dict()) for frame in app.run().dataframe]
    assert any("Fallback position: Offer mice" in each for each in told), "history"
    assert f"| {BICYCLE} |" in page(), "docs"
    assert f"| {FALLBACK} |" in page(), "docs"


if __name__ == "__main__":
    main(sys.argv[1])
    sys.stdout.write("everywhere")
