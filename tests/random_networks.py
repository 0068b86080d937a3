"""Any small network, for laws that hold in all of them."""

from datetime import date, timedelta

from builders import (
    Record,
    advice,
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
from hypothesis import strategies as st

from dare_network.domain.records.network import Network

PEOPLE = tuple(person(name, category=category) for name, category in zip("ABCDEF", "xyxyxy", strict=True))
PLACES = (organisation("UMC"), organisation("Erasmus"))
BODIES = (body("MEB", "nl-meb"), body("ZIN", "nl-zin"))
EVERYBODY = (*PEOPLE, *PLACES, *BODIES)
TOPICS = ("q_potency", "r_price")

_days = st.integers(0, 700).map(lambda count: date(2025, 1, 1) + timedelta(count))
_maybe = st.none() | _days


@st.composite
def ties(draw: st.DrawFn) -> list[Record]:
    """Stated ties and affiliations, some of them ended, some of them parallel."""
    ends = st.tuples(st.sampled_from(EVERYBODY), st.sampled_from(EVERYBODY))
    types = st.sampled_from(["works_with", "advises"])
    stated = draw(
        st.lists(st.tuples(ends, types, _maybe, _maybe), max_size=10, unique_by=lambda one: one[:2])
    )
    places = draw(
        st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PLACES)), max_size=6, unique=True)
    )
    return [
        *(tie(*pair, type_id=type_id, from_on=first, until_on=last) for pair, type_id, first, last in stated),
        *(affiliation(who, where, until_on=draw(_maybe)) for who, where in places),
    ]


@st.composite
def dialogues(draw: st.DrawFn) -> list[Record]:
    """Dialogues with an owner, meetings and advice."""
    records: list[Record] = []
    for number in range(draw(st.integers(0, 3))):
        topics = tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True)))
        dialogue = dialogue_node(
            draw(st.sampled_from(BODIES)), f"DIA-{number}", topic_ids=topics, requested_on=draw(_days)
        )
        owner = draw(st.sampled_from(PEOPLE))
        records += [dialogue, lead(dialogue), participation(dialogue, owner, "owner")]
        seats = st.lists(st.tuples(st.sampled_from(PEOPLE), _days), max_size=4, unique=True)
        records += [attended(dialogue, who, on) for who, on in draw(seats)]
        records += [advice(dialogue, topic, draw(_days)) for topic in topics[:1]]
    return records


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """A network of six people, two organisations and two bodies."""
    return network(*EVERYBODY, *draw(ties()), *draw(dialogues()))


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Network, Network]:
    """A network, and the same one with its records in another order."""
    records: list[Record] = [*EVERYBODY, *draw(ties()), *draw(dialogues())]
    return network(*records), network(*draw(st.permutations(records)))
