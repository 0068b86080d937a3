"""What falls away when somebody leaves, in words."""

from answers import ANNA, BERT, CARLA, EVA, HELD, MEB, UMC, VOICE, graph_of
from builders import TODAY, Record, affiliation, attended, lead, network, tie

from dare_network.charts.departure_words import (
    connector_sentence,
    departure_sentences,
    single_point_sentence,
)
from dare_network.graph.analyses.body_topics import body_by_topic
from dare_network.graph.analyses.centres import category_by_centre
from dare_network.graph.analyses.departure import Departure, departure
from dare_network.graph.analyses.single_points import single_points

AT_UMC = [affiliation(ANNA, UMC), affiliation(BERT, UMC)]


def leaving(*records: Record) -> Departure:
    whole = network(ANNA, BERT, CARLA, EVA, UMC, MEB, *records)
    graph = graph_of(whole)
    centres = category_by_centre(graph, ("clinician", "patient_advocate", "regulator_nl"))
    return departure(graph, str(ANNA.id), centres, body_by_topic(whole, ("q_potency",), TODAY))


def test_each_loss_has_its_sentence() -> None:
    left = leaving(*AT_UMC, tie(BERT, MEB), tie(ANNA, EVA), HELD, lead(HELD), attended(HELD, ANNA))
    assert departure_sentences(left, VOICE) == (
        "1 stakeholder is cut off from the others: Eva.",
        "UMC loses its only contact in the category “Patient advocate”.",
        "Nobody else of ours is in contact with MEB on “q_potency”.",
    )


def test_where_nothing_is_lost_that_is_said() -> None:
    assert departure_sentences(leaving(*AT_UMC), VOICE) == (
        "Without Anna nobody is cut off, and no contact with a category or on a topic is lost.",
    )


def test_a_connector_is_named_with_whom_they_know_already() -> None:
    left = leaving(*AT_UMC, tie(ANNA, EVA), tie(ANNA, MEB), tie(BERT, EVA), tie(CARLA, EVA))
    assert [connector_sentence(one, left, VOICE) for one in left.second_best] == [
        "Bert, also at UMC, already knows 1 of 2: Eva.",
        "Carla already knows 1 of 2: Eva.",
    ]


def test_a_single_point_says_how_many_it_cuts_off() -> None:
    (point,) = single_points(
        graph_of(network(ANNA, BERT, CARLA, EVA, *(tie(ANNA, one) for one in (BERT, CARLA, EVA))))
    )
    assert single_point_sentence(point, VOICE) == "Without Anna: 2 stakeholders are cut off from the others."
