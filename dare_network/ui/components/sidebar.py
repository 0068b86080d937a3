"""Below the menu: the language, and through whose eyes the operator looks."""

from uuid import UUID

import streamlit as st

from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role, TermList
from dare_network.graph.answers.centres import CENTRE_KINDS
from dare_network.language import Language, _
from dare_network.ui import data, state


def sidebar(away: bool) -> None:
    """Draw what every page has beside it; while the database is `away`, by what was read last."""
    with st.sidebar:
        st.segmented_control(
            _("Language"),
            # Neutral labels: they stand in the address, which may be sent to somebody else.
            [language.value.upper() for language in Language],
            # What an address without a language means, also on the way back to it.
            default=state.browser_language().value.upper(),
            key=state.LANGUAGE,
            required=True,
            bind="query-params",
        )
        state.seed(state.EYES, Role.ADMINISTRATOR)
        reference = data.latest_reference() if away else data.reference()
        if reference is None:
            state.hold(state.EYES)
        else:
            _choose_eyes(reference)
        if away:
            state.hold(state.CENTRE)
        elif state.viewer().role is Role.MEMBER:
            _choose_centre()


def _choose_eyes(reference: Reference) -> None:
    st.selectbox(
        _("View as"),
        list(Role),
        key=state.EYES,
        format_func=lambda role: reference.label(TermList.ROLE, role),
        help=_("See what each role sees. What you do is always noted under your own account."),
    )


def _choose_centre() -> None:
    everyone = Viewer(state.OPERATOR, Role.COORDINATOR)
    centres: dict[UUID, str] = {
        organisation.id: organisation.label
        for organisation in data.network(everyone).stakeholders
        if organisation.organisation_kind in CENTRE_KINDS
    }
    st.selectbox(
        _("Member of"),
        list(centres),
        key=state.CENTRE,
        format_func=lambda centre: centres.get(centre, ""),
        index=None,
        placeholder=_("No centre"),
    )
