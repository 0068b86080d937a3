"""Routes by which somebody can introduce us: the warmest to somebody, each step with its reason."""

from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from dare_network.charts.network_words import names_in_order
from dare_network.charts.route_words import route_sentences, route_text
from dare_network.charts.voice import Voice
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.graph.analyses.paths import Route
from dare_network.graph.exploration import Exploration
from dare_network.graph.network_graph import NetworkGraph, NodeKind
from dare_network.language import _, number
from dare_network.services.analyses import ANY_OF_CATEGORY, ANY_OF_HOUSE
from dare_network.ui import choice, loaders, state
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.asking import choose, chosen_for
from dare_network.ui.explorer.voice import voice_of
from dare_network.ui.markup import show
from dare_network.words.cutting import alphabetical


def routes(viewer: Viewer, wanted: Exploration, key: str) -> None:
    """Draw from whom, to whom and past whom, and up to five routes."""
    known = cached.acquaintances(viewer, wanted.view)
    reference = loaders.reference()
    names = names_in_order(known.graph.nodes, reference)
    start = next(iter(chosen_for("from")), "") or known.office
    goal = next(iter(chosen_for("to")), "")
    avoid = tuple(node for node in chosen_for("avoid") if node in names)
    _question(known.graph, names, reference, start, goal, avoid, key)
    if not goal:
        st.info(_("Choose whom you want to reach: somebody, anybody of a body, or anybody of a category."))
        return
    found = cached.routes(viewer, wanted.view, start, goal, avoid)
    if not found:
        st.warning(_("No way leads there through anybody that we know."))
        return
    voice = voice_of(known.graph, wanted.view.as_of)
    for at, route in enumerate(found, 1):
        _route(at, route, voice)
    st.caption(_("All routes as text, to copy:"))
    st.code("\n\n".join(route_text(route, voice) for route in found), language=None, wrap_lines=True)
    st.caption(
        _(
            "A step is the warmer, the more often and the later two met; what is only stated counts as "
            "one meeting today. A route is the warmer, the warmer its steps and the fewer they are."
        )
    )


def _question(
    graph: NetworkGraph,
    names: Mapping[str, str],
    reference: Reference,
    start: str,
    goal: str,
    avoid: Sequence[str],
    key: str,
) -> None:
    goals = _goals(graph, names, reference)
    whence, whither, past = st.columns(3)
    choice.one(
        _("From"),
        names,
        f"{key}.from",
        value=start,
        place=whence,
        on_change=lambda: choose("from", _one(f"{key}.from")),
    )
    choice.one(
        _("To"),
        goals,
        f"{key}.to",
        value=goal,
        place=whither,
        placeholder=_("Type a name"),
        on_change=lambda: choose("to", _one(f"{key}.to")),
    )
    choice.several(
        _("Without passing"),
        names,
        f"{key}.avoid",
        value=avoid,
        place=past,
        placeholder=_("Nobody to avoid"),
        on_change=lambda: choose("avoid", state.read(f"{key}.avoid", [])),
    )


def _one(key: str) -> list[str]:
    chosen = state.read(key, "")
    return [chosen] if chosen else []


def _goals(graph: NetworkGraph, names: Mapping[str, str], reference: Reference) -> Mapping[str, str]:
    """Name those one can want to reach: anybody of a body or a category first, then everybody by name."""
    bodies = {
        f"{ANY_OF_HOUSE}:{node}": _("Anybody of {name}").format(name=names[node])
        for node, each in graph.nodes.items()
        if each.kind is NodeKind.BODY
    }
    categories = {
        f"{ANY_OF_CATEGORY}:{term.id}": _("Any: {category}").format(category=term.label)
        for term in reference.list(TermList.CATEGORY)
    }
    return dict(sorted(bodies.items(), key=lambda known: alphabetical(known[1]))) | categories | {**names}


def _route(at: int, route: Route, voice: Voice) -> None:
    reasons = Markup("").join(
        Markup("<li>{}</li>").format(sentence) for sentence in route_sentences(route, voice)
    )
    way = " → ".join(map(voice.name, route.nodes))
    show(
        '<div class="record"><h2>{}. {}</h2><ol class="route">{}</ol><p class="muted small">{}</p></div>',
        number(at),
        way,
        reasons,
        _weakest(route, voice),
    )


def _weakest(route: Route, voice: Voice) -> str:
    if len(route.steps) < 2:
        return ""
    sentence = _("The weakest step is between {first} and {second}.")
    first, second = route.weakest.source, route.weakest.target
    return sentence.format(first=voice.name(first), second=voice.name(second))
