"""Everything about one stakeholder: who, where, ties, dialogues."""

from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.names import Names
from dare_network.domain.records.network import Stakeholder, Tie
from dare_network.domain.records.profiles import Profile
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.categories import category_on_a_day
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import loaders, state
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.described import Facts, facts_of
from dare_network.ui.widgets.doubt import doubt_of
from dare_network.ui.widgets.facts import name_of, show_facts
from dare_network.ui.widgets.periods import period

_AT_ONCE = 50
"""The number of dialogues that are shown, and of more each time."""


def stakeholder_card(viewer: Viewer, who: Stakeholder) -> None:
    """Draw a stakeholder: who and where, ties with type and dates, and dialogues."""
    names, reference = loaders.names(viewer), loaders.reference()
    known = loaders.profile(viewer, who.id, _shown(who))
    category = _category_today(known, who)
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
    _affiliations(known, names, who)
    _ties(viewer, known, names, who)
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


def _category_today(known: Profile, who: Stakeholder) -> str:
    posts = [
        each for each in known.affiliations if each.person_id == who.id and each.holds_on(loaders.today())
    ]
    return category_on_a_day(who.category, [(each.from_on, each.role_category) for each in posts])


def _affiliations(known: Profile, names: Names, who: Stakeholder) -> None:
    lines = []
    for place in known.affiliations:
        other = place.organisation_id if who.id == place.person_id else place.person_id
        category = loaders.reference().label(TermList.CATEGORY, place.role_category)
        what = " · ".join(part for part in (place.role, category) if part)
        lines.append(_line(name_of(names, other), what, period(place), doubt_of(place)))
    _listed(_("Works at") if who.is_person else _("People"), lines)


_OF_A_LINE = frozenset(fields_of_record(Tie)) - {"strength", "direction", "tags", "custom"}
"""The fields of a tie that its line has anyway, or has no room for."""


def _more(viewer: Viewer, tie: Tie) -> Facts:
    return facts_of(viewer, tie, _OF_A_LINE)


def _ties(viewer: Viewer, known: Profile, names: Names, who: Stakeholder) -> None:
    reference = loaders.reference()
    lines = []
    for tie in known.ties:
        kind = reference.tie_type(tie.type_id)
        outward = who.id == tie.from_id
        label = tie.type_id if kind is None else kind.label if outward else kind.inverse
        other = name_of(names, tie.to_id if outward else tie.from_id)
        about = " · ".join((label, *(f"{name}: {value}" for name, value in _more(viewer, tie) if value)))
        marks = Markup("") if tie.source else badge(_("no source"), "fair")
        lines.append(_line(other, about, period(tie), marks + doubt_of(tie)))
    _listed(_("Ties"), lines)


def _line(name: str, what: str, when: str, marks: Markup) -> Markup:
    about = " · ".join(part for part in (what, when) if part)
    return Markup('{} <span class="muted small">{}</span> {}').format(name, about, marks)


def _listed(title: str, lines: list[Markup] | list[str]) -> None:
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
