"""A million answers and commitments, made by a seeded hand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid5

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from tqdm import tqdm

from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    QuestionState,
)
from dare_network.services.reference import body_key
from dare_network.store.rows import column_defaults
from dare_network.store.tables.base import Record
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow

QUESTIONS, ANSWERS, COMMITMENTS = 5, 8, 10
"""Of each dialogue, of each question, and of each dialogue: fifty answers and commitments in all."""
WORDS = 15
VOCABULARY = 30_000
BEGUN = date(2020, 1, 1)
BODIES = tuple(map(body_key, ("nl-meb", "nl-ccmo", "nl-igj")))
LEVELS = (Confidentiality.CONSORTIUM, Confidentiality.RESTRICTED, Confidentiality.PUBLIC)
STATES = (DialogueState.CLOSED, DialogueState.AWAITING_OUTPUT)
_SPACE = UUID("d7a60f0e-3c43-4a1c-9a34-8a0b66a3ff10")
_SYLLABLES = (
    *(
        "po",
        "ten",
        "cy",
        "vec",
        "tor",
        "cel",
        "do",
        "nor",
        "as",
        "say",
        "ge",
        "nees",
        "mid",
        "del",
        "tri",
        "al",
    ),
    *("fa", "se", "ve", "i", "ligh", "tra", "ma", "pha", "re", "gis", "ter", "bo", "dy", "out", "co", "me"),
)
_PORTION = 200

Rows = dict[type[Record], list[Mapping[str, Any]]]


class Library:
    """Dialogues whose words are as common as words are: the n-th is n times rarer than the first."""

    def __init__(self, dialogues: int, seed: int = 7) -> None:
        self.dialogues = dialogues
        self._dice = np.random.default_rng(seed)
        every = ["".join(syllables) for syllables in product(_SYLLABLES, repeat=3)]
        self.words = [every[at] for at in self._dice.permutation(len(every))[:VOCABULARY]]
        weights = 1 / np.arange(1, VOCABULARY + 1)
        self._weights = weights / weights.sum()

    @property
    def texts(self) -> int:
        """The number of answers and commitments there are."""
        return self.dialogues * (QUESTIONS * ANSWERS + COMMITMENTS)

    def write(self, engine: Engine) -> None:
        """Write the rows past the product, which would note who did each; the search is not filled."""
        for start in tqdm(range(0, self.dialogues, _PORTION), unit=f" x {_PORTION} dialogues"):
            rows: Rows = {DialogueRow: [], QuestionRow: [], AnswerRow: [], CommitmentRow: []}
            for number in range(start, min(start + _PORTION, self.dialogues)):
                self._dialogue(number, rows)
            with engine.begin() as connection:
                for row, values in rows.items():
                    defaults = column_defaults(row)
                    connection.execute(sa.insert(row), [{**defaults, **each} for each in values])

    def _dialogue(self, number: int, rows: Rows) -> None:
        day = BEGUN + timedelta(days=number % 2400)
        body, key = BODIES[number % len(BODIES)], uuid5(_SPACE, str(number))
        texts = self._texts(1 + QUESTIONS * ANSWERS + COMMITMENTS)
        rows[DialogueRow].append(
            {
                "id": key,
                "ref": f"BENCH-{number}",
                "title": next(texts),
                "format_id": "meb_sa_meeting",
                "lead_body_id": body,
                "owner_id": body,
                "state": STATES[number % len(STATES)],
                "requested_on": day,
                "confidentiality": LEVELS[number // 2 % len(LEVELS)],
            }
        )
        for place in range(QUESTIONS):
            asked = uuid5(key, str(place))
            rows[QuestionRow].append(
                {"id": asked, "dialogue_id": key, "number": place, "text": "?", "state": QuestionState.ASKED}
            )
            rows[AnswerRow] += [
                {
                    "id": uuid5(asked, str(at)),
                    "question_id": asked,
                    "body_id": body,
                    "given_on": day + timedelta(days=at),
                    "summary": next(texts),
                }
                for at in range(ANSWERS)
            ]
        rows[CommitmentRow] += [
            {
                "id": uuid5(key, f"promise {at}"),
                "ref": f"BENCH-{number}-{at}",
                "dialogue_id": key,
                "direction": Direction.OURS,
                "text": next(texts),
                "owner_id": body,
                "due_on": day + timedelta(days=90 + at),
                "state": CommitmentState.OPEN,
                "acceptance": Acceptance.NOT_NEEDED,
            }
            for at in range(COMMITMENTS)
        ]

    def text(self) -> str:
        """One more text."""
        return next(self._texts(1))

    def _texts(self, count: int) -> Iterator[str]:
        drawn = self._dice.choice(VOCABULARY, size=(count, WORDS), p=self._weights)
        return (self._text(line) for line in drawn.tolist())

    def _text(self, drawn: Sequence[int]) -> str:
        return " ".join(self.words[at] for at in drawn)
