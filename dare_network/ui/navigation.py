"""The pages, who finds which in the menu, and how to get to a record."""

from uuid import UUID

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.paths import PAGES
from dare_network.ui import state
from dare_network.ui.markup import plain

_NOBODY = UUID(int=0)
SEARCHED = "q"
"""The name of the field for a search in the address; Streamlit itself keeps it there."""


def navigation(viewer: Viewer) -> StreamlitPage:
    """The menu of what this viewer may see; the page that was asked for."""
    listed = [
        st.Page(PAGES / "overview.py", title=_("Overview"), icon=":material/home:", default=True),
        st.Page(PAGES / "network.py", title=_("Network"), icon=":material/hub:"),
        st.Page(PAGES / "stakeholders.py", title=_("Stakeholders"), icon=":material/groups:"),
        st.Page(PAGES / "dialogues.py", title=_("Dialogues"), icon=":material/forum:"),
        st.Page(PAGES / "commitments.py", title=_("Commitments"), icon=":material/handshake:"),
        st.Page(PAGES / "summary.py", title=_("Summary"), icon=":material/monitoring:"),
    ]
    for name, title, icon, right in (
        ("data", _("Data"), ":material/database:", Right.EXPORT),
        ("installation", _("Installation"), ":material/monitor_heart:", Right.ADMINISTER),
    ):
        # Whoever has its address and not the right is told so by the page, in his own language.
        listed.append(
            st.Page(
                PAGES / f"{name}.py",
                title=title,
                icon=icon,
                visibility="visible" if may(viewer, right) else "hidden",
            )
        )
    # Chores of the directory, to which that leads: the menu is for what people look for.
    for name, title, icon in (
        ("duplicates", _("Duplicates"), ":material/join_inner:"),
        ("verify", _("Still true?"), ":material/fact_check:"),
    ):
        listed.append(st.Page(PAGES / f"{name}.py", title=title, icon=icon, visibility="hidden"))
    return st.navigation(listed, position="sidebar")


def link(
    page: str,
    label: str,
    record: UUID | None = None,
    icon: str | None = None,
    place: UUID | None = None,
    focus: UUID | None = None,
) -> None:
    """A link to a page, to one record on it, or to a place in that record. The label is shown as text.

    `focus` is whom the picture of the network starts from.
    """
    # With what the address says anyway: the link may be copied, or opened beside.
    asked = {"id": record, "at": place, "focus": focus, **state.address()}
    st.page_link(
        PAGES / f"{page}.py",
        label=plain(label),
        icon=icon,
        query_params={name: str(key) for name, key in asked.items() if key} or None,
    )


def follow_address(page: StreamlitPage) -> None:
    """Bring the address up to what is asked for.

    A link to another record of the same page changes what is asked for and leaves the address, so that Back
    and reload would lead elsewhere. The browser keeps a step of its own only where the address differs.

    A link to another page writes the whole address itself. Written here as well, and arriving before the
    browser has left the old page, it would be a step to a page that nobody asked for.
    """
    if state.is_new("address.page", page.url_path) or "id" not in st.query_params:
        return
    told = {name: st.query_params.get_all(name) for name in st.query_params if name != SEARCHED}
    # The server last heard of these when the page was asked for; the reader may have chosen others since.
    told |= {name: [said] if said else [] for name, said in state.address().items()}
    st.query_params.from_dict(told)


def asked_record() -> UUID | None:
    """The record that the address asks for; None for none, and one that nobody has for what is no key."""
    return _asked_key("id") or (_NOBODY if st.query_params.get("id") else None)


def asked_place() -> UUID | None:
    """The place in that record that the address asks for."""
    return _asked_key("at")


def _asked_key(name: str) -> UUID | None:
    try:
        return UUID(st.query_params[name])
    except (KeyError, ValueError):
        return None


def ask_record(record: UUID | None) -> None:
    """Make the address ask for this record, and for no place in it."""
    st.query_params.pop("at", None)
    if record is None:
        st.query_params.pop("id", None)
    else:
        st.query_params["id"] = str(record)
