"""Visibility: role by level, whose centre it names, and who is listed."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from dialogue_builders import answer, commitment, dialogue, dossier

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import LEVELS, as_open_as, clearance, may_see
from dare_network.domain.vocabulary import Confidentiality, Role

HERE, ELSEWHERE = uuid4(), uuid4()
TODAY = date(2026, 11, 24)
A, C, L, S, M, P = (
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.LIAISON,
    Role.STEERING,
    Role.MEMBER,
    Role.PUBLIC,
)
OPEN_TO = {
    Confidentiality.PUBLIC: {A, C, L, S, M, P},
    Confidentiality.CONSORTIUM: {A, C, L, S, M},
    Confidentiality.RESTRICTED: {A, C, L, S},
    Confidentiality.RESTRICTED_STRICT: {A, C},
    Confidentiality.NAMED_ONLY: set(),
}
each_role = pytest.mark.parametrize("role", Role)
each_level = pytest.mark.parametrize("level", Confidentiality)


def test_every_role_has_its_levels() -> None:
    assert set(LEVELS) == set(Role)
    assert set(OPEN_TO) == set(Confidentiality)


@each_level
@each_role
def test_a_role_sees_its_levels_whoever_is_named(role: Role, level: Confidentiality) -> None:
    seen = may_see(clearance(Viewer("anna", role, HERE, "anna"), TODAY), level, ELSEWHERE, ("bert",))
    assert seen == (role in OPEN_TO[level])


@each_level
@each_role
def test_the_centre_on_a_record_sees_it_up_to_restricted_strict(role: Role, level: Confidentiality) -> None:
    seen = may_see(clearance(Viewer("anna", role, HERE), TODAY), level, HERE, ())
    named = level in {Confidentiality.RESTRICTED, Confidentiality.RESTRICTED_STRICT}
    assert seen == (role in OPEN_TO[level] or (named and role is not P))


@each_level
@each_role
def test_somebody_listed_sees_what_is_for_named_persons(role: Role, level: Confidentiality) -> None:
    seen = may_see(clearance(Viewer("anna", role, HERE, "anna"), TODAY), level, None, ("bert", "anna"))
    listed = level is Confidentiality.NAMED_ONLY and role is not P
    assert seen == (role in OPEN_TO[level] or listed)


@each_role
def test_no_centre_is_not_the_centre_of_nobody(role: Role) -> None:
    strict = Confidentiality.RESTRICTED_STRICT
    seen = may_see(clearance(Viewer("anna", role), TODAY), strict, None, ())
    assert seen == (role in OPEN_TO[strict])


@each_role
def test_who_looks_through_other_eyes_is_on_no_list(role: Role) -> None:
    cleared = clearance(Viewer("anna", role, HERE, listed_as=None), TODAY)
    assert not may_see(cleared, Confidentiality.NAMED_ONLY, HERE, ("anna", "None", ""))


@each_role
def test_the_public_alone_sees_no_people(role: Role) -> None:
    assert clearance(Viewer("anna", role), TODAY).people == (role is not P)


def test_equal_clearances_are_one_key_whoever_asks() -> None:
    one = clearance(Viewer("anna", Role.MEMBER, HERE), TODAY)
    other = clearance(Viewer("bert", Role.MEMBER, HERE), TODAY)
    assert {one: "cached"}[other] == "cached"
    assert clearance(Viewer("anna", Role.MEMBER, ELSEWHERE), TODAY) != one
    assert clearance(Viewer("anna", Role.PUBLIC, HERE, "anna"), TODAY) == clearance(
        Viewer("x", Role.PUBLIC), TODAY
    )


UNDER_EMBARGO = {
    **OPEN_TO,
    Confidentiality.PUBLIC: {A, C, L, S},
    Confidentiality.CONSORTIUM: {A, C, L, S},
}


@each_level
@each_role
def test_until_its_embargo_ends_a_record_counts_as_restricted(role: Role, level: Confidentiality) -> None:
    cleared = clearance(Viewer("anna", role, HERE, "anna"), TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert may_see(cleared, level, ELSEWHERE, ("bert",), tomorrow) == (role in UNDER_EMBARGO[level])
    assert may_see(cleared, level, ELSEWHERE, ("bert",), TODAY) == (role in OPEN_TO[level])


@each_role
def test_the_centre_on_a_record_sees_it_under_embargo(role: Role) -> None:
    cleared = clearance(Viewer("anna", role, HERE), TODAY)
    seen = may_see(cleared, Confidentiality.CONSORTIUM, HERE, (), TODAY + timedelta(days=1))
    assert seen == (role is not P)


def test_what_is_cached_for_a_clearance_is_not_served_on_the_next_day() -> None:
    anna = Viewer("anna", Role.MEMBER, HERE)
    assert clearance(anna, TODAY) != clearance(anna, TODAY + timedelta(days=1))


AS_OPEN_AS = {
    None: {None},
    Confidentiality.PUBLIC: {None, Confidentiality.PUBLIC},
    Confidentiality.CONSORTIUM: {None, Confidentiality.PUBLIC, Confidentiality.CONSORTIUM},
    Confidentiality.RESTRICTED: {
        None, Confidentiality.PUBLIC, Confidentiality.CONSORTIUM, Confidentiality.RESTRICTED,
    },
    Confidentiality.RESTRICTED_STRICT: {None, *Confidentiality} - {Confidentiality.NAMED_ONLY},
    # Whoever is listed may be a member of any centre.
    Confidentiality.NAMED_ONLY: {
        None, Confidentiality.PUBLIC, Confidentiality.CONSORTIUM, Confidentiality.NAMED_ONLY,
    },
}  # fmt: skip


def test_a_part_holds_what_everybody_sees_who_sees_the_part() -> None:
    levels = (None, *Confidentiality)
    given = dossier(
        dialogue(confidentiality=Confidentiality.PUBLIC),
        answers=[answer(uuid4(), confidentiality=level) for level in levels],
        commitments=[commitment(uuid4(), confidentiality=level) for level in levels],
    )
    for level, held in AS_OPEN_AS.items():
        cut = as_open_as(level, given)
        assert {each.confidentiality for each in cut.answers} == held
        assert {each.confidentiality for each in cut.commitments} == held
