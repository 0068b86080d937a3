"""What each column means, on the screen: nothing that a mapping says is lost by looking at it."""

from streamlit.testing.v1 import AppTest


def _edit(kind: str) -> None:
    import streamlit as st
    from builders import TODAY, affiliation, network, organisation, person, tie

    from dare_network.formats.mapping import suggest, to_json
    from dare_network.formats.tables import read_tables, write_csv
    from dare_network.graph.build import whole_graph
    from dare_network.paths import MAPPINGS
    from dare_network.services.graph_files import graph_file
    from dare_network.services.importing.files import read_files
    from dare_network.services.importing.mappings import from_json
    from dare_network.ui.importing.mapping_editor import mapping_editor

    who, where = person("Anna"), organisation("LUMC")
    if kind == "contacts":
        tables = read_tables("contacts.csv", write_csv(["naam", "organisatie"], [["Anna", "LUMC"]]))
        mapping = suggest(tables)
    elif kind.endswith("two files"):
        file = "contacts.csv", write_csv(["naam", "organisatie"], [["Anna", "LUMC"]])
        tables = read_files([file, file])
        mapping = suggest(tables if kind == "two files" else tables[:1])
    else:
        whole = network(who, where, affiliation(who, where), tie(who, where))
        tables = read_tables("a.graphml", graph_file(whole_graph(whole, ()), "graphml", TODAY))
        mapping = from_json((MAPPINGS / "dare-nl.json").read_text(encoding="utf-8"))
    changed = mapping_editor(tables, mapping, key="editor")
    st.code(to_json(changed))


def _edited(kind: str) -> str:
    page = AppTest.from_function(_edit, args=(kind,), default_timeout=30).run()
    assert not page.exception
    return page.code[0].value


def test_a_list_of_contacts_stays_people_organisations_and_posts() -> None:
    text = _edited("contacts")
    assert text.count('"target": "stakeholders"') == 2
    assert text.count('"target": "affiliations"') == 1


def test_a_network_of_ours_keeps_its_ties_and_its_affiliations() -> None:
    text = _edited("network")
    assert [text.count(f'"target": "{each}"') for each in ("stakeholders", "ties", "affiliations")] == [
        1,
        1,
        1,
    ]
    assert '"only"' in text
    assert text.count('"derived"') == 2


def test_two_tables_of_one_name_are_read_once_each() -> None:
    text = _edited("two files")
    assert text.count('"target": "affiliations"') == 2
    assert text.count('"table": "contacts.csv"') == text.count('"table": "contacts.csv (2)"') == 3


def test_a_part_for_any_table_is_kept_once_for_each_table_that_it_reads() -> None:
    text = _edited("one mapping, two files")
    assert text.count('"target": "affiliations"') == 2
    assert '"*"' not in text
