"""The versions of minutes: read one, compare two, begin the next from any."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.comparison import LineChange, compare
from dare_network.domain.rules.minutes import redraft_hindrance
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, moment, ngettext
from dare_network.ui import choice, loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import show
from dare_network.ui.minutes import forms
from dare_network.ui.minutes.files import minutes_files
from dare_network.ui.minutes.layered_text import both_layers, compared


def minutes_versions(viewer: Viewer, dossier: Dossier, chain: Sequence[Minutes], records: bool) -> None:
    """Draw the version that the reader chooses, alone or compared with another one."""
    labels = {one.number: _label(one) for one in chain}
    by_number = {one.number: one for one in chain}
    # The first is the newest, and the one that a reader wants to see next.
    key = f"minutes.version.{chain[0].id}"
    reading, beside = st.columns(2)
    with reading:
        chosen = by_number[choice.must_choose(_("Version"), labels, f"{key}.read")]
    with beside:
        before = choice.one(
            _("Compared with"),
            {number: label for number, label in labels.items() if number != chosen.number},
            f"{key}.before",
            placeholder=_("No other version"),
        )
    if closed := chain[0].number - len(chain):
        st.caption(
            ngettext(
                "{n} earlier version is more confidential than these minutes; you may not read it.",
                "{n} earlier versions are more confidential than these minutes; you may not read them.",
                closed,
            )
        )
    minutes_files(viewer, dossier, chosen, f"{key}.files")
    if before is None:
        show("{}", both_layers(chosen.text, chosen.public_text))
    else:
        _comparison(by_number[before], chosen)
    if records and chosen is not chain[0] and redraft_hindrance(chain[0]) is None:
        form_dialog_button(
            _("Restore version {number} as a new draft").format(number=chosen.number),
            _("Restore a version"),
            f"minutes.restore.{chosen.id}",
            partial(forms.redraft, viewer, chain[0], chosen.number),
            ":material/history:",
        )


def _comparison(before: Minutes, after: Minutes) -> None:
    for title, old, new in (
        (_("Whole record"), before.text, after.text),
        (_("Public layer"), before.public_text, after.public_text),
    ):
        lines = compare(old, new)
        counts = {change: sum(line.change is change for line in lines) for change in LineChange}
        told = _("From version {old} to version {new}: {added}, {removed}.").format(
            old=before.number,
            new=after.number,
            added=ngettext("{n} line added", "{n} lines added", counts[LineChange.ADDED]),
            removed=ngettext("{n} line removed", "{n} lines removed", counts[LineChange.REMOVED]),
        )
        show(
            '<div class="record"><p class="eyebrow">{}</p><p class="muted small">{}</p>{}</div>',
            title,
            told,
            compared(lines),
        )


def _label(known: Minutes) -> str:
    state_label = loaders.reference().label(TermList.MINUTES_STATE, known.state)
    return f"{known.number} · {state_label} · {moment(known.written_at)} · {known.account}"
