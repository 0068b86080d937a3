"""Places where the text of a record stands as well, and their fate where it is made more confidential."""

from collections.abc import Iterator

from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue, Dossier, SourceDocument
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.places import Place
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.held_words import holds
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import MinutesState, Right, TermList
from dare_network.errors import InvalidInputError
from dare_network.language import _, day
from dare_network.services.clearance import clearance
from dare_network.store.dialogues import dialogue_of
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import read_transaction
from dare_network.store.minutes import list_minutes
from dare_network.store.minutes_sources import holding, stricter_words
from dare_network.store.reference import read_reference
from dare_network.store.transaction import Transaction

Held = Dialogue | Answer | Commitment | Outcome | SourceDocument
"""A record that can be made more confidential."""


def places_that_hold(engine: Engine, viewer: Viewer, record: Held) -> tuple[Place, ...]:
    """The places that this viewer sees of those that hold the text of a record, each with what becomes of it.

    Saving does what is said here, in the same transaction, also to what he does not see. Raises
    NotFoundError for a record that does not exist or is hidden.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        whole = isinstance(record, Dialogue)
        key = record.id if whole else dialogue_of(transaction, cleared, type(record), record.id)
        found = get_dossier(transaction, cleared, key)
        versions = list_minutes(transaction, cleared, key)
        held = {one.id for one in versions} if whole else holding(transaction, record.id)
        reference = read_reference(transaction)
    minutes = (
        place for one in versions if one.id in held for place in _of_minutes(one, found, reference, whole)
    )
    return (*minutes, *_everywhere(record))


def _of_minutes(one: Minutes, found: Dossier, reference: Reference, whole: bool) -> Iterator[Place]:
    days = ", ".join(day(held.on) for held in found.meetings if held.id in one.meeting_ids)
    state = reference.label(TermList.MINUTES_STATE, one.state)
    named = _("Minutes of {days}, version {number} ({state})")
    name = named.format(days=days, number=one.number, state=state)
    if whole:
        yield Place(name, _("As confidential as the dialogue from then on, unless they are more so."))
    else:
        yield Place(
            name,
            _("Closed to those who may not see this any more, out of the search; a new version is needed."),
        )
    if one.state is MinutesState.FINAL and one.public_text and not one.public_withdrawn:
        public = _("Public layer of the minutes of {days}, version {number}")
        yield Place(
            public.format(days=days, number=one.number), _("Withdrawn at once, until a new version is final.")
        )
    for sent_to in filter(None, (one.reviewers, one.recipients)):
        copy = _("Copy of version {number}, sent to: {names}")
        yield Place(
            copy.format(number=one.number, names=sent_to), _("Cannot be called back: tell those who have it.")
        )


def _everywhere(record: Held) -> Iterator[Place]:
    yield Place(_("Search"), _("Found only by those who may still see it."))
    if isinstance(record, Dialogue | Commitment):
        yield Place(_("Calendars"), _("Left out of those that are made from then on for others."))
    yield Place(
        _("Files that were downloaded before, briefing documents among them"),
        _("Stay with those who have them; the product keeps no copy."),
    )


def check_words(transaction: Transaction, of: Minutes, text: str, public_text: str) -> None:
    """Raise InvalidInputError where a layer of minutes has words of a record that not all its readers see."""
    reasons = {}
    if holds(text, stricter_words(transaction, of.dialogue_id, of.confidentiality)):
        reasons["text"] = _("This has words of a record that is more confidential than these minutes.")
    if holds(public_text, stricter_words(transaction, of.dialogue_id, None)):
        reasons["public_text"] = _("This has words of a record that is more confidential than the dialogue.")
    if reasons:
        raise InvalidInputError(" ".join(reasons.values()), reasons)
