"""The request in the address for a view of the network, and the way back to earlier ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

import streamlit as st

from dare_network.graph.address import NAMES, from_address, to_address
from dare_network.graph.exploration import Exploration
from dare_network.ui import loaders, state

_SHOWN, _CHOSEN = "show", "id"
_CHOICES = frozenset({"from", "to", "avoid", "leaving", "add", "since"})
"""Questions beside the view: between whom, past whom, who leaves, which ties are tried, since when."""
_KEPT = NAMES | _CHOICES | {_SHOWN}
_BACK, _FORWARD = "network.trail.back", "network.trail.forward"
_LONGEST = 50
"""The number of views that can be gone back."""

Address = Mapping[str, list[str]]


class ExplorerAnswer(StrEnum):
    """The answer that the page shows of a view."""

    PICTURE = "picture"
    ROUTES = "routes"
    RANKING = "ranking"
    LEAVING = "leaving"
    COVERAGE = "coverage"
    CHANGES = "changes"


def asked() -> Exploration:
    """The view that the address asks for."""
    return from_address(_address(), loaders.today())


def asked_answer() -> ExplorerAnswer | None:
    """Return what the address asks to be shown; None where it asks for nothing yet."""
    shown = st.query_params.get(_SHOWN, "")
    if shown in set(ExplorerAnswer):
        return ExplorerAnswer(shown)
    return ExplorerAnswer.PICTURE if _address() or asked_node() else None


def asked_node() -> str | None:
    """The node whose card is asked for."""
    return st.query_params.get(_CHOSEN) or None


def ask_node(node: str | None) -> None:
    """Make the address ask for the card of a node; this is no new view."""
    if node:
        st.query_params[_CHOSEN] = node
    else:
        st.query_params.pop(_CHOSEN, None)


def ask(wanted: Exploration, answer: ExplorerAnswer | None = None) -> None:
    """Make the address ask for a view, and remember the one before."""
    shown = answer or asked_answer() or ExplorerAnswer.PICTURE
    kept = {name: values for name, values in _address().items() if name in _CHOICES}
    _go(kept | to_address(wanted, loaders.today()) | {_SHOWN: [shown]})


def change(**fields: Any) -> None:
    """Ask for the present view with other values in some of its fields."""
    ask(replace(asked(), **fields))


def change_view(**fields: Any) -> None:
    """Ask for another day, other nodes or ties."""
    wanted = asked()
    ask(replace(wanted, view=replace(wanted.view, **fields)))


def show_answer(answer: ExplorerAnswer) -> None:
    """Ask for another answer on the same view."""
    _go({name: values for name, values in _address().items() if name != _SHOWN} | {_SHOWN: [answer]})


def chosen_for(name: str) -> tuple[str, ...]:
    """Return what an answer was asked beside the view, by the name of the parameter."""
    return tuple(dict.fromkeys(st.query_params.get_all(name))) if name in st.query_params else ()


def choose(name: str, values: Iterable[str]) -> None:
    """Ask an answer for something else, on the same view."""
    others = {other: kept for other, kept in _address().items() if other != name}
    chosen = list(values)
    _go(others | ({name: chosen} if chosen else {}))


def start_anew() -> None:
    """Ask for nothing, so that the page asks what somebody wants to know."""
    ask_node(None)
    _go({})


def can_go(back: bool) -> bool:
    """Return whether there is an earlier view, or one that was gone back from."""
    return bool(state.read(_BACK if back else _FORWARD, []))


def go(back: bool) -> None:
    """To the view before, or forward again."""
    here, there = (_BACK, _FORWARD) if back else (_FORWARD, _BACK)
    trail: list[Address] = list(state.read(here, []))
    if trail:
        state.put(there, [*state.read(there, []), _address()])
        _write(trail.pop())
        state.put(here, trail)


def open_address(address: Address) -> None:
    """Go to a view that somebody kept."""
    _go({name: list(values) for name, values in address.items() if name in _KEPT})


def present_address() -> Address:
    """The present view, to be kept."""
    return _address()


def _go(address: Address) -> None:
    before = _address()
    if address == before:
        return
    state.put(_BACK, [*state.read(_BACK, []), before][-_LONGEST:])
    state.put(_FORWARD, [])
    _write(address)


def _address() -> Address:
    return {name: st.query_params.get_all(name) for name in st.query_params if name in _KEPT}


def _write(address: Address) -> None:
    # One by one: replacing the whole address would lose language and role, which also stand in it.
    for name in _KEPT:
        if name in address:
            st.query_params[name] = address[name]
        else:
            st.query_params.pop(name, None)
