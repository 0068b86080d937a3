"""Many at once: what is to be changed of them, what that would do, and the way back."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.domain.records.bulk import BulkChange, BulkPlan
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.errors import DareError
from dare_network.language import _, ngettext
from dare_network.services import bulk as service
from dare_network.services.change_sets import take_back
from dare_network.services.directory_files import directory_csv, directory_workbook
from dare_network.ui import choice, list_loaders, loaders, state
from dare_network.ui.duplicates.merge_form import merge_form
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.page import refusals_here, show_refusal
from dare_network.ui.stakeholders.steps import is_confirmed, step_table
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.day_field import day_field
from dare_network.ui.widgets.download import XLSX, download


def together(viewer: Viewer, keys: Sequence[UUID], key: str) -> None:
    """Draw what can be done with these at once."""
    if not keys:
        st.caption(_("Mark rows in the table, or all that were found."))
        return
    st.caption(ngettext("{n} is marked.", "{n} are marked.", len(keys)))
    with st.container(horizontal=True):
        if may(viewer, Right.EDIT_NETWORK):
            form_dialog_button(
                _("Change together"),
                _("Change together"),
                f"{key}.change",
                partial(_change, viewer, keys),
                ":material/edit_note:",
            )
            if len(keys) == 2:
                form_dialog_button(
                    _("Merge"), _("Merge"), f"{key}.merge", partial(_merge, viewer, keys), ":material/merge:"
                )
        files(viewer, keys, key)


def files(viewer: Viewer, keys: Sequence[UUID], key: str) -> None:
    """Draw buttons for these as files, for those who may take them along."""
    if may(viewer, Right.EXPORT):
        make = partial(directory_workbook, loaders.engine(), viewer, keys)
        download(_("Excel workbook"), make, "stakeholders.xlsx", XLSX, f"{key}.xlsx", ":material/download:")
        make = partial(directory_csv, loaders.engine(), viewer, keys)
        download(_("Table (CSV)"), make, "stakeholders.csv", "text/csv", f"{key}.csv", ":material/download:")


def last_change(viewer: Viewer, key: str) -> None:
    """Draw the way back from what was changed together last."""
    done = state.read(f"{key}.done", None)
    if not isinstance(done, tuple):
        return
    change_set_id, count = done
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(ngettext("{n} record was changed.", "{n} records were changed.", count), width=300)
        back = st.button(_("Take back"), key=f"{key}.back", icon=":material/undo:")
        close = st.button(_("Close"), key=f"{key}.close")
    if back:
        with refusals_here():
            left = take_back(loaders.engine(), viewer, change_set_id)
            state.take(f"{key}.done")
            state.flash(
                _("Taken back, all but this: {left}").format(left=" ".join(left))
                if left
                else _("Taken back: what it did is undone.")
            )
            st.rerun()
    if close:
        state.take(f"{key}.done")
        st.rerun()


def _merge(viewer: Viewer, keys: Sequence[UUID], key: str) -> bool:
    one, other = (list_loaders.stakeholder(viewer, each) for each in keys)
    return merge_form(viewer, one, other, key, follow=True)


def _change(viewer: Viewer, keys: Sequence[UUID], key: str) -> bool:
    change = _asked(viewer, key)
    if change == BulkChange():
        st.caption(_("Choose what is to become different; all else stays as it is."))
        return False
    try:
        plan = service.plan_change(loaders.engine(), viewer, keys, change)
    except DareError as error:
        show_refusal(error)
        return False
    _preview(viewer, plan)
    label = ngettext("Change {n} record", "Change {n} records", len(plan.steps))
    if not is_confirmed(plan, label, key, disabled=not plan.steps):
        return False
    try:
        done = service.change_many(loaders.engine(), viewer, plan)
    except DareError as error:
        show_refusal(error)
        return False
    note_change(done, len(plan.steps))
    return True


def note_change(change_set_id: UUID, count: int) -> None:
    """Have the list offer the way back from what was just changed together."""
    state.put("stakeholders.list.bulk.done", (change_set_id, count))


def _asked(viewer: Viewer, key: str) -> BulkChange:
    reference, names = loaders.reference(), loaders.names(viewer)
    one, two = st.columns(2)
    category = choice.one(
        _("Category"),
        choices.terms(reference, TermList.CATEGORY),
        f"{key}.category",
        place=one,
        placeholder=_("Stays"),
    )
    place = choice.one(
        _("Works at"), choices.organisations(names), f"{key}.place", place=two, placeholder=_("Stays")
    )
    known = list_loaders.stakeholder_tags(viewer)
    one, two = st.columns(2)
    added = one.text_input(_("Add tags"), key=f"{key}.added", help=_("Several are told apart by semicolons."))
    gone = choice.several(
        _("Remove tags"), {tag: tag for tag in known}, f"{key}.gone", place=two, placeholder=_("None")
    )
    source = st.text_input(_("Source"), key=f"{key}.source", placeholder=_("Stays"))
    one, two = st.columns(2)
    ended = day_field(_("End ties on"), f"{key}.ended", one, max_value=loaders.today())
    kind = choice.one(
        _("Type of tie"), choices.tie_types(reference), f"{key}.kind", place=two, placeholder=_("All")
    )
    return BulkChange(
        category=str(category) if category is not None else None,
        tags_added=tuple(tag.strip() for tag in str(added).split(";") if tag.strip()),
        tags_removed=tuple(gone),
        source=str(source).strip() or None,
        organisation_id=place if isinstance(place, UUID) else None,
        end_ties_on=ended,
        tie_type=str(kind or "") if ended else "",
    )


def _preview(viewer: Viewer, plan: BulkPlan) -> None:
    if plan.later:
        st.caption(
            ngettext(
                "{n} tie begins after that day and stays.",
                "{n} ties begin after that day and stay.",
                plan.later,
            )
        )
    if not plan.steps:
        st.info(_("Nothing would change: all of this is so already."))
        return
    step_table(viewer, plan.steps)
