"""What stands beside the records of a dialogue, so that a row can be read alone."""

from collections.abc import Callable, Mapping

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.vocabulary import TermList
from dare_network.language import N_
from dare_network.services.sheets.wording import Wording


def _confidentiality(found: Dossier, _record: object, wording: Wording) -> str:
    return wording.reference.label(TermList.CONFIDENTIALITY, found.dialogue.confidentiality)


BESIDE: Mapping[str, Callable[[Dossier, object, Wording], object]] = {
    N_("Dialogue"): lambda found, _record, _wording: found.dialogue.ref,
    N_("Title of the dialogue"): lambda found, _record, _wording: found.dialogue.title,
    N_("Confidentiality"): _confidentiality,
}
"""By their headings: its number and title, and how confidential it is."""
