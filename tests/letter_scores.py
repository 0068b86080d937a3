"""How well letters are read: what was found in the texts of `tests/letters` against what stands beside them.

A find is right when it shares at least four fifths of its words with what was expected, counted
against the longer of the two. An answer must answer the right question as well, a commitment must have
the right direction.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_DNS, UUID, uuid5

from dare_network.letters.finds import Reading
from dare_network.letters.letter import read_letter
from dare_network.letters.likeness import same_words

FOLDER = Path(__file__).parent / "letters"
LATER = date(2026, 12, 31)
"""The day on which the letters are pasted."""

BODIES = (
    "MEB", "Medicines Evaluation Board", "CBG", "College ter Beoordeling van Geneesmiddelen", "CCMO",
    "IGJ", "Health and Youth Care Inspectorate", "Farmatec", "Bureau GGO", "COGEM", "Loket Gentherapie",
    "VWS", "IenW", "ZN", "Zorginstituut", "Zorginstituut Nederland", "NZa", "EMA",
    "European Medicines Agency", "CAT", "CHMP", "Committee for Medicinal Products for Human Use", "SAWP",
    "Scientific Advice Working Party", "HTA Coordination Group",
)  # fmt: skip
SAME = {
    "Medicines Evaluation Board": "MEB",
    "CBG": "MEB",
    "College ter Beoordeling van Geneesmiddelen": "MEB",
    "Health and Youth Care Inspectorate": "IGJ",
    "Zorginstituut Nederland": "Zorginstituut",
    "European Medicines Agency": "EMA",
    "Committee for Medicinal Products for Human Use": "CHMP",
    "Scientific Advice Working Party": "SAWP",
}
"""Other names of the same body."""
PEOPLE = (
    "Marit Zwanenburg", "Joost Hagenaars", "Femke Oosterhuizen", "Pieter Lindqvist", "Sterre van Dalfsen",
    "Willem Achterkamp", "Rutger Bloemendal", "Ingrid Roodhart",
)  # fmt: skip


def key_of(name: str) -> UUID:
    """The same key for every spelling of a name."""
    return uuid5(NAMESPACE_DNS, SAME.get(name, name))


@dataclass(frozen=True)
class Letter:
    """A text, what should be found in it, and what was."""

    name: str
    text: str
    expected: Mapping[str, Any]
    reading: Reading


@dataclass(frozen=True)
class Score:
    """How many were right, of those found and of those expected."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall (van Rijsbergen, Information Retrieval, 1979)."""
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else 1.0


@cache
def letters() -> tuple[Letter, ...]:
    """All letters, read once."""
    return tuple(_letter(path) for path in sorted(FOLDER.glob("*.txt")))


def _letter(path: Path) -> Letter:
    text = path.read_text("utf-8")
    bodies, people = ({name: key_of(name) for name in names} for names in (BODIES, PEOPLE))
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return Letter(path.stem, text, expected, read_letter(text, LATER, bodies, people))


def questions_and_answers(letter: Letter) -> Score:
    """The score of the questions together with that of the answers."""
    text, reading = letter.text, letter.reading
    asked = [question.span.words(text) for question in reading.questions]
    answered = [
        (answer.span.words(text), asked[answer.question] if answer.question is not None else "")
        for answer in reading.answers
    ]
    wanted = [question["text"] for question in letter.expected["questions"]]
    given = [(a["text"], q["text"]) for q in letter.expected["questions"] for a in q["answers"]]
    return _score([(one,) for one in asked], [(one,) for one in wanted]) + _score(answered, given)


def commitments(letter: Letter) -> Score:
    """The score of the commitments, of which the direction must be right as well."""
    found = [(c.span.words(letter.text), c.direction.value) for c in letter.reading.commitments]
    return _score(found, [(c["text"], c["direction"]) for c in letter.expected["commitments"]])


def positions(letter: Letter) -> Score:
    """The score of the positions."""
    found = [(held.span.words(letter.text),) for held in letter.reading.positions]
    return _score(found, [(q["position"],) for q in letter.expected["questions"] if q["position"]])


def alignments(letter: Letter) -> Score:
    """Of the answers whose words are right: how many alignments were guessed, and right."""
    pairs = [
        (answer.alignment, wanted["alignment"])
        for answer in letter.reading.answers
        for question in letter.expected["questions"]
        for wanted in question["answers"]
        if same_words(answer.span.words(letter.text), wanted["text"])
    ]
    return Score(
        sum(found == wanted for found, wanted in pairs if found),
        sum(bool(found) for found, _wanted in pairs),
        sum(bool(wanted) for _found, wanted in pairs),
    )


def due_days(letter: Letter) -> Score:
    """Of the commitments whose words are right: how many due days were found, and right."""
    pairs = [
        (str(found.due_on or ""), wanted["due_on"] or "")
        for found in letter.reading.commitments
        for wanted in letter.expected["commitments"]
        if same_words(found.span.words(letter.text), wanted["text"])
    ]
    return Score(
        sum(found == wanted for found, wanted in pairs if found),
        sum(bool(found) for found, _wanted in pairs),
        sum(bool(wanted) for _found, wanted in pairs),
    )


def _score(found: Sequence[tuple[str, ...]], wanted: Sequence[tuple[str, ...]]) -> Score:
    left, right = list(wanted), 0
    for one in found:
        match = next((other for other in left if _alike(one, other)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Score(right, len(found), len(wanted))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a == b or same_words(a, b) for a, b in zip(one, other, strict=True))
