"""The product without `gc.freeze`, to see what that saves."""

import gc

import streamlit as st

from dare_network.paths import MAIN
from dare_network.ui.asgi import MIDDLEWARE, ROUTES

setattr(gc, "freeze", lambda: None)  # noqa: B010 - the type checker rightly minds a plain assignment
app = st.App(str(MAIN), routes=ROUTES, middleware=MIDDLEWARE)
