"""A field for a day, whose parts stand in the order in which they are typed in the reader's language."""

from datetime import date
from typing import Any, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dare_network.language import pick
from dare_network.ui import state


def day_field(label: str, key: str, place: DeltaGenerator | None = None, **looks: Any) -> date | None:
    """Draw the field and hand out the day that stands in it."""
    order = pick("YYYY-MM-DD", "DD-MM-YYYY")
    # In another order it is another field to Streamlit, which would begin empty.
    if state.is_new(f"{key}.order", order) and state.has(key):
        state.put(key, state.kept(key))
    draw = place or cast("DeltaGenerator", st)
    found = draw.date_input(label, None, key=key, format=order, **looks)
    return found if isinstance(found, date) else None
