"""A route in words, to read and to copy."""

from dataclasses import replace
from datetime import date

from answers import ANNA, BERT, CARLA, EVA, HELD, KNOWING, MEB, UMC, VOICE, graph_of, route
from builders import TODAY, Record, affiliation, attended, lead, network, participation, tie

from dare_network.charts.route_words import route_sentences, route_text
from dare_network.domain.records.network import Stakeholder
from dare_network.graph.analyses.path_graph import path_graph
from dare_network.graph.analyses.paths import Route, warmest_routes
from dare_network.graph.analyses.scratch import Scratch, applied
from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.view import DEFAULT_NODES, DEFAULT_TIES, View

SITE = "https://www.dare-nl.nl/"


def among(*records: Record) -> Route:
    return route(network(ANNA, BERT, CARLA, EVA, UMC, MEB, *records), str(ANNA.id), str(BERT.id))


def names(*two: Stakeholder) -> str:
    """The two in the order in which the edge of a meeting runs."""
    first, second = sorted(two, key=lambda who: str(who.id))
    return f"{first.name} and {second.name}"


def test_a_route_can_be_copied_as_text() -> None:
    known = tie(CARLA, BERT, "advises", from_on=date(2024, 5, 1), checked_on=date(2026, 8, 10))
    met = [attended(HELD, who, on) for who in (ANNA, CARLA) for on in (date(2026, 4, 2), date(2026, 5, 12))]
    assert route_text(among(HELD, *met, known), VOICE).splitlines() == [
        "From Anna to Bert: 2 steps",
        f"1. {names(ANNA, CARLA)} met, 2 meetings, last on 12 May 2026, 6 months ago",
        f"2. Carla advises Bert, since 1 May 2024 (source: {SITE}, verified 3 months ago)",
        "The weakest step is between Carla and Bert, with a strength of 1.",
    ]


def test_a_single_step_is_not_called_the_weakest() -> None:
    assert route_text(among(tie(ANNA, BERT)), VOICE).splitlines() == [
        "From Anna to Bert: 1 step",
        f"1. Anna works with Bert (source: {SITE})",
    ]


def test_a_tie_is_read_in_its_own_direction_also_when_the_route_goes_against_it() -> None:
    assert route_sentences(among(tie(BERT, ANNA, "advises", source="")), VOICE) == (
        "Bert advises Anna (no source)",
    )


def test_a_step_says_all_that_ties_the_two_the_strongest_first() -> None:
    both = [tie(ANNA, BERT, source=""), tie(ANNA, BERT, "advises")]
    assert route_sentences(among(*both), VOICE) == (
        f"Anna advises Bert (source: {SITE}); Anna works with Bert (no source)",
    )


def test_two_steps_through_the_same_house_are_one_reason_with_both_sources() -> None:
    places = [affiliation(ANNA, UMC, role="QP"), affiliation(BERT, UMC, source="annual report")]
    assert route_sentences(among(*places), VOICE) == (
        f"Anna and Bert are both at UMC (source: {SITE}, annual report)",
    )


def test_what_lacks_a_source_is_told_tie_by_tie() -> None:
    places = [affiliation(ANNA, UMC, role="QP"), affiliation(BERT, UMC, source="")]
    assert route_sentences(among(*places), VOICE) == (
        f"Anna is QP at UMC (source: {SITE})",
        "Bert belongs to UMC (no source)",
    )


def test_two_on_the_same_board_are_members_of_it() -> None:
    board = [tie(who, UMC, "member_of") for who in (ANNA, BERT)]
    assert route_sentences(among(*board), VOICE) == (
        f"Anna and Bert are both members of UMC (source: {SITE})",
    )


def test_what_is_not_the_same_is_told_step_by_step() -> None:
    assert len(route_sentences(among(tie(ANNA, UMC), affiliation(BERT, UMC)), VOICE)) == 2
    assert len(route_sentences(among(tie(UMC, ANNA, "member_of"), tie(BERT, UMC, "member_of")), VOICE)) == 2


def test_through_a_dialogue_two_have_part_in_it() -> None:
    whole = network(ANNA, BERT, MEB, HELD, lead(HELD), attended(HELD, ANNA), attended(HELD, BERT))
    through = route(whole, str(ANNA.id), str(BERT.id), View(TODAY, DEFAULT_NODES, DEFAULT_TIES))
    assert route_sentences(through, VOICE) == (
        "Anna and Bert both have part in DIA-2026-001, last on 12 May 2026, 6 months ago",
    )


def test_of_who_never_sat_at_a_meeting_no_day_is_told() -> None:
    whole = network(ANNA, MEB, HELD, lead(HELD), participation(HELD, ANNA, "owner"))
    through = route(whole, str(ANNA.id), str(MEB.id), View(TODAY, DEFAULT_NODES, DEFAULT_TIES))
    assert route_sentences(through, VOICE) == ("Anna and MEB both have part in DIA-2026-001",)


def test_a_verification_after_the_day_that_is_looked_at_is_not_told() -> None:
    later = tie(ANNA, BERT, checked_on=date(2027, 1, 1))
    assert route_sentences(among(later), VOICE) == (f"Anna works with Bert (source: {SITE})",)


def test_a_tie_that_is_only_tried_out_says_so() -> None:
    tried = applied(graph_of(network(ANNA, BERT)), Scratch(((str(ANNA.id), str(BERT.id)),)))
    (found,) = warmest_routes(path_graph(tried, KNOWING), str(ANNA.id), [str(BERT.id)])
    assert route_sentences(found, VOICE) == ("Anna and Bert are tied in the scratch copy",)


def test_work_on_the_same_subject_is_told_where_it_counts_as_a_tie() -> None:
    view = replace(KNOWING, ties=frozenset({EdgeKind.SHARED}))
    whole = network(ANNA, BERT, MEB, HELD, attended(HELD, ANNA), attended(HELD, BERT))
    (told,) = route_sentences(route(whole, str(ANNA.id), str(BERT.id), view), VOICE)
    assert told.startswith(f"{names(ANNA, BERT)} both worked on the same subject")
