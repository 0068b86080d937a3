"""The source of the numbers in a file: what it is called, so that it is known again."""

from dataclasses import replace

import streamlit as st

from dare_network.domain.records.imports import ImportPlan
from dare_network.importing.answers import Answers
from dare_network.language import _
from dare_network.ui import choice, state
from dare_network.ui.importing.answering import widget
from dare_network.ui.markup import plain

_OTHER = "*other"


def source_names(plan: ImportPlan, answers: Answers, key: str) -> Answers:
    """Draw of each table whose numbers it gives out; the answers with the sources that were chosen."""
    chosen: dict[str, str] = {}
    for place, name in plan.sources.items():
        options = {each: each for each in dict.fromkeys((*plan.known_sources, name))}
        label = _("The numbers in “{table}” are those of").format(table=plain(place))
        at = widget(key, place)
        source = choice.must_choose(
            label if place else _("The numbers in these files are those of"),
            options | {_OTHER: _("Another source …")},
            at,
            first=name,
            help=_(
                "A number means the same one only within its source, whatever a file or a sheet is called."
            ),
        )
        if source == _OTHER:
            state.seed(f"{at}.name", "")
            source = str(st.text_input(_("Name of the source"), key=f"{at}.name") or "")
        source = source.replace(":", " ").strip()
        if source and source != name:
            chosen[place] = source
    return replace(answers, sources={**answers.sources, **chosen}) if chosen else answers
