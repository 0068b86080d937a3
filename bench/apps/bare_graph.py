"""The door of a page with nothing but a vis-network graph, which has an address of its own as ours has."""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from dare_network.ui.components.graph_view.vendor import VENDOR_URL, VIS_NETWORK


async def _vis_network(_request: Request) -> Response:
    return FileResponse(VIS_NETWORK, media_type="text/javascript")


app = st.App(str(Path(__file__).with_name("bare_main.py")), routes=[Route(f"/{VENDOR_URL}", _vis_network)])
