"""The dialogues: find one, read it question by question, write down what was answered."""

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.services import dialogues as service
from dare_network.ui import loaders
from dare_network.ui.dialogues.files import due_days
from dare_network.ui.dialogues.filters import dialogue_filters
from dare_network.ui.dialogues.forms import new_dialogue, new_product
from dare_network.ui.dialogues.list import dialogue_list
from dare_network.ui.dialogues.search_results import search_field, search_results
from dare_network.ui.dialogues.view import dialogue_view
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.navigation import SEARCHED, ask_record, asked_record
from dare_network.ui.page import entitle, page


def _actions(viewer: Viewer) -> None:
    with st.container(horizontal=True):
        if may(viewer, Right.RECORD_DIALOGUES):
            form_dialog_button(
                _("Record a dialogue"),
                _("Record a dialogue"),
                "dialogue.new",
                lambda key: new_dialogue(viewer, key),
                ":material/add:",
            )
            form_dialog_button(
                _("Add product"), _("Add product"), "product.new", lambda key: new_product(viewer, key)
            )
        due_days(viewer, key="dialogues.due")


def _list(viewer: Viewer) -> None:
    _actions(viewer)
    text = search_field(key=SEARCHED)
    to = dialogue_filters(viewer, "dialogues.list", texts=bool(text))
    if text:
        search_results(viewer, text, to, key="dialogues.findings")
    elif chosen := dialogue_list(viewer, to, key="dialogues.list"):
        ask_record(chosen)
        st.rerun()


with page(
    _("Dialogues"),
    Right.SEE_NETWORK,
    _("What was asked, what our position was, what was answered and what was promised."),
) as viewer:
    if asked := asked_record():
        found = service.dossier(loaders.engine(), viewer, asked)
        entitle(f"{found.dialogue.ref} {found.dialogue.title}", _("Dialogues"))
        dialogue_view(viewer, found)
    else:
        _list(viewer)
