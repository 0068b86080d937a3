"""The form that makes one record of two: whose value stays, field by field."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.merging import (
    CUSTOM,
    Keep,
    body_hindrance,
    may_keep_both,
    merged_fields,
    open_fields,
    role_hindrance,
)
from dare_network.language import _
from dare_network.services.merging import merge
from dare_network.ui import choice, list_loaders, loaders
from dare_network.ui.duplicates.comparison import in_words, side_by_side
from dare_network.ui.forms.form import Field, Widget, form, opened_at, save
from dare_network.ui.markup import plain
from dare_network.ui.navigation import ask_record
from dare_network.ui.widgets import choices

_ONE, _OTHER, _BOTH = "one", "other", "both"


def merge_form(viewer: Viewer, one: Stakeholder, other: Stakeholder, key: str, follow: bool = False) -> bool:
    """Merge two records; where the reader is to `follow`, the one that is kept is opened afterwards."""
    if hindrance := role_hindrance(one, other):
        st.info(plain(hindrance), icon=":material/info:")
        return False
    versions = {who.id: opened_at(f"{key}.{who.id}", who.version) for who in (one, other)}
    st.caption(
        _(
            "All ties, affiliations, meetings and commitments of both lead to the record that is kept. "
            "What only one of them says is kept. The merge can be taken back at any time."
        )
    )
    first, second = _first_kept(one, other)
    names = {who.id: who.label for who in (first, second)}
    kept_id = choice.must_choose(_("Record that is kept"), names, f"{key}.kept")
    kept, gone = (one, other) if kept_id == one.id else (other, one)
    fields = _fields(one, other, kept, gone)
    values = {each.name: _preferred(each.name, one, kept, gone, kept.id == first.id) for each in fields}
    # Of another record that is kept, the fields begin anew: with what that one says.
    form_key = f"{key}.keep.{kept.id}"
    filled = form(fields, values, _("Merge"), form_key)
    with st.expander(_("Both records side by side, with what leads to each"), expanded=True):
        side_by_side(viewer, one, other)
    if filled is None:
        return False
    keeps = {each.name: _keep(filled[each.name], kept.id == one.id) for each in fields}
    action = partial(
        merge, loaders.engine(), viewer, (kept.id, versions[kept.id]), (gone.id, versions[gone.id]), keeps
    )

    def told() -> str:
        if follow:
            ask_record(kept.id)
        sentence = _("“{gone}” was merged into “{kept}”. Under Duplicates it can be taken back.")
        return sentence.format(gone=gone.label, kept=kept.label)

    return save(action, fields, form_key, told)


def merge_with(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Choose the record that somebody is as well, and merge both."""
    names = loaders.names(viewer)
    everyone = choices.people(names) if who.is_person else choices.organisations(names)
    others = {other: name for other, name in everyone.items() if other != who.id}
    chosen = choice.one(_("Is the same as"), others, f"{key}.with", placeholder=_("Choose"))
    if not isinstance(chosen, UUID):
        return False
    other = list_loaders.stakeholder(viewer, chosen)
    return merge_form(viewer, who, other, f"{key}.{chosen}", follow=True)


def _first_kept(one: Stakeholder, other: Stakeholder) -> tuple[Stakeholder, Stakeholder]:
    """The record that is likelier kept first: a body, else the one that says more, else the older one."""
    if body_hindrance(one) is None and (body_hindrance(other) or _said(other) > _said(one)):
        return other, one
    return one, other


def _said(who: Stakeholder) -> int:
    return sum(bool(getattr(who, name)) for name in merged_fields(who))


def _fields(one: Stakeholder, other: Stakeholder, kept: Stakeholder, gone: Stakeholder) -> list[Field]:
    described = merged_fields(one)
    fields: list[Field] = []
    own = {each.id: each.label for each in loaders.reference().custom_fields}
    for name in open_fields(kept, gone):
        if name.startswith(CUSTOM):
            key = name.removeprefix(CUSTOM)
            said = {_ONE: dict(one.custom)[key], _OTHER: dict(other.custom)[key]}
            fields.append(Field(name, own.get(key, key), Widget.CHOICE, said, required=True))
            continue
        about = described[name]
        options: Mapping[str, str] = {
            _ONE: in_words(about, getattr(one, name)),
            _OTHER: in_words(about, getattr(other, name)),
        }
        if may_keep_both(about):
            options = {**options, _BOTH: _("Both, one below the other")}
        fields.append(Field(name, about.title, Widget.CHOICE, options, required=True))
    return fields


def _preferred(name: str, one: Stakeholder, kept: Stakeholder, gone: Stakeholder, is_proposed: bool) -> str:
    """The side that a field begins with: whoever keeps another record than proposed means what it says."""
    keep = open_fields(kept, gone)[name]
    if keep is Keep.BOTH:
        return _BOTH
    chosen = gone if is_proposed and keep is Keep.GONE else kept
    return _ONE if chosen.id == one.id else _OTHER


def _keep(chosen: object, kept_is_one: bool) -> Keep:
    if chosen == _BOTH:
        return Keep.BOTH
    return Keep.KEPT if (chosen == _ONE) is kept_is_one else Keep.GONE
