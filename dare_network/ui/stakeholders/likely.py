"""Records that somebody who is being added may have already, told while the form is filled in."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.matching.candidates import Candidate, email
from dare_network.ui import list_loaders, loaders
from dare_network.ui.duplicates.comparison import reasons
from dare_network.ui.forms.form import Field, Head, Values
from dare_network.ui.markup import show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.facts import name_of

_NEW = UUID(int=0)
_TOLD = ("name", "email")
"""The fields by which a record is known again."""


def with_likely(
    viewer: Viewer, is_person: bool, key: str, fields: Sequence[Field], more: Sequence[Field]
) -> tuple[Head, tuple[list[Field], list[Field]]]:
    """Return the head of a form, below which likely records appear, and the fields that are left of it."""
    head = [item for item in (*fields, *more) if item.name in _TOLD]
    rest = [item for item in fields if item not in head], [item for item in more if item not in head]
    return Head(head, partial(_show_likely, viewer, is_person, key)), rest


def _show_likely(viewer: Viewer, is_person: bool, key: str, typed: Values) -> None:
    name, mail = str(typed.get("name") or ""), email(str(typed.get("email") or ""))
    with st.container(key=f"{key}.likely", gap=None):
        if not name and not mail:
            return
        new = Candidate(_NEW, is_person, (name,), emails=frozenset({mail} if mail else ()))
        found = list_loaders.register(viewer).like(new)
        if found:
            show('<p class="eyebrow" role="status">{}</p>', _("Is it one of these?"))
        names = loaders.names(viewer)
        for pair in found:
            who = pair.other_id
            link("stakeholders", name_of(names, who), who, ":material/open_in_new:")
            show('<p class="small">{}</p>', reasons(pair))
