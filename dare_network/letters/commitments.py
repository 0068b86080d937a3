"""The commitments of a text, from its sentences and its lists of actions."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dare_network.domain.vocabulary import Direction
from dare_network.letters.days import due_in
from dare_network.letters.finds import FoundCommitment
from dare_network.letters.openings import Opens
from dare_network.letters.parties import Parties, Party
from dare_network.letters.passage import Passage
from dare_network.letters.promises import Promise, item_promise, promise_in
from dare_network.letters.sentences import sentences_in
from dare_network.letters.span import Span
from dare_network.letters.tables import cells_of

_ACTIONS = frozenset({Opens.ACTION, Opens.ACTIONS})
_SPOKEN = frozenset({None, Opens.ANSWER, Opens.CLOSING}) | _ACTIONS
"""Kinds of passage in which promises are looked for: a position argues, and promises nothing yet."""
_TITLES = re.compile(r"(?:who|wie|action|actie|what|wat|when|wanneer|due|owner|termijn)\b", re.IGNORECASE)


def commitments_in(
    text: str, passages: Sequence[Passage], parties: Parties, base: date
) -> Iterator[FoundCommitment]:
    """The commitments in the order of the text; terms count from `base`."""
    for passage in passages:
        if passage.kind in _SPOKEN and not passage.is_empty:
            row = passage.row or (passage.kind is Opens.ACTIONS and "\t" in passage.span.of(text))
            yield from (_in_row if row else _in_sentences)(text, passage, parties, base)


def _in_sentences(text: str, passage: Passage, parties: Parties, base: date) -> Iterator[FoundCommitment]:
    for sentence in sentences_in(text, passage.span):
        if passage.kind in _ACTIONS:
            promise = item_promise(text, sentence, parties, passage.listed)
        else:
            promise = promise_in(text, sentence, parties)
        if promise:
            yield _commitment(sentence, promise, due_in(text, sentence, base))


def _in_row(text: str, passage: Passage, parties: Parties, base: date) -> Iterator[FoundCommitment]:
    """A row of a table: the longest cell says what, another one who, a day in it until when."""
    cells = [cell for cell in cells_of(text, passage.span) if cell.start < cell.end]
    if all(_TITLES.match(cell.of(text)) for cell in cells):
        return
    what = max(cells, key=lambda cell: cell.end - cell.start)
    who = next((cell for cell in cells if cell != what and not due_in(text, cell, base)), None)
    party = next(parties.named_in(text, who), None) if who else None
    if who and party is None:
        party = Party(who, Direction.OURS)
    promise = (party.direction, party) if party else item_promise(text, what, parties, listed=True)
    if promise:
        yield _commitment(what, promise, due_in(text, passage.span, base))


def _commitment(span: Span, promise: Promise, due_on: date | None) -> FoundCommitment:
    direction, party = promise
    return FoundCommitment(
        span, direction, party.span if party else None, party.id if party else None, due_on
    )
