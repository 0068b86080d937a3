"""The product without `gc.freeze`, to see what that saves."""

import gc

import streamlit as st

from dare_network.settings import ROOT
from dare_network.ui.door import MIDDLEWARE, ROUTES

setattr(gc, "freeze", lambda: None)  # noqa: B010 - the type checker rightly minds a plain assignment
app = st.App(str(ROOT / "dare_network" / "ui" / "main.py"), routes=ROUTES, middleware=MIDDLEWARE)
