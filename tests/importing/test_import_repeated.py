"""Whole files of any shape: every row is decided, and a second load changes nothing."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from import_builders import decided, existing, organisation, outcomes, person, post, tie, written

from dare_network.domain.records.imports import RowOutcome
from dare_network.importing.planning import MergePlan

NAMES = st.sampled_from(["Anna", "anna", "Bert", "Carla"])
KEYS = st.sampled_from([None, "k:1", "k:2"])
CITIES = st.sampled_from(["", "Leiden", "Utrecht"])
NONE = st.just("")
MAILS = st.sampled_from(["", "a@leiden.example", "b@utrecht.example"])
PEOPLE = st.builds(lambda n, k, c, m, o: ("person", n, k, c, m, o), NAMES, KEYS, CITIES, NONE, NONE)
# No numbers: whoever has two names under one is known by the first, and asked for by an address of the other.
REACHED = st.builds(lambda n, c, m, o: ("person", n, None, c, m, o), NAMES, CITIES, MAILS, MAILS)
PLACES = st.builds(lambda n, k, c: ("organisation", n, k, c), NAMES, KEYS, CITIES)
ENDS = st.sampled_from(["Anna", "Bert", "Carla", "Dirk", "k:1", "k:2", "k:3"])
TIES = st.builds(
    lambda a, t, b, p: ("tie", a, t, b, p),
    ENDS,
    st.sampled_from(["advises", "works_with"]),
    ENDS,
    st.booleans(),
)
POSTS = st.builds(lambda a, b, r: ("post", a, b, r), ENDS, ENDS, st.sampled_from(["", "chair", "Chair"]))
FILE = st.lists(st.one_of(PEOPLE, PLACES, TIES, POSTS), max_size=12)
ADDRESSES = st.lists(st.one_of(REACHED, PLACES, TIES, POSTS), max_size=12)


def _row(number: int, described: tuple) -> object:
    match described:
        case ("person", name, key, city, mail, other):
            said = {"city": city, "email": mail, "email_2": other}
            return person(number, name, key, **{field: text for field, text in said.items() if text})
        case ("organisation", name, key, city):
            return organisation(number, name, key, **({"city": city} if city else {}))
        case ("tie", one, kind, other, placeholders):
            return tie(number, one, kind, other, placeholders)
        case ("post", who, where, role):
            return post(number, who, where, **({"role": role} if role else {}))


def _with(decision: MergePlan, *wanted: RowOutcome) -> set[int]:
    return {number for number, outcome in outcomes(decision) if outcome in wanted}


@settings(deadline=None)
# An organisation that got its number by its name was known by the number the next time, and overwritten.
@example([("organisation", "A", None, "Leiden")], [("organisation", "A", "k:1", "Utrecht")])
@example(
    [("person", "A", None, "Leiden")], [("person", "A", None, "Utrecht"), ("person", "A", "k:1", "Leiden")]
)
@example([], [("tie", "A", "advises", "B", True), ("tie", "A", "advises", "C", True)])
@given(FILE | ADDRESSES, FILE | ADDRESSES)
def test_loading_any_file_twice_changes_nothing_the_second_time(earlier: list, file: list) -> None:
    before = existing()
    for described in (earlier, file):
        rows = [_row(number, each) for number, each in enumerate(described)]
        first = decided(before, *rows)
        before = written(before, first)
    again = decided(before, *rows)
    # Of whom a row that waits for an answer speaks may become known by what another row has brought.
    waiting = _with(first, RowOutcome.HELD)
    assert _with(again, RowOutcome.ADDED, RowOutcome.CHANGED) <= waiting
    assert again.writes == () or waiting
    assert _with(first, RowOutcome.REFUSED) <= _with(again, RowOutcome.REFUSED)


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
