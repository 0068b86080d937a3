"""The main script: page configuration and navigation; nothing that a page needs."""

import streamlit as st

from dare_network.errors import DareError
from dare_network.language import use_language
from dare_network.ui import data, state
from dare_network.ui.components.sidebar import sidebar
from dare_network.ui.navigation import navigation
from dare_network.ui.page import show_error
from dare_network.ui.style import apply_style

use_language(state.language())
apply_style()
try:
    data.begin_run()
except DareError as error:
    show_error(error)
    st.stop()
chosen = navigation(state.viewer())
sidebar()
chosen.run()
