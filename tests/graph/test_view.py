"""What a view shows: as of a day, of some kinds, backed up or not; and how strong a tie is."""

from datetime import date, timedelta

import pytest
from builders import (
    TODAY,
    advice,
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
from hypothesis import given
from hypothesis import strategies as st

from dare_network.graph.build import whole_graph
from dare_network.graph.derived import topic_node
from dare_network.graph.network_graph import EdgeKind, NetworkGraph, NodeKind
from dare_network.graph.view import DEFAULT_NODES, STAKEHOLDERS, View, seen

ANNA, BERT = person("Anna de Wit"), person("Bert Bos")
UMC, MEB = organisation("UMC Utrecht"), body()
ADVICE = dialogue_node(MEB, topic_ids=("q_potency",))
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 9)
DAY = timedelta(days=1)
EVERYTHING = {"nodes": frozenset(NodeKind), "ties": frozenset(EdgeKind)}


def shown(*records: object, as_of: date = TODAY, **choices: object) -> NetworkGraph:
    whole = whole_graph(network(*records), {"advises"})  # type: ignore[arg-type]
    return seen(whole, View(as_of, **choices))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("as_of", "there"), [(MAY - DAY, False), (MAY, True), (JUNE, True), (JUNE + DAY, False)]
)
def test_a_tie_is_shown_from_its_first_to_its_last_day(as_of: date, there: bool) -> None:
    period = {"from_on": MAY, "until_on": JUNE}
    graph = shown(ANNA, UMC, MEB, tie(MEB, UMC, **period), affiliation(ANNA, UMC, **period), as_of=as_of)
    assert len(graph.edges) == (2 if there else 0)


def test_ended_ties_are_shown_on_request_and_future_ones_never() -> None:
    ended = tie(MEB, UMC, "advises", until_on=MAY)
    begins_today = tie(MEB, UMC, "oversees", from_on=TODAY)
    future = tie(MEB, UMC, "funds", from_on=TODAY + DAY)
    graph = shown(UMC, MEB, ended, begins_today, future, ended=True)
    assert [edge.type_id for edge in graph.edges] == ["advises", "oversees"]


def test_a_dialogue_is_there_from_its_request_on() -> None:
    before = ADVICE.requested_on - DAY
    assert str(ADVICE.id) in shown(MEB, ADVICE, lead(ADVICE), as_of=ADVICE.requested_on)
    assert str(ADVICE.id) not in shown(MEB, ADVICE, lead(ADVICE), as_of=before)


def test_meetings_after_the_day_are_not_counted_and_without_any_there_is_no_tie() -> None:
    records = (ANNA, MEB, ADVICE, attended(ADVICE, ANNA, MAY), attended(ADVICE, ANNA, JUNE))
    ties = {"ties": frozenset({EdgeKind.MET})}
    assert [edge.days for edge in shown(*records, as_of=JUNE - DAY, **ties).edges] == [(MAY,)]
    assert not shown(*records, as_of=MAY - DAY, **ties).edges


def test_people_can_be_left_out_with_all_their_ties() -> None:
    graph = shown(
        ANNA, UMC, MEB, ADVICE, affiliation(ANNA, UMC), attended(ADVICE, ANNA), lead(ADVICE),
        nodes=DEFAULT_NODES - {NodeKind.PERSON},
    )  # fmt: skip
    assert [edge.type_id for edge in graph.edges] == ["lead_body"]
    assert str(ANNA.id) not in graph


def test_a_topic_is_shown_while_something_shown_is_about_it() -> None:
    topic = topic_node("q_potency")
    nodes = DEFAULT_NODES | {NodeKind.TOPIC}
    assert topic in shown(MEB, ADVICE, nodes=nodes)
    assert topic not in shown(MEB, ADVICE, nodes=nodes, as_of=ADVICE.requested_on - DAY)
    assert topic not in shown(MEB, ADVICE)


def test_without_dialogues_as_nodes_people_are_tied_to_the_subject_itself() -> None:
    records = (ANNA, MEB, ADVICE, attended(ADVICE, ANNA))
    topic = topic_node("q_potency")
    apart = shown(*records, nodes=STAKEHOLDERS | {NodeKind.TOPIC})
    assert {(edge.source, edge.target) for edge in apart.edges} == {(str(ANNA.id), topic)}
    through = shown(*records, nodes=DEFAULT_NODES | {NodeKind.TOPIC})
    assert str(ANNA.id) not in through.neighbours[topic]


def test_a_person_belongs_to_the_visible_organisations_of_that_day() -> None:
    left = affiliation(ANNA, MEB, until_on=MAY)
    hidden = affiliation(ANNA, organisation("Hidden centre"))
    graph = shown(ANNA, UMC, MEB, affiliation(ANNA, UMC), left, hidden)
    assert graph.places == {str(ANNA.id): (str(UMC.id),)}


def test_a_person_is_of_the_category_of_the_work_on_that_day() -> None:
    before = affiliation(ANNA, UMC, until_on=MAY, role_category="scientist")
    after = affiliation(ANNA, MEB, id=MEB.id, from_on=MAY + DAY, role_category="regulator_nl")
    told = [
        shown(ANNA, UMC, MEB, before, after, as_of=day, ended=True).nodes[str(ANNA.id)].category
        for day in (MAY, MAY + DAY)
    ]
    assert told == ["scientist", "regulator_nl"]
    whole = shown(ANNA, UMC, MEB, before, as_of=MAY + DAY)
    assert whole.nodes[str(ANNA.id)].category == ANNA.category


def test_of_several_works_that_of_the_own_category_counts_then_the_one_begun_last() -> None:
    early = affiliation(ANNA, UMC, from_on=MAY, role_category="scientist")
    late = affiliation(ANNA, MEB, id=MEB.id, from_on=JUNE, role_category="regulator_nl")
    own = affiliation(ANNA, MEB, id=UMC.id, role="x", role_category=ANNA.category)
    for posts, category in (((early, late), "regulator_nl"), ((early, late, own), ANNA.category)):
        assert shown(ANNA, UMC, MEB, *posts).nodes[str(ANNA.id)].category == category


def test_only_what_can_be_backed_up_is_what_has_a_source_that_was_verified_in_time() -> None:
    ties = (
        tie(MEB, UMC, "advises"),
        tie(MEB, UMC, "funds", source=""),
        tie(MEB, UMC, "oversees", checked_on=TODAY - timedelta(days=730)),
        tie(MEB, UMC, "works_with", checked_on=TODAY - timedelta(days=731)),
    )
    graph = shown(UMC, MEB, *ties, backed_up=True)
    assert {edge.type_id for edge in graph.edges} == {"advises", "oversees"}


def test_what_follows_from_dialogues_is_backed_up_by_them() -> None:
    records = (ANNA, MEB, ADVICE, lead(ADVICE), attended(ADVICE, ANNA))
    assert len(shown(*records, backed_up=True).edges) == len(shown(*records).edges) == 2


def test_a_meeting_counts_half_after_each_half_life() -> None:
    records = (ANNA, MEB, ADVICE, attended(ADVICE, ANNA, MAY), attended(ADVICE, ANNA, MAY + 100 * DAY))
    view = View(MAY + 200 * DAY, ties=frozenset({EdgeKind.MET}), half_life=100)
    (edge,) = seen(whole_graph(network(*records), ()), view).edges
    assert view.strength(edge) == pytest.approx(0.25 + 0.5)


def test_a_stated_tie_counts_one_and_half_of_it_where_nothing_backs_it_up() -> None:
    view = View(TODAY)
    sourced, unsourced = seen(
        whole_graph(network(MEB, UMC, tie(MEB, UMC), tie(UMC, MEB, source="")), ()), view
    ).edges
    assert (view.strength(sourced), view.strength(unsourced)) == (1.0, 0.5)


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@given(begun=DAYS, met=DAYS, requested=DAYS, answered=DAYS, as_of=DAYS)
def test_a_view_never_shows_what_began_after_its_day(
    begun: date, met: date, requested: date, answered: date, as_of: date
) -> None:
    asked = dialogue_node(MEB, requested_on=requested, topic_ids=("q_potency",))
    graph = shown(
        ANNA, BERT, UMC, MEB, asked, lead(asked), attended(asked, ANNA, met), attended(asked, BERT, met),
        advice(asked, "q_potency", answered), tie(MEB, UMC, from_on=begun),
        affiliation(ANNA, UMC, from_on=begun), as_of=as_of, **EVERYTHING,
    )  # fmt: skip
    for edge in graph.edges:
        assert edge.from_on is None or edge.from_on <= as_of
        assert all(day <= as_of for day in edge.days)
    assert (str(asked.id) in graph) == (requested <= as_of)
