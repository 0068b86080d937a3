"""The door of all these pages. The product's own page has the product's own door."""

import os
from pathlib import Path

import streamlit as st

from dare_network.ui.asgi import MIDDLEWARE
from dare_network.ui.sockets import answering_at_once

main = Path(__file__).with_name("main.py")
middleware = MIDDLEWARE if os.environ["BENCH_PAGE"] == "product" else []
app = st.App(str(main), middleware=middleware, lifespan=answering_at_once)
