"""Questions who is meant, by names that last, the answers to them, and whom each came to mean."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.lines import Line
from dare_network.words.spelling import spelling


class Whom:
    """Answers by the names of questions; `meant` says whom those that were used came to mean.

    An answer is remembered for its row. For all rows that name it so an organisation is remembered of which
    nobody else has that name: who else is called so may be meant by other rows.
    """

    def __init__(self, answers: Mapping[str, str], remembered: Mapping[str, str]) -> None:
        self._answers = answers
        self._remembered = remembered
        self.meant: dict[str, str] = {}

    def answer(self, question: str, line: Line) -> str:
        """The answer to a question, else the one that was given for this row before; "" for none."""
        return self._answers.get(question) or self._remembered.get(in_row(question, line), "")

    def is_said(self, question: str) -> bool:
        """Return whether a question is answered now, and not only was before."""
        return question in self._answers

    def before(self, question: str) -> str:
        """The answer that was given before for all rows; "" for none."""
        return self._remembered.get(question, "")

    def note(self, question: str, meant: UUID | str, line: Line, everywhere: bool = False) -> None:
        """Note whom an answer means, to be remembered for this row, or for all that name it so."""
        self.meant[in_row(question, line)] = str(meant)
        if everywhere:
            self.meant[question] = str(meant)


def about_organisation(name: str) -> str:
    """The name of the question which organisation is called so: one for all rows that do."""
    return f"{StakeholderKind.ORGANISATION}\n{spelling(name)}"


def about_person(name: str) -> str:
    """The name of the question who is called so, in whatever row."""
    return f"{StakeholderKind.PERSON}\n{spelling(name)}"


def in_row(question: str, line: Line) -> str:
    """The name of a question about one row, by what stands in it: the same wherever that row comes next.

    What people are called is not told by it.
    """
    cells = [text for text in line.cells.values() if text] or [line.key]
    said = "\0".join((question, *cells))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]
