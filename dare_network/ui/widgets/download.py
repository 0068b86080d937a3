"""Files to take away, made when somebody asks for them."""

from collections.abc import Callable
from functools import partial
from typing import get_args

import streamlit as st

from dare_network.language import _, current_language, speaking
from dare_network.services.documents import DocumentKind
from dare_network.ui.failures import telling

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The kind of a workbook, as browsers know it."""
_MIME: dict[DocumentKind, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def download(
    label: str, make: Callable[[], bytes], name: str, mime: str, key: str, icon: str | None = None
) -> None:
    """Draw a button for a file called `name`; `make` writes it in the reader's language."""
    language = current_language()

    def written() -> bytes:
        # The file is made in a thread of its own, which has not met the page.
        with speaking(language):
            return telling(make)

    st.download_button(label, data=written, file_name=name, mime=mime, on_click="ignore", key=key, icon=icon)


def document_downloads(make: Callable[[DocumentKind], bytes], name: str, key: str) -> None:
    """Draw a button for each kind of document, which `make` writes; `name` is without its ending."""
    labels: dict[DocumentKind, str] = {"docx": _("Word (DOCX)"), "pdf": _("PDF")}
    with st.container(horizontal=True):
        for kind in get_args(DocumentKind):
            written = partial(make, kind)
            download(
                labels[kind], written, f"{name}.{kind}", _MIME[kind], f"{key}.{kind}", ":material/download:"
            )
