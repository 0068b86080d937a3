"""The frame of every page: title, access, language, messages, and errors in the reader's words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import DareError, NotFoundError, StoreUnavailableError
from dare_network.language import _, use_language
from dare_network.ui import loaders, state
from dare_network.ui.autosave import drop_saved_typing
from dare_network.ui.keyboard import guard_keyboard
from dare_network.ui.markup import plain, show
from dare_network.ui.navigation import ask_record
from dare_network.ui.page_language import say_language
from dare_network.ui.refusal import refuse

_log = logging.getLogger(__name__)


@contextmanager
def page(title: str, needs: Right, lead: str = "") -> Iterator[Viewer]:
    """Frame a page: `needs` is the right to see it, `lead` a sentence on what it is for."""
    use_language(state.language())
    viewer = state.viewer()
    entitle(title)
    st.title(plain(title), anchor=False)
    if lead:
        st.caption(lead)
    # A place of their own, also when there are none: what follows would begin anew if it moved. By its key
    # the style sheet keeps it in sight, however far down the reader is.
    with st.container(key="told"):
        for sentence in state.take_flashes():
            st.success(plain(sentence), icon=":material/check_circle:")
    with st.container(gap=None):
        drop_saved_typing("page.typing")
        say_language("page.language")
        guard_keyboard("page.keyboard")
    try:
        require(viewer, needs)
    except DareError as error:
        show_error(error)
        st.stop()
    try:
        _say_that_it_is_a_sample(viewer)
        yield viewer
    except DareError as error:
        show_error(error)
        if isinstance(error, NotFoundError) and st.button(_("Back"), key="page.back"):
            ask_record(None)
            st.rerun()


def page_while_away(title: str, error: DareError) -> None:
    """Frame what stands in place of a page while the database is away."""
    entitle(title)
    st.title(plain(title), anchor=False)
    with st.container(gap=None):
        say_language("page.language")
    show_outage(error, key="page.again")


def entitle(*names: str) -> None:
    """Call the page by these names in the tab of the browser and in its history, the nearest first."""
    st.set_page_config(page_title=" · ".join([*names, "DARE-NL"]))


def show_error(error: DareError) -> None:
    """Show an expected error as its sentence."""
    _log.info("Told on a page: %s", type(error).__name__)
    st.error(plain(str(error)), icon=":material/error:")


def show_outage(error: DareError, key: str) -> None:
    """Show that the database is away, what becomes of what was typed, and a way to ask it again."""
    show_error(error)
    show(
        '<p class="muted">{}</p>',
        _(
            "What you had typed into a form is kept in this browser. "
            "It is offered to you when you open the form again."
        ),
    )
    st.button(_("Try again"), key=key)


def show_refusal(error: DareError) -> None:
    """Show the sentence of an error where the reader is, who has just asked for what it refuses."""
    _log.info("Refused on a page: %s", type(error).__name__)
    refuse(plain(str(error)))


@contextmanager
def refusals_here() -> Iterator[None]:
    """Do what a button asks for: where it is refused, that is said here, and the rest is drawn as ever."""
    try:
        yield
    except StoreUnavailableError:
        raise
    except DareError as error:
        show_refusal(error)


def _say_that_it_is_a_sample(viewer: Viewer) -> None:
    if loaders.has_sample(viewer):
        show(
            '<div class="strip"><strong>{}</strong> {}</div>',
            _("Sample data."),
            _("People, dialogues and answers are invented. They can all be removed on the Data page."),
        )
