"""The form of a commitment."""

from collections.abc import Mapping

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import CommitmentDraft
from dare_network.domain.records.dialogues import Commitment, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import COMMITMENT_TRANSITIONS
from dare_network.domain.vocabulary import Acceptance, Direction, TermList
from dare_network.language import _
from dare_network.services import commitments as service
from dare_network.ui import loaders
from dare_network.ui.forms.form import Field, Kind
from dare_network.ui.forms.own_confidentiality import own_confidentiality_field, places
from dare_network.ui.forms.record_forms import add_record, edit_record, reachable
from dare_network.ui.widgets import choices


def commitment(viewer: Viewer, dossier: Dossier, known: Commitment | None, key: str) -> bool:
    """Note a commitment, or change one."""
    reference = loaders.reference()
    directions = {each: reference.label(TermList.DIRECTION, each) for each in Direction}
    fields = [
        Field("text", _("What was promised"), Kind.AREA, required=True),
        Field("direction", _("Whose commitment"), Kind.CHOICE, directions, required=True),
        Field("owner_id", _("Owner"), Kind.CHOICE, choices.everyone(loaders.names(viewer)), required=True),
        Field("due_on", _("Due on"), Kind.DAY, required=True, help=_("The day itself is still in time.")),
        Field(
            "question_id",
            _("Follows from"),
            Kind.CHOICE,
            {asked.id: f"{asked.number}. {asked.text}" for asked in dossier.questions},
        ),
        own_confidentiality_field(dossier.dialogue),
    ]
    if known is None:
        return add_record(
            fields,
            {"direction": Direction.OURS},
            _("Add commitment"),
            key,
            lambda values: service.add_commitment(
                loaders.engine(), viewer, dossier.dialogue.id, check(CommitmentDraft, values)
            ),
        )
    states = reachable(TermList.COMMITMENT_STATE, known.state, COMMITMENT_TRANSITIONS[known.state])
    acceptances = {each: reference.label(TermList.ACCEPTANCE, each) for each in Acceptance}
    fields += [
        Field("state", _("State"), Kind.CHOICE, states, required=True),
        Field("evidence", _("Evidence"), Kind.AREA, help=_("What was delivered, and where it can be found")),
        Field("acceptance", _("Acceptance by the other side"), Kind.CHOICE, acceptances, required=True),
        Field("summary", _("In short"), Kind.AREA),
        Field("reason", _("Reason, if the due date moves"), Kind.LINE),
        Field("agreed", _("The other side agreed to the new date"), Kind.FLAG),
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
