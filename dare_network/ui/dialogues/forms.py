"""The forms of a dialogue itself, and of the product that it is about."""

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import DialogueDraft, ProductDraft
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import RECORDABLE
from dare_network.domain.vocabulary import Confidentiality, TermList
from dare_network.language import _
from dare_network.services import dialogues, products
from dare_network.ui import loaders
from dare_network.ui.dialogues.flags import flag_help, flags
from dare_network.ui.forms.form import Field, Kind, form, save
from dare_network.ui.forms.own_confidentiality import places
from dare_network.ui.forms.record_forms import add_record, edit_record
from dare_network.ui.navigation import ask_record
from dare_network.ui.widgets import choices


def new_dialogue(viewer: Viewer, key: str) -> bool:
    """Record a dialogue: five fields, the rest can wait."""
    fields, more = _dialogue_fields(viewer, None)
    values = {
        "requested_on": loaders.today(),
        "confidentiality": Confidentiality.RESTRICTED,
        "state": RECORDABLE[0],
    }
    filled = form(fields, values, _("Record dialogue"), key, more)
    if filled is None:
        return False

    def record() -> None:
        ask_record(dialogues.record_dialogue(loaders.engine(), viewer, check(DialogueDraft, filled)))

    told = _("The dialogue is recorded. Add its meetings, questions and commitments below.")
    return save(record, [*fields, *more], key, lambda: told)


def edit_dialogue(viewer: Viewer, dialogue: Dialogue, key: str) -> bool:
    """Change what is recorded of a dialogue itself."""
    fields, more = _dialogue_fields(viewer, dialogue)
    places(viewer, dialogue)
    return edit_record(
        [*fields, *more],
        dialogue,
        key,
        lambda values, version: dialogues.change_dialogue(
            loaders.engine(), viewer, dialogue.id, version, check(DialogueDraft, values)
        ),
    )


def new_product(viewer: Viewer, key: str) -> bool:
    """Add a product."""
    reference = loaders.reference()
    fields = [
        Field("name", _("Name"), required=True),
        Field("atmp_class", _("ATMP class"), Kind.CHOICE, choices.terms(reference, TermList.ATMP_CLASS)),
        Field("indication", _("Indication"), Kind.AREA),
        Field("stage", _("Stage"), Kind.CHOICE, choices.terms(reference, TermList.STAGE)),
        Field("centre_id", _("Centre"), Kind.CHOICE, choices.organisations(loaders.names(viewer))),
    ]
    return add_record(
        fields,
        {},
        _("Add product"),
        key,
        lambda filled: products.add_product(loaders.engine(), viewer, check(ProductDraft, filled)),
    )


def _dialogue_fields(viewer: Viewer, known: Dialogue | None) -> tuple[list[Field], list[Field]]:
    reference, names = loaders.reference(), loaders.names(viewer)
    levels = {each: reference.label(TermList.CONFIDENTIALITY, each) for each in Confidentiality}
    organisations = choices.organisations(names)
    embargo = _("Until this day only those see it who see restricted dialogues; on this day it opens.")
    listed = _("Of a dialogue for named persons only. Whoever saves it stays on the list.")
    fields = [
        Field("title", _("Title"), required=True),
        Field("format_id", _("Format"), Kind.CHOICE, choices.formats(reference), required=True),
        Field("lead_body_id", _("Lead body"), Kind.CHOICE, choices.bodies(names), required=True),
        Field("owner_id", _("Owner"), Kind.CHOICE, choices.people(names), required=True),
        Field("requested_on", _("Begun on"), Kind.DAY, required=True),
    ]
    more = [
        Field("topic_ids", _("Topics"), Kind.CHOICES, choices.topics(reference)),
        Field(
            "product_id",
            _("Product"),
            Kind.CHOICE,
            {product.id: product.name for product in loaders.products(viewer)},
        ),
        Field("stage", _("Stage"), Kind.CHOICE, choices.terms(reference, TermList.STAGE)),
        Field("co_body_ids", _("Further bodies"), Kind.CHOICES, choices.bodies(names)),
        Field("purpose", _("Purpose"), Kind.CHOICE, choices.terms(reference, TermList.PURPOSE)),
        Field("summary", _("Summary"), Kind.AREA),
        Field("confidentiality", _("Confidentiality"), Kind.CHOICE, levels, required=True),
        Field("centre_id", _("Centre concerned"), Kind.CHOICE, organisations),
        Field("readers", _("Accounts that may see it, one per line"), Kind.LINES, help=listed),
        Field("embargo_until", _("Embargo until"), Kind.DAY, help=embargo),
        *(Field(name, label, Kind.FLAG, help=flag_help(name)) for name, label in flags().items()),
        Field("accepted_on", _("Accepted on"), Kind.DAY),
        Field("started_on", _("Procedure started on"), Kind.DAY),
        Field("documents_sent_on", _("Documents sent on"), Kind.DAY),
        Field("held_on", _("Held on"), Kind.DAY),
        Field("output_due_on", _("Output due on"), Kind.DAY),
        Field("output_received_on", _("Output received on"), Kind.DAY),
        Field("external_ref", _("Reference of the body")),
        Field("source", _("Source"), Kind.AREA),
    ]
    if known is None:
        states = {each: reference.label(TermList.DIALOGUE_STATE, each) for each in RECORDABLE}
        more.insert(0, Field("state", _("State"), Kind.CHOICE, states, required=True))
    return fields, more
