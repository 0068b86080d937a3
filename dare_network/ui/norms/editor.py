"""The norm times of all formats, for administrators to keep up to date."""

from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.norms import NormDraft
from dare_network.domain.records.reference import FormatNorm
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _, day
from dare_network.services.norms import change_norm
from dare_network.ui import choice, loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.draft_fields import Special, draft_fields
from dare_network.ui.forms.record_forms import save_at
from dare_network.ui.markup import badge, show
from dare_network.ui.norms.words import event_names, limit_in_words, unit_names
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.facts import sources


def norm_editor(viewer: Viewer, key: str) -> None:
    """Draw the norm times of one format, each with its source and when it was checked."""
    reference = loaders.reference()
    with_norms = {norm.format_id for norm in reference.norms}
    formats = {name: label for name, label in choices.formats(reference).items() if name in with_norms}
    st.caption(
        _("Changing a norm time moves the forecasts of open dialogues; what ended keeps what held then.")
    )
    chosen = choice.must_choose(_("Format"), formats, f"{key}.format")
    for norm in reference.norms_of(str(chosen)):
        with st.container(gap="xxsmall"):
            _norm(norm)
            if may(viewer, Right.ADMINISTER):
                form_dialog_button(
                    _("Change this norm time"),
                    norm.step,
                    f"{key}.norm.{norm.id}",
                    partial(norm_form, viewer, norm),
                    ":material/edit:",
                    quiet=True,
                )


def _norm(norm: FormatNorm) -> None:
    sentence = _("{limit} after {event}") if norm.limit > 0 else _("{limit} before {event}")
    event = event_names()[norm.from_event]
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}</div>'
        '<p class="muted small">{} · {}</p></div>',
        norm.step,
        badge(sentence.format(limit=limit_in_words(norm.limit, norm.unit), event=event)),
        sources(norm.source),
        _("checked on {date}").format(date=day(norm.recorded_on)),
    )


def norm_form(viewer: Viewer, norm: FormatNorm, key: str) -> bool:
    """Draw the form of one norm time and say whether it was saved."""
    special: dict[str, Special] = {
        "unit": {"options": unit_names()},
        "from_event": {"options": event_names()},
        "until_event": {"options": event_names()},
    }
    fields = draft_fields(viewer, NormDraft, special)
    known = {item.name: getattr(norm, item.name) for item in fields} | {"recorded_on": loaders.today()}
    return save_at(
        norm.version,
        fields,
        known,
        _("Save"),
        key,
        lambda values, version: change_norm(
            loaders.engine(), viewer, norm.id, version, check(NormDraft, values)
        ),
    )
