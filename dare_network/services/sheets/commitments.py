"""Commitments in a spreadsheet."""

from dare_network.domain.drafts.dialogues import CommitmentDraft
from dare_network.domain.fields import Kind
from dare_network.domain.records.dialogues import Commitment, Dossier
from dare_network.language import N_
from dare_network.services.commitments import save_commitment
from dare_network.services.sheets.beside import BESIDE
from dare_network.services.sheets.column import SheetColumn
from dare_network.services.sheets.sheet import Sheet, Values
from dare_network.store.unit_of_work import UnitOfWork


def _save(
    unit: UnitOfWork, _found: Dossier, stored: Commitment, version: int, draft: CommitmentDraft, said: Values
) -> None:
    save_commitment(unit, stored, version, draft, bool(said.get("agreed")))


COMMITMENTS = Sheet[Commitment](
    name=N_("Commitments"),
    number=N_("Commitment number"),
    records=lambda found: found.commitments,
    called=lambda _found, promise: promise.ref,
    beside=BESIDE,
    empty=(
        SheetColumn("reason", N_("Reason, if the due date moves")),
        SheetColumn("agreed", N_("The other side agreed to the new date"), Kind.FLAG),
    ),
    draft=CommitmentDraft,
    save=_save,
)
"""The commitments of all dialogues."""
