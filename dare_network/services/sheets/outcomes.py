"""Outcomes of meetings and letters in a spreadsheet."""

from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.outcomes import Outcome
from dare_network.language import N_
from dare_network.services.outcomes import save_outcome
from dare_network.services.sheets.beside import BESIDE
from dare_network.services.sheets.questions import question_number
from dare_network.services.sheets.sheet import Sheet, Values
from dare_network.services.sheets.wording import CellWording
from dare_network.store.unit_of_work import UnitOfWork


def _save(
    unit: UnitOfWork, found: Dossier, stored: Outcome, version: int, draft: OutcomeDraft, _said: Values
) -> None:
    save_outcome(unit, found, stored.id, version, draft)


def _question(found: Dossier, outcome: Outcome, _wording: CellWording) -> str:
    return next(
        (question_number(found, asked) for asked in found.questions if asked.id == outcome.question_id), ""
    )


OUTCOMES = Sheet[Outcome](
    name=N_("Outcomes"),
    number=N_("Key of the outcome"),
    records=lambda found: found.outcomes,
    called=lambda _found, outcome: str(outcome.id),
    beside={N_("Bears on question"): _question, **BESIDE},
    draft=OutcomeDraft,
    save=_save,
)
"""The outcomes of all dialogues."""
