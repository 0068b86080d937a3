"""Views under a name: kept by somebody for himself, or for the consortium."""

from urllib.parse import urlencode

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.views import SavedViewDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.records.views import SavedView
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.services.views import change_view, delete_view, save_view
from dare_network.ui import loaders, state
from dare_network.ui.explorer.asking import open_address, present_address
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Values
from dare_network.ui.forms.record_forms import add_record, edit_record
from dare_network.ui.markup import badge, plain, show
from dare_network.ui.page import refusals_here


def saved_views(viewer: Viewer, key: str) -> None:
    """Draw the way to what was kept, and to keeping what is on the page."""
    if may(viewer, Right.KEEP_VIEWS):
        form_dialog_button(
            _("Saved views"),
            _("Saved views"),
            f"{key}.views",
            lambda form_key: _panel(viewer, form_key),
            icon=":material/bookmark:",
        )


def list_of_views(viewer: Viewer, key: str) -> bool:
    """Draw the views that somebody may open, and say whether one was opened."""
    known = loaders.views(viewer)
    if not known:
        st.caption(_("No view is kept yet. A view is kept with its filters, its day and its answer."))
    opened = [_opened(view, f"{key}.view.{view.id}") for view in known]
    return any(opened)


def _opened(view: SavedView, key: str) -> bool:
    with st.container(horizontal=True, vertical_alignment="center"):
        parameters = {name: list(values) for name, values in view.parameters.items()}
        opened = st.button(
            plain(view.name),
            key=key,
            type="tertiary",
            icon=":material/bookmark:",
            on_click=open_address,
            args=(parameters,),
        )
        if view.shared:
            show("{}", badge(_("Shared"), "info"))
    if view.explanation:
        st.caption(plain(view.explanation))
    return opened


def _panel(viewer: Viewer, key: str) -> bool:
    done = list_of_views(viewer, key)
    with st.expander(_("Keep this view"), icon=":material/bookmark_add:", expanded=not loaders.views(viewer)):
        done |= _keep(viewer, f"{key}.keep")
    for view in loaders.views(viewer):
        if view.account == viewer.account:
            with st.expander(_("Change “{name}”").format(name=plain(view.name)), icon=":material/edit:"):
                done |= _change(viewer, view, f"{key}.change.{view.id}")
                done |= _delete(viewer, view, f"{key}.delete.{view.id}")
    return done


def _delete(viewer: Viewer, view: SavedView, key: str) -> bool:
    if not st.button(_("Delete this view"), key=key, icon=":material/delete:"):
        return False
    with refusals_here():
        delete_view(loaders.engine(), viewer, view.id)
        state.flash(_("The view is deleted."))
        return True
    return False


def _keep(viewer: Viewer, key: str) -> bool:
    address = urlencode(present_address(), doseq=True)
    st.caption(_("The view is kept with its filters, its day and its answer, not with what it shows today."))

    def keep(filled: Values) -> object:
        return save_view(loaders.engine(), viewer, check(SavedViewDraft, filled | {"address": address}))

    return add_record(draft_fields(viewer, SavedViewDraft), {}, _("Keep"), key, keep)


def _change(viewer: Viewer, view: SavedView, key: str) -> bool:
    def save(filled: Values, version: int) -> None:
        draft = check(SavedViewDraft, filled | {"address": view.address})
        change_view(loaders.engine(), viewer, view.id, version, draft)

    return edit_record(draft_fields(viewer, SavedViewDraft), view, key, save)
