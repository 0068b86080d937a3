"""Work that may take long: the page says so, and nobody has to wait for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

import streamlit as st

from dare_network.language import _
from dare_network.ui import state

T = TypeVar("T")

_WORKERS = ThreadPoolExecutor(4, "long-work")
_MOMENT, _BEAT = 0.5, 0.2
"""Seconds: before anything is said, and between two looks at whether somebody does not want to wait."""


def in_background(work: Callable[[], T], doing: str, key: str) -> T:
    """Return what `work` gives, which draws nothing itself.

    When it takes longer than a moment the page says what is being done, and offers not to wait. Then
    the run ends here; the work goes on, and its loader keeps what it gives for whoever asks next.
    """
    stopped = f"{key}.stopped"
    if state.read(stopped, False):
        _stopped(doing, stopped)
    found = _WORKERS.submit(copy_context().run, work)
    if not _is_there(found, _MOMENT):
        _wait(found, doing, stopped)
    return found.result()


def _wait(found: "Future[T]", doing: str, stopped: str) -> None:
    place = st.empty()
    with place.container(), st.spinner(doing, show_time=True):
        st.button(
            _("Stop waiting"),
            key=f"{stopped}.stop",
            on_click=lambda: state.put(stopped, True),
            type="tertiary",
        )
        beat = st.empty()
        while not _is_there(found, _BEAT):
            # Streamlit ends a run that nobody waits for only where it draws something.
            beat.empty()
    place.empty()


def _is_there(found: "Future[T]", seconds: float) -> bool:
    try:
        found.exception(timeout=seconds)
    except TimeoutError:
        return False
    return True


def _stopped(doing: str, stopped: str) -> None:
    st.info(_("You did not wait for this: {what}").format(what=doing))
    st.button(_("Do it after all"), key=f"{stopped}.again", on_click=lambda: state.put(stopped, False))
    st.stop()
