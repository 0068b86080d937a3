"""Contacts and gaps in words."""

from datetime import date
from functools import partial

from answers import ANNA, BERT, CARLA, EVA, HELD, KNOWING, MEB, UMC, VOICE, graph_of
from builders import TODAY, Record, affiliation, attended, lead, network, tie

from dare_network.charts.coverage_words import centre_gap_sentence, topic_gap_sentence
from dare_network.graph.analyses.body_topics import body_by_topic
from dare_network.graph.analyses.centres import category_by_centre
from dare_network.graph.analyses.gaps import centre_gaps, topic_gaps
from dare_network.graph.analyses.path_graph import path_graph
from dare_network.graph.analyses.paths import warmest_route

MAY = date(2026, 5, 12)


def centre_gap(*records: Record) -> str:
    graph = graph_of(network(ANNA, BERT, CARLA, EVA, UMC, affiliation(ANNA, UMC), *records))
    coverage = category_by_centre(graph, ("patient_advocate",))
    (gap,) = centre_gaps(graph, path_graph(graph, KNOWING), coverage)
    return centre_gap_sentence(gap, VOICE)


def topic_gap(topic: str, *records: Record) -> str:
    whole = network(ANNA, BERT, CARLA, EVA, UMC, MEB, HELD, lead(HELD), *records)
    ways = path_graph(graph_of(whole), KNOWING)
    coverage = body_by_topic(whole, (topic,), TODAY)
    (gap,) = topic_gaps(coverage, partial(warmest_route, ways, str(ANNA.id)))
    return topic_gap_sentence(gap, VOICE)


def test_the_gap_of_a_centre_names_who_is_nearest_and_the_way_there() -> None:
    assert centre_gap(tie(ANNA, CARLA), tie(CARLA, EVA)) == (
        "UMC has no contact in the category “Patient advocate”. The nearest is Eva, by way of Anna, Carla."
    )


def test_a_gap_without_a_way_says_so() -> None:
    assert centre_gap() == (
        "UMC has no contact in the category “Patient advocate”. No way that is on record leads there."
    )


def test_the_gap_of_a_body_names_who_spoke_with_it_on_something_else() -> None:
    assert topic_gap("r_price", attended(HELD, BERT)) == (
        "Nobody of ours is in contact with MEB on “r_price”. "
        "Bert was the last in contact with it on something else, on 12 May 2026."
    )


def test_a_gap_that_somebody_left_behind_says_when_the_last_contact_was() -> None:
    gone = affiliation(BERT, UMC, until_on=date(2026, 9, 1))
    assert topic_gap("q_potency", attended(HELD, BERT), gone, tie(ANNA, MEB)) == (
        "Nobody of ours is in contact with MEB on “q_potency”. The last contact was on 12 May 2026. "
        "It can be reached by way of Anna."
    )
