"""The door: `streamlit run app.py`, or any ASGI server on `app:app`.

The main script lies elsewhere on purpose: a folder `pages` beside it would be run past the frame.
"""

import streamlit as st

from dare_network.ui.door import MIDDLEWARE, ROUTES, refuse_open_address
from dare_network.ui.serving import serving

refuse_open_address()
app = st.App("dare_network/ui/main.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=serving)
