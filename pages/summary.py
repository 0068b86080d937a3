"""The steering committee's summary: numbers for a period, each leading to its records."""

from datetime import datetime

import streamlit as st

from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Right
from dare_network.language import AMSTERDAM, _
from dare_network.services.summary import period_presets, summary_document
from dare_network.ui import choice, loaders
from dare_network.ui.page import page
from dare_network.ui.summary.figures import silent_bodies, summary_figure, summary_numbers
from dare_network.ui.widgets.download import download


def _period() -> Period:
    presets = period_presets(loaders.today())
    return choice.must_choose(
        _("Period"),
        {period: name for name, period in presets},
        "summary.period",
        first=presets[2][1],
        lasts=True,
        width=320,
    )


def _download(viewer: Viewer, period: Period) -> None:
    download(
        _("One page to print (HTML)"),
        lambda: summary_document(loaders.engine(), viewer, period, datetime.now(AMSTERDAM)),
        "summary.html",
        "text/html",
        "summary.download",
        ":material/print:",
    )


def _figures(viewer: Viewer, summary: Summary) -> None:
    summary_numbers(viewer, summary.period, key="summary.numbers")
    left, right = st.columns(2, gap="large")
    with left:
        summary_figure(viewer, summary.period, "dialogues", key="summary.dialogues")
        summary_figure(viewer, summary.period, "answers", key="summary.answers")
    with right:
        summary_figure(viewer, summary.period, "bodies", key="summary.bodies")
        summary_figure(viewer, summary.period, "commitments", key="summary.commitments")
    silent_bodies(summary)


with page(
    _("Summary"), Right.SEE_SUMMARY, _("Click on a number or a bar to see the records behind it.")
) as viewer:
    period = _period()
    _download(viewer, period)
    _figures(viewer, loaders.summary(viewer, period))
