"""What the picture of a network shows, and the table beside it."""

from dataclasses import replace
from datetime import date

import pytest
from builders import (
    TODAY,
    Record,
    affiliation,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    organisation,
    participation,
    person,
    reference,
    tie,
)

from dare_network.charts.network_picture import PLAIN, Drawn, Emphasis, network_picture
from dare_network.charts.node_rows import NodeRow, node_rows
from dare_network.charts.palette import DERIVED_LINE, DIALOGUE_MARK, FIFTHS, OTHER_MARK, STATED_LINE, mark_of
from dare_network.charts.picture import Picture, PictureEdge, PictureNode
from dare_network.domain.records.network import Network
from dare_network.graph.build import whole_graph
from dare_network.graph.meetings import contacts, parts
from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.view import DEFAULT_TIES, STAKEHOLDERS, View, seen
from dare_network.language import Language, speaking

ANNA, BERT = person("Anna de Wit"), person("Bert Bos")
UMC = organisation("University Medical Centre Utrecht", short_name="UMCU", category="research")
MEB = body(short_name="MEB", name_nl="College ter Beoordeling van Geneesmiddelen")
ADVICE = dialogue_node(MEB)
DIRECTED = ("advises",)
NODES = View(TODAY)
HIDDEN = View(TODAY, nodes=STAKEHOLDERS)
MEETINGS = View(TODAY, nodes=STAKEHOLDERS, ties=DEFAULT_TIES | {EdgeKind.MET})


def shown(records: Network, view: View) -> Drawn:
    whole = whole_graph(records, DIRECTED)
    met = contacts(parts(records, view.as_of), records.last_contacts)
    return Drawn(seen(whole, view), whole, view, met)


def drawn(records: Network, view: View = HIDDEN, emphasis: Emphasis = PLAIN) -> Picture:
    found = shown(records, view)
    positions = {node: (at * 100.0, 50.0) for at, node in enumerate(sorted(found.graph.nodes))}
    return network_picture(found, reference(), positions, emphasis)


def line(*records: Record, view: View = HIDDEN) -> PictureEdge:
    picture = drawn(network(ANNA, BERT, UMC, MEB, ADVICE, *records), view)
    assert len(picture.edges) == 1
    return picture.edges[0]


def mark(picture: Picture, label: str) -> PictureNode:
    return next(node for node in picture.nodes if node.label == label)


def rows(records: Network, view: View = NODES) -> dict[str, NodeRow]:
    found = shown(records, view)
    return {row.name: row for row in node_rows(found.graph, found.whole, reference(), found.contacts)}


def test_every_node_is_drawn_at_its_place_with_the_mark_of_its_category() -> None:
    picture = drawn(network(ANNA, UMC, ADVICE, MEB), NODES)
    shown = {node.label: (node.shape, node.colour) for node in picture.nodes}
    clinician, regulator = mark_of("clinician"), mark_of("regulator_nl")
    assert shown == {
        "Anna de Wit": (clinician.shape, clinician.colour),
        "MEB": (regulator.shape, regulator.colour),
        "UMCU": (OTHER_MARK.shape, OTHER_MARK.colour),
        "DIA-2026-001": (DIALOGUE_MARK.shape, DIALOGUE_MARK.colour),
    }
    order = sorted(node.id for node in picture.nodes)
    assert all((node.x, node.y) == (100 * order.index(node.id), 50) for node in picture.nodes)


def test_a_title_says_name_category_organisation_and_ties() -> None:
    picture = drawn(network(ANNA, UMC, MEB, affiliation(ANNA, UMC), tie(ANNA, MEB)))
    assert (
        mark(picture, "Anna de Wit").title
        == "Anna de Wit – Clinician – UMCU, 2 ties (Regulator, national: 1; research: 1)"
    )
    assert (
        mark(picture, "MEB").title == "Medicines Evaluation Board – Regulator, national, 1 tie (Clinician: 1)"
    )


def test_a_dialogue_says_its_number_title_state_and_lead_body() -> None:
    picture = drawn(network(MEB, ADVICE, lead(ADVICE)), NODES)
    assert (
        mark(picture, "DIA-2026-001").title
        == "DIA-2026-001 Potency assay – Held – MEB, 1 tie (Regulator, national: 1)"
    )


def test_organisations_are_larger_than_people_whatever_their_ties() -> None:
    busy = person("Hub", category="patient_advocate")
    people = [person(f"Person {at}") for at in range(100)]
    picture = drawn(network(busy, UMC, *people, *[tie(busy, other) for other in people]))
    sizes = [mark(picture, label).size for label in ("UMCU", "Hub", "Person 1")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3


def test_marks_never_grow_into_each_other() -> None:
    star = organisation("NFK", category="patient_advocate")
    others = [organisation(f"Centre {at}") for at in range(300)]
    picture = drawn(network(star, *others, *[tie(star, other) for other in others]))
    # Half of the least distance that the layout keeps.
    assert max(node.size for node in picture.nodes) < 36


def test_a_directed_tie_has_an_arrow_and_an_undirected_one_has_none() -> None:
    advises = line(tie(MEB, UMC, "advises"))
    assert (advises.source, advises.target, advises.arrow) == (str(MEB.id), str(UMC.id), True)
    assert not line(tie(UMC, MEB, "works_with")).arrow


def test_a_tie_is_read_aloud_with_its_period() -> None:
    period = {"from_on": date(2024, 5, 1), "until_on": date(2027, 1, 31)}
    assert line(tie(MEB, UMC, "advises")).title == "MEB advises UMCU"
    since = line(tie(MEB, UMC, "advises", from_on=date(2024, 5, 1)))
    assert since.title == "MEB advises UMCU, since 1 May 2024"
    between = line(tie(MEB, UMC, "advises", **period))
    assert between.title == "MEB advises UMCU, from 1 May 2024 to 31 Jan 2027"
    until = line(tie(MEB, UMC, "advises", until_on=date(2027, 1, 31)))
    assert until.title == "MEB advises UMCU, until 31 Jan 2027"


def test_a_tie_without_a_source_is_dashed_and_says_so() -> None:
    unsourced = line(tie(MEB, UMC, "advises", source="", from_on=date(2024, 5, 1)))
    assert unsourced.dashed
    assert unsourced.title == "MEB advises UMCU, since 1 May 2024 (no source)"
    assert not line(tie(MEB, UMC, "advises")).dashed


def test_a_tie_of_an_unknown_type_is_read_with_its_id_and_without_an_arrow() -> None:
    unknown = line(tie(MEB, UMC, "inspects"))
    assert (unknown.title, unknown.arrow) == ("MEB inspects UMCU", False)


def test_an_affiliation_says_the_role() -> None:
    assert line(affiliation(ANNA, UMC)).title == "Anna de Wit belongs to UMCU"
    with_role = line(affiliation(ANNA, UMC, role="haematologist"))
    assert with_role.title == "Anna de Wit is haematologist at UMCU"


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("owner", "Anna de Wit is responsible for DIA-2026-001"),
        ("co_body", "Anna de Wit is one of the bodies of DIA-2026-001"),
        ("lead_body", "Anna de Wit is the lead body of DIA-2026-001"),
    ],
)
def test_a_part_in_a_dialogue_is_thin_light_and_read_aloud(part: str, title: str) -> None:
    found = line(participation(ADVICE, ANNA, part), view=NODES)
    stated = line(tie(MEB, UMC))
    assert (found.title, found.colour, stated.colour) == (title, DERIVED_LINE, STATED_LINE)
    assert found.width < stated.width
    assert not found.dashed


def test_attending_is_read_with_the_number_of_meetings_and_the_last() -> None:
    found = line(attended(ADVICE, ANNA), attended(ADVICE, ANNA, date(2026, 6, 9)), view=NODES)
    assert found.title == "Anna de Wit was present at DIA-2026-001, 2 meetings, last on 9 Jun 2026"


def test_those_who_met_are_tied_by_a_thin_line() -> None:
    found = line(attended(ADVICE, ANNA), view=MEETINGS)
    assert set(found.title.split(", ")[0].split(" met")[0].split(" and ")) == {"Anna de Wit", "MEB"}
    assert found.title.endswith(" met, 1 meeting, last on 12 May 2026")
    assert (found.colour, found.dashed, found.arrow) == (DERIVED_LINE, False, False)


def test_an_ended_tie_is_thin_and_light() -> None:
    ended = line(tie(MEB, UMC, until_on=date(2025, 1, 1)), view=replace(HIDDEN, ended=True))
    assert ended.colour == DERIVED_LINE
    assert ended.width < line(tie(MEB, UMC)).width


def test_all_edges_between_two_are_one_line_that_reads_them_all() -> None:
    both = line(tie(MEB, UMC, "advises"), tie(UMC, MEB, "works_with", source=""))
    assert both.title.splitlines() == ["MEB advises UMCU", "UMCU works with MEB (no source)"]
    assert (both.arrow, both.dashed, both.source) == (True, False, str(MEB.id))


def test_ties_that_point_both_ways_have_no_arrow() -> None:
    assert not line(tie(MEB, UMC, "advises"), tie(UMC, MEB, "advises")).arrow


def test_the_legend_explains_the_marks_that_are_there_and_no_others() -> None:
    picture = drawn(network(ANNA, MEB, UMC, ADVICE), NODES)
    labels = ["Clinician", "Regulator, national", "Other category, or none", "Dialogue"]
    assert [entry.label for entry in picture.legend] == labels
    marks = {(entry.shape, entry.colour) for entry in picture.legend}
    assert marks == {(node.shape, node.colour) for node in picture.nodes}
    assert [entry.label for entry in drawn(network(ANNA)).legend] == ["Clinician"]


def test_a_picture_of_nobody_is_empty() -> None:
    assert drawn(network()) == Picture((), (), ())


def test_the_picture_speaks_the_readers_language() -> None:
    with speaking(Language.DUTCH):
        picture = drawn(network(MEB, UMC, tie(MEB, UMC, "advises", from_on=date(2026, 5, 12))))
        assert picture.legend[0].label == "Toezichthouder (NL)"
        assert "College ter Beoordeling van Geneesmiddelen" in mark(picture, "MEB").title
        assert picture.edges[0].title.startswith("MEB adviseert UMCU")
        assert "12 mei 2026" in picture.edges[0].title


def test_equal_networks_in_another_order_have_equal_pictures() -> None:
    records = (ANNA, UMC, MEB, affiliation(ANNA, UMC), tie(MEB, UMC), tie(UMC, MEB, "advises"))
    assert drawn(network(*reversed(records))) == drawn(network(*records))


def test_the_table_has_the_same_nodes_and_titles_as_the_picture() -> None:
    whole = network(ANNA, UMC, MEB, ADVICE, affiliation(ANNA, UMC), lead(ADVICE))
    picture = drawn(whole, NODES)
    assert {node.id: node.title for node in picture.nodes} == {
        row.id: row.title for row in rows(whole).values()
    }


def test_a_row_says_kind_dialogues_and_last_contact() -> None:
    other = dialogue_node(MEB, "DIA-2026-002")
    whole = network(
        ANNA, UMC, MEB, ADVICE, other, affiliation(ANNA, UMC), participation(ADVICE, ANNA, "owner"),
        attended(ADVICE, ANNA), attended(other, ANNA, date(2026, 6, 9)), lead(ADVICE), lead(other),
    )  # fmt: skip
    found = rows(whole)
    anna, dialogue = found["Anna de Wit"], found["DIA-2026-001 Potency assay"]
    assert (anna.kind, anna.dialogues, anna.last_contact_on) == ("Person", 2, date(2026, 6, 9))
    assert (anna.ties, anna.organisations) == (3, "UMCU")
    assert (dialogue.kind, dialogue.dialogues, dialogue.ties) == ("Dialogue", None, 2)
    assert found["University Medical Centre Utrecht"].kind == "Organisation"


def test_dialogues_are_counted_and_organisations_named_even_where_they_are_not_drawn() -> None:
    records = network(ANNA, UMC, MEB, ADVICE, affiliation(ANNA, UMC), attended(ADVICE, ANNA))
    found = shown(records, HIDDEN)
    alone = found.graph.subgraph({str(ANNA.id)})
    (row,) = node_rows(alone, found.whole, reference(), found.contacts)
    assert (row.organisations, row.dialogues, row.ties) == ("UMCU", 1, 0)
    assert row.last_contact_on == date(2026, 5, 12)


def test_rows_come_by_name_without_regard_to_capitals() -> None:
    late = replace(UMC, name="academic centre")
    assert list(rows(network(BERT, ANNA, late))) == ["academic centre", "Anna de Wit", "Bert Bos"]


def test_what_is_stated_and_what_follows_are_two_lines() -> None:
    records = network(ANNA, MEB, ADVICE, tie(ANNA, MEB), attended(ADVICE, ANNA))
    assert [edge.colour for edge in drawn(records, MEETINGS).edges] == [STATED_LINE, DERIVED_LINE]


def test_those_who_met_often_and_lately_are_tied_by_a_wider_line() -> None:
    meetings = [attended(ADVICE, ANNA, date(2026, 10, day)) for day in range(1, 9)]
    often = line(*meetings, view=MEETINGS)
    assert often.width > line(meetings[0], view=MEETINGS).width


def test_a_tie_whose_verification_ran_out_is_dashed() -> None:
    assert line(tie(MEB, UMC, checked_on=date(2020, 1, 1))).dashed
    assert not line(tie(MEB, UMC, checked_on=date(2026, 1, 1))).dashed


def test_what_is_not_lit_is_pale_with_its_lines() -> None:
    records = network(ANNA, BERT, UMC, affiliation(ANNA, UMC), affiliation(BERT, UMC))
    lit = frozenset({str(ANNA.id), str(UMC.id)})
    picture = drawn(records, emphasis=Emphasis(lit=lit))
    assert {node.id for node in picture.nodes if not node.faded} == lit
    assert [edge.faded for edge in picture.edges if str(BERT.id) in (edge.source, edge.target)] == [True]
    assert [edge.faded for edge in picture.edges if str(ANNA.id) in (edge.source, edge.target)] == [False]


def test_size_follows_a_measure_where_there_is_one() -> None:
    sizes = {str(ANNA.id): 1.0, str(UMC.id): 0.0}
    picture = drawn(network(ANNA, UMC), emphasis=Emphasis(sizes=sizes))
    assert mark(picture, "Anna de Wit").size > mark(picture, "UMCU").size


def test_colour_follows_a_measure_on_request_and_the_legend_says_so() -> None:
    sizes = {str(ANNA.id): 1.0, str(UMC.id): 0.0}
    picture = drawn(network(ANNA, UMC), emphasis=Emphasis(sizes=sizes, coloured=True))
    assert mark(picture, "Anna de Wit").colour == FIFTHS[-1]
    assert mark(picture, "UMCU").colour == FIFTHS[0]
    assert mark(picture, "Anna de Wit").shape == mark_of("clinician").shape
    assert [entry.colour for entry in picture.legend] == list(FIFTHS)
