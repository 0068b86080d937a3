"""The last contact of any of us with a stakeholder, on its card."""

from dare_network.domain.records.profiles import LastContact
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TimelineKind
from dare_network.language import N_, _, day
from dare_network.ui.markup import show
from dare_network.ui.navigation import link
from dare_network.ui.stakeholders.stated import name_links

_WORDS = {
    TimelineKind.MEETING: N_("Meeting of {day}"),
    TimelineKind.ANSWER: N_("Answer of {day}"),
    TimelineKind.DIALOGUE: N_("Asked on {day}"),
}


def last_contact(viewer: Viewer, found: LastContact | None) -> None:
    """Draw when somebody was last in contact with any of us, in which dialogue, and through whom."""
    show('<p class="eyebrow">{}</p>', _("Last contact"))
    if found is None:
        show('<p class="muted small">{}</p>', _("No contact is recorded."))
        return
    when = _(_WORDS[found.kind]).format(day=day(found.on))
    link(
        "dialogues",
        f"{when} · {found.dialogue.ref} {found.dialogue.title}",
        found.dialogue.id,
        place=found.place,
    )
    if found.through:
        show('<p class="beneath muted small">{}</p>', _("Through"))
        name_links(viewer, found.through)
