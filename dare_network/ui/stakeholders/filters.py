"""Filters of the directory: words, the lists, what is missing, and any one field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dare_network.domain.fields import Kind
from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.custom_fields import CustomSubject
from dare_network.domain.records.lists import DirectoryFilter, FieldFilter, FieldState
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, StakeholderKind, TermList
from dare_network.language import _
from dare_network.ui import choice, list_loaders, loaders, state
from dare_network.ui.list_address import Told, flag, on_day
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.day_field import day_field
from dare_network.words.cutting import folded_words

_NO_FILTER = frozenset({Kind.PLACE, Kind.MOMENT, Kind.CUSTOM})
_CUSTOM = "custom:"
_FIRST = date(2000, 1, 1)


def told_filters(key: str) -> Mapping[str, Told]:
    """Return what of the filters stands in the address."""
    return {
        **{name: Told(f"{key}.{name}") for name in ("category", "tag", "tie", "source", "field")},
        "is": Told(f"{key}.is", FieldState),
        "find": Told(f"{key}.words"),
        "kind": Told(f"{key}.kind", StakeholderKind),
        "holds": Told(f"{key}.holds"),
        "untied": flag(f"{key}.untied"),
        "unchecked": on_day(f"{key}.unchecked"),
        "unmet": on_day(f"{key}.unmet"),
    }


def directory_filters(viewer: Viewer, key: str, first: tuple[DeltaGenerator, ...]) -> DirectoryFilter:
    """Draw the filters, the first two of them in these places; what they ask for."""
    words, category = first
    reference = loaders.reference()
    text = words.text_input(
        _("Search"),
        key=f"{key}.words",
        type="search",
        placeholder=_("Type a few words"),
        help=_("Names, also earlier ones, e-mail addresses, telephones, tags, places of work, notes."),
        persist_state="session",
    )
    group = _one(_("Category"), choices.terms(reference, TermList.CATEGORY), f"{key}.category", category)
    more = ("kind", "tag", "tie", "source", "unchecked", "unmet", "field", "untied")
    with st.expander(_("More filters"), expanded=any(state.read(f"{key}.{name}", None) for name in more)):
        one, two, three = st.columns(3)
        kinds = {StakeholderKind.PERSON: _("People"), StakeholderKind.ORGANISATION: _("Organisations")}
        kind = _one(_("Person or organisation"), kinds, f"{key}.kind", one)
        tag = _one(_("Tag"), {tag: tag for tag in list_loaders.stakeholder_tags(viewer)}, f"{key}.tag", two)
        tie = _one(_("Type of tie"), choices.tie_types(reference), f"{key}.tie", three)
        one, two, three = st.columns(3)
        source = _text(_("Source"), f"{key}.source", one)
        unchecked = _day(_("Not verified since"), f"{key}.unchecked", two)
        unmet = _day(_("Last contact before"), f"{key}.unmet", three)
        field = _by_field(viewer, key)
        untied = st.checkbox(_("Without a tie"), key=f"{key}.untied", persist_state="session")
    return DirectoryFilter(
        words=tuple(folded_words(str(text or ""))),
        kind=StakeholderKind(str(kind)) if kind else None,
        category=str(group or ""),
        tag=str(tag or ""),
        tie_type=str(tie or ""),
        untied=untied,
        source=source,
        not_checked_since=unchecked,
        no_contact_since=unmet,
        by_field=field,
    )


def _by_field(viewer: Viewer, key: str) -> FieldFilter | None:
    one, two, three = st.columns(3)
    described = fields_of_record(Stakeholder)
    shown = {
        name: about
        for name, about in described.items()
        if about.kind not in _NO_FILTER and (about.public or may(viewer, Right.SEE_PEOPLE))
    }
    options = {name: about.title for name, about in shown.items()}
    every = loaders.reference().custom_fields if may(viewer, Right.SEE_PEOPLE) else ()
    own = {f"{_CUSTOM}{each.id}": each for each in every if each.subject is not CustomSubject.TIE}
    options |= {name: each.label for name, each in own.items()}
    field = _one(_("Any field"), options, f"{key}.field", one)
    if not field:
        return None
    about, custom = shown.get(str(field)), own.get(str(field))
    states = {
        FieldState.HOLDS: _("contains"),
        FieldState.FILLED: _("is filled in"),
        FieldState.EMPTY: _("is empty"),
    }
    if about and about.kind in (Kind.FLAG, Kind.DAY):
        del states[FieldState.HOLDS]
    with two:
        how = choice.segments(_("Holds"), states, f"{key}.is", lasts=True, on_change=lambda: None)
    if how is not FieldState.HOLDS:
        return FieldFilter(str(field), how)
    if about and about.terms:
        terms = choices.terms(loaders.reference(), about.terms)
        wanted = str(_one(about.title, terms, f"{key}.holds", three) or "")
    elif custom and custom.choices:
        choices_of = {each: each for each in custom.choices}
        wanted = str(_one(custom.label, choices_of, f"{key}.holds", three) or "")
        return FieldFilter(str(field), how, wanted, exactly=True) if wanted else None
    else:
        wanted = _text(_("Text"), f"{key}.holds", three)
    return FieldFilter(str(field), how, wanted) if wanted else None


def _one(label: str, options: Mapping[Any, str], key: str, place: DeltaGenerator) -> object:
    return choice.one(label, options, key, lasts=True, place=place, placeholder=_("All"))


def _text(label: str, key: str, place: DeltaGenerator) -> str:
    return str(place.text_input(label, key=key, persist_state="session") or "").strip()


def _day(label: str, key: str, place: DeltaGenerator) -> date | None:
    return day_field(label, key, place, min_value=_FIRST, max_value=loaders.today(), persist_state="session")
