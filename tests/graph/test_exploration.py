"""What an exploration finds: around whom, filtered, folded."""

from dataclasses import replace

from builders import (
    TODAY,
    affiliation,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    organisation,
    person,
    tie,
)

from dare_network.graph.build import whole_graph
from dare_network.graph.exploration import MOST_DRAWN, Exploration, Fold, find
from dare_network.graph.network_graph import NodeKind
from dare_network.graph.view import View

ANNA, BERT = person("Anna"), person("Bert", category="patient_advocate")
UMC, NFK, MEB = organisation("UMC"), organisation("NFK", category="patient_advocate"), body("MEB")
FIRST, SECOND = dialogue_node(MEB, "DIA-1", title="First"), dialogue_node(NFK, "DIA-2", title="Second")
WHOLE = whole_graph(
    network(
        ANNA, BERT, UMC, NFK, MEB, FIRST, SECOND, affiliation(ANNA, UMC), affiliation(BERT, NFK),
        tie(MEB, UMC, "advises"), lead(FIRST), attended(FIRST, ANNA), lead(SECOND), attended(SECOND, BERT),
    ),
    {"advises"},
)  # fmt: skip
PLAIN = Exploration(View(TODAY))


def found(**fields: object) -> set[str]:
    graph = find(WHOLE, replace(PLAIN, **fields)).drawn  # type: ignore[arg-type]
    records = [node.record for node in graph.nodes.values()]
    return {getattr(record, "title", None) or record.name for record in records if record}


def asked(**fields: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset({value})) for name, value in fields.items())


def test_without_a_choice_everything_is_found() -> None:
    assert found() == {"Anna", "Bert", "UMC", "NFK", "MEB", "First", "Second"}


def test_a_category_keeps_its_stakeholders_and_their_dialogues() -> None:
    assert found(filters=asked(category="patient_advocate")) == {"Bert", "NFK", "Second"}


def test_an_organisation_keeps_itself_its_people_and_what_they_take_part_in() -> None:
    assert found(filters=asked(place=str(UMC.id))) == {"UMC", "Anna", "First"}


def test_filters_narrow_down_together() -> None:
    both = asked(category="patient_advocate", place=str(NFK.id))
    assert found(filters=both) == {"Bert", "NFK", "Second"}
    assert found(filters=asked(category="clinician", place=str(NFK.id))) == set()


def test_a_kind_keeps_nodes_of_that_kind_alone() -> None:
    assert found(filters=asked(kind=NodeKind.DIALOGUE)) == {"First", "Second"}


def test_a_kind_and_a_category_keep_the_dialogues_of_that_category() -> None:
    both = asked(kind=NodeKind.DIALOGUE, category="patient_advocate")
    assert found(filters=both) == {"Second"}


def test_paling_the_rest_hides_nothing() -> None:
    wanted = replace(PLAIN, filters=asked(category="patient_advocate"), dim=True)
    outcome = find(WHOLE, wanted)
    assert len(outcome.drawn) == len(outcome.graph) == 7
    assert outcome.lit == {str(BERT.id), str(NFK.id), str(SECOND.id)}


def test_the_view_begins_at_its_actors() -> None:
    assert found(focus=(str(ANNA.id),), steps=1) == {"Anna", "UMC", "First"}
    assert found(focus=(str(ANNA.id), str(BERT.id)), steps=0) == {"Anna", "Bert"}
    assert found(focus=("nobody",)) == set()


def test_a_node_that_is_expanded_shows_its_neighbours_too() -> None:
    assert found(focus=(str(ANNA.id),), steps=1, turned=frozenset({str(UMC.id)})) == {
        "Anna", "UMC", "First", "MEB",
    }  # fmt: skip


def test_in_the_whole_network_it_is_collapsed_instead() -> None:
    star = whole_graph(network(UMC, ANNA, BERT, affiliation(ANNA, UMC), affiliation(BERT, UMC)), ())
    outcome = find(star, replace(PLAIN, turned=frozenset({str(UMC.id)})))
    assert set(outcome.drawn.nodes) == {str(UMC.id)}
    assert len(outcome.graph) == 3


def test_people_fold_into_organisations_and_all_into_categories() -> None:
    assert found(fold=Fold.ORGANISATIONS) == {"UMC", "NFK", "MEB", "First", "Second"}
    folded = find(WHOLE, replace(PLAIN, fold=Fold.CATEGORIES)).drawn
    assert "category:patient_advocate" in folded


def test_a_large_network_begins_with_its_communities_folded_and_unfolds_one_by_one() -> None:
    half = MOST_DRAWN // 2 + 10
    people = [person(f"Person {at}") for at in range(2 * half)]
    centres = [organisation("First centre"), organisation("Second centre")]
    ties = [affiliation(who, centres[at // half]) for at, who in enumerate(people)]
    whole = whole_graph(network(*people, *centres, *ties), ())
    outcome = find(whole, PLAIN)
    assert len(outcome.graph) == 2 * half + 2
    assert {node.kind for node in outcome.drawn.nodes.values()} == {NodeKind.GROUP}
    assert sum(len(node.holds) for node in outcome.drawn.nodes.values()) == len(outcome.graph)
    opened = find(whole, replace(PLAIN, turned=frozenset({"community:0"}))).drawn
    assert len(opened) == half + 2
