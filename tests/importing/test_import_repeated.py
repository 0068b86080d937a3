"""Whole files of any shape: every row is decided, and a second load changes nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from import_builders import decided, existing, organisation, outcomes, person, post, tie, written

from dare_network.domain.records.imports import RowOutcome

REFUSED = RowOutcome.REFUSED

NAMES = st.sampled_from(["A", "a", "B", "C"])
KEYS = st.sampled_from([None, "k:1", "k:2"])
CITIES = st.sampled_from(["", "Leiden", "Utrecht"])
PEOPLE = st.builds(lambda n, k, c: ("person", n, k, c), NAMES, KEYS, CITIES)
PLACES = st.builds(lambda n, k, c: ("organisation", n, k, c), NAMES, KEYS, CITIES)
ENDS = st.sampled_from(["A", "B", "C", "D", "k:1", "k:2", "k:3"])
TIES = st.builds(
    lambda a, t, b, p: ("tie", a, t, b, p),
    ENDS,
    st.sampled_from(["advises", "works_with"]),
    ENDS,
    st.booleans(),
)
POSTS = st.builds(lambda a, b, r: ("post", a, b, r), ENDS, ENDS, st.sampled_from(["", "chair", "Chair"]))
FILE = st.lists(st.one_of(PEOPLE, PLACES, TIES, POSTS), max_size=12)


def _row(number: int, described: tuple) -> object:
    match described:
        case ("person", name, key, city):
            return person(number, name, key, **({"city": city} if city else {}))
        case ("organisation", name, key, city):
            return organisation(number, name, key, **({"city": city} if city else {}))
        case ("tie", one, kind, other, placeholders):
            return tie(number, one, kind, other, placeholders)
        case ("post", who, where, role):
            return post(number, who, where, **({"role": role} if role else {}))


@settings(deadline=None)
@given(FILE, FILE)
def test_loading_any_file_twice_changes_nothing_the_second_time(earlier: list, file: list) -> None:
    before = existing()
    for described in (earlier, file):
        rows = [_row(number, each) for number, each in enumerate(described)]
        first = decided(before, *rows)
        before = written(before, first)
    again = decided(before, *rows)
    assert again.writes == ()
    refused = {number for number, outcome in outcomes(first) if outcome is REFUSED}
    assert refused <= {number for number, outcome in outcomes(again) if outcome is REFUSED}


@settings(deadline=None)
@given(FILE)
def test_every_row_gets_exactly_one_outcome_and_keys_stay_unique(file: list) -> None:
    rows = [_row(number, each) for number, each in enumerate(file)]
    decision = decided(existing(), *rows)
    brought = [row for row in decision.rows if row.reason.startswith("No row describes it")]
    assert len(decision.rows) - len(brought) == len(rows)
    after = written(existing(), decision)
    keys = [each.import_key for each in after.stakeholders if each.import_key]
    assert len(keys) == len(set(keys))
    assert len({tie.id for tie in after.ties}) == len(after.ties)
