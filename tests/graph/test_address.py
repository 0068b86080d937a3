"""Every view is its address."""

from datetime import date

from builders import TODAY
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.graph.address import LONGEST_HALF_LIFE, NAMES, from_address, to_address
from dare_network.graph.exploration import MOST_STEPS, Exploration, Fold
from dare_network.graph.fields import FIELDS
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.scope import TieDirection
from dare_network.graph.view import View

WORDS = st.text(min_size=1, max_size=12)
VIEWS = st.builds(
    View,
    as_of=st.dates(FIRST_DAY, LAST_DAY),
    nodes=st.frozensets(st.sampled_from(NodeKind), min_size=1),
    ties=st.frozensets(st.sampled_from(EdgeKind), min_size=1),
    half_life=st.integers(1, LONGEST_HALF_LIFE),
    ended=st.booleans(),
    backed_up=st.booleans(),
)
FILTERS = st.dictionaries(st.sampled_from([f.id for f in FIELDS]), st.frozensets(WORDS, min_size=1)).map(
    lambda asked: tuple((field.id, asked[field.id]) for field in FIELDS if field.id in asked)
)


@st.composite
def explorations(draw: st.DrawFn) -> Exploration:
    focus = tuple(draw(st.lists(WORDS, unique=True, max_size=3)))
    return Exploration(
        draw(VIEWS),
        focus,
        # Without an actor to begin from there is no way to go.
        draw(st.integers(0, MOST_STEPS)) if focus else 1,
        draw(st.sampled_from(TieDirection)),
        draw(st.sampled_from(Fold)),
        draw(FILTERS),
        draw(st.booleans()),
        draw(st.frozensets(WORDS, max_size=3)),
        draw(st.one_of(st.just(""), WORDS)),
        draw(st.booleans()),
    )


@given(explorations())
def test_a_view_comes_back_from_its_address(wanted: Exploration) -> None:
    address = to_address(wanted, TODAY)
    assert set(address) <= NAMES
    assert from_address(address, TODAY) == wanted


def test_an_ordinary_view_needs_no_parameters() -> None:
    assert to_address(Exploration(View(TODAY)), TODAY) == {}


@given(st.dictionaries(st.sampled_from(sorted(NAMES)), st.lists(st.text(), max_size=3)))
def test_whatever_an_address_says_it_is_a_view(given_: dict[str, list[str]]) -> None:
    assert isinstance(from_address(given_, TODAY), Exploration)


def test_what_nobody_knows_is_left_out() -> None:
    address = {
        "date": ["31-02-2026"],
        "steps": ["99"],
        "tie": ["tie", "wormhole"],
        "half": ["-3"],
        "way": ["up"],
    }
    wanted = from_address(address, date(2026, 11, 24))
    assert wanted.view == View(date(2026, 11, 24), ties=frozenset({EdgeKind.TIE}))
    assert (wanted.steps, wanted.direction) == (MOST_STEPS, TieDirection.BOTH)
