"""The cached loaders of lists: each value is one page, as all see it who are cleared for the same."""

from collections.abc import Mapping
from uuid import UUID

from dare_network.domain.records.duplicates import Pair, Parts
from dare_network.domain.records.lists import (
    CommitmentEntry,
    CommitmentFilter,
    DialogueEntry,
    DirectoryFilter,
    EarlierAnswer,
    Overview,
    StakeholderEntry,
)
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.timeline import TimelineEntry
from dare_network.domain.records.verifying import Verifiable
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import CommitmentState, Family, Role, TimelineKind
from dare_network.language import Language, current_language
from dare_network.matching.finding import Register
from dare_network.services import duplicates, lists, merging, verifying
from dare_network.services import overview as overview_service
from dare_network.services import timeline as timeline_service
from dare_network.ui.loaders import SHOWN, names_of, snapshot_key
from dare_network.ui.shared_cache import shared_cache
from dare_network.ui.snapshots import SnapshotKey
from dare_network.ui.widgets.facts import name_of
from dare_network.words.cutting import alphabetical

_DIRECTORY = (Family.REFERENCE, Family.NETWORK)
_KEPT = 32
"""The number of pages of a list that are kept: a reader turns them one by one."""
_VIEWERS = 8
"""The number of kinds of viewers for which something is kept of which there is one for each."""


def dialogues(viewer: Viewer, to: Narrowing, wanted: Wanted) -> Page[DialogueEntry]:
    """A page of the dialogues of these states, of a body and of a topic, the newest first."""
    return _dialogues(snapshot_key(viewer, *SHOWN), current_language(), to, wanted)


@shared_cache(_KEPT)
def _dialogues(
    snapshot_key: SnapshotKey, language: Language, to: Narrowing, wanted: Wanted
) -> Page[DialogueEntry]:
    return lists.dialogues(snapshot_key.engine, snapshot_key.viewer, to, wanted)


def any_dialogue(viewer: Viewer) -> bool:
    """Tell whether there is a dialogue that this viewer may see."""
    return _any_dialogue(snapshot_key(viewer, *SHOWN))


@shared_cache(_VIEWERS)
def _any_dialogue(snapshot_key: SnapshotKey) -> bool:
    return lists.any_dialogue(snapshot_key.engine, snapshot_key.viewer)


def commitments(viewer: Viewer, to: CommitmentFilter, wanted: Wanted) -> Page[CommitmentEntry]:
    """A page of the commitments that meet a filter, the first due day first."""
    return _commitments(snapshot_key(viewer, *SHOWN), current_language(), to, wanted)


@shared_cache(_KEPT)
def _commitments(
    snapshot_key: SnapshotKey, language: Language, to: CommitmentFilter, wanted: Wanted
) -> Page[CommitmentEntry]:
    return lists.commitments(snapshot_key.engine, snapshot_key.viewer, to, wanted)


def commitments_by_state(viewer: Viewer, to: CommitmentFilter) -> Mapping[CommitmentState, int]:
    """Return how many of the commitments that meet a filter are in each state."""
    return _commitments_by_state(snapshot_key(viewer, *SHOWN), to)


@shared_cache(_KEPT)
def _commitments_by_state(snapshot_key: SnapshotKey, to: CommitmentFilter) -> Mapping[CommitmentState, int]:
    return lists.commitments_by_state(snapshot_key.engine, snapshot_key.viewer, to)


def commitment_owners(viewer: Viewer) -> Mapping[UUID, str]:
    """Return what the owners of all commitments are called, in their order; a dash for who is hidden."""
    return _commitment_owners(snapshot_key(viewer, *SHOWN), current_language())


@shared_cache(_VIEWERS)
def _commitment_owners(snapshot_key: SnapshotKey, language: Language) -> Mapping[UUID, str]:
    known = names_of(snapshot_key)
    owners = lists.commitment_owners(snapshot_key.engine, snapshot_key.viewer)
    named = {owner: name_of(known, owner) for owner in owners}
    return dict(sorted(named.items(), key=lambda item: (alphabetical(item[1]), item[0])))


def overview(viewer: Viewer) -> Overview:
    """Return where things stand, of what this viewer may see."""
    return _overview(snapshot_key(viewer, *SHOWN))


@shared_cache(_VIEWERS)
def _overview(snapshot_key: SnapshotKey) -> Overview:
    return overview_service.overview(snapshot_key.engine, snapshot_key.viewer)


def stakeholders(viewer: Viewer, to: DirectoryFilter, wanted: Wanted) -> Page[StakeholderEntry]:
    """A page of everyone who meets a filter, by name."""
    return _stakeholders(snapshot_key(viewer, *_found_in(to)), current_language(), to, wanted)


@shared_cache(_KEPT)
def _stakeholders(
    snapshot_key: SnapshotKey,
    language: Language,
    to: DirectoryFilter,
    wanted: Wanted,
) -> Page[StakeholderEntry]:
    return lists.stakeholders(snapshot_key.engine, snapshot_key.viewer, to, wanted)


def stakeholder_keys(viewer: Viewer, to: DirectoryFilter, wanted: Wanted) -> tuple[UUID, ...]:
    """Return the keys of everyone who meets a filter, in the order that is wanted."""
    return _stakeholder_keys(snapshot_key(viewer, *_found_in(to)), current_language(), to, wanted)


@shared_cache(4)
def _stakeholder_keys(
    snapshot_key: SnapshotKey, language: Language, to: DirectoryFilter, wanted: Wanted
) -> tuple[UUID, ...]:
    return lists.stakeholder_keys(snapshot_key.engine, snapshot_key.viewer, to, wanted)


def stakeholder_tags(viewer: Viewer) -> tuple[str, ...]:
    """Return the tags that anybody has."""
    return _stakeholder_tags(snapshot_key(viewer, Family.NETWORK))


@shared_cache(_VIEWERS)
def _stakeholder_tags(snapshot_key: SnapshotKey) -> tuple[str, ...]:
    return lists.stakeholder_tags(snapshot_key.engine, snapshot_key.viewer)


def _found_in(to: DirectoryFilter) -> tuple[Family, ...]:
    # When somebody was last met is told by the dialogues.
    return (*_DIRECTORY, Family.DIALOGUES) if to.no_contact_since else _DIRECTORY


def stakeholder(viewer: Viewer, stakeholder_id: UUID) -> Stakeholder:
    """One person or organisation. Raises NotFoundError."""
    return _stakeholder(snapshot_key(viewer, Family.NETWORK), stakeholder_id)


@shared_cache(_KEPT)
def _stakeholder(snapshot_key: SnapshotKey, stakeholder_id: UUID) -> Stakeholder:
    return lists.stakeholder(snapshot_key.engine, snapshot_key.viewer, stakeholder_id)


def earlier_answers(
    viewer: Viewer, dialogue_id: UUID, topics: frozenset[str], most: int
) -> Page[EarlierAnswer]:
    """At most so many answers in other dialogues to questions on any of these topics, the newest first."""
    return _earlier_answers(snapshot_key(viewer, Family.DIALOGUES), dialogue_id, topics, most)


@shared_cache(_KEPT)
def _earlier_answers(
    snapshot_key: SnapshotKey, dialogue_id: UUID, topics: frozenset[str], most: int
) -> Page[EarlierAnswer]:
    return lists.earlier_answers(snapshot_key.engine, snapshot_key.viewer, dialogue_id, topics, most)


def duplicate_pairs(viewer: Viewer) -> tuple[Pair, ...]:
    """The pairs of records that may be one, the surest first."""
    return _duplicate_pairs(snapshot_key(viewer, Family.NETWORK))


@shared_cache(_VIEWERS)
def _duplicate_pairs(snapshot_key: SnapshotKey) -> tuple[Pair, ...]:
    return duplicates.pairs(snapshot_key.engine, snapshot_key.viewer)


def register(viewer: Viewer) -> Register:
    """Everybody whom this viewer may see, to be asked who a new record may be."""
    return _register(snapshot_key(viewer, Family.NETWORK))


@shared_cache(2)
def _register(snapshot_key: SnapshotKey) -> Register:
    return duplicates.register(snapshot_key.engine, snapshot_key.viewer)


def parts_to_move(viewer: Viewer, stakeholder_id: UUID) -> Parts:
    """Return how many records lead to somebody, as far as this viewer may see them."""
    return _parts_to_move(snapshot_key(viewer, Family.NETWORK, Family.DIALOGUES), stakeholder_id)


@shared_cache(_KEPT)
def _parts_to_move(snapshot_key: SnapshotKey, stakeholder_id: UUID) -> Parts:
    return merging.parts_to_move(snapshot_key.engine, snapshot_key.viewer, stakeholder_id)


def to_verify(viewer: Viewer, around: UUID | None, wanted: Wanted) -> Page[Verifiable]:
    """A page of what nobody has verified for a year, the oldest first; of all or around one stakeholder."""
    return _to_verify(snapshot_key(viewer, Family.NETWORK), around, wanted)


@shared_cache(_VIEWERS)
def _to_verify(snapshot_key: SnapshotKey, around: UUID | None, wanted: Wanted) -> Page[Verifiable]:
    return verifying.to_verify(snapshot_key.engine, snapshot_key.viewer, around, wanted)


def count_to_verify(viewer: Viewer) -> int:
    """Return how many records are to be verified."""
    return _count_to_verify(snapshot_key(viewer, Family.NETWORK))


@shared_cache(_VIEWERS)
def _count_to_verify(snapshot_key: SnapshotKey) -> int:
    return verifying.count_to_verify(snapshot_key.engine, snapshot_key.viewer)


def timeline(
    viewer: Viewer, stakeholder_id: UUID, kinds: frozenset[TimelineKind], wanted: Wanted
) -> Page[TimelineEntry]:
    """A page of what happened with somebody, of these kinds or of all, the newest day first."""
    key = snapshot_key(viewer, Family.NETWORK, Family.DIALOGUES, Family.IMPORTS)
    # The files of his own imports are told to each.
    return _timeline(key, viewer.account, viewer.role, stakeholder_id, kinds, wanted)


@shared_cache(_KEPT)
def _timeline(
    snapshot_key: SnapshotKey,
    account: str,
    role: Role,
    stakeholder_id: UUID,
    kinds: frozenset[TimelineKind],
    wanted: Wanted,
) -> Page[TimelineEntry]:
    return timeline_service.timeline(snapshot_key.engine, snapshot_key.viewer, stakeholder_id, kinds, wanted)
