"""The cached loaders of lists: each value is one page, as all see it who are cleared for the same."""

from dare_network.domain.records.dialogue_list import DialogueEntry
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.language import Language, current_language
from dare_network.services import lists
from dare_network.ui.loaders import snapshot_key
from dare_network.ui.shared_cache import shared_cache
from dare_network.ui.snapshots import SnapshotKey

_KEPT = 32
"""How many pages of a list are kept: a reader turns them one by one."""


def dialogues(viewer: Viewer, to: Narrowing, wanted: Wanted) -> Page[DialogueEntry]:
    """A page of the dialogues of these states, of a body and of a topic, the newest first."""
    return _dialogues(snapshot_key(viewer), current_language(), to, wanted)


@shared_cache(_KEPT)
def _dialogues(
    snapshot_key: SnapshotKey, language: Language, to: Narrowing, wanted: Wanted
) -> Page[DialogueEntry]:
    return lists.dialogues(snapshot_key.snapshot.engine, snapshot_key.viewer, to, wanted)


def any_dialogue(viewer: Viewer) -> bool:
    """Whether there is a dialogue that this viewer may see."""
    return _any_dialogue(snapshot_key(viewer))


@shared_cache(_KEPT)
def _any_dialogue(snapshot_key: SnapshotKey) -> bool:
    return lists.any_dialogue(snapshot_key.snapshot.engine, snapshot_key.viewer)
