"""The stakeholder network: who knows whom, through whom, and since when."""

import streamlit as st

from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.ui import loaders
from dare_network.ui.explorer.explorer import network_explorer
from dare_network.ui.page import page

with page(
    _("Network"), Right.SEE_NETWORK, _("Who works where, who is tied to whom, who met whom.")
) as viewer:
    if loaders.names(viewer).stakeholders:
        network_explorer(viewer, key="network")
    else:
        st.info(
            _("The network is empty. Import a file on the Data page, or add people on the Stakeholders page.")
        )
