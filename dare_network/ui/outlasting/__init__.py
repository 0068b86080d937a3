"""Language and role outlive a session: a reload, a lost connection, a server that starts anew.

They stand in the address, so that each window of a browser keeps its own. What was chosen last, or came by
an address first, is also in a cookie of the browser, for a window that is opened without them. Where
neither says anything it is the operator himself, as at the first start; where they say what cannot be read,
it is the public.

Once one of them was chosen, each address says both in full: what it left out, a cookie could say otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode
from uuid import UUID, uuid4

import streamlit as st

from dare_network.domain.vocabulary import Role
from dare_network.language import Language, asked_language
from dare_network.ui.own_component import OwnComponent

__all__ = ["Preferences", "address_of", "browser_language", "carry", "preferences"]

_LANGUAGE, _ROLE, _CENTRE = "lang", "as", "centre"
COOKIE = "dare_view"
_CARRIER = OwnComponent("outlasting", Path(__file__).parent / "assets")

Said = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Preferences:
    """The language in which, and the eyes through which, somebody looks.

    `said` tells that it was chosen once, and not only assumed as at the first start.
    """

    language: Language
    role: Role
    centre_id: UUID | None = None
    said: bool = False


def browser_language() -> Language:
    """The language that the browser asks for."""
    return asked_language(str(st.context.locale or ""))


def preferences() -> Preferences:
    """Return what the address says, or else the cookie."""
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    return read_preferences(address, dict(st.context.cookies).get(COOKIE, ""), browser_language())


def read_preferences(address: Said, cookie: str, otherwise: Language) -> Preferences:
    """The preferences in an address and a cookie, in a language of `otherwise` where they name none."""
    kept = {_ROLE: [], **parse_qs(cookie, keep_blank_values=True)} if cookie else {}
    # A role and a centre belong together: those of two places are nobody's.
    eyes = address if {_ROLE, _CENTRE} & address.keys() else kept
    role = _role(eyes)
    return Preferences(
        _language(address) or _language(kept) or otherwise,
        role,
        _centre(eyes) if role is Role.MEMBER else None,
        said=bool(kept or {_LANGUAGE, _ROLE, _CENTRE} & address.keys()),
    )


def address_of(known: Preferences) -> dict[str, str]:
    """Return what an address says of the preferences, by name; nothing where they are only assumed."""
    return {
        _LANGUAGE: known.language.upper() if known.said else "",
        _ROLE: known.role.value if known.said else "",
        _CENTRE: str(known.centre_id or "") if known.role is Role.MEMBER else "",
    }


def carry(known: Preferences, chosen: bool) -> None:
    """Have the browser write the preferences into address and links, and into its cookie.

    What was `chosen` now, and the public, are written over what the cookie says, others only where it is not.

    Streamlit drops them from the address whenever the page changes, and calls a script again only where what
    it is given is different: so each run has a key of its own, also after the server began anew.
    """
    wanted = address_of(known)
    cookie = {_LANGUAGE: known.language.upper(), _ROLE: known.role.value, _CENTRE: wanted[_CENTRE]}
    _CARRIER.renderer()(
        key="outlasting",
        data={
            "wanted": wanted,
            "run": uuid4().hex,
            "cookie": f"{COOKIE}={urlencode(cookie)}" if known.said else "",
            # A window that finds its server again has lost its address at the next click, and goes by the
            # cookie: it is there, and where windows differ, it says less rather than more.
            "over": chosen or known.role is Role.PUBLIC,
        },
    )


def _language(said: Said) -> Language | None:
    named = {value.lower() for value in said.get(_LANGUAGE, ())} & set(Language)
    return Language(named.pop()) if len(named) == 1 else None


def _role(said: Said) -> Role:
    """The role that is named; the public's where it cannot be read, the operator's own where none is."""
    if not {_ROLE, _CENTRE} & said.keys():
        return Role.ADMINISTRATOR
    named = set(said.get(_ROLE, ()))
    return Role(named.pop()) if len(named) == 1 and named <= set(Role) else Role.PUBLIC


def _centre(said: Said) -> UUID | None:
    try:
        (named,) = set(said.get(_CENTRE, ()))
        return UUID(named)
    except ValueError:
        return None
