"""Everything about one stakeholder: who, where, ties, dialogues."""

from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.network import Affiliation, Network, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.facts import name_of, show_facts, sources


def stakeholder_card(viewer: Viewer, who: Stakeholder) -> None:
    """Draw a stakeholder: who and where, ties with type and dates, and dialogues."""
    network, reference = loaders.network(viewer), loaders.reference()
    marks = [badge(reference.label(TermList.CATEGORY, who.category), "info")] if who.category else []
    if who.by_role:
        marks.append(badge(_("By role, no name kept")))
    if who.sample:
        marks.append(badge(_("Sample"), "fair"))
    show(
        '<div class="card"><h2>{}</h2>{}{}</div>',
        who.label,
        Markup("").join(marks),
        Markup("<p>{}</p>").format(paragraphs(who.description)) if who.description else "",
    )
    show_facts(_facts(who))
    _affiliations(network, who)
    _ties(network, who)
    _dialogues(network, who.id)


def dialogue_card(viewer: Viewer, dialogue_id: UUID) -> None:
    """Draw what the network shows of a dialogue, with a link to all of it."""
    network, reference = loaders.network(viewer), loaders.reference()
    dialogue = network.dialogue_by_id[dialogue_id]
    show(
        '<div class="card"><h2>{}</h2>{}<p>{}</p><p class="muted">{}</p></div>',
        dialogue.ref,
        badge(reference.label(TermList.DIALOGUE_STATE, dialogue.state), "info"),
        dialogue.title,
        name_of(network, dialogue.lead_body_id),
    )
    link("dialogues", _("Open this dialogue"), dialogue_id, ":material/forum:")
    parts = {part.stakeholder_id for part in network.participations if part.dialogue_id == dialogue_id}
    _listed(_("Who takes part"), [name_of(network, part) for part in parts])


def _facts(who: Stakeholder) -> list[tuple[str, str | Markup]]:
    reference = loaders.reference()
    place = ", ".join(part for part in (who.city, who.country) if part)
    return [
        (_("Kind"), reference.label(TermList.ORGANISATION_KIND, who.organisation_kind)),
        (_("Level"), reference.label(TermList.LEVEL, who.level)),
        (_("Remit"), who.remit),
        (_("Place"), place),
        (_("E-mail address"), who.email),
        (_("Website"), sources(who.website)),
        (_("ROR"), sources(who.ror_id or "")),
        (_("ORCID"), who.orcid or ""),
        (_("Source"), sources(who.source)),
        (_("Checked on"), day(who.checked_on)),
    ]


def period(record: Affiliation | Tie) -> str:
    """From when until when something holds, as far as is known."""
    if record.from_on and record.until_on:
        return _("{first} to {last}").format(first=day(record.from_on), last=day(record.until_on))
    if record.from_on:
        return _("since {date}").format(date=day(record.from_on))
    if record.until_on:
        return _("until {date}").format(date=day(record.until_on))
    return ""


def _affiliations(network: Network, who: Stakeholder) -> None:
    lines = []
    for place in network.affiliations:
        if who.id in (place.person_id, place.organisation_id):
            other = place.organisation_id if who.id == place.person_id else place.person_id
            lines.append(_line(name_of(network, other), place.role, period(place), ""))
    _listed(_("Works at") if who.is_person else _("People"), lines)


def _ties(network: Network, who: Stakeholder) -> None:
    reference = loaders.reference()
    lines = []
    for tie in network.ties:
        if who.id not in (tie.from_id, tie.to_id):
            continue
        kind = reference.tie_type(tie.type_id)
        outward = who.id == tie.from_id
        label = tie.type_id if kind is None else kind.label if outward else kind.inverse
        other = name_of(network, tie.to_id if outward else tie.from_id)
        lines.append(_line(other, label, period(tie), "" if tie.source else _("no source")))
    _listed(_("Ties"), lines)


def _line(name: str, what: str, when: str, warning: str) -> Markup:
    return Markup('{} <span class="muted small">{}</span>{}').format(
        name,
        " · ".join(part for part in (what, when) if part),
        Markup(" {}").format(badge(warning, "fair")) if warning else "",
    )


def _listed(title: str, lines: list[Markup] | list[str]) -> None:
    if lines:
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
        show('<p class="eyebrow">{} ({})</p><ul class="plain">{}</ul>', title, len(lines), items)


def _dialogues(network: Network, who: UUID) -> None:
    found = {part.dialogue_id for part in network.participations if part.stakeholder_id == who}
    shown = [dialogue for dialogue in network.dialogues if dialogue.id in found]
    if shown:
        show('<p class="eyebrow">{} ({})</p>', _("Dialogues"), len(shown))
    for dialogue in shown:
        link("dialogues", f"{dialogue.ref} · {dialogue.title}", dialogue.id)
    if not shown:
        st.caption(_("No dialogue that is open to you."))
