"""The confidentiality of a part that is more confidential than its dialogue."""

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, TermList
from dare_network.language import _
from dare_network.services.places import Held, places_that_hold
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import Special
from dare_network.ui.markup import badge, show
from dare_network.ui.widgets import choices


def own_confidentiality(dialogue: Dialogue) -> Special:
    """The levels that a part of this dialogue can have of its own."""
    return {"options": choices.stricter_levels(loaders.reference(), dialogue.confidentiality)}


def places(viewer: Viewer, record: Held) -> None:
    """Draw where the text of a record stands as well, and what becomes of it if it is more confidential."""
    held = places_that_hold(loaders.engine(), viewer, record)
    with st.expander(_("If this becomes more confidential"), icon=":material/lock:"):
        show(
            "<ul>{}</ul>",
            Markup("").join(Markup("<li>{}: {}</li>").format(each.name, each.consequence) for each in held),
        )


def own_confidentiality_badge(level: Confidentiality | None) -> Markup:
    """The mark of a part with a confidentiality of its own; nothing for one without."""
    return badge(loaders.reference().label(TermList.CONFIDENTIALITY, level), "fair") if level else Markup("")
