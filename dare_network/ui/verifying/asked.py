"""The question that is asked: of a tie, of work, of contact details, with all that is known of it."""

from uuid import UUID

import streamlit as st

from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.verifying import Verifiable
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.verifying import CONTACT_DETAILS
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.markup import show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.described import Facts, facts_of
from dare_network.ui.widgets.doubt import doubt_of
from dare_network.ui.widgets.facts import facts_markup, name_of, sources
from dare_network.ui.widgets.periods import period


def sentence(viewer: Viewer, asked: Verifiable) -> str:
    """Say in a few words what is asked after."""
    names, reference = loaders.names(viewer), loaders.reference()
    match asked:
        case Tie():
            kind = reference.tie_type(asked.type_id)
            label = kind.label if kind else asked.type_id
            return f"{name_of(names, asked.from_id)} {label} {name_of(names, asked.to_id)}"
        case Affiliation():
            return _("{person} works at {organisation}").format(
                person=name_of(names, asked.person_id), organisation=name_of(names, asked.organisation_id)
            )
        case Stakeholder():
            return _("Contact details of {name}").format(name=asked.label)


def asked_of(viewer: Viewer, asked: Verifiable) -> None:
    """Draw what is asked after, what is known of it, and links to whom it is about."""
    show(
        '<div class="card"><p class="eyebrow">{}</p><h2>{}</h2>{}{}</div>',
        _("Still true?"),
        sentence(viewer, asked),
        doubt_of(asked),
        facts_markup(_facts(viewer, asked)),
    )
    names = loaders.names(viewer)
    with st.container(horizontal=True):
        for who in _whom(asked):
            link("stakeholders", name_of(names, who), who, ":material/open_in_new:")


def _facts(viewer: Viewer, asked: Verifiable) -> Facts:
    checked = _("Last verified"), day(asked.checked_on) if asked.checked_on else _("never")
    if isinstance(asked, Stakeholder):
        described = fields_of_record(Stakeholder)
        return [*facts_of(viewer, asked, described.keys() - {*CONTACT_DETAILS}), checked]
    facts: Facts = [(_("Period"), period(asked))]
    if isinstance(asked, Affiliation):
        category = loaders.reference().label(TermList.CATEGORY, asked.role_category)
        facts += [(_("Role"), asked.role), (_("Category in this role"), category)]
    return [*facts, (_("Note"), asked.note), (_("Source"), sources(asked.source)), checked]


def _whom(asked: Verifiable) -> tuple[UUID, ...]:
    match asked:
        case Tie():
            return asked.from_id, asked.to_id
        case Affiliation():
            return asked.person_id, asked.organisation_id
        case Stakeholder():
            return (asked.id,)
