"""The main script: page configuration and navigation; nothing that a page needs."""

import streamlit as st

from dare_network.language import _, use_language
from dare_network.ui import data, state
from dare_network.ui.components.sidebar import sidebar
from dare_network.ui.markup import plain
from dare_network.ui.navigation import navigation
from dare_network.ui.page import show_error
from dare_network.ui.style import apply_style

use_language(state.language())
apply_style()
away = data.begin_run_or_say_why()
chosen = navigation(state.viewer())
sidebar(bool(away))
if away:
    # The menu stays: whatever is clicked next asks the database again.
    st.title(plain(chosen.title), anchor=False)
    show_error(away)
    st.button(_("Try again"), key="page.again")
else:
    chosen.run()
