"""Controls of the view: from whom, how far, as of which day, and what counts as a node and as a tie."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TypeVar

import streamlit as st

from dare_network.charts.network_words import kind_name, names_in_order, short_name, tie_names
from dare_network.graph.exploration import MOST_STEPS, Exploration, Fold
from dare_network.graph.network_graph import EdgeKind, NetworkGraph, NodeKind
from dare_network.graph.scope import TieDirection
from dare_network.language import _, day, ngettext
from dare_network.ui import choice, loaders, state
from dare_network.ui.explorer.asking import ask_node, can_go, change, change_view, go, start_anew
from dare_network.ui.markup import plain
from dare_network.ui.widgets.day_field import day_field

EARLIEST = date(1990, 1, 1)
T = TypeVar("T")


def scope(whole: NetworkGraph, wanted: Exploration, key: str) -> None:
    """Draw from whom to look, how far, and which way."""
    with st.popover(
        _from_whom(whole, wanted), icon=":material/my_location:", key=f"{key}.scope", on_change="rerun"
    ) as opened:
        # It lists everybody: the picture does not wait for it.
        if not opened.open:
            return
        _focus(whole, wanted, f"{key}.focus")
        _steps(wanted, f"{key}.steps")
        _direction(wanted, f"{key}.way")


def _from_whom(whole: NetworkGraph, wanted: Exploration) -> str:
    reference = loaders.reference()
    names = [short_name(whole.nodes[node], reference) for node in wanted.focus if node in whole]
    if not names:
        return _("The whole network")
    who = plain(names[0])
    if len(names) > 1:
        who = _("{name} and {n} more").format(name=who, n=len(names) - 1)
    return f"{who} · {_steps_name(wanted.steps)}"


def trail(key: str) -> None:
    """Draw the way back to earlier views, and to the beginning."""
    st.button("", icon=":material/arrow_back:", key=f"{key}.back", help=_("The view before"),
              disabled=not can_go(back=True), on_click=go, args=(True,))  # fmt: skip
    st.button("", icon=":material/arrow_forward:", key=f"{key}.forward", help=_("Forward again"),
              disabled=not can_go(back=False), on_click=go, args=(False,))  # fmt: skip
    st.button(_("New question"), icon=":material/search:", key=f"{key}.anew", on_click=start_anew)


def what_counts(wanted: Exploration, key: str) -> None:
    """Draw what counts as a node and as a tie."""
    name = f"{key}.counts"
    with st.popover(_("Nodes and ties"), icon=":material/tune:", key=name, on_change="rerun") as opened:
        # What is not seen need not be sent: the picture comes sooner.
        if not opened.open:
            return
        view = wanted.view
        _choice(
            _("What is a node"), node_names(), view.nodes, f"{key}.nodes",
            lambda chosen: change_view(nodes=frozenset(chosen)),
        )  # fmt: skip
        _choice(
            _("What is a tie"), tie_names(), view.ties - {EdgeKind.ABOUT}, f"{key}.ties",
            lambda chosen: change_view(ties=frozenset(chosen) | {EdgeKind.ABOUT}),
        )  # fmt: skip
        _fold(wanted, f"{key}.fold")
        _half_life(wanted, f"{key}.half")
        _switch(_("Show ended ties too"), view.ended, f"{key}.ended", "ended")


def backed_up(wanted: Exploration, key: str) -> None:
    """Draw the switch that leaves out what cannot be shown to be true."""
    _switch(
        _("Only what we can back up"),
        wanted.view.backed_up,
        key,
        "backed_up",
        _("Leaves out ties without a source, and those last verified more than two years before."),
    )


def node_names() -> Mapping[NodeKind, str]:
    """Return names for all that counts as a node."""
    return {kind: kind_name(kind) for kind in NodeKind if kind is not NodeKind.GROUP}


def _focus(whole: NetworkGraph, wanted: Exploration, key: str) -> None:
    reference = loaders.reference()
    offered = {
        node: known
        for node, known in whole.nodes.items()
        if known.kind in wanted.view.nodes or node in wanted.focus
    }
    choice.several(
        _("Start from"),
        names_in_order(offered, reference),
        key,
        value=wanted.focus,
        placeholder=_("The whole network"),
        on_change=lambda: _start_from(wanted, state.read(key, [])),
    )


def _start_from(wanted: Exploration, nodes: list[str]) -> None:
    """Begin at these, and look at whoever has come to them."""
    added = [node for node in nodes if node not in wanted.focus]
    if added:
        ask_node(added[-1])
    change(focus=tuple(nodes), turned=frozenset())


def _steps(wanted: Exploration, key: str) -> None:
    choice.must_choose(
        _("How far"),
        {count: _steps_name(count) for count in range(MOST_STEPS + 1)},
        key,
        value=wanted.steps,
        disabled=not wanted.focus,
        on_change=lambda: change(steps=state.read(key, 1)),
    )


def _steps_name(count: int) -> str:
    return ngettext("{n} step", "{n} steps", count) if count else _("Only these")


def _direction(wanted: Exploration, key: str) -> None:
    names = {
        TieDirection.BOTH: _("Either way"),
        TieDirection.OUT: _("From them"),
        TieDirection.IN: _("Towards them"),
    }
    choice.must_choose(
        _("Which way"),
        names,
        key,
        value=wanted.direction,
        disabled=not wanted.focus,
        on_change=lambda: change(direction=state.read(key, TieDirection.BOTH)),
    )


def as_of(wanted: Exploration, key: str) -> None:
    """Draw the day on which the network is looked at."""
    label = _("As of {day}").format(day=day(wanted.view.as_of))
    with st.popover(label, icon=":material/event:", key=f"{key}.when", on_change="rerun") as opened:
        # The script of the calendar is large: the picture does not wait for it.
        if opened.open:
            _date(wanted, f"{key}.date")


def _date(wanted: Exploration, key: str) -> None:
    today = loaders.today()
    state.put(key, wanted.view.as_of)
    day_field(
        _("As of"),
        key,
        min_value=min(EARLIEST, wanted.view.as_of),
        max_value=max(today, wanted.view.as_of),
        help=_("The network as it was known to be on that day. Today is {day}.").format(day=day(today)),
        on_change=lambda: change_view(as_of=state.read(key, today)),
    )


def _choice(
    label: str, names: Mapping[T, str], chosen: Collection[T], key: str, keep: Callable[[list[T]], None]
) -> None:
    choice.pills(
        label,
        names,
        key,
        value=[each for each in names if each in chosen],
        on_change=lambda: keep(state.read(key, [])),
    )


def _fold(wanted: Exploration, key: str) -> None:
    names = {
        Fold.NONE: _("Nobody"),
        Fold.ORGANISATIONS: _("People into organisations"),
        Fold.CATEGORIES: _("All into categories"),
    }
    choice.must_choose(
        _("Who is drawn together"),
        names,
        key,
        value=wanted.fold,
        on_change=lambda: change(fold=state.read(key, Fold.NONE)),
    )


def _half_life(wanted: Exploration, key: str) -> None:
    offered = sorted({30, 90, 180, 365, 730, 1825, wanted.view.half_life})
    choice.slider(
        _("A meeting counts half after"),
        {days: ngettext("{n} day", "{n} days", days) for days in offered},
        key,
        value=wanted.view.half_life,
        on_change=lambda: change_view(half_life=state.read(key, 365)),
    )


def _switch(label: str, on: bool, key: str, field: str, meaning: str | None = None) -> None:
    state.put(key, on)
    st.toggle(
        label, key=key, help=meaning, on_change=lambda: change_view(**{field: bool(state.read(key, False))})
    )
