"""A table in which a click anywhere in a row chooses it."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dare_network.language import ngettext
from dare_network.ui import state

ROW = 35
"""How high Streamlit draws a row, in pixels."""


def chosen_row(
    rows: Sequence[Mapping[str, object]],
    key: str,
    widths: Sequence[int],
    height: int = 400,
) -> int | None:
    """Draw the rows; the position of the row that was clicked since the last run, None where none was.

    `widths` are those of the columns and `height` the most that the table takes, in pixels.
    """
    clicked = f"{key}.clicked"
    columns = zip(rows[0], widths, strict=True)
    event = st.dataframe(
        pd.DataFrame(rows),
        key=key,
        hide_index=True,
        width="stretch",
        height=min(height, ROW * (len(rows) + 1) + 3),
        column_config={name: st.column_config.Column(width=width) for name, width in columns},
        on_select=lambda: state.put(clicked, True),
        selection_mode=["single-row", "single-cell"],
        placeholder="–",
        alt=ngettext("Table with {n} row", "Table with {n} rows", len(rows)),
    )
    selection = event.selection
    # The mark on a row outlives the click: other rows, or another choice, may have come under it.
    if not state.take(clicked):
        return None
    if selection.rows:
        return int(selection.rows[0])
    if selection.cells:
        return int(selection.cells[0][0])
    return None
