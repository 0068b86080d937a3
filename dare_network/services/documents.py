"""Documents and calendars to download, of what one viewer may see."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.documents.briefing import briefing
from dare_network.documents.calendar import calendar_bytes
from dare_network.documents.dialogue_entries import commitment_entries, dialogue_entries, lost_entry
from dare_network.documents.document import Document
from dare_network.documents.docx import docx_bytes
from dare_network.documents.edition import Edition
from dare_network.documents.minutes import Layer, minutes
from dare_network.documents.minutes_version import minutes_version
from dare_network.documents.pdf import pdf_bytes
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right, TermList
from dare_network.errors import NotFoundError
from dare_network.language import _, speaking
from dare_network.services.clearance import clearance
from dare_network.store.dialogues import dialogue_of
from dare_network.store.dossiers import get_dossier, list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.minutes import get_minutes
from dare_network.store.moments import list_lost
from dare_network.store.products import list_products
from dare_network.store.reference import read_reference
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.transaction import Transaction

DocumentKind = Literal["docx", "pdf"]

_WRITERS: Mapping[DocumentKind, Callable[[Document], bytes]] = {"docx": docx_bytes, "pdf": pdf_bytes}


def briefing_document(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, kind: DocumentKind, made_at: datetime
) -> bytes:
    """The briefing document of a dialogue, in the language of the moment.

    Earlier answers in it are of dialogues that all its readers may see.

    Raises NotAllowedError without the right, and NotFoundError, also where the dialogue is hidden.
    """
    require(viewer, Right.EXPORT)
    with read_transaction(engine) as transaction:
        found = get_dossier(transaction, clearance(viewer), dialogue_id)
        known = list_dossiers(transaction, clearance(viewer))
        edition = _edition(transaction, viewer, made_at)
    return _WRITERS[kind](briefing(found, known, edition))


def minutes_document(
    engine: Engine,
    viewer: Viewer,
    dialogue_id: UUID,
    meeting_id: UUID | None,
    layer: Layer,
    kind: DocumentKind,
    made_at: datetime,
) -> bytes:
    """The minutes of a meeting, or of all meetings of the dialogue where none is named.

    Raises NotAllowedError without the right, and NotFoundError, also where the dialogue is hidden.
    """
    require(viewer, Right.EXPORT)
    with read_transaction(engine) as transaction:
        found = get_dossier(transaction, clearance(viewer), dialogue_id)
        edition = _edition(transaction, viewer, made_at)
    held = [meeting for meeting in found.meetings if meeting_id in (None, meeting.id)]
    if not held:
        raise NotFoundError(_("There is no such meeting in this dialogue."))
    return _WRITERS[kind](minutes(found, held, layer, edition))


def minutes_version_document(
    engine: Engine, viewer: Viewer, minutes_id: UUID, layer: Layer, kind: DocumentKind, made_at: datetime
) -> bytes:
    """A version of minutes with its own text, in the language in which they are written.

    Raises NotAllowedError without the right, and NotFoundError where there is no such version, its dialogue
    is hidden, or nothing of it is meant for the public.
    """
    require(viewer, Right.SEE_PEOPLE)
    require(viewer, Right.EXPORT)
    with read_transaction(engine) as transaction:
        cleared = clearance(viewer)
        found = get_dossier(transaction, cleared, dialogue_of(transaction, cleared, Minutes, minutes_id))
        known = get_minutes(transaction, cleared, minutes_id)
        if layer is Layer.PUBLIC and known.public_withdrawn:
            raise NotFoundError(_("The public layer of this version is withdrawn."))
        if layer is Layer.PUBLIC and not known.public_text:
            raise NotFoundError(_("Nothing of these minutes is meant for the public."))
        with speaking(known.language):
            edition = _edition(transaction, viewer, made_at)
            written = minutes_version(known, found, layer, edition)
    return _WRITERS[kind](written)


def dialogue_calendar(engine: Engine, viewer: Viewer, dialogue_id: UUID, made_at: datetime) -> bytes:
    """The meetings and due days of a dialogue as an iCalendar file. Raises as `briefing_document` does.

    What an earlier file may have held for this viewer and has no day or is hidden now is cancelled.
    """
    require(viewer, Right.EXPORT)
    with read_transaction(engine) as transaction:
        found = get_dossier(transaction, clearance(viewer), dialogue_id)
        shown = set(_dated(found))
        if found.dialogue.output_due_on is None:
            shown.remove(dialogue_id)
        lost = list_lost(transaction, clearance(viewer), shown, made_at, dialogue_id)
        edition = _edition(transaction, viewer, made_at)
    return calendar_bytes([*dialogue_entries(found, edition), *map(lost_entry, lost)], made_at)


def commitment_calendar(engine: Engine, viewer: Viewer, made_at: datetime) -> bytes:
    """The due days of all commitments that this viewer may see, as an iCalendar file.

    What any earlier file may have held for this viewer and is hidden now is cancelled, also of dialogues
    that are hidden as a whole. Raises NotAllowedError without the right.
    """
    require(viewer, Right.EXPORT)
    with read_transaction(engine) as transaction:
        dossiers = list_dossiers(transaction, clearance(viewer))
        shown = {key for found in dossiers for key in _dated(found)}
        lost = list_lost(transaction, clearance(viewer), shown, made_at)
        edition = _edition(transaction, viewer, made_at)
    entries = [entry for found in dossiers for entry in commitment_entries(found, edition)]
    return calendar_bytes([*entries, *map(lost_entry, lost)], made_at)


def _dated(found: Dossier) -> Iterator[UUID]:
    """The keys of a dialogue and of all that has a day of its own in it."""
    yield found.dialogue.id
    for family in (found.meetings, found.commitments, found.milestones):
        yield from (each.id for each in family)


def _edition(transaction: Transaction, viewer: Viewer, made_at: datetime) -> Edition:
    reference = read_reference(transaction)
    products = list_products(transaction, clearance(viewer))
    return Edition(
        names={one.id: one.label for one in list_stakeholders(transaction, clearance(viewer))},
        products={product.id: product.name for product in products},
        reference=reference,
        reader=reference.label(TermList.ROLE, viewer.role),
        made_at=made_at,
    )
