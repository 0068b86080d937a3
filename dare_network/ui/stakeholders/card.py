"""Everything about one stakeholder: who, where, ties, dialogues."""

from datetime import date
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.profiles import Profile
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.work import category_on
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import loaders, state
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.navigation import link
from dare_network.ui.stakeholders.last_contact import last_contact
from dare_network.ui.stakeholders.stated import affiliations, ties
from dare_network.ui.widgets.described import Facts, facts_of
from dare_network.ui.widgets.doubt import doubt_of
from dare_network.ui.widgets.facts import name_of, show_facts

_AT_ONCE = 50
"""The number of dialogues that are shown, and of more each time."""


def stakeholder_card(viewer: Viewer, who: Stakeholder, as_of: date) -> None:
    """Draw a stakeholder as of a day: who and where, ties with type and dates, last contact, dialogues."""
    known, reference = loaders.profile(viewer, who.id, _shown(who), as_of), loaders.reference()
    work = (place for place in known.affiliations if place.person_id == who.id)
    category = category_on(who.category, work, as_of)
    marks = [badge(reference.label(TermList.CATEGORY, category), "info")] if category else []
    if who.by_role:
        marks.append(badge(_("By role, no name kept")))
    if who.sample:
        marks.append(badge(_("Sample"), "fair"))
    marks.append(doubt_of(who))
    show(
        '<div class="card"><h2>{}</h2>{}{}</div>',
        who.label,
        Markup("").join(marks),
        Markup("<p>{}</p>").format(paragraphs(who.description)) if who.description else "",
    )
    show_facts(_facts(viewer, who))
    key = f"stakeholder.card.{who.id}"
    affiliations(viewer, who, known.affiliations, as_of, key)
    ties(viewer, who, known.ties, as_of, key)
    last_contact(viewer, known.last_contact)
    _dialogues(known, who)


def dialogue_card(viewer: Viewer, dialogue_id: UUID) -> None:
    """Draw what the network shows of a dialogue, with a link to all of it."""
    network, names, reference = loaders.network(viewer), loaders.names(viewer), loaders.reference()
    dialogue = network.dialogue_by_id[dialogue_id]
    show(
        '<div class="card"><h2>{}</h2>{}<p>{}</p><p class="muted">{}</p></div>',
        dialogue.ref,
        badge(reference.label(TermList.DIALOGUE_STATE, dialogue.state), "info"),
        dialogue.title,
        name_of(names, dialogue.lead_body_id),
    )
    link("dialogues", _("Open this dialogue"), dialogue_id, ":material/forum:")
    parts = {part.stakeholder_id for part in network.participations if part.dialogue_id == dialogue_id}
    _listed(_("Who takes part"), [name_of(names, part) for part in parts])


_ABOVE = (
    "name", "name_nl", "short_name", "category", "by_role", "description", "country", "remit_nl",
    "title_before", "initials", "given_name", "infix", "family_name", "title_after",
)  # fmt: skip
"""Fields that the head of a card shows, or another fact together with itself."""


def _facts(viewer: Viewer, who: Stakeholder) -> Facts:
    place = ", ".join(part for part in (who.city, who.country) if part)
    special = {"city": (_("Place"), place), "remit_en": (_("Remit"), who.remit)}
    draft = PersonDraft if who.is_person else OrganisationDraft
    return facts_of(viewer, who, _ABOVE, special, draft)


def _listed(title: str, lines: list[str]) -> None:
    if lines:
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        show('<p class="eyebrow">{} ({})</p><ul class="plain">{}</ul>', title, len(lines), items)


def _dialogues(known: Profile, who: Stakeholder) -> None:
    if known.dialogues:
        show('<p class="eyebrow">{} ({})</p>', _("Dialogues"), known.count)
    for dialogue in known.dialogues:
        link("dialogues", f"{dialogue.ref} · {dialogue.title}", dialogue.id)
    if not known.dialogues:
        st.caption(_("No dialogue that is open to you."))
    elif len(known.dialogues) < known.count:
        more = len(known.dialogues) + _AT_ONCE
        st.button(
            _("Show more"), key=f"{_shown_key(who)}.more", on_click=state.put, args=(_shown_key(who), more)
        )


def _shown(who: Stakeholder) -> int:
    """Return how many dialogues of somebody are shown."""
    return state.read(_shown_key(who), _AT_ONCE)


def _shown_key(who: Stakeholder) -> str:
    return f"stakeholder.dialogues.{who.id}"
