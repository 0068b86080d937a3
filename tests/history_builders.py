"""A dialogue with a past: of every kind of record, written at one level and read at another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    item_draft,
    meeting_draft,
    milestone_draft,
    minutes_draft,
    outcome_draft,
    question_draft,
    seat_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.drafts.minutes import LevelDraft, MinutesCommentDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role, Standing
from dare_network.services import (
    agenda,
    circulation,
    dialogues,
    milestones,
    minutes,
    outcomes,
    sources,
)

C = Confidentiality
WRITER = Viewer("carla", Role.ADMINISTRATOR, listed_as="carla")
"""Sees everything: by the role, and on the list."""


@dataclass(frozen=True)
class Past:
    """The keys of the records of a dialogue."""

    dialogue: UUID
    meeting: UUID
    seat: UUID
    question: UUID
    answer: UUID
    commitment: UUID
    milestone: UUID
    outcome: UUID
    document: UUID
    chain: UUID
    comment: UUID
    item: UUID


def lived(
    engine: Engine,
    of: Consortium,
    whole: Confidentiality,
    own: Mapping[str, Confidentiality | None] = {},
    word: str = "first",
) -> Past:
    """A dialogue of this level with one record of each kind, of which each text says the `word`.

    `own` are the levels of parts, by the name of their field.
    """
    draft = dialogue_draft(
        of, title=word, confidentiality=whole, centre_id=of.leiden, readers=("carla", "listed")
    )
    key = dialogues.record_dialogue(engine, WRITER, draft)
    held = dialogues.add_meeting(engine, WRITER, key, meeting_draft(note=word))
    seat = dialogues.add_attendance(engine, WRITER, held, seat_draft(None, role_at_body=word, body_id=of.meb))
    asked = dialogues.add_question(engine, WRITER, key, question_draft(text=word, position=word))
    answered = answer_draft(of, summary=word, confidentiality=own.get("answer"))
    answer = dialogues.record_answer(engine, WRITER, asked, answered)
    promised = commitment_draft(of, text=word, confidentiality=own.get("commitment"))
    promise = dialogues.add_commitment(engine, WRITER, key, promised)
    step = milestones.add_milestone(engine, WRITER, promise, milestone_draft(text=word))
    came_of_it = outcome_draft(text=word, confidentiality=own.get("outcome"))
    outcome = outcomes.add_outcome(engine, WRITER, key, came_of_it)
    letter = SourceDocumentDraft(title=word, on=date(2026, 6, 9), confidentiality=own.get("document"))
    document = sources.attach_source(engine, WRITER, key, letter, "letter.txt", word.encode())
    built = minutes_draft(held, standing=Standing.OWN_RECORD, confidentiality=own.get("minutes"))
    chain = minutes.build_minutes(engine, WRITER, key, built)
    minutes.save_minutes(engine, WRITER, chain, 1, text_draft(word))
    last = minutes.minutes(engine, WRITER, key)[0]
    comment = circulation.comment_on(engine, WRITER, last.id, MinutesCommentDraft(text=word))
    item = agenda.add_item(engine, WRITER, key, item_draft(word))
    return Past(key, held, seat, asked, answer, promise, step, outcome, document, chain, comment, item)


def rewrite(engine: Engine, of: Consortium, past: Past, word: str) -> None:
    """Change every text of it to this word; the due day moves, and a state changes, because of it."""
    found = dialogues.dossier(engine, WRITER, past.dialogue)
    levels = {part.id: part.confidentiality for part in (*found.answers, *found.commitments, *found.outcomes)}
    whole = found.dialogue
    draft = dialogue_draft(
        of, title=word, confidentiality=whole.confidentiality, centre_id=whole.centre_id,
        readers=whole.readers, embargo_until=whole.embargo_until,
    )  # fmt: skip
    dialogues.change_dialogue(engine, WRITER, whole.id, whole.version, draft)
    (held,), (asked,) = found.meetings, found.questions
    dialogues.change_meeting(engine, WRITER, held.id, held.version, meeting_draft(note=word))
    changed = question_draft(text=word, position=word, state=asked.state)
    dialogues.change_question(engine, WRITER, asked.id, asked.version, changed)
    (answer,), (promise,) = found.answers, found.commitments
    answered = answer_draft(of, summary=word, confidentiality=levels[answer.id])
    dialogues.change_answer(engine, WRITER, answer.id, answer.version, answered)
    later = date.fromordinal(promise.due_on.toordinal() + 7)
    promised = commitment_draft(of, text=word, due_on=later, confidentiality=levels[promise.id])
    dialogues.change_commitment(engine, WRITER, promise.id, promise.version, promised, reason=word)
    (step,), (outcome,) = found.milestones, found.outcomes
    milestones.change_milestone(engine, WRITER, step.id, step.version, milestone_draft(text=word))
    came_of_it = outcome_draft(text=word, confidentiality=levels[outcome.id])
    outcomes.change_outcome(engine, WRITER, outcome.id, outcome.version, came_of_it)
    (item,) = (each for each in agenda.agenda(engine, WRITER, whole.id) if each.id == past.item)
    agenda.change_item(engine, WRITER, item.id, item.version, item_draft(word))
    last = minutes.minutes(engine, WRITER, whole.id)[0]
    minutes.save_minutes(engine, WRITER, past.chain, last.number, text_draft(word))
    last = minutes.minutes(engine, WRITER, whole.id)[0]
    circulation.comment_on(engine, WRITER, last.id, MinutesCommentDraft(text=word))


def classify(engine: Engine, of: Consortium, past: Past, level: Confidentiality) -> None:
    """Give the dialogue this level; its texts stay."""
    whole = dialogues.dossier(engine, WRITER, past.dialogue).dialogue
    draft = dialogue_draft(
        of, title=whole.title, confidentiality=level, centre_id=of.leiden, readers=whole.readers
    )
    dialogues.change_dialogue(engine, WRITER, whole.id, whole.version, draft)


def classify_parts(engine: Engine, of: Consortium, past: Past, level: Confidentiality | None) -> None:
    """Give its answer, commitment, outcome and minutes this level; their texts stay."""
    found = dialogues.dossier(engine, WRITER, past.dialogue)
    (answer,), (promise,), (outcome,) = found.answers, found.commitments, found.outcomes
    answered = answer_draft(of, summary=answer.summary, confidentiality=level)
    dialogues.change_answer(engine, WRITER, answer.id, answer.version, answered)
    promised = commitment_draft(of, text=promise.text, due_on=promise.due_on, confidentiality=level)
    dialogues.change_commitment(engine, WRITER, promise.id, promise.version, promised)
    came_of_it = outcome_draft(text=outcome.text, confidentiality=level)
    outcomes.change_outcome(engine, WRITER, outcome.id, outcome.version, came_of_it)
    last = minutes.minutes(engine, WRITER, past.dialogue)[0]
    minutes.classify_minutes(engine, WRITER, past.chain, last.number, LevelDraft(confidentiality=level))
