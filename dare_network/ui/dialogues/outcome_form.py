"""The form of an outcome."""

from collections.abc import Sequence

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, day
from dare_network.services import outcomes as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Field
from dare_network.ui.forms.own_confidentiality import own_confidentiality, places
from dare_network.ui.forms.record_forms import add_record, edit_record
from dare_network.ui.widgets.choices import questions_of


def add_outcome(viewer: Viewer, dossier: Dossier, held: Meeting | None, key: str) -> bool:
    """Note an outcome of a meeting, or of a dialogue where none is given."""
    first = {"noted_on": held.on if held else loaders.today(), "meeting_id": held.id if held else None}
    return add_record(
        _fields(viewer, dossier),
        first,
        _("Add outcome"),
        key,
        lambda values: service.add_outcome(
            loaders.engine(), viewer, dossier.dialogue.id, check(OutcomeDraft, values)
        ),
    )


def edit_outcome(viewer: Viewer, dossier: Dossier, known: Outcome, key: str) -> bool:
    """Change an outcome."""
    places(viewer, known)
    return edit_record(
        _fields(viewer, dossier),
        known,
        key,
        lambda values, version: service.change_outcome(
            loaders.engine(), viewer, known.id, version, check(OutcomeDraft, values)
        ),
    )


def _fields(viewer: Viewer, dossier: Dossier) -> Sequence[Field]:
    meetings = {held.id: " · ".join(filter(None, (day(held.on), held.place))) for held in dossier.meetings}
    return draft_fields(
        viewer,
        OutcomeDraft,
        {
            "meeting_id": {"options": meetings},
            "question_id": {"options": questions_of(dossier)},
            "confidentiality": own_confidentiality(dossier.dialogue),
        },
    )
