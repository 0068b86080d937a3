"""From records to a graph: who is in it, which edges, and from when to when."""

from datetime import date, timedelta

import pytest
from builders import (
    TODAY,
    affiliation,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    organisation,
    participation,
    person,
    tie,
)

from dare_network.domain.records.network import Network
from dare_network.domain.vocabulary import DialogueState
from dare_network.graph.build import DialogueView, EdgeKind, NetworkGraph, View, build_graph

ANNA, BERT, CLARA = person("Anna de Wit"), person("Bert Bos"), person("Clara Smit")
UMC, MEB = organisation("UMC Utrecht"), body()
ADVICE = dialogue_node(MEB)
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 9)
DAY = timedelta(days=1)


def built(
    records: Network,
    dialogues: DialogueView = DialogueView.HIDDEN,
    as_of: date = TODAY,
    **choices: bool,
) -> NetworkGraph:
    return build_graph(records, View(as_of, dialogues, **choices))


def edges(graph: NetworkGraph) -> set[tuple[str, str, str]]:
    names = dict(graph.nodes(data="name"))
    return {(names[one], known["type_id"], names[other]) for one, other, known in graph.edges(data=True)}


def test_stakeholders_without_a_tie_are_in_the_graph() -> None:
    graph = built(network(ANNA, UMC))
    assert dict(graph.nodes(data="kind")) == {str(ANNA.id): "person", str(UMC.id): "organisation"}


def test_edges_run_as_their_records_are_read_aloud() -> None:
    graph = built(network(ANNA, UMC, MEB, affiliation(ANNA, UMC), tie(MEB, UMC, "advises")))
    assert edges(graph) == {
        ("Anna de Wit", "affiliation", "UMC Utrecht"),
        ("Medicines Evaluation Board", "advises", "UMC Utrecht"),
    }


def test_two_ties_between_the_same_two_stay_two() -> None:
    graph = built(network(UMC, MEB, tie(MEB, UMC, "advises"), tie(MEB, UMC, "funds")))
    assert graph.number_of_edges(str(MEB.id), str(UMC.id)) == 2


@pytest.mark.parametrize(
    ("as_of", "shown"), [(MAY - DAY, False), (MAY, True), (JUNE, True), (JUNE + DAY, False)]
)
def test_a_tie_is_shown_from_its_first_to_its_last_day(as_of: date, shown: bool) -> None:
    period = {"from_on": MAY, "until_on": JUNE}
    graph = built(
        network(ANNA, UMC, MEB, tie(MEB, UMC, **period), affiliation(ANNA, UMC, **period)), as_of=as_of
    )
    assert graph.number_of_edges() == (2 if shown else 0)


def test_ended_ties_are_shown_on_request_and_future_ones_never() -> None:
    ended = tie(MEB, UMC, "advises", until_on=MAY)
    begins_today = tie(MEB, UMC, "oversees", from_on=TODAY)
    future = tie(MEB, UMC, "funds", from_on=TODAY + DAY)
    graph = built(network(UMC, MEB, ended, begins_today, future), ended=True)
    assert [known["type_id"] for *_ends, known in graph.edges(data=True)] == ["advises", "oversees"]


def test_what_is_stated_without_a_source_says_so() -> None:
    stated = (tie(MEB, UMC, source=""), affiliation(ANNA, UMC, source=""), tie(ANNA, MEB))
    graph = built(network(ANNA, UMC, MEB, *stated))
    assert [known["sourced"] for *_ends, known in graph.edges(data=True)].count(False) == 2


def test_people_can_be_left_out_with_all_their_ties() -> None:
    records = network(ANNA, UMC, MEB, ADVICE, affiliation(ANNA, UMC), attended(ADVICE, ANNA), lead(ADVICE))
    graph = built(records, DialogueView.NODES, people=False)
    assert edges(graph) == {("Medicines Evaluation Board", "lead_body", "Potency assay")}
    assert str(ANNA.id) not in graph


def test_an_end_that_the_viewer_may_not_see_takes_the_tie_with_it() -> None:
    graph = built(network(UMC, affiliation(ANNA, UMC), tie(MEB, UMC)))
    assert list(graph) == [str(UMC.id)]
    assert graph.number_of_edges() == 0


def test_a_dialogue_is_a_node_tied_to_those_who_have_part_in_it() -> None:
    records = network(
        ANNA, MEB, UMC, ADVICE, lead(ADVICE), participation(ADVICE, ANNA, "owner"),
        participation(ADVICE, UMC, "co_body"), attended(ADVICE, ANNA, MAY), attended(ADVICE, ANNA, JUNE),
    )  # fmt: skip
    graph = built(records, DialogueView.NODES)
    assert edges(graph) == {
        ("Anna de Wit", "owner", "Potency assay"),
        ("Anna de Wit", "attended", "Potency assay"),
        ("UMC Utrecht", "co_body", "Potency assay"),
        ("Medicines Evaluation Board", "lead_body", "Potency assay"),
    }
    parts = graph.get_edge_data(str(ANNA.id), str(ADVICE.id)).values()
    assert [(p["count"], p["last_on"]) for p in parts if p["type_id"] == "attended"] == [(2, JUNE)]


def test_dialogues_can_be_hidden() -> None:
    records = network(ANNA, MEB, ADVICE, lead(ADVICE), attended(ADVICE, ANNA))
    graph = built(records, DialogueView.HIDDEN)
    assert set(graph) == {str(ANNA.id), str(MEB.id)}
    assert graph.number_of_edges() == 0


def met(records: Network, as_of: date = TODAY) -> dict[frozenset[str], tuple[int, date]]:
    graph = built(records, DialogueView.TIES, as_of)
    names = dict(graph.nodes(data="name"))
    return {
        frozenset((names[one], names[other])): (known["count"], known["last_on"])
        for one, other, known in graph.edges(data=True)
        if known["kind"] is EdgeKind.MET
    }


def test_those_who_sat_at_one_meeting_have_met_each_other_and_the_lead_body() -> None:
    records = network(ANNA, BERT, MEB, ADVICE, attended(ADVICE, ANNA), attended(ADVICE, BERT))
    assert met(records) == {
        frozenset(("Anna de Wit", "Bert Bos")): (1, MAY),
        frozenset(("Anna de Wit", MEB.name)): (1, MAY),
        frozenset(("Bert Bos", MEB.name)): (1, MAY),
    }


def test_meetings_of_the_same_two_are_counted_over_all_dialogues() -> None:
    other = dialogue_node(MEB, "DIA-2026-002")
    records = network(
        ANNA, MEB, ADVICE, other, attended(ADVICE, ANNA, MAY), attended(other, ANNA, MAY),
        attended(other, ANNA, JUNE),
    )  # fmt: skip
    assert met(records) == {frozenset(("Anna de Wit", MEB.name)): (3, JUNE)}


def test_sitting_at_different_meetings_of_one_dialogue_is_no_meeting() -> None:
    records = network(ANNA, BERT, ADVICE, attended(ADVICE, ANNA, MAY), attended(ADVICE, BERT, JUNE), MEB)
    assert frozenset(("Anna de Wit", "Bert Bos")) not in met(records)


def test_what_is_planned_or_cancelled_is_no_meeting() -> None:
    cancelled = dialogue_node(MEB, "DIA-2026-002", state=DialogueState.CANCELLED)
    planned = attended(ADVICE, ANNA, JUNE)
    records = network(ANNA, MEB, ADVICE, cancelled, planned, attended(cancelled, ANNA, MAY))
    assert met(records, as_of=JUNE - DAY) == {}
    assert met(records, as_of=JUNE) == {frozenset(("Anna de Wit", MEB.name)): (1, JUNE)}


def test_a_meeting_of_a_dialogue_that_the_viewer_may_not_see_leaves_no_trace() -> None:
    assert met(network(ANNA, BERT, MEB, attended(ADVICE, ANNA), attended(ADVICE, BERT))) == {}


def test_last_contact_is_the_last_meeting_and_for_a_body_any_contact_in_its_dialogues() -> None:
    letter = dialogue_node(MEB, last_contact_on=JUNE)
    records = network(
        ANNA, BERT, MEB, letter, lead(letter), participation(letter, BERT, "owner"),
        attended(letter, ANNA, MAY),
    )  # fmt: skip
    graph = built(records, DialogueView.NODES)
    assert dict(graph.nodes(data="last_on")) == {
        str(ANNA.id): MAY, str(BERT.id): None, str(MEB.id): JUNE, str(letter.id): JUNE,
    }  # fmt: skip


def test_the_last_contact_of_a_body_is_the_latest_of_all_its_dialogues() -> None:
    late = dialogue_node(MEB, "DIA-2026-001", last_contact_on=JUNE)
    early = dialogue_node(MEB, "DIA-2026-002", last_contact_on=MAY)
    graph = built(network(MEB, late, early, lead(late), participation(early, MEB, "co_body")))
    assert graph.nodes[str(MEB.id)]["last_on"] == JUNE


def test_contact_after_the_day_of_the_view_has_not_been_yet() -> None:
    planned = dialogue_node(MEB, last_contact_on=JUNE)
    records = network(ANNA, MEB, planned, lead(planned), attended(planned, ANNA, MAY))
    graph = built(records, DialogueView.NODES, as_of=JUNE - DAY)
    assert graph.nodes[str(planned.id)]["last_on"] == MAY
    assert graph.nodes[str(MEB.id)]["last_on"] == MAY


def test_a_person_belongs_to_the_visible_organisations_of_that_day() -> None:
    left = affiliation(ANNA, MEB, until_on=MAY)
    hidden = affiliation(ANNA, organisation("Hidden centre"))
    graph = built(network(ANNA, UMC, MEB, affiliation(ANNA, UMC), left, hidden))
    assert graph.nodes[str(ANNA.id)]["organisations"] == (str(UMC.id),)
