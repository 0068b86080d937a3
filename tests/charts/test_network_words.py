"""Names of nodes stand in the order in which readers look for them."""

from builders import body, network, organisation, person, reference

from dare_network.charts.network_words import names_in_order
from dare_network.graph.build import whole_graph


def test_people_stand_by_family_name_and_no_accent_or_sign_puts_a_name_elsewhere() -> None:
    people = (
        "Zoë van der Berg",
        "Ünal Çelik",
        "dr. Bart Bergman",
        "Łukasz Nowak",
        "Sean O’Neill",
        "Ann Orth",
    )
    records = (
        *(person(name) for name in people),
        organisation("Über-Klinik"), organisation("AZ"), body("Écart"),
    )  # fmt: skip
    graph = whole_graph(network(*records), ())
    assert list(names_in_order(graph.nodes, reference()).values()) == [
        "AZ", "Zoë van der Berg", "dr. Bart Bergman", "Ünal Çelik", "Écart", "Łukasz Nowak", "Sean O’Neill",
        "Ann Orth", "Über-Klinik",
    ]  # fmt: skip
