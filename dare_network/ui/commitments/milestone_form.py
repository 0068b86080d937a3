"""The form of a milestone."""

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services import milestones as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.record_forms import add_record, edit_record


def milestone(viewer: Viewer, promise: Commitment, known: Milestone | None, key: str) -> bool:
    """Note a milestone of a commitment, or change one."""
    fields = draft_fields(viewer, MilestoneDraft)
    if known is None:
        return add_record(
            fields,
            {},
            _("Add milestone"),
            key,
            lambda values: service.add_milestone(
                loaders.engine(), viewer, promise.id, check(MilestoneDraft, values)
            ),
        )
    return edit_record(
        fields,
        known,
        key,
        lambda values, version: service.change_milestone(
            loaders.engine(), viewer, known.id, version, check(MilestoneDraft, values)
        ),
    )
