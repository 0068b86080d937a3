"""The door: `streamlit run app.py`, or any ASGI server on `app:app`.

The main script lies elsewhere on purpose: a folder `pages` beside it would be run past the frame.
"""

import streamlit as st

from dare_network.paths import MAIN
from dare_network.ui.asgi import MIDDLEWARE, ROUTES, get_ready
from dare_network.ui.failures import show_script_error
from dare_network.ui.serving import serving

get_ready()
app = st.App(
    str(MAIN),
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=serving,
    on_script_error=show_script_error,
)
