"""An app that is told of its failures as the product is."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dare_network.ui.asgi import MIDDLEWARE, get_ready
from dare_network.ui.failures import show_script_error


async def failing(_request: Request) -> Response:
    """An address whose answer fails."""
    raise ValueError("-".join(["said", "in", "confidence"]))


get_ready()
app = st.App(
    "main.py", routes=[Route("/failing", failing)], middleware=MIDDLEWARE, on_script_error=show_script_error
)
