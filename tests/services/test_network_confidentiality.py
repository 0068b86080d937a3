"""A dialogue that a viewer may not see leaves no trace in any answer of the explorer."""

from datetime import date

import pytest
from consortium_builders import (
    FOUNDER,
    Consortium,
    answer_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import ProductDraft
from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.network import Network
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.graph.analyses.change import changes
from dare_network.graph.analyses.departure import departure
from dare_network.graph.analyses.paths import warmest_routes
from dare_network.graph.analyses.scratch import Scratch
from dare_network.graph.analyses.suggestions import suggested_by_meetings, suggested_by_neighbours
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import View
from dare_network.services import answers as answer_service
from dare_network.services import dialogues, meetings, products, questions
from dare_network.services.analyses import acquaintances, centres_covered, topics_covered, tried
from dare_network.services.exploring import contacts_of, explore, graph_of_all
from dare_network.services.measuring import BY_ID, measured, ties_of, whole
from dare_network.services.network import network
from dare_network.services.reference import reference
from dare_network.services.stakeholders import add_affiliation

TODAY = date(2026, 11, 24)
MEMBER = Viewer("member", Role.MEMBER)
EVERYTHING = View(TODAY, nodes=frozenset(NodeKind), ties=frozenset(EdgeKind))


def record(engine: Engine, of: Consortium, level: Confidentiality, title: str) -> None:
    """Anna and Bert meet the MEB on a product; a question on potency is answered."""
    product = products.add_product(engine, FOUNDER, ProductDraft(name=f"Product of {title}"))
    draft = dialogue_draft(
        of,
        title=title,
        confidentiality=level,
        product_id=product,
        topic_ids=("q_potency",),
        readers=("founder",),
    )  # fmt: skip
    key = dialogues.record_dialogue(engine, FOUNDER, draft)
    for on in (date(2026, 5, 12), date(2026, 6, 12)):
        meeting = meetings.add_meeting(engine, FOUNDER, key, meeting_draft(on=on))
        for person in (of.anna, of.bert):
            meetings.add_attendance(engine, FOUNDER, meeting, seat_draft(person))
    question = questions.add_question(engine, FOUNDER, key, question_draft())
    answer_service.record_answer(engine, FOUNDER, question, answer_draft(of))


@pytest.fixture
def both(engine: Engine) -> tuple[Network, Network]:
    """What a member sees without the secret dialogue in the store, and then with it."""
    of = found_consortium(engine)
    for person, place in ((of.anna, of.leiden), (of.bert, of.utrecht)):
        add_affiliation(engine, FOUNDER, AffiliationDraft(person_id=person, organisation_id=place))
    record(engine, of, Confidentiality.CONSORTIUM, "Known to all")
    before = network(engine, MEMBER)
    record(engine, of, Confidentiality.NAMED_ONLY, "Secret")
    return before, network(engine, MEMBER)


def answers(engine: Engine, records: Network) -> dict[str, object]:
    """Every answer on a network."""
    known = reference(engine)
    graph = graph_of_all(records, known)
    wanted = Exploration(EVERYTHING)
    positions = dict.fromkeys(graph.nodes, (0.0, 0.0))
    met = contacts_of(records, EVERYTHING.as_of)
    found = explore(met, graph, find(graph, wanted), known, positions, wanted)
    ties = ties_of(found.found, EVERYTHING)
    friends = acquaintances(graph, EVERYTHING)
    centres, topics = (
        centres_covered(known, friends),
        topics_covered(records, known, friends, EVERYTHING),
    )
    nodes = sorted(friends.graph.nodes)
    return {
        "graph": (graph.nodes, set(graph.edges)),
        "picture": found.picture,
        "rows": found.rows,
        "measures": {name: repr(measured(ties, name)) for name in BY_ID},
        "traits": repr([(trait.id, value) for trait, value in whole(ties).traits]),
        "routes": [warmest_routes(friends.ways, one, nodes) for one in nodes],
        "coverage": (centres, topics),
        "departures": [departure(friends.graph, one, centres.coverage, topics.coverage) for one in nodes],
        "suggestions": (
            suggested_by_meetings(friends.graph, EVERYTHING), suggested_by_neighbours(friends.graph),
        ),
        "tried": repr([(trait.id, a, b) for trait, a, b in tried(friends, EVERYTHING, Scratch())]),
        "changes": changes(graph, EVERYTHING, date(2026, 1, 1)).of_edges,
    }  # fmt: skip


def test_what_is_hidden_changes_no_answer(engine: Engine, both: tuple[Network, Network]) -> None:
    without, hidden = both
    assert hidden == without
    told = [answers(engine, records) for records in both]
    for name in told[0]:
        assert told[1][name] == told[0][name], name


def test_the_founder_sees_the_difference_that_others_do_not(
    engine: Engine, both: tuple[Network, Network]
) -> None:
    _without, hidden = both
    all_of_it = network(engine, FOUNDER)
    assert len(all_of_it.dialogues) == len(hidden.dialogues) + 1
    mine, theirs = answers(engine, all_of_it), answers(engine, hidden)
    assert {name for name in mine if mine[name] != theirs[name]} >= {"graph", "picture", "rows", "changes"}
