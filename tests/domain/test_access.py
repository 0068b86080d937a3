"""Changing who sees what: nobody opens to anybody what he does not see himself."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import Access, access_hindrance, clearance, may_see, opens
from dare_network.domain.vocabulary import Confidentiality, Role

L = Confidentiality
TODAY = date(2026, 11, 24)
LEIDEN, UTRECHT, GRONINGEN = uuid4(), uuid4(), uuid4()
centres = st.sampled_from([None, LEIDEN, UTRECHT, GRONINGEN])
names = st.sampled_from(["anna", "bert", "carla", "dirk"])
days = st.integers(-1, 3).map(lambda n: TODAY + timedelta(days=n))
accesses = st.builds(
    Access,
    st.sampled_from(L),
    centres,
    st.lists(names, unique=True, max_size=3).map(tuple),
    st.none() | days,
)
viewers = st.builds(Viewer, st.just("somebody"), st.sampled_from(Role), centres, st.none() | names)
levels = st.frozensets(st.sampled_from(L), max_size=3)


def reads(viewer: Viewer, access: Access, own: Confidentiality | None, day: date) -> bool:
    """Whether this viewer reads a part, as the reading services have it."""
    cleared = clearance(viewer, day)
    rest = (access.centre_id, access.readers, access.embargo_until)
    return may_see(cleared, access.level, *rest) and (own is None or may_see(cleared, own, *rest))


@given(accesses, accesses, viewers, levels, viewers, days.filter(lambda day: day >= TODAY))
def test_nobody_comes_to_see_a_part_by_a_change_of_somebody_who_did_not_see_it(
    before: Access,
    after: Access,
    changer: Viewer,
    held: frozenset[Confidentiality],
    reader: Viewer,
    day: date,
) -> None:
    if access_hindrance(clearance(changer, TODAY), before, after, held) is not None:
        return
    for own in (None, *held):
        if reads(reader, after, own, day) and not reads(reader, before, own, day):
            assert reads(changer, before, own, TODAY)


@given(accesses, accesses, st.none() | st.sampled_from(L), viewers, days.filter(lambda day: day >= TODAY))
def test_what_opens_to_nobody_opens_to_no_viewer_on_no_day(
    before: Access, after: Access, own: Confidentiality | None, reader: Viewer, day: date
) -> None:
    if not opens(replace(before, own=own), replace(after, own=own), TODAY):
        assert reads(reader, before, own, day) or not reads(reader, after, own, day)


@given(accesses, accesses, viewers, levels)
def test_whether_something_opens_to_himself_or_to_named_persons_is_no_sign_of_a_hidden_part(
    before: Access, after: Access, changer: Viewer, held: frozenset[Confidentiality]
) -> None:
    wide_first = list(L)
    stricter = {own for own in held if wide_first.index(own) >= wide_first.index(before.level)}
    hidden = {own for own in stricter if not reads(changer, before, own, TODAY)}
    told = {own for own in hidden if own is L.NAMED_ONLY or reads(changer, after, own, TODAY)}
    if not before.readers:
        # Without a reader there is no such part: the last one is not taken off the list while there is.
        told.discard(L.NAMED_ONLY)
    cleared, seen = clearance(changer, TODAY), stricter - hidden
    with_them, without = (access_hindrance(cleared, before, after, held) for held in (seen | told, seen))
    assert with_them == without


RESTRICTED = Access(L.RESTRICTED, LEIDEN, ())
AT_UTRECHT = replace(RESTRICTED, centre_id=UTRECHT)
LISTED = Access(L.RESTRICTED, LEIDEN, ("anna", "bert"))
NAMED = Access(L.NAMED_ONLY, None, ("anna",))


@pytest.mark.parametrize(
    ("role", "name", "centre", "before", "after", "allowed"),
    [
        (Role.LIAISON, "carla", None, RESTRICTED, replace(RESTRICTED, level=L.PUBLIC), True),
        (Role.LIAISON, "carla", None, RESTRICTED, replace(RESTRICTED, readers=("carla",)), True),
        (Role.LIAISON, "carla", None, RESTRICTED, replace(RESTRICTED, centre_id=UTRECHT), True),
        (Role.LIAISON, "carla", LEIDEN, AT_UTRECHT, RESTRICTED, False),
        (Role.LIAISON, "carla", None, RESTRICTED, replace(RESTRICTED, centre_id=None), True),
        (Role.LIAISON, "carla", LEIDEN, RESTRICTED, replace(RESTRICTED, centre_id=UTRECHT), True),
        (Role.COORDINATOR, "carla", None, RESTRICTED, replace(RESTRICTED, centre_id=UTRECHT), True),
        (Role.COORDINATOR, "carla", None, LISTED, replace(LISTED, readers=("anna", "bert", "carla")), False),
        (Role.COORDINATOR, "carla", None, LISTED, replace(LISTED, readers=("anna",)), True),
        (Role.COORDINATOR, "carla", None, LISTED, replace(LISTED, readers=()), False),
        (Role.COORDINATOR, "anna", None, LISTED, replace(LISTED, readers=()), True),
        (Role.COORDINATOR, "anna", None, LISTED, replace(LISTED, readers=("anna", "dirk")), True),
        (Role.ADMINISTRATOR, "carla", None, NAMED, replace(NAMED, readers=("anna", "carla")), False),
        (Role.LIAISON, "anna", None, NAMED, replace(NAMED, readers=("anna", "carla")), True),
        (Role.LIAISON, "anna", None, NAMED, replace(NAMED, level=L.PUBLIC), True),
    ],
)
def test_who_may_change_who_sees_a_dialogue(
    role: Role, name: str, centre: object, before: Access, after: Access, allowed: bool
) -> None:
    assert centre is None or centre == LEIDEN
    cleared = clearance(Viewer(name, role, LEIDEN if centre else None, name), TODAY)
    assert (access_hindrance(cleared, before, after) is None) == allowed


def test_another_centre_is_refused_where_there_is_a_part_for_the_present_one() -> None:
    carla = clearance(Viewer("carla", Role.LIAISON), TODAY)
    assert access_hindrance(carla, RESTRICTED, AT_UTRECHT, {L.RESTRICTED_STRICT})
    assert not access_hindrance(carla, RESTRICTED, AT_UTRECHT, {L.CONSORTIUM, L.RESTRICTED})


def test_the_last_reader_stays_while_a_part_is_for_named_persons() -> None:
    anna = clearance(Viewer("anna", Role.LIAISON, None, "anna"), TODAY)
    alone = replace(LISTED, readers=())
    assert access_hindrance(anna, LISTED, alone, {L.NAMED_ONLY})
    assert not access_hindrance(anna, LISTED, alone)


def test_an_embargo_is_lifted_by_who_sees_what_is_under_it() -> None:
    until = TODAY + timedelta(days=2)
    before = Access(L.PUBLIC, None, (), until)
    after = replace(before, embargo_until=TODAY + timedelta(days=1))
    assert opens(before, after, TODAY)
    assert not opens(after, before, TODAY)
    liaison = clearance(Viewer("carla", Role.LIAISON), TODAY)
    assert access_hindrance(liaison, before, after) is None
    assert access_hindrance(clearance(Viewer("dirk", Role.MEMBER), TODAY), before, after)
