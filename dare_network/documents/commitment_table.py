"""The commitments of a dialogue as a table."""

from collections.abc import Iterable

from dare_network.documents.document import Block, Column, Paragraph, Table
from dare_network.documents.edition import Edition
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day


def commitment_table(commitments: Iterable[Commitment], edition: Edition) -> Block:
    """Return a table of what was promised, by whom and by when; a sentence where there is nothing."""
    rows = tuple(_row(promise, edition) for promise in commitments)
    if not rows:
        return Paragraph(_("No commitment is on record."))
    columns = (
        Column(_("Number"), 3),
        Column(_("What was promised"), 5, withheld=True),
        Column(_("In short"), 5),
        Column(_("Whose commitment"), 4),
        Column(_("Owner"), 4, withheld=True),
        Column(_("Due on"), 3),
        Column(_("State"), 4),
    )
    return Table(columns, rows)


def _row(promise: Commitment, edition: Edition) -> tuple[str, ...]:
    reference = edition.reference
    return (
        edition.stricter(promise.ref, promise.confidentiality),
        promise.text,
        promise.summary or _("Not yet summarised."),
        reference.label(TermList.DIRECTION, promise.direction),
        edition.name(promise.owner_id),
        day(promise.due_on),
        reference.label(TermList.COMMITMENT_STATE, promise.state),
    )
