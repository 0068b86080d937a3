"""The form of a commitment."""

from collections.abc import Mapping

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import CommitmentDraft
from dare_network.domain.records.dialogues import Commitment, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import COMMITMENT_TRANSITIONS
from dare_network.domain.vocabulary import Direction, TermList
from dare_network.language import _
from dare_network.services import commitments as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import Special, draft_fields
from dare_network.ui.forms.form import Field, Widget
from dare_network.ui.forms.own_confidentiality import own_confidentiality, places
from dare_network.ui.forms.record_forms import add_record, edit_record, reachable
from dare_network.ui.widgets.choices import questions_of

_LATER = ("summary", "state", "evidence", "acceptance")
"""The fields of what becomes of a commitment, which nobody knows when it is made."""


def commitment(viewer: Viewer, dossier: Dossier, known: Commitment | None, key: str) -> bool:
    """Note a commitment, or change one."""
    special: dict[str, Special] = {
        "question_id": {"options": questions_of(dossier)},
        "confidentiality": own_confidentiality(dossier.dialogue),
    }
    if known is None:
        return add_record(
            draft_fields(viewer, CommitmentDraft, special, without=_LATER),
            {"direction": Direction.OURS},
            _("Add commitment"),
            key,
            lambda values: service.add_commitment(
                loaders.engine(), viewer, dossier.dialogue.id, check(CommitmentDraft, values)
            ),
        )
    states = reachable(TermList.COMMITMENT_STATE, known.state, COMMITMENT_TRANSITIONS[known.state])
    special["state"] = {"options": states}
    fields = [
        *draft_fields(viewer, CommitmentDraft, special),
        Field("reason", _("Reason, if the due date moves"), Widget.LINE),
        Field("agreed", _("The other side agreed to the new date"), Widget.FLAG),
    ]

    def change(values: Mapping[str, object], version: int) -> None:
        draft = {name: value for name, value in values.items() if name not in ("reason", "agreed")}
        service.change_commitment(
            loaders.engine(),
            viewer,
            known.id,
            version,
            check(CommitmentDraft, draft),
            str(values["reason"] or ""),
            bool(values["agreed"]),
        )

    places(viewer, known)
    return edit_record(fields, known, key, change)
