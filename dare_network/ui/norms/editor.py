"""The norm times of all formats, for administrators to keep up to date."""

from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.norms import NormDraft
from dare_network.domain.records.reference import FormatNorm, Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Direction, Right, TermList
from dare_network.language import _, day
from dare_network.services.norms import change_norm
from dare_network.ui import choice, loaders
from dare_network.ui.drawer import opener
from dare_network.ui.forms.form import Field, Kind
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
                opener(
                    _("Change this norm time"),
                    norm.step,
                    f"{key}.norm.{norm.id}",
                    partial(norm_form, viewer, reference, norm),
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


def norm_form(viewer: Viewer, reference: Reference, norm: FormatNorm, key: str) -> bool:
    """Draw the form of one norm time and say whether it was saved."""
    sides = {each: reference.label(TermList.DIRECTION, each) for each in Direction}
    fields = [
        Field("step_en", _("Step, in English"), required=True),
        Field("step_nl", _("Step, in Dutch"), required=True),
        Field("limit", _("How many"), Kind.WHOLE, required=True, help=_("Below zero: before the event.")),
        Field("unit", _("Of what"), Kind.CHOICE, unit_names(), required=True),
        Field("from_event", _("Counted from"), Kind.CHOICE, event_names(), required=True),
        Field("until_event", _("Done with"), Kind.CHOICE, event_names()),
        Field("due_from", _("Due from"), Kind.CHOICE, sides, required=True),
        Field("source", _("Source"), Kind.AREA, required=True),
        Field("recorded_on", _("Checked against its source on"), Kind.DAY, required=True),
    ]
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
