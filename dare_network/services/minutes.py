"""The text of minutes: built from the records, worked on in versions, corrected and restored."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.minutes import LevelDraft, MinutesDraft, MinutesTextDraft
from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import Minutes, MinutesComment, PublicMinutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import redraft_hindrance, save_hindrance
from dare_network.domain.rules.minutes_text import Wording, minutes_text, text_sources
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.visibility import as_open_as, is_more_open, is_open_at
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Right
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.language import Language, _, speaking
from dare_network.services.agenda import put_approvals
from dare_network.services.checks import check_level, refuse
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_loaded_dialogue, write_on_loaded_part
from dare_network.services.places import check_words
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import read_transaction
from dare_network.store.keys import new_id
from dare_network.store.minutes import (
    get_minutes,
    get_version,
    list_chain,
    list_comments,
    list_minutes,
    list_public_minutes,
)
from dare_network.store.minutes_sources import keep_sources, own_levels_of, sources_of
from dare_network.store.reference import read_reference
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.unit_of_work import UnitOfWork


def minutes(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """All versions of the minutes of a dialogue that this viewer may see, the last of each first.

    Raises NotAllowedError outside the consortium, NotFoundError where the dialogue is hidden.
    """
    require(viewer, Right.SEE_PEOPLE)
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        get_dossier(transaction, cleared, dialogue_id)
        return list_minutes(transaction, cleared, dialogue_id)


def comments(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[MinutesComment, ...]:
    """Return what was said of them, the oldest first. Raises as `minutes` does."""
    require(viewer, Right.SEE_PEOPLE)
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        get_dossier(transaction, cleared, dialogue_id)
        return list_comments(transaction, cleared, dialogue_id)


def public_minutes(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[PublicMinutes, ...]:
    """The public layer of the final minutes of a public dialogue; none of any other."""
    with read_transaction(engine) as transaction:
        return list_public_minutes(transaction, clearance(viewer), dialogue_id)


def build_minutes(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: MinutesDraft) -> UUID:
    """Write the first draft of minutes from the records and return the key of their chain.

    Where another meeting follows, approving them lands on its agenda. They may be more confidential than the
    dialogue, and then hold what is as open as they are. Raises ConflictError where these meetings have
    minutes in this language already that are as open, and InvalidInputError for a confidentiality that they
    cannot have.
    """
    with write_on_loaded_dialogue(engine, viewer, dialogue_id) as (unit, found):
        held = _meetings(found, draft.meeting_ids)
        check_level(unit, dialogue_id, draft.confidentiality)
        _require_first(unit, dialogue_id, draft.meeting_ids, draft.language, draft.confidentiality)
        key = new_id()
        first = {"id": key, "chain_id": key, "number": 1, "dialogue_id": dialogue_id}
        texts = _built(unit, found, held, draft.language, draft.confidentiality)
        sources = text_sources(as_open_as(draft.confidentiality, found), held)
        _add_version(unit, first | draft.values() | texts.values(), sources)
        put_approvals(unit, dialogue_id)
        return key


def save_minutes(
    engine: Engine, viewer: Viewer, chain_id: UUID, number: int, draft: MinutesTextDraft
) -> None:
    """Save the text of minutes, as read at version `number`, as their next version.

    Nothing is saved where nothing is different. Raises ConflictError, with both texts, where there is a
    later version, and InvalidInputError where the last one is no draft, or a layer has words of a record that
    not all may see who read it.
    """
    with _last(engine, viewer, chain_id, number, draft.values()) as (unit, found, last):
        refuse(save_hindrance(last))
        if (draft.text, draft.public_text) != (last.text, last.public_text):
            check_words(unit.transaction, last, draft.text, draft.public_text)
            # Nobody knows what somebody has typed: it may be of anything that those who read it see.
            open_ones = as_open_as(last.confidentiality, found)
            families = (open_ones.answers, open_ones.documents, open_ones.commitments, open_ones.outcomes)
            typed = [part.id for family in families for part in family]
            _follow(unit, last, draft, [*sources_of(unit.transaction, last.id), *typed])


def rebuild_minutes(engine: Engine, viewer: Viewer, chain_id: UUID, number: int) -> None:
    """Build the text from the records again, as the next version. Raises as `save_minutes` does."""
    with _last(engine, viewer, chain_id, number) as (unit, found, last):
        refuse(save_hindrance(last))
        held = _meetings(found, last.meeting_ids)
        sources = text_sources(as_open_as(last.confidentiality, found), held)
        _follow(unit, last, _built(unit, found, held, last.language, last.confidentiality), sources)


def redraft_minutes(
    engine: Engine, viewer: Viewer, chain_id: UUID, number: int, of_number: int, reason: str = ""
) -> None:
    """Begin the next version as a draft, with the text of version `of_number`.

    This takes minutes back from those who read them, restores an older text, and begins the correction
    of final ones, which needs a reason. Raises ConflictError where there is a later version than `number`.
    """
    with _last(engine, viewer, chain_id, number, reason=reason) as (unit, _found, last):
        refuse(redraft_hindrance(last))
        if last.state is MinutesState.FINAL and not unit.reason:
            wanted = _("This step needs a reason.")
            raise InvalidInputError(wanted, {"reason": wanted})
        old = get_version(unit.transaction, clearance(viewer), chain_id, of_number)
        texts = MinutesTextDraft(text=old.text, public_text=old.public_text)
        _follow(unit, last, texts, sources_of(unit.transaction, old.id))


def classify_minutes(engine: Engine, viewer: Viewer, chain_id: UUID, number: int, draft: LevelDraft) -> None:
    """Say who may see minutes, as read at version `number`: the same for all their versions.

    Their texts stay as they are, those of final ones frozen. Raises as `build_minutes` does, ConflictError
    where there is a later version than `number`, and InvalidInputError where any version holds, or may hold,
    what not all may see who would read it then.
    """
    with _last(engine, viewer, chain_id, number, draft.values()) as (unit, found, last):
        check_level(unit, found.dialogue.id, draft.confidentiality)
        if draft.confidentiality is not last.confidentiality:
            _require_first(unit, found.dialogue.id, last.meeting_ids, last.language, draft.confidentiality)
        chain = list_chain(unit.transaction, chain_id)
        _check_widening(unit, found, last.confidentiality, draft.confidentiality, chain)
        for version in chain:
            unit.change(Minutes, version.id, draft.values(), version.version)


@contextmanager
def _last(
    engine: Engine,
    viewer: Viewer,
    chain_id: UUID,
    number: int,
    mine: Mapping[str, object] = {},
    reason: str = "",
) -> Iterator[tuple[UnitOfWork, Dossier, Minutes]]:
    """A transaction on the last version of minutes, which must be the one that was read."""
    with write_on_loaded_part(engine, viewer, Minutes, chain_id, reason) as (unit, found):
        last = get_minutes(unit.transaction, clearance(viewer), list_chain(unit.transaction, chain_id)[0].id)
        if last.number != number:
            theirs = {name: getattr(last, name) for name in mine}
            told = _("Somebody else saved this record in the meantime. Nothing was overwritten.")
            raise ConflictError(told, mine, theirs, last.number)
        yield unit, found, last


def _follow(unit: UnitOfWork, last: Minutes, draft: MinutesTextDraft, sources: Collection[UUID]) -> None:
    # First, so that of two who save at once one meets a conflict.
    unit.change(Minutes, last.id, {"is_last": False}, last.version)
    same = ("chain_id", "dialogue_id", "meeting_ids", "language", "standing", "confidentiality")
    kept = {name: getattr(last, name) for name in same}
    _add_version(unit, kept | {"number": last.number + 1} | draft.values(), sources)


def _add_version(unit: UnitOfWork, values: dict[str, Any], sources: Collection[UUID]) -> None:
    by = {"account": unit.viewer.account, "written_at": unit.now, "state": MinutesState.DRAFT}
    levels = own_levels_of(unit.transaction, sources)
    recalled = any(not is_open_at(values["confidentiality"], level) for level in levels)
    marks = {"recalled": recalled, "public_withdrawn": recalled}
    keep_sources(unit.transaction, unit.add(Minutes, values | by | marks), sources)


def _check_widening(
    unit: UnitOfWork,
    found: Dossier,
    before: Confidentiality | None,
    after: Confidentiality | None,
    chain: Sequence[Minutes],
) -> None:
    whole = found.dialogue.confidentiality
    if not is_more_open(after or whole, before or whole):
        return
    sources = [part for version in chain for part in sources_of(unit.transaction, version.id)]
    if not all(is_open_at(after, level) for level in own_levels_of(unit.transaction, sources)):
        reason = _(
            "These minutes were built from what fewer may see. Build other minutes for those who are to read "
            "them."
        )
        raise InvalidInputError(reason, {"confidentiality": reason})


def _require_first(
    unit: UnitOfWork,
    dialogue_id: UUID,
    meeting_ids: Sequence[UUID],
    language: Language,
    level: Confidentiality | None,
) -> None:
    """Minutes may stand beside others of the same meetings only where fewer or more may see them."""
    for known in list_minutes(unit.transaction, clearance(unit.viewer), dialogue_id):
        same = (known.language, set(known.meeting_ids), known.confidentiality)
        if same == (language, set(meeting_ids), level):
            raise ConflictError(_("There are minutes of this in this language already."))


def _built(
    unit: UnitOfWork,
    found: Dossier,
    held: Sequence[Meeting],
    language: Language,
    level: Confidentiality | None,
) -> MinutesTextDraft:
    reference = read_reference(unit.transaction)
    stakeholders = list_stakeholders(unit.transaction, clearance(unit.viewer))
    with speaking(language):
        words = Wording({who.id: who.label for who in stakeholders}, reference)
        # Nothing stands in a layer that fewer may see than those who read it.
        text, _public = minutes_text(as_open_as(level, found), held, words)
        _whole, public_text = minutes_text(as_open_as(None, found), held, words)
    return check(MinutesTextDraft, {"text": text, "public_text": public_text})


def _meetings(found: Dossier, keys: Sequence[UUID]) -> tuple[Meeting, ...]:
    held = tuple(meeting for meeting in found.meetings if meeting.id in keys)
    if len(held) != len(set(keys)):
        foreign = _("Choose a meeting of this dialogue.")
        raise InvalidInputError(foreign, {"meeting_ids": foreign})
    return held
