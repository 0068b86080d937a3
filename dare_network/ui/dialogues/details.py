"""Details that are recorded of a dialogue itself, and of its format."""

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.ui import loaders
from dare_network.ui.dialogues.flags import flags
from dare_network.ui.navigation import link
from dare_network.ui.widgets.described import facts_of
from dare_network.ui.widgets.facts import name_of, show_facts, sources

_ABOVE = (
    "ref", "title", "format_id", "lead_body_id", "co_body_ids", "owner_id", "state", "summary",
    "confidentiality", "readers",
)  # fmt: skip
"""Fields that the head of a dialogue shows."""


def dialogue_details(viewer: Viewer, dialogue: Dialogue) -> None:
    """Draw the facts of a dialogue, and links to its bodies in the network."""
    reference, names = loaders.reference(), loaders.names(viewer)
    known = reference.format(dialogue.format_id)
    facts = facts_of(
        viewer, dialogue, (*_ABOVE, *flags()), {"source": (_("Source"), sources(dialogue.source))}
    )
    if known:
        facts += [
            (_("Who may ask"), known.who_may_ask),
            (_("What comes out"), known.output),
            (
                _("Norm time and fee"),
                known.note if known.verified else known.note + " " + _("To be confirmed."),
            ),
        ]
    show_facts(facts)
    for body in dict.fromkeys([dialogue.lead_body_id, *dialogue.co_body_ids]):
        if body in names.by_id:
            link("network", _("{name} in the network").format(name=name_of(names, body)), body)
