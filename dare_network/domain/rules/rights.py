"""The rights of each role."""

from collections.abc import Mapping

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Right, Role
from dare_network.errors import NotAllowedError
from dare_network.language import _

_EVERYBODY = frozenset({Right.SEE_NETWORK, Right.SEE_SUMMARY})
_CONSORTIUM = _EVERYBODY | {Right.SEE_PEOPLE, Right.EXPORT, Right.KEEP_VIEWS}
_LIAISON = _CONSORTIUM | {Right.EDIT_NETWORK, Right.RECORD_DIALOGUES}
_COORDINATOR = _LIAISON | {Right.IMPORT, Right.DEFINE, Right.OVERRIDE_GUARDS, Right.SEE_AUDIT}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.PUBLIC: _EVERYBODY,
    Role.MEMBER: _CONSORTIUM,
    Role.STEERING: _CONSORTIUM,
    Role.LIAISON: _LIAISON,
    Role.COORDINATOR: _COORDINATOR,
    Role.ADMINISTRATOR: _COORDINATOR | {Right.ADMINISTER},
}
"""The rights of each role."""


def may(viewer: Viewer, right: Right) -> bool:
    """Return whether the viewer has the right."""
    return right in RIGHTS[viewer.role]


def require(viewer: Viewer, right: Right) -> None:
    """Raise NotAllowedError unless the viewer has the right."""
    if not may(viewer, right):
        raise NotAllowedError(_("Your role does not allow this."))
