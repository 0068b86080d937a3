"""One of several kinds of file: what each is for, and one button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dare_network.language import _
from dare_network.ui import choice
from dare_network.ui.markup import plain
from dare_network.ui.widgets.download import download


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that can be had: `make` writes it once somebody asks for it, `purpose` says what it is for."""

    id: str
    label: str
    purpose: str
    make: Callable[[], bytes]
    name: str
    mime: str


def choose_file(offered: Sequence[OfferedFile], key: str) -> None:
    """Draw a list of kinds of file, what the chosen one is for, and the button for it."""
    named = {each.id: each.label for each in offered}
    chosen = choice.must_choose(_("Kind of file"), named, f"{key}.file", lasts=True)
    wanted = next(each for each in offered if each.id == chosen)
    st.caption(plain(wanted.purpose))
    # A button for each kind: the browser would take one that changes for the file before.
    download(
        _("Download {file}").format(file=wanted.name),
        wanted.make,
        wanted.name,
        wanted.mime,
        f"{key}.{wanted.id}",
        ":material/download:",
    )
