"""Below the menu: the language, and through whose eyes the operator looks."""

from uuid import UUID

import streamlit as st

from dare_network import __version__
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role, TermList
from dare_network.graph.analyses.centres import CENTRE_KINDS
from dare_network.language import Language, _
from dare_network.ui import choice, loaders, state


def sidebar(away: bool) -> None:
    """Draw what every page has beside it; while the database is `away`, by what was read last."""
    viewer = state.viewer()
    with st.sidebar:
        choice.segments(
            _("Language"),
            {language: language.upper() for language in Language},
            "lang",
            value=state.language(),
            on_change=lambda: state.look(language=state.read("lang", state.language())),
        )
        if reference := loaders.latest_reference() if away else loaders.reference():
            _choose_eyes(viewer, reference)
        if viewer.role is Role.MEMBER and not away:
            _choose_centre(viewer)
        st.caption(_("Version {number}").format(number=__version__))
        with st.container(gap=None):
            state.carry_preferences()


def _choose_eyes(viewer: Viewer, reference: Reference) -> None:
    choice.must_choose(
        _("View as"),
        {role: reference.label(TermList.ROLE, role) for role in Role},
        "eyes",
        value=viewer.role,
        on_change=lambda: state.look(role=state.read("eyes", Role.PUBLIC)),
        help=_("See what each role sees. What you do is always noted under your own account."),
    )


def _choose_centre(viewer: Viewer) -> None:
    everyone = Viewer(state.OPERATOR, Role.COORDINATOR)
    centres: dict[UUID, str] = {
        organisation.id: organisation.label
        for organisation in loaders.names(everyone).stakeholders
        if organisation.organisation_kind in CENTRE_KINDS
    }
    choice.one(
        _("Member of"),
        centres,
        "centre",
        value=viewer.centre_id,
        on_change=lambda: state.look(centre_id=state.read("centre", None)),
        placeholder=_("No centre"),
    )
