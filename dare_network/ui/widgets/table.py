"""The only way to a table that is drawn as a grid: to be read, or to choose rows from.

The grid itself gives no file away (`client.disableDataExport`); what can be exported is a file of ours.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import write_csv
from dare_network.language import _, ngettext
from dare_network.ui import choice, state
from dare_network.ui.widgets.download import download

ROW = 35
"""The height of a row as Streamlit draws it, in pixels."""
HIGH = 400
T = TypeVar("T", bound=Hashable)
Rows = Sequence[Mapping[str, object]]
OnHeading = Callable[[str], object]


def table(rows: Rows, widths: Sequence[int] = (), height: int = HIGH) -> None:
    """Draw rows. `widths` are those of the first columns, `height` the most that it takes, in pixels."""
    _grid(pd.DataFrame(rows), _widths(rows, widths), height)


def matrix(cells: pd.DataFrame, key: str, height: int) -> None:
    """Draw a table whose rows have names as well."""
    _grid(cells, {}, height, key=key, hide_index=False)


def chosen_row(
    rows: Mapping[T, Mapping[str, object]],
    key: str,
    widths: Sequence[int],
    height: int = HIGH,
    on_heading: OnHeading | None = None,
) -> T | None:
    """Draw rows by their ids; the one that was clicked since the last run, None where none was.

    A click on a heading orders the rows that are drawn, or does what `on_heading` does with it.
    """
    clicked, ids = f"{key}.clicked", list(rows)
    grid = choice.widget_key(key, ids)

    def click() -> None:
        # Of the rows that were drawn: others may have come in their place.
        selection = getattr(state.read(grid, None), "selection", None)
        positions = [*selection.rows, *(row for row, _column in selection.cells)] if selection else []
        state.put(clicked, ids[positions[0]] if positions else None)
        _click_heading(grid, on_heading)

    drawn = list(rows.values())
    modes = ["single-row", "single-cell", *_heading_mode(on_heading)]
    _grid(
        pd.DataFrame(drawn), _widths(drawn, widths), height, key=grid, on_select=click, selection_mode=modes
    )
    # Once: the mark on a row outlives the click.
    return cast("T | None", state.take(clicked))


def chosen_rows(
    rows: Mapping[T, Mapping[str, object]],
    key: str,
    widths: Sequence[int],
    height: int = HIGH,
    on_heading: OnHeading | None = None,
) -> list[T]:
    """Draw rows by their ids; those that are marked. Where other rows are drawn, none is."""
    drawn, ids = list(rows.values()), list(rows)
    grid, modes = choice.widget_key(key, ids), ["multi-row", *_heading_mode(on_heading)]
    how = {"key": grid, "on_select": partial(_click_heading, grid, on_heading), "selection_mode": modes}
    event = _grid(pd.DataFrame(drawn), _widths(drawn, widths), height, **how)
    return [ids[row] for row in event.selection.rows if row < len(ids)]


def _heading_mode(on_heading: OnHeading | None) -> list[str]:
    # Where headings can be chosen, Streamlit does not order the rows that are drawn by them.
    return ["single-column"] if on_heading else []


def _click_heading(grid: str, on_heading: OnHeading | None) -> None:
    """Hand on the heading that was clicked, once."""
    selection = getattr(state.read(grid, None), "selection", None)
    headings = list(selection.columns) if selection else []
    if on_heading and state.is_new(f"{grid}.heading", headings) and headings:
        on_heading(headings[0])


def table_file(
    viewer: Viewer, headings: Sequence[str], rows: Sequence[Sequence[object]], name: str, key: str
) -> None:
    """Draw the button for rows as a file, for those who may take them along."""
    if may(viewer, Right.EXPORT):
        written = partial(write_csv, headings, rows)
        download(_("Table (CSV)"), written, name, "text/csv", key, ":material/download:")


def _widths(rows: Rows, widths: Sequence[int]) -> Mapping[str, int]:
    return dict(zip(rows[0], widths, strict=False)) if rows else {}


def _grid(frame: pd.DataFrame, widths: Mapping[str, int], height: int, **options: Any) -> Any:
    return st.dataframe(
        frame,
        width="stretch",
        height=min(height, ROW * (len(frame) + 1) + 3),
        column_config={name: st.column_config.Column(width=width) for name, width in widths.items()},
        placeholder="–",
        alt=ngettext("Table with {n} row", "Table with {n} rows", len(frame)),
        **{"hide_index": True} | options,
    )
