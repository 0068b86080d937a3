"""Comparison of two texts that may say the same in nearly the same words."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from dare_network.domain.records.dialogues import Question

SHARED = 0.8
"""The part of the words of the longer text that both must have."""


def same_words(one: str, other: str) -> bool:
    """Return whether two texts share four fifths of their words, in whatever order."""
    mine, theirs = Counter(one.casefold().split()), Counter(other.casefold().split())
    longer = max(mine.total(), theirs.total())
    return bool(longer) and (mine & theirs).total() >= SHARED * longer


def known_question(words: str, questions: Sequence[Question]) -> UUID | None:
    """The question of a dialogue that was asked in these words."""
    return next((asked.id for asked in questions if same_words(asked.text, words)), None)


def numbered_question(number: str, questions: Sequence[Question]) -> UUID | None:
    """The question of a dialogue with this number."""
    return next((asked.id for asked in questions if str(asked.number) == number), None)
