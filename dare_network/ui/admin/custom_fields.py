"""The fields of an office's own: defining them, renaming them, and offering them no longer."""

from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.custom_fields import CustomFieldDraft, CustomLabelsDraft
from dare_network.domain.records.custom_fields import CustomField, CustomKind, CustomSubject
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services import custom_fields as service
from dare_network.ui import loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.draft_fields import Special, draft_fields
from dare_network.ui.forms.form import save
from dare_network.ui.forms.record_forms import add_record, save_at
from dare_network.ui.markup import badge, show


def subject_names() -> dict[CustomSubject, str]:
    """Return of what a field can be, in the reader's words."""
    return {
        CustomSubject.STAKEHOLDER: _("People and organisations"),
        CustomSubject.PERSON: _("People"),
        CustomSubject.ORGANISATION: _("Organisations"),
        CustomSubject.TIE: _("Ties"),
    }


def kind_names() -> dict[CustomKind, str]:
    """Return what a field can hold, in the reader's words."""
    return {
        CustomKind.TEXT: _("Text"),
        CustomKind.NUMBER: _("Number"),
        CustomKind.DAY: _("Day"),
        CustomKind.CHOICE: _("One from a list"),
    }


def custom_field_editor(viewer: Viewer, key: str) -> None:
    """Draw all fields of the office's own with what can be done to each."""
    st.caption(
        _(
            "Fields that you need and nobody else. They stand in forms and on cards of the consortium, never "
            "in what the public sees. A retired field is offered no longer; what it holds stays."
        )
    )
    form_dialog_button(_("Add field"), _("Add field"), f"{key}.new", partial(_new, viewer), ":material/add:")
    known = loaders.reference().custom_fields
    if not known:
        st.info(_("There are no fields of your own yet."))
    for each in known:
        with st.container(gap="xxsmall"):
            _show(each)
            form_dialog_button(
                _("Change this field"),
                each.label,
                f"{key}.field.{each.id}",
                partial(_change, viewer, each),
                ":material/edit:",
                quiet=True,
            )


def _show(each: CustomField) -> None:
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}{}</div>'
        '<p class="muted small">{}</p></div>',
        each.label,
        badge(kind_names()[each.kind]),
        badge(_("Retired"), "fair") if each.retired else "",
        " · ".join(part for part in (subject_names()[each.subject], ", ".join(each.choices)) if part),
    )


def _new(viewer: Viewer, key: str) -> bool:
    special: dict[str, Special] = {"subject": {"options": subject_names()}, "kind": {"options": kind_names()}}
    first = draft_fields(viewer, CustomFieldDraft, special, without={"choices"})
    return add_record(
        [*first, *draft_fields(viewer, CustomFieldDraft, only={"choices"})],
        {},
        _("Add field"),
        key,
        lambda filled: service.add_custom_field(loaders.engine(), viewer, check(CustomFieldDraft, filled)),
    )


def _change(viewer: Viewer, each: CustomField, key: str) -> bool:
    retire = _("Offer again") if each.retired else _("Offer no longer")
    without = set() if each.kind is CustomKind.CHOICE else {"choices"}
    fields = draft_fields(viewer, CustomLabelsDraft, without=without)
    known = {item.name: getattr(each, item.name) for item in fields}
    done = save_at(
        each.version,
        fields,
        known,
        _("Save"),
        key,
        lambda values, version: service.change_custom_field(
            loaders.engine(), viewer, each.id, version, check(CustomLabelsDraft, values)
        ),
    )
    if st.button(retire, key=f"{key}.retire"):
        at = loaders.engine(), viewer, each.id, each.version
        return save(lambda: service.retire_custom_field(*at, not each.retired), fields, key)
    return done
