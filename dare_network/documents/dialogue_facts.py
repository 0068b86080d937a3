"""The part of a document about the dialogue itself."""

from dare_network.documents.document import Fact, Facts
from dare_network.documents.edition import Edition
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day


def dialogue_facts(dialogue: Dialogue, edition: Edition, *further: Fact) -> Facts:
    """The facts that are known, and further ones; what is empty is left out."""
    reference = edition.reference
    facts = (
        Fact(_("Dialogue"), f"{dialogue.ref}, {dialogue.title}"),
        Fact(_("Bodies"), edition.bodies(dialogue)),
        Fact(_("Format"), reference.format_label(dialogue.format_id)),
        Fact(_("Reference of the body"), dialogue.external_ref, withheld=True),
        Fact(_("Owner"), edition.name(dialogue.owner_id), withheld=True),
        Fact(_("Product"), _product(dialogue, edition), withheld=True),
        Fact(_("Stage"), reference.label(TermList.STAGE, dialogue.stage)),
        Fact(_("Topics"), ", ".join(map(reference.topic_label, dialogue.topic_ids))),
        Fact(_("Begun on"), day(dialogue.requested_on)),
        Fact(_("Summary"), dialogue.summary, withheld=True),
        *further,
    )
    return Facts(tuple(fact for fact in facts if fact.text))


def _product(dialogue: Dialogue, edition: Edition) -> str:
    return edition.products.get(dialogue.product_id, "") if dialogue.product_id else ""
