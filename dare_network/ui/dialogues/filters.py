"""Filters of dialogues, and of their texts, by which a list or a search is narrowed down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.rules.states import UNFINISHED_DIALOGUE
from dare_network.domain.vocabulary import DialogueState, Right, TermList, TextKind
from dare_network.language import _
from dare_network.ui import choice, loaders
from dare_network.ui.dialogues.text_kinds import text_kinds
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.day_field import day_field

EARLIEST = date(2000, 1, 1)


def dialogue_filters(viewer: Viewer, key: str, texts: bool) -> Narrowing:
    """Draw the filters, with `texts` also those that only a search has, and what they ask for."""
    state, body, topic = st.columns(3)
    states = _states()
    chosen = _one(
        state, _("State"), {name: label for name, (label, _those) in states.items()}, f"{key}.state"
    )
    asked: dict[str, Any] = {
        "states": states[chosen][1] if chosen else frozenset(),
        "body_id": _one(body, _("Body"), choices.bodies(loaders.names(viewer)), f"{key}.body"),
        "topic_id": _one(topic, _("Topic"), choices.topics(loaders.reference()), f"{key}.topic"),
    }
    return Narrowing(**asked, **(_of_texts(viewer, key) if texts else {}))


def _states() -> Mapping[Any, tuple[str, frozenset[DialogueState]]]:
    ongoing = {"unfinished": (_("Ongoing"), frozenset(UNFINISHED_DIALOGUE))}
    each = choices.terms(loaders.reference(), TermList.DIALOGUE_STATE)
    return ongoing | {name: (label, frozenset({DialogueState(str(name))})) for name, label in each.items()}


def _of_texts(viewer: Viewer, key: str) -> Mapping[str, Any]:
    reference = loaders.reference()
    products = {product.id: product.name for product in loaders.products(viewer)}
    with st.expander(_("More filters")):
        kind, alignment, stage = st.columns(3)
        product, since, until = st.columns(3)
    knows_positions = may(viewer, Right.SEE_PEOPLE)
    chosen = _one(kind, _("What it is"), text_kinds(), f"{key}.kind")
    return {
        "kinds": frozenset({TextKind(chosen)}) if chosen else frozenset(),
        "alignment": _one(
            alignment,
            _("Alignment with our position"),
            choices.terms(reference, TermList.ALIGNMENT),
            f"{key}.alignment",
        )
        if knows_positions
        else "",
        "stage": _one(stage, _("Stage"), choices.terms(reference, TermList.STAGE), f"{key}.stage"),
        "product_id": _one(product, _("Product"), products, f"{key}.product"),
        "from_on": _day(since, _("From"), f"{key}.from"),
        "until_on": _day(until, _("Until"), f"{key}.until"),
    }


def _one(place: DeltaGenerator, label: str, options: Mapping[Any, str], key: str) -> Any:
    return choice.one(label, options, key, lasts=True, place=place, placeholder=_("All"))


def _day(place: DeltaGenerator, label: str, key: str) -> date | None:
    last = date(loaders.today().year + 20, 12, 31)
    return day_field(label, key, place, min_value=EARLIEST, max_value=last, persist_state="session")
