"""From the rows of a letter, as they were filled in, to what is to be recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.drafts.dialogues import AnswerDraft, CommitmentDraft, QuestionDraft
from dare_network.domain.drafts.letters import AcceptedCommitment, AcceptedQuestion, AcceptedReading
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.ui.forms.form import Field, Values
from dare_network.ui.letters.rows import FindRow

D = TypeVar("D", bound=Draft)
Filled = Sequence[tuple[FindRow, Values]]
"""Rows with what stands in them now."""
_ASIDE = frozenset({"accept", "known_id"})


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """All rows of a letter, and the values that hold for the whole of it."""

    letter: Values
    questions: Filled
    answers: Filled
    commitments: Filled


@dataclass(frozen=True, slots=True)
class _Problems:
    """The faults found so far, by row and field, so that all of it can be said at once."""

    found: dict[str, str] = field(default_factory=dict)

    def checked(self, kind: type[D], row: FindRow, values: Mapping[str, object]) -> D | None:
        """The draft of a row; None where something is wrong with it."""
        kept = {name: value for name, value in values.items() if name not in _ASIDE}
        try:
            return check(kind, kept)
        except InvalidInputError as error:
            self.found.update({f"{row.id}.{name}": why for name, why in error.fields.items()})
            return None


def accepted_of(filled: FilledLetter) -> AcceptedReading:
    """Return what is to be recorded. Raises InvalidInputError with all that is wrong with accepted rows."""
    problems = _Problems()
    chosen = [(row, values) for row, values in filled.questions if values["accept"]]
    given = _answers(filled, {row.question for row, _values in chosen}, problems)
    questions = [_question(row, values, given, problems) for row, values in chosen]
    known = [AcceptedQuestion(known_id=key, answers=a) for key, a in given.items() if isinstance(key, UUID)]
    places = {row.question: place for place, (row, _values) in enumerate(chosen)}
    commitments = [
        _commitment(row, values, places, problems) for row, values in filled.commitments if values["accept"]
    ]
    if problems.found:
        raise InvalidInputError(_("Some fields need another look."), problems.found)
    return AcceptedReading(
        questions=(*_whole(questions), *known),
        commitments=_whole(commitments),
    )


def labels(rows: Iterable[FindRow]) -> list[Field]:
    """The fields of all rows, under the names that problems with them have."""
    return [
        Field(f"{row.id}.{item.name}", f"{row.title} · {item.label}") for row in rows for item in row.fields
    ]


def _answers(
    filled: FilledLetter, asked: set[int | None], problems: _Problems
) -> dict[int | UUID, tuple[AnswerDraft, ...]]:
    """The accepted answers by the place of their question, or by the key of a known one."""
    given: dict[int | UUID, tuple[AnswerDraft, ...]] = {}
    for row, values in filled.answers:
        if not values["accept"]:
            continue
        draft = problems.checked(AnswerDraft, row, {**values, **filled.letter})
        question = values.get("known_id") if row.question is None else row.question
        if question is None:
            problems.found[f"{row.id}.known_id"] = _("This field is required.")
        elif row.question is not None and row.question not in asked:
            problems.found[f"{row.id}.accept"] = _("Accept its question as well, or drop this answer.")
        elif draft and isinstance(question, int | UUID):
            given[question] = (*given.get(question, ()), draft)
    return given


def _question(
    row: FindRow, values: Values, given: Mapping[int | UUID, tuple[AnswerDraft, ...]], problems: _Problems
) -> AcceptedQuestion | None:
    answers = given.get(row.question, ()) if row.question is not None else ()
    known = values["known_id"]
    if isinstance(known, UUID):
        return AcceptedQuestion(known_id=known, answers=answers)
    draft = problems.checked(QuestionDraft, row, values)
    return AcceptedQuestion(new=draft, answers=answers) if draft else None


def _commitment(
    row: FindRow, values: Values, places: Mapping[int | None, int], problems: _Problems
) -> AcceptedCommitment | None:
    draft = problems.checked(CommitmentDraft, row, values)
    follows = places.get(row.question) if row.question is not None else None
    return AcceptedCommitment(commitment=draft, follows=follows) if draft else None


def _whole(rows: Iterable[D | None]) -> tuple[D, ...]:
    return tuple(row for row in rows if row is not None)
