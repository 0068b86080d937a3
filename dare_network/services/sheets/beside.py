"""Context beside the records of a dialogue, so that a row can be read alone."""

from collections.abc import Callable, Mapping
from datetime import date

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.rules.visibility import narrowest
from dare_network.domain.vocabulary import TermList
from dare_network.language import N_
from dare_network.services.sheets.wording import CellWording


def _confidentiality(found: Dossier, record: object, wording: CellWording) -> str:
    holder = found.promise_of(record) if isinstance(record, Milestone) else record
    whole, own = found.dialogue.confidentiality, getattr(holder, "confidentiality", None)
    return wording.reference.label(TermList.CONFIDENTIALITY, narrowest([whole, own]) or whole)


def _embargo(found: Dossier, _record: object, _wording: CellWording) -> date | None:
    return found.dialogue.embargo_until


BESIDE: Mapping[str, Callable[[Dossier, object, CellWording], object]] = {
    N_("Dialogue"): lambda found, _record, _wording: found.dialogue.ref,
    N_("Title of the dialogue"): lambda found, _record, _wording: found.dialogue.title,
    N_("Confidentiality"): _confidentiality,
    N_("Embargo until"): _embargo,
}
"""By their headings: its number and title, how confidential the record is, and the end of an embargo."""
