"""The progress of long work, with a button that stops it."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dare_network.domain.progress import Progress
from dare_network.language import _


@contextmanager
def stoppable(key: str) -> Iterator[Progress]:
    """Draw how far the work is that tells it to what is given, and a button that stops it."""
    place = st.empty()
    with place.container():
        bar = st.progress(0.0)
        # A click draws the page anew, which ends the work at its next word: nothing of it is kept then.
        st.button(_("Stop"), key=f"{key}.stop", icon=":material/stop:")

    def tell(share: float, doing: str) -> None:
        bar.progress(share, text=doing)

    try:
        yield tell
    except Exception:
        # What was refused says so in this place.
        place.empty()
        raise
