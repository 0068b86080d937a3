"""The ranking, or who matters, in words: a table of the chosen measures, each with what it means."""

import math
from collections.abc import Mapping, Sequence

import streamlit as st

from dare_network.charts.measure_words import estimate_text, value_text
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.exploration import Exploration
from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.table import MEASURES
from dare_network.language import _
from dare_network.services.exploring import Explored
from dare_network.services.measuring import BY_ID
from dare_network.ui import choice, state
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.asking import ask_node, asked_node, change
from dare_network.ui.explorer.node_card import card_of
from dare_network.ui.explorer.whole_network import whole_network
from dare_network.ui.markup import plain, show
from dare_network.ui.widgets.background import in_background
from dare_network.ui.widgets.table import chosen_row, table_file

_FIRST = ("degree", "betweenness", "constraint")
"""The measures that the table begins with."""
_ORDINARY = ""


def ranking(viewer: Viewer, wanted: Exploration, key: str) -> None:
    """Draw the table of measures, what they mean, and the network as a whole."""
    found = cached.explored(viewer, wanted)
    if not found.found.graph.nodes:
        st.info(_("Nothing in the network meets these filters."))
        return
    measures = _measures(key)
    table, card = st.columns([2.6, 1], gap="medium")
    with table:
        _size(found.wanted, f"{key}.size")
        values = in_background(
            lambda: {each.id: cached.measured(viewer, found.wanted, each.id) for each in measures},
            _("Computing the measures…"),
            f"{key}.measuring",
        )
        _table(viewer, found, measures, values, key)
        _meanings(measures, values)
    with card:
        card_of(viewer, found, asked_node())
    whole_network(viewer, found, key)


def _measures(key: str) -> Sequence[Measure]:
    chosen = choice.several(
        _("Measures"),
        {name: _(measure.label) for name, measure in BY_ID.items()},
        f"{key}.measures",
        first=_FIRST,
        lasts=True,
        placeholder=_("Choose"),
        help=_("The table is ranked by the first one."),
    )
    return [BY_ID[each] for each in chosen] or [MEASURES[0]]


def _size(wanted: Exploration, key: str) -> None:
    named = {name: _(measure.label) for name, measure in BY_ID.items()}
    choice.must_choose(
        _("In the picture, the size of marks follows"),
        {_ORDINARY: _("Their number of ties, slightly")} | named,
        key,
        value=wanted.measure,
        on_change=lambda: change(measure=str(state.read(key, _ORDINARY))),
    )
    state.put(f"{key}.colour", wanted.coloured)
    st.toggle(
        _("Their colour follows it too"),
        key=f"{key}.colour",
        disabled=wanted.measure not in BY_ID,
        on_change=lambda: change(coloured=bool(state.read(f"{key}.colour", False))),
    )


def _table(
    viewer: Viewer,
    found: Explored,
    measures: Sequence[Measure],
    values: Mapping[str, Measured],
    key: str,
) -> None:
    names = cached.tie_graph(viewer, found.wanted).names
    by_node = {measure.id: dict(zip(names, values[measure.id].values, strict=True)) for measure in measures}
    ranked = sorted(found.rows, key=lambda row: (_falling(by_node[measures[0].id][row.id]), row.name))
    rows = {
        row.id: {_("Name"): row.name, _("Category"): row.category}
        | {_(measure.label): _cell(measure, by_node[measure.id][row.id]) for measure in measures}
        for row in ranked
    }
    widths = (210, 150, *[90] * len(measures))
    chosen = chosen_row(rows, f"{key}.ranked", widths, height=460)
    lines = list(rows.values())
    table_file(viewer, list(lines[0]), [list(row.values()) for row in lines], "ranking.csv", f"{key}.csv")
    if chosen is not None:
        ask_node(chosen)
        st.rerun(scope="fragment")


def _falling(value: float) -> float:
    return math.inf if math.isnan(value) else -value


def _cell(measure: Measure, value: float) -> object:
    """A number where numbers can be sorted, else a text."""
    if math.isnan(value):
        return None
    match measure.kind:
        case ValueKind.COUNT:
            return round(value)
        case ValueKind.YES_NO | ValueKind.GROUP:
            return value_text(measure.kind, value)
    return round(value, 4)


def _meanings(measures: Sequence[Measure], values: Mapping[str, Measured]) -> None:
    for measure in measures:
        show(
            '<p class="record"><strong>{}</strong>. {} <span class="muted small">{} {}</span></p>',
            _(measure.label),
            _(measure.meaning),
            _(measure.convention),
            estimate_text(values[measure.id].estimate),
        )
        st.caption(plain(_("Source: {source}").format(source=measure.source)))
