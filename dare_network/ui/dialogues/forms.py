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
from dare_network.ui.forms.draft_fields import Special, draft_fields, first_and_later
from dare_network.ui.forms.form import form, save
from dare_network.ui.forms.own_confidentiality import places
from dare_network.ui.forms.record_forms import add_record, edit_record
from dare_network.ui.navigation import ask_record


def new_dialogue(viewer: Viewer, key: str) -> bool:
    """Record a dialogue: five fields, the rest can wait."""
    states = {each: loaders.reference().label(TermList.DIALOGUE_STATE, each) for each in RECORDABLE}
    fields, more = first_and_later(
        draft_fields(viewer, DialogueDraft, {"state": {"options": states}, "readers": _readers()})
    )
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
    places(viewer, dialogue)
    return edit_record(
        draft_fields(viewer, DialogueDraft, {"readers": _readers()}, without={"state"}),
        dialogue,
        key,
        lambda values, version: dialogues.change_dialogue(
            loaders.engine(), viewer, dialogue.id, version, check(DialogueDraft, values)
        ),
    )


def new_product(viewer: Viewer, key: str) -> bool:
    """Add a product."""
    return add_record(
        draft_fields(viewer, ProductDraft),
        {},
        _("Add product"),
        key,
        lambda filled: products.add_product(loaders.engine(), viewer, check(ProductDraft, filled)),
    )


def _readers() -> Special:
    return {"label": _("Accounts that may see it, one per line")}
