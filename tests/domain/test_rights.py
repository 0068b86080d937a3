"""Rights: the whole table, once in the words of the field."""

import pytest

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import RIGHTS, may, require
from dare_network.domain.vocabulary import Right, Role
from dare_network.errors import NotAllowedError

A, C, L, S, M, P = (
    Role.ADMINISTRATOR,
    Role.COORDINATOR,
    Role.LIAISON,
    Role.STEERING,
    Role.MEMBER,
    Role.PUBLIC,
)
WHO_MAY = {
    Right.SEE_NETWORK: {A, C, L, S, M, P},
    Right.SEE_SUMMARY: {A, C, L, S, M, P},
    Right.SEE_PEOPLE: {A, C, L, S, M},
    Right.EXPORT: {A, C, L, S, M},
    Right.KEEP_VIEWS: {A, C, L, S, M},
    Right.EDIT_NETWORK: {A, C, L},
    Right.RECORD_DIALOGUES: {A, C, L},
    Right.IMPORT: {A, C},
    Right.DEFINE: {A, C},
    Right.OVERRIDE_GUARDS: {A, C},
    Right.SEE_AUDIT: {A, C},
    Right.ADMINISTER: {A},
}


def test_every_right_and_every_role_stands_in_the_table() -> None:
    assert set(WHO_MAY) == set(Right)
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_a_role_may_do_what_its_rights_say_and_nothing_else(right: Right, role: Role) -> None:
    viewer = Viewer("somebody", role)
    assert may(viewer, right) == (role in WHO_MAY[right])
    if role in WHO_MAY[right]:
        require(viewer, right)
        return
    with pytest.raises(NotAllowedError) as caught:
        require(viewer, right)
    assert str(caught.value) == "Your role does not allow this."
