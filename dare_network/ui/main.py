"""The main script: page configuration and navigation; nothing that a page needs."""

from dare_network.language import use_language
from dare_network.ui import loaders, state
from dare_network.ui.navigation import follow_address, navigation
from dare_network.ui.page import page_while_away
from dare_network.ui.style import apply_style
from dare_network.ui.widgets.sidebar import sidebar

use_language(state.language())
apply_style()
away = loaders.begin_run_or_say_why()
chosen = navigation(state.viewer())
sidebar(bool(away))
if away:
    # The menu stays: whatever is clicked next asks the database again.
    page_while_away(chosen.title, away)
else:
    follow_address(chosen)
    chosen.run()
