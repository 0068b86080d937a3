"""What is recorded of a dialogue itself, and of its format."""

from markupsafe import Markup

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.navigation import link
from dare_network.ui.widgets.facts import name_of, show_facts, sources


def dialogue_details(viewer: Viewer, dialogue: Dialogue) -> None:
    """Draw the facts of a dialogue, and links to its bodies in the network."""
    reference, names = loaders.reference(), loaders.names(viewer)
    known = reference.format(dialogue.format_id)
    products = {product.id: product.name for product in loaders.products(viewer)}
    facts: list[tuple[str, str | Markup]] = [
        (_("Topics"), ", ".join(reference.topic_label(topic) for topic in dialogue.topic_ids)),
        (_("Product"), products.get(dialogue.product_id, "") if dialogue.product_id else ""),
        (_("Stage"), reference.label(TermList.STAGE, dialogue.stage)),
        (_("Purpose"), reference.label(TermList.PURPOSE, dialogue.purpose)),
        (_("Begun on"), day(dialogue.requested_on)),
        (_("Accepted on"), day(dialogue.accepted_on)),
        (_("Procedure started on"), day(dialogue.started_on)),
        (_("Documents sent on"), day(dialogue.documents_sent_on)),
        (_("Held on"), day(dialogue.held_on)),
        (_("Output due on"), day(dialogue.output_due_on)),
        (_("Output received on"), day(dialogue.output_received_on)),
        (_("Embargo until"), day(dialogue.embargo_until)),
        (_("Reference of the body"), dialogue.external_ref),
        (_("Centre concerned"), name_of(names, dialogue.centre_id) if dialogue.centre_id else ""),
        (_("Source"), sources(dialogue.source)),
    ]
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
