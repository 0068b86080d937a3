"""Every session key, named once."""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID, uuid4

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.language import Language
from dare_network.ui.outlasting import Preferences, address_of, carry, preferences

T = TypeVar("T")

_PREFERENCES = "viewer.settings"
_CHOSEN = "viewer.chosen"
_FLASHES = "page.flashes"
_SAVED = "page.saved"
_WINDOW = "page.window"
_REMEMBERED = 20
OPERATOR = "local"
"""The account of whoever uses this machine, as long as nobody signs in."""


def language() -> Language:
    """The language that was chosen, or else the one of the address, or of the browser."""
    return _preferences().language


def viewer() -> Viewer:
    """The local operator, as himself or through the eyes of another role.

    This is the one place that will know who has signed in.
    """
    known = _preferences()
    return Viewer(
        account=OPERATOR,
        role=known.role,
        centre_id=known.centre_id if known.role is Role.MEMBER else None,
        listed_as=OPERATOR if known.role is Role.ADMINISTRATOR else None,
    )


def look(**chosen: object) -> None:
    """Go on in another language, or through other eyes."""
    st.session_state[_PREFERENCES] = replace(_preferences(), said=True, **chosen)  # type: ignore[arg-type]  # its own fields
    st.session_state[_CHOSEN] = True


def address() -> dict[str, str]:
    """Return what the address has to say of language and eyes."""
    return address_of(_preferences())


def carry_preferences() -> None:
    """Have the browser remember the language and the role beyond this session."""
    carry(_preferences(), chosen=bool(st.session_state.pop(_CHOSEN, False)))


def _preferences() -> Preferences:
    known = st.session_state.get(_PREFERENCES)
    if not isinstance(known, Preferences):
        known = st.session_state[_PREFERENCES] = preferences()
    return known


def seed(key: str, value: object) -> None:
    """Give a widget its first value; what the user has chosen since stays."""
    st.session_state.setdefault(key, value)


def put(key: str, value: object) -> None:
    """Set a value before its widget is drawn."""
    st.session_state[key] = value


def read(key: str, otherwise: T) -> T:
    """The value under a key, or `otherwise` where there is none."""
    value = st.session_state.get(key, otherwise)
    return otherwise if value is None else value


def has(key: str) -> bool:
    """Return whether anything, also None, stands under a key."""
    return key in st.session_state


def kept(key: str) -> object:
    """Return what stands under a key, also None."""
    return st.session_state[key]


def kept_dict(key: str) -> dict[str, object]:
    """The dictionary under a key, an empty one at first."""
    found: dict[str, object] = st.session_state.setdefault(key, {})
    return found


def is_new(key: str, value: object) -> bool:
    """Return whether this is another value than the last one that was asked about under the key."""
    before = st.session_state.get(key)
    st.session_state[key] = value
    return bool(value != before)


def take(key: str) -> object:
    """The value under a key, which is dropped; None where there is none."""
    return st.session_state.pop(key, None)


def forget(prefix: str) -> None:
    """Drop everything kept for a form, so that it begins anew."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith(f"{prefix}."):
            del st.session_state[key]


def window() -> UUID:
    """Return what tells this window of a browser apart from all others, as long as it is open."""
    seed(_WINDOW, uuid4())
    return read(_WINDOW, UUID(int=0))


def note_saved(opening: str) -> None:
    """Note that a form was saved, by the name of its opening."""
    saved = st.session_state.setdefault(_SAVED, [])
    saved.append(opening)
    del saved[:-_REMEMBERED]


def saved_openings() -> list[str]:
    """The openings of the forms that were saved last."""
    return list(st.session_state.get(_SAVED, []))


def flash(sentence: str) -> None:
    """Say something on the page that is drawn next."""
    st.session_state.setdefault(_FLASHES, []).append(sentence)


def take_flashes() -> list[str]:
    """Return what was to be said, once."""
    sentences = st.session_state.pop(_FLASHES, [])
    assert isinstance(sentences, list)
    return sentences
