"""A plan as a table: what each record holds now, and what it will hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from dare_network.domain.fields import About
from dare_network.domain.nouns import fields_of_noun
from dare_network.domain.partial_days import in_words
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.steps import Step
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, ngettext
from dare_network.ui import loaders, state
from dare_network.ui.widgets.described import InWords
from dare_network.ui.widgets.table import table

_SHOWN = 200
"""The number of steps that are shown."""
_NOUNS = {Stakeholder: "stakeholder", Affiliation: "affiliation", Tie: "tie", Commitment: "commitment"}


def step_table(viewer: Viewer, steps: Sequence[Step]) -> None:
    """Draw what would be written."""
    names = {str(key): name.label for key, name in loaders.names(viewer).by_id.items()}
    words = InWords(loaders.reference(), names.get)
    table([row for step in steps[:_SHOWN] for row in _rows(words, step)])
    if len(steps) > _SHOWN:
        more = len(steps) - _SHOWN
        st.caption(ngettext("{n} more record changes.", "{n} more records change.", more))


def is_confirmed(plan: object, label: str, key: str, disabled: bool = False) -> bool:
    """Draw the button that writes a plan; return whether it was pressed for the one that was shown."""
    shown = state.read(f"{key}.shown", None)
    state.put(f"{key}.shown", plan)
    if not st.button(label, type="primary", key=f"{key}.save", disabled=disabled):
        return False
    if plan != shown:
        # A field that was left by this click, or what somebody else saved meanwhile.
        st.warning(_("This is not what was shown before. Look at it again, and then confirm it."))
    return plan == shown


def _rows(words: InWords, step: Step) -> Iterator[Mapping[str, str]]:
    if step.key is None:
        what = _("Affiliation") if step.record is Affiliation else _("Tie")
        yield _row(step, what, "", " · ".join(_added(words, step.after)))
        return
    described = fields_of_noun(_NOUNS[step.record])
    for name in step.after:
        if not name.endswith("_precision"):
            before, after = (
                _told(words, described[name], name, values) for values in (step.before, step.after)
            )
            yield _row(step, described[name].title, before, after)


def _told(words: InWords, about: About, name: str, values: Mapping[str, Any]) -> str:
    precision = f"{name.removesuffix('_on')}_precision"
    if precision in values:
        return in_words(values[name], values[precision])
    return words.of(about, values[name])


def _row(step: Step, what: str, before: str, after: str) -> Mapping[str, str]:
    return {_("Name"): step.name, _("What"): what, _("Before"): before, _("After"): after}


def _added(words: InWords, values: Mapping[str, Any]) -> Iterator[str]:
    """Say that a record is added, what it says, and since when."""
    yield _("added")
    if kind := words.reference.tie_type(str(values.get("type_id", ""))):
        yield kind.label
    yield from filter(None, (str(values.get("role", "")),))
    if category := values.get("role_category"):
        yield words.reference.label(TermList.CATEGORY, str(category))
    first = in_words(values["from_on"], values["from_precision"])
    if first:
        yield _("since {date}").format(date=first)
