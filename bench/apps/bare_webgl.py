"""The component of the bare pages: typed arrays in, points and lines in two calls out."""

import struct
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

MOUNT = st.components.v2.component(
    "bare_webgl",
    html='<canvas style="width: 100%; height: 620px"></canvas>',
    js=Path(__file__).with_suffix(".js").read_text("utf-8"),
)


def bare_bytes(
    places: Sequence[Sequence[float]], sizes: Sequence[float], pairs: Sequence[Sequence[int]]
) -> bytes:
    """Return what the component draws: the numbers of marks and lines, then one column after the other."""
    nodes, ends = len(places), [end for pair in pairs for end in pair]
    columns = [
        struct.pack("<2I", nodes, len(pairs)),
        struct.pack(f"<{nodes}f", *(x for x, _y in places)),
        struct.pack(f"<{nodes}f", *(y for _x, y in places)),
        struct.pack(f"<{nodes}f", *sizes),
        struct.pack(f"<{len(ends)}I", *ends),
        bytes(at % 5 for at in range(nodes)),
    ]
    return b"".join(columns)
