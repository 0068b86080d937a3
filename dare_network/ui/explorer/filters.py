"""Narrowing the network down by any field, each value with how many there are."""

from collections.abc import Mapping

import streamlit as st

from dare_network.charts.network_words import kind_name, short_name
from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.graph.exploration import Exploration
from dare_network.graph.fields import FIELDS, NodeField, counts
from dare_network.graph.network_graph import NetworkGraph, NodeKind
from dare_network.language import _, number
from dare_network.ui import choice, loaders, state
from dare_network.ui.explorer.asking import asked, change
from dare_network.words.cutting import alphabetical

_TERMS = {
    "category": TermList.CATEGORY,
    "organisation_kind": TermList.ORGANISATION_KIND,
    "level": TermList.LEVEL,
}


def filters(seen: NetworkGraph, whole: NetworkGraph, wanted: Exploration, key: str) -> None:
    """Draw a choice for each field; `seen` is what they are counted in."""
    chosen = dict(wanted.filters)
    label = _("Filters ({n})").format(n=len(chosen)) if chosen else _("Filters")
    with st.popover(label, icon=":material/filter_alt:", key=f"{key}.filters", on_change="rerun") as opened:
        # Counting takes longer than the rest of the page.
        if not opened.open:
            return
        for field in FIELDS:
            _field(field, seen, whole, chosen.get(field.id, frozenset()), f"{key}.in.{field.id}")
        state.put(f"{key}.dim", wanted.dim)
        st.toggle(
            _("Pale the rest instead of hiding it"),
            key=f"{key}.dim",
            on_change=lambda: change(dim=bool(state.read(f"{key}.dim", False))),
        )
        if chosen:
            st.button(_("No filter"), key=f"{key}.nofilter", on_click=lambda: change(filters=()))


def _field(
    field: NodeField, seen: NetworkGraph, whole: NetworkGraph, chosen: frozenset[str], key: str
) -> None:
    found = counts(seen, field)
    if len(found) < 2 and not chosen:
        return
    names = value_names(field, {*found, *chosen}, whole, loaders.reference())
    by_name = sorted(names, key=lambda value: alphabetical(names[value]))
    choice.several(
        _(field.label),
        {value: f"{names[value]} ({number(found.get(value, 0))})" for value in by_name},
        key,
        value=sorted(chosen),
        placeholder=_("All"),
        on_change=lambda: _keep(field.id, state.read(key, [])),
    )


def _keep(field: str, values: list[str]) -> None:
    others = tuple(each for each in asked().filters if each[0] != field)
    change(filters=(*others, (field, frozenset(values))) if values else others)


def value_names(
    field: NodeField, values: set[str], whole: NetworkGraph, reference: Reference
) -> Mapping[str, str]:
    """Name the values of a field."""
    if field.id in _TERMS:
        return {value: reference.label(_TERMS[field.id], value) for value in values}
    if field.id == "place":
        return {value: short_name(whole.nodes[value], reference) for value in values if value in whole}
    if field.id == "kind":
        return {value: kind_name(NodeKind(value)) for value in values if value in set(NodeKind)}
    return {value: value for value in values}
