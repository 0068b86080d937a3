"""A place for files that says in the reader's language how large they may be."""

from typing import Any

import streamlit as st

from dare_network.language import _, number


def upload(label: str, most: int, key: str, **how: Any) -> Any:
    """Draw a place for files of at most so many megabytes each; what lies there.

    Streamlit's own words for it are English and are not shown (`style.css`).
    """
    told = _("{label} (at most {most} MB each)").format(label=label, most=number(most))
    return st.file_uploader(told, max_upload_size=most, key=key, **how)
