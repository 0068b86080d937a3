"""A page on which everything fails that can: itself, a part, a panel, a click, a file."""

import sqlite3
from pathlib import Path

import streamlit as st

from dare_network.errors import StoreUnavailableError
from dare_network.language import use_language
from dare_network.ui import loaders, state
from dare_network.ui.form_dialog import open_form_dialog
from dare_network.ui.fragment import fragment
from dare_network.ui.widgets.download import download

# No database is needed here.
loaders.begin_run = lambda: None


# Not as one word: the lines that raised an error are written down.
SECRET = "-".join(["said", "in", "confidence"])


def fail() -> bytes:
    """Fail with a text that nobody may see."""
    raise ValueError(SECRET)


def outage() -> bytes:
    """Fail as when the database is away."""
    raise StoreUnavailableError("The database is away.")


@fragment
def part() -> None:
    """A part that fails at a click."""
    if st.button("In a part", key="part"):
        fail()


def panel() -> bool:
    """A panel that fails as it opens."""
    fail()
    return True


use_language(state.language())
st.button("Before", key="before")
part()
if st.button("In a panel", key="panel"):
    open_form_dialog("Panel", panel)
st.button("In a click", key="click", on_click=fail)
if st.button("In a statement", key="statement"):
    sqlite3.connect(":memory:").execute(f"SELECT no_such_column FROM sqlite_schema WHERE '{SECRET}'")
if st.button("In a script", key="script"):
    exec(compile(f"{SECRET} (", str(Path(__file__).with_name("broken.py")), "exec"))
if st.button("By the database", key="outage"):
    outage()
download("File", fail, "file.txt", "text/plain", "file")
download("File of the database", outage, "file.txt", "text/plain", "away")
if st.button("On the page", key="page"):
    st.html("<p>What stands above stays</p>")
    fail()
