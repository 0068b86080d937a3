"""Minutes that were opened: where they stand, their text in both layers, comments, versions, next steps."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.minutes import Minutes, MinutesComment
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import (
    final_of,
    next_steps,
    redraft_hindrance,
    standings_of,
)
from dare_network.domain.vocabulary import MinutesState
from dare_network.language import _, moment
from dare_network.ui import choice, loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import code, paragraphs, show
from dare_network.ui.minutes import circulation_forms as circulation
from dare_network.ui.minutes import forms
from dare_network.ui.minutes.files import minutes_files
from dare_network.ui.minutes.layered_text import both_layers
from dare_network.ui.minutes.list import marks, open_minutes, title_of
from dare_network.ui.minutes.versions import minutes_versions
from dare_network.ui.widgets.facts import name_of, show_facts


def minutes_view(viewer: Viewer, dossier: Dossier, chain: Sequence[Minutes], records: bool) -> None:
    """Draw the minutes with what can be done with them; `records` says whether this viewer may write."""
    last = chain[0]
    st.button(
        _("All meetings"),
        icon=":material/arrow_back:",
        key="minutes.back",
        on_click=open_minutes,
        args=(dossier.dialogue.id, None),
    )
    _head(dossier, chain)
    if records:
        _actions(viewer, dossier.dialogue, last)
    said = [one for one in loaders.minutes_comments(viewer, dossier.dialogue.id) if _is_of(one, chain)]
    names = {
        "text": _("Text"),
        "comments": _("Comments ({count})").format(count=len(said)),
        "versions": _("Versions"),
    }
    parts = choice.tabs(names, f"minutes.parts.{last.chain_id}")
    with parts["text"]:
        minutes_files(viewer, dossier, last, "minutes.files")
        show("{}", both_layers(last.text, last.public_text))
    with parts["comments"]:
        _comments(viewer, chain, said)
    with parts["versions"]:
        minutes_versions(viewer, dossier, chain, records)


def _head(dossier: Dossier, chain: Sequence[Minutes]) -> None:
    last, final = chain[0], final_of(chain)
    show('<h3 class="title">{}</h3><div>{}</div>', title_of(last, dossier), marks(last))
    if final and final is not last:
        in_force = _("Version {number} is final and in force. Version {last} is its correction.")
        st.info(in_force.format(number=final.number, last=last.number))
    show_facts(
        [
            (_("Written"), f"{moment(last.written_at)} · {last.account}"),
            (_("Reviewed by"), last.reviewers),
            (_("Sent to the body"), last.recipients),
            (_("Digest (SHA-256)"), code(last.digest)),
        ]
    )


def _actions(viewer: Viewer, dialogue: Dialogue, last: Minutes) -> None:
    with st.container(horizontal=True):
        if last.state is MinutesState.DRAFT:
            _action(_("Edit text"), "edit", partial(forms.edit, viewer, last), last, "edit")
        if next_steps(last):
            _action(_("Next step"), "step", partial(circulation.step, viewer, last), last, "arrow_forward")
        if last.state is not MinutesState.DRAFT and redraft_hindrance(last) is None:
            final = last.state is MinutesState.FINAL
            label = _("Begin a correction") if final else _("Back to a draft")
            _action(label, "redraft", partial(forms.redraft, viewer, last, last.number), last, "undo")
        _action(_("Add comment"), "comment", partial(circulation.comment, viewer, last), last, "comment")
        if len(standings_of(last)) > 1:
            _action(_("Standing"), "standing", partial(circulation.standing, viewer, last), last, "verified")
        level = partial(forms.classify, viewer, dialogue, last)
        _action(_("Confidentiality"), "level", level, last, "lock")
        if last.state is MinutesState.DRAFT:
            _action(_("Build again"), "rebuild", partial(forms.rebuild, viewer, last), last, "refresh")


def _action(label: str, name: str, body: Callable[[str], bool], last: Minutes, icon: str) -> None:
    form_dialog_button(label, label, f"minutes.{name}.{last.chain_id}", body, f":material/{icon}:")


def _comments(viewer: Viewer, chain: Sequence[Minutes], said: Sequence[MinutesComment]) -> None:
    if not said:
        st.info(_("No comments yet."))
    numbers = {one.id: one.number for one in chain}
    names = loaders.names(viewer)
    for one in said:
        whose = (one.said_by, name_of(names, one.body_id) if one.body_id else _("One of ours"))
        show(
            '<div class="record"><p class="muted small">{} · {} · {}</p><p>{}</p></div>',
            " · ".join(filter(None, whose)),
            _("Version {number}").format(number=numbers[one.minutes_id]),
            _("Written down on {when} by {account}").format(when=moment(one.written_at), account=one.account),
            paragraphs(one.text),
        )


def _is_of(said: MinutesComment, chain: Sequence[Minutes]) -> bool:
    return any(one.id == said.minutes_id for one in chain)
