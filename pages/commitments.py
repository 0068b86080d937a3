"""Commitments over all dialogues: what was promised, by whom and by when."""

import streamlit as st

from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.ui import list_loaders
from dare_network.ui.commitments.desk import commitment_desk
from dare_network.ui.exporting.sheets import commitments_round_trip
from dare_network.ui.page import page

with page(
    _("Commitments"),
    Right.SEE_NETWORK,
    _("What was promised, by us and by others, by whom and by when."),
) as viewer:
    if list_loaders.commitment_owners(viewer):
        commitment_desk(viewer, key="commitments")
        commitments_round_trip(viewer, key="trip")
    else:
        st.info(_("No commitment is recorded yet, or none is open to you. They are noted on a dialogue."))
