"""The progress of long work, with a button that stops it."""

import streamlit as st

from dare_network.domain.progress import Progress
from dare_network.language import _


def stoppable(key: str) -> Progress:
    """Draw how far the work is that tells it to what is returned, and a button that stops it."""
    bar = st.progress(0.0)
    # A click draws the page anew, which ends the work at its next word: nothing of it is kept then.
    st.button(_("Stop"), key=f"{key}.stop", icon=":material/stop:")

    def tell(share: float, doing: str) -> None:
        bar.progress(share, text=doing)

    return tell
