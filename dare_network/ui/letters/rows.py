"""Rows of what was found in a letter, which can be accepted, changed or dropped."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.drafts.dialogues import AnswerDraft, CommitmentDraft, QuestionDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Direction
from dare_network.language import _
from dare_network.letters.finds import FoundAnswer, FoundCommitment, Reading
from dare_network.letters.likeness import known_question, numbered_question
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import Special, draft_fields
from dare_network.ui.forms.form import Field, Values, Widget
from dare_network.ui.letters.source import answer_name, commitment_name, question_name
from dare_network.ui.widgets import choices

NEW = "new"
"""The choice that a question is none of the dialogue yet."""


@dataclass(frozen=True, slots=True)
class FindRow:
    """A find as fields that begin with what was read. `question` is the place of the one it belongs to."""

    id: str
    title: str
    fields: tuple[Field, ...]
    values: Values
    question: int | None = None


def letter_row(viewer: Viewer, reading: Reading) -> FindRow:
    """Return the row of what holds for the whole letter: its day, and how it came."""
    fields = tuple(draft_fields(viewer, AnswerDraft, only={"given_on", "channel"}))
    given_on = reading.day.on if reading.day else loaders.today()
    return FindRow("letter", _("Letter or notes"), fields, {"given_on": given_on, "channel": reading.channel})


def question_rows(viewer: Viewer, text: str, reading: Reading, dossier: Dossier) -> list[FindRow]:
    """The questions, each with the one of the dialogue that has the same words."""
    fields = (
        _accept(),
        Field(
            "known_id",
            _("Question of this dialogue"),
            Widget.CHOICE,
            _known(dossier, new=True),
            help=_("Of a question that the dialogue has already, only the answers are recorded."),
        ),
        *draft_fields(viewer, QuestionDraft, {"text": {"help": None}}, only={"text", "position", "section"}),
    )
    rows = []
    for place, found in enumerate(reading.questions):
        words, held = found.span.words(text), reading.position_on(place)
        values: Values = {
            "accept": True,
            "known_id": known_question(words, dossier.questions) or NEW,
            "text": words,
            "position": held.span.words(text) if held else "",
            "section": found.section,
        }
        rows.append(FindRow(f"question{place}", question_name(place), fields, values, place))
    return rows


def answer_rows(viewer: Viewer, text: str, reading: Reading, dossier: Dossier) -> list[FindRow]:
    """The answers; one without a question in the letter is asked for a question of the dialogue."""
    bodies = choices.bodies(loaders.names(viewer))
    known = Field("known_id", _("Question of this dialogue"), Widget.CHOICE, _known(dossier), required=True)
    special: dict[str, Special] = {"body_id": {"options": bodies}, "verbatim": {"required": True}}
    fields = draft_fields(viewer, AnswerDraft, special, only={"body_id", "alignment", "verbatim"})
    rows = []
    for place, found in enumerate(reading.answers):
        loose = (known,) if found.question is None else ()
        values = _answer(text, found, dossier, bodies)
        row = (_accept(), *loose, *fields)
        rows.append(FindRow(f"answer{place}", answer_name(found.question), row, values, found.question))
    return rows


def commitment_rows(viewer: Viewer, text: str, reading: Reading, dossier: Dossier) -> list[FindRow]:
    """The commitments; one without a day is accepted only once somebody has said until when."""
    owners = choices.everyone(loaders.names(viewer))
    asked = ("text", "direction", "owner_id", "due_on")
    described = draft_fields(viewer, CommitmentDraft, {"owner_id": {"options": owners}}, only=asked)
    fields = (_accept(), *described)
    return [
        FindRow(
            f"commitment{place}",
            commitment_name(place),
            fields,
            _commitment(text, found, dossier, owners),
            _follows(reading, found),
        )
        for place, found in enumerate(reading.commitments)
    ]


def _accept() -> Field:
    return Field("accept", _("Record this"), Widget.FLAG)


def _known(dossier: Dossier, new: bool = False) -> Mapping[object, str]:
    asked: dict[object, str] = {NEW: _("A new question")} if new else {}
    return asked | {each.id: f"{each.number}. {each.text}" for each in dossier.questions}


def _answer(text: str, found: FoundAnswer, dossier: Dossier, bodies: Mapping[object, str]) -> Values:
    body = found.body_id if found.body_id in bodies else dossier.dialogue.lead_body_id
    return {
        "accept": True,
        "known_id": numbered_question(found.number, dossier.questions),
        "body_id": body,
        "alignment": found.alignment,
        "verbatim": found.span.words(text),
    }


def _commitment(text: str, found: FoundCommitment, dossier: Dossier, owners: Mapping[object, str]) -> Values:
    owner: UUID | None = found.who_id if found.who_id in owners else None
    theirs = found.direction is Direction.THEIRS
    about = dossier.dialogue
    return {
        "accept": found.due_on is not None,
        "text": found.span.words(text),
        "direction": found.direction,
        "owner_id": owner or (about.lead_body_id if theirs else about.owner_id),
        "due_on": found.due_on,
    }


def _follows(reading: Reading, found: FoundCommitment) -> int | None:
    """The question whose answer holds the commitment."""
    holding = (given for given in reading.answers if given.span.overlaps(found.span))
    return next((given.question for given in holding), None)
