"""Milestones of commitments in a spreadsheet."""

from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.milestones import Milestone
from dare_network.language import N_
from dare_network.services.milestones import save_milestone
from dare_network.services.sheets.beside import BESIDE
from dare_network.services.sheets.sheet import Sheet, Values
from dare_network.services.sheets.wording import CellWording
from dare_network.store.unit_of_work import UnitOfWork


def _save(
    unit: UnitOfWork, _found: Dossier, stored: Milestone, version: int, draft: MilestoneDraft, _said: Values
) -> None:
    save_milestone(unit, stored.id, version, draft)


def _promise(found: Dossier, step: Milestone, _wording: CellWording) -> str:
    return found.promise_of(step).ref


MILESTONES = Sheet[Milestone](
    name=N_("Milestones"),
    number=N_("Key of the milestone"),
    records=lambda found: found.milestones,
    called=lambda _found, step: str(step.id),
    beside={N_("Milestone of commitment"): _promise, **BESIDE},
    draft=MilestoneDraft,
    save=_save,
)
"""The milestones of all commitments."""
