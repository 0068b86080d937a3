"""Every session key, named once."""

from typing import TypeVar
from uuid import UUID, uuid4

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.language import Language, asked_language

T = TypeVar("T")

LANGUAGE = "lang"
EYES = "viewer.role"
CENTRE = "viewer.centre"
_FLASHES = "page.flashes"
_SAVED = "page.saved"
_WINDOW = "page.window"
_REMEMBERED = 20
OPERATOR = "local"
"""The account of whoever uses this machine, as long as nobody signs in."""


def language() -> Language:
    """The language that was chosen, or else the one of the address, or of the browser."""
    # In the first run of a session the widget has not been drawn that takes over the address.
    chosen = str(st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE, "")).lower()
    return Language(chosen) if chosen in set(Language) else browser_language()


def browser_language() -> Language:
    """The language that the browser asks for."""
    return asked_language(str(st.context.locale or ""))


def viewer() -> Viewer:
    """The local operator, as himself or through the eyes of another role.

    This is the one place that will know who has signed in.
    """
    role = Role(st.session_state.get(EYES) or Role.ADMINISTRATOR)
    centre = st.session_state.get(CENTRE) if role is Role.MEMBER else None
    himself = role is Role.ADMINISTRATOR
    return Viewer(
        account=OPERATOR,
        role=role,
        centre_id=centre if isinstance(centre, UUID) else None,
        listed_as=OPERATOR if himself else None,
    )


def seed(key: str, value: object) -> None:
    """Give a widget its first value; what the user has chosen since stays."""
    st.session_state.setdefault(key, value)


def put(key: str, value: object) -> None:
    """Set a value before its widget is drawn."""
    st.session_state[key] = value


def hold(key: str) -> None:
    """Keep the value of a widget that is not drawn this time."""
    if key in st.session_state:
        st.session_state[key] = st.session_state[key]


def read(key: str, otherwise: T) -> T:
    """The value under a key, or `otherwise` where there is none."""
    value = st.session_state.get(key, otherwise)
    return otherwise if value is None else value


def is_new(key: str, value: object) -> bool:
    """Whether this is another value than the last one that was asked about under the key."""
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
    """What tells this window of a browser apart from all others, as long as it is open."""
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
    """What was to be said, once."""
    sentences = st.session_state.pop(_FLASHES, [])
    assert isinstance(sentences, list)
    return sentences
