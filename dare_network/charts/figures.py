"""The figures of the summary. Each bar carries the keys that lead to its records (`figure_bars.ids_at`).

Colours of text, paper and single bars are left to the page's theme, so that they can be read in a
light and in a dark one.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from dare_network.charts.paint import ALIGNMENT, PLAIN, TIMING, Paint
from dare_network.domain.records.summary import Split, Summary, Tally
from dare_network.language import number

CONFIG: Mapping[str, object] = {"displayModeBar": False}
"""Settings with which plotly shows the figures: without a row of buttons."""

_LABEL_WIDTH = 22
_LABEL_LINES = 3
_CLEAR = "rgba(0,0,0,0)"


def dialogues_figure(summary: Summary) -> go.Figure:
    """Draw how far the dialogues of the period are: a bar a state."""
    return _counts(summary.dialogues_by_state)


def bodies_figure(summary: Summary) -> go.Figure:
    """Draw with whom the dialogues of the period are: a bar a body."""
    return _counts(summary.dialogues_by_body)


def answers_figure(summary: Summary) -> go.Figure:
    """Draw how the answers of the period stand to our positions: a bar a body, from agreement on."""
    return _stacked(summary.answers_by_body, summary.answers_by_alignment, ALIGNMENT)


def commitments_figure(summary: Summary) -> go.Figure:
    """Draw who still has what to do: a bar an owner, overdue commitments first."""
    return _stacked(summary.commitments_by_owner, summary.commitments_by_timing, TIMING)


FIGURES: Mapping[str, Callable[[Summary], go.Figure]] = {
    "dialogues": dialogues_figure,
    "bodies": bodies_figure,
    "answers": answers_figure,
    "commitments": commitments_figure,
}
"""Every figure by its name, in the order of a page."""


def _counts(tallies: Sequence[Tally]) -> go.Figure:
    bars = go.Bar(
        orientation="h",
        x=[tally.count for tally in tallies],
        y=[tally.key for tally in tallies],
        customdata=[[tally.key] for tally in tallies],
        text=[number(tally.count) for tally in tallies],
        textposition="outside",
        cliponaxis=False,
        hovertext=[_hover(tally.label, tally) for tally in tallies],
        hoverinfo="text",
    )
    return _figure(tallies, [bars] if tallies else [])


def _stacked(
    splits: Sequence[Split],
    parts: Sequence[Tally],
    paints: Mapping[str, Paint],
) -> go.Figure:
    bars = [_part(splits, part, paints.get(part.key, PLAIN)) for part in parts]
    figure = _figure(splits, bars)
    legend = {"orientation": "h", "traceorder": "normal", "y": 0, "yanchor": "top", "x": 0}
    return figure.update_layout(barmode="stack", showlegend=True, legend=legend)


def _part(splits: Sequence[Split], part: Tally, paint: Paint) -> go.Bar:
    shown = [(s, tally) for s in splits for tally in s.parts if tally.key == part.key]
    return go.Bar(
        name=_escaped(part.label),
        orientation="h",
        x=[tally.count for _split, tally in shown],
        y=[split.key for split, _tally in shown],
        customdata=[[split.key, tally.key] for split, tally in shown],
        text=[number(tally.count) for _split, tally in shown],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        hovertext=[_hover(split.label, tally) for split, tally in shown],
        hoverinfo="text",
        marker={
            "color": paint.colour,
            "pattern": {
                "shape": paint.hatching,
                "fillmode": "overlay",
                "fgopacity": 0.4,
                "solidity": 0.2,
                "size": 7,
            },
        },
    )


def _figure(rows: Sequence[Tally | Split], bars: Sequence[go.Bar]) -> go.Figure:
    labels = [_lines(row.label, _LABEL_WIDTH) for row in rows]
    lines = sum(max(2, label.count("<br>") + 1) for label in labels)
    figure = go.Figure(bars)
    figure.update_yaxes(
        # By key, since two bodies may have the same name, and a key is no number.
        type="category",
        categoryorder="array",
        categoryarray=[row.key for row in rows],
        tickvals=[row.key for row in rows],
        ticktext=labels,
        autorange="reversed",
        automargin=True,
        showgrid=False,
        ticks="outside",
        ticklen=6,
        tickcolor=_CLEAR,
        fixedrange=True,
    )
    # Every part bears its count: a scale beside it would say the same again.
    figure.update_xaxes(visible=False, fixedrange=True, rangemode="tozero")
    return figure.update_layout(
        height=40 + 18 * lines + 22 * len(bars),
        margin={"l": 0, "r": 28, "t": 8, "b": 8},
        bargap=0.3,
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        paper_bgcolor=_CLEAR,
        plot_bgcolor=_CLEAR,
    )


def _hover(owner: str, tally: Tally) -> str:
    text = owner if owner == tally.label else f"{owner}: {tally.label}"
    return f"{_lines(text, 2 * _LABEL_WIDTH)}<br>{number(tally.count)}"


def _lines(text: str, width: int) -> str:
    lines = wrap(text, width, max_lines=_LABEL_LINES, placeholder="…")
    return "<br>".join(_escaped(line) for line in lines)


def _escaped(text: str) -> str:
    # plotly reads a few tags and entities in every text that it draws.
    return escape(text, quote=False)
