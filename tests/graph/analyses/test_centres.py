"""Which organisations are centres, and with whom each of them is in contact."""

from datetime import date

from builders import (
    TODAY,
    Record,
    affiliation,
    attended,
    body,
    dialogue_node,
    network,
    organisation,
    person,
    tie,
)
from hypothesis import given
from random_networks import EVERYBODY, networks, shuffled

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.centres import category_by_centre, centres, members
from dare_network.graph.analyses.coverage import Cell, Contact
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen

ANNA, DINA = person("Anna"), person("Dina", category="pharmacist")
BERT = person("Bert", category="patient_advocate")
UMC, NFK = organisation("UMC", organisation_kind="umc"), organisation("NFK", category="patient_advocate")
MEB = body("MEB")
ALL = ("clinician", "pharmacist", "patient_advocate", "regulator_nl")


def graph_of(whole: Network) -> NetworkGraph:
    return seen(whole_graph(whole, ()), acquaintance(View(TODAY)))


def among(*records: Record) -> NetworkGraph:
    return graph_of(network(ANNA, BERT, DINA, UMC, NFK, MEB, affiliation(ANNA, UMC), *records))


def at(who: Stakeholder) -> str:
    return str(who.id)


def test_a_hospital_is_a_centre_even_while_nobody_there_is_known() -> None:
    hospital = organisation("Hospital", organisation_kind="hospital")
    assert centres(graph_of(network(hospital))) == (at(hospital),)


def test_an_organisation_of_unknown_kind_is_one_while_somebody_belongs_to_it() -> None:
    assert at(NFK) not in centres(among())
    assert at(NFK) not in centres(among(affiliation(BERT, NFK, until_on=date(2026, 1, 1))))
    assert at(NFK) in centres(among(affiliation(BERT, NFK)))


def test_neither_a_company_nor_a_body_is_a_centre() -> None:
    company = organisation("Company", organisation_kind="company")
    assert centres(among(company, affiliation(BERT, company), affiliation(DINA, MEB))) == (at(UMC),)


def test_to_a_centre_belong_itself_and_its_people() -> None:
    assert members(among()) == {at(UMC): (at(UMC), at(ANNA))}


def test_a_centre_is_in_contact_with_its_own_people_and_with_whom_they_know() -> None:
    found = category_by_centre(among(tie(ANNA, BERT), tie(NFK, UMC)), ALL)
    assert found.cell("clinician", at(UMC)) == Cell((Contact(at(UMC), at(ANNA)),))
    advocates = found.cell("patient_advocate", at(UMC))
    assert set(advocates.contacts) == {Contact(at(ANNA), at(BERT)), Contact(at(UMC), at(NFK))}
    assert advocates.count == 2


def test_the_last_contact_of_a_cell_is_the_last_meeting() -> None:
    held = dialogue_node(MEB)
    found = category_by_centre(among(held, attended(held, ANNA), tie(ANNA, MEB)), ALL)
    day = date(2026, 5, 12)
    assert found.cell("regulator_nl", at(UMC)) == Cell((Contact(at(ANNA), at(MEB), day),), day)


def test_ties_among_colleagues_add_no_contact() -> None:
    colleagues = category_by_centre(among(affiliation(DINA, UMC), tie(ANNA, DINA)), ALL)
    assert colleagues.cell("pharmacist", at(UMC)).contacts == (Contact(at(UMC), at(DINA)),)


def test_a_centre_is_not_in_contact_with_itself() -> None:
    erasmus = organisation("Erasmus", category="scientist", organisation_kind="umc")
    found = category_by_centre(graph_of(network(ANNA, erasmus, affiliation(ANNA, erasmus))), ("scientist",))
    assert found.gaps == (("scientist", at(erasmus)),)


def test_what_is_without_contact_is_a_gap_in_the_order_of_the_categories() -> None:
    found = category_by_centre(among(tie(ANNA, BERT)), ALL)
    assert found.gaps == (("pharmacist", at(UMC)), ("regulator_nl", at(UMC)))


def test_an_ended_tie_is_no_contact() -> None:
    found = category_by_centre(among(tie(ANNA, BERT, until_on=date(2026, 1, 1))), ALL)
    assert ("patient_advocate", at(UMC)) in found.gaps


@given(networks())
def test_each_contact_is_of_somebody_at_the_centre_with_one_of_the_category(found: Network) -> None:
    graph = graph_of(found)
    people = members(graph)
    for (category, centre), cell in category_by_centre(graph, ("x", "y")).cells.items():
        for contact in cell.contacts:
            assert contact.ours in people[centre]
            assert graph.nodes[contact.theirs].category == category
            assert contact.theirs in graph.neighbours[contact.ours]


@given(shuffled())
def test_the_order_of_the_records_changes_no_cell(both: tuple[Network, Network]) -> None:
    categories = sorted({who.category for who in EVERYBODY})
    one, other = (category_by_centre(graph_of(found), categories) for found in both)
    assert one == other
