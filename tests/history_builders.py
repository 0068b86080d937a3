"""A dialogue with a past: of every kind of record, written at one level and read at another."""

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
    answers,
    circulation,
    commitments,
    dialogues,
    meetings,
    milestones,
    minutes,
    outcomes,
    questions,
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
    own: Confidentiality | None = None,
    word: str = "first",
) -> Past:
    """A dialogue of this level with one record of each kind, of which each text says the `word`.

    `own` is the level of its answer, its commitment, its outcome, its document and its minutes, whose texts
    say the word with a "p" before it; comments say it with a "c".
    """
    part = f"p{word}"
    draft = dialogue_draft(
        of, title=word, confidentiality=whole, centre_id=of.leiden, readers=("carla", "listed")
    )
    key = dialogues.record_dialogue(engine, WRITER, draft)
    held = meetings.add_meeting(engine, WRITER, key, meeting_draft(note=word))
    seat = meetings.add_attendance(engine, WRITER, held, seat_draft(of.anna))
    asked = questions.add_question(engine, WRITER, key, question_draft(text=word, position=word))
    answered = answer_draft(of, summary=part, confidentiality=own)
    answer = answers.record_answer(engine, WRITER, asked, answered)
    promised = commitment_draft(of, text=part, confidentiality=own)
    promise = commitments.add_commitment(engine, WRITER, key, promised)
    step = milestones.add_milestone(engine, WRITER, promise, milestone_draft(text=part))
    outcome = outcomes.add_outcome(engine, WRITER, key, outcome_draft(text=part, confidentiality=own))
    letter = SourceDocumentDraft(title="letter", on=date(2026, 6, 9), confidentiality=own)
    document = sources.attach_source(engine, WRITER, key, letter, "letter.txt", b"letter")
    # Of another meeting than the one whose note is the word, so that what is built does not say it.
    other = meetings.add_meeting(engine, WRITER, key, meeting_draft(on=date(2026, 6, 16)))
    built = minutes_draft(other, standing=Standing.OWN_RECORD, confidentiality=own)
    chain = minutes.build_minutes(engine, WRITER, key, built)
    minutes.save_minutes(engine, WRITER, chain, 1, text_draft(part))
    comment = comment_on_last(engine, key, f"c{word}")
    item = agenda.add_item(engine, WRITER, key, item_draft(word))
    return Past(key, held, seat, asked, answer, promise, step, outcome, document, chain, comment, item)


def comment_on_last(engine: Engine, dialogue: UUID, text: str) -> UUID:
    """Comment on the version that is worked on."""
    last = minutes.minutes(engine, WRITER, dialogue)[0]
    return circulation.comment_on(engine, WRITER, last.id, MinutesCommentDraft(text=text))


def rewrite(engine: Engine, of: Consortium, past: Past, word: str) -> None:
    """Change every text of it to this word, and those of its parts to the word with a "p" before it.

    The due day moves, for a reason with an "r" before it, and a comment with a "c" is made.
    """
    found, part = dialogues.dossier(engine, WRITER, past.dialogue), f"p{word}"
    whole = found.dialogue
    draft = dialogue_draft(
        of, title=word, confidentiality=whole.confidentiality, centre_id=whole.centre_id,
        readers=whole.readers, embargo_until=whole.embargo_until,
    )  # fmt: skip
    dialogues.change_dialogue(engine, WRITER, whole.id, whole.version, draft)
    held = next(each for each in found.meetings if each.id == past.meeting)
    meetings.change_meeting(engine, WRITER, held.id, held.version, meeting_draft(note=word))
    (asked,) = found.questions
    changed = question_draft(text=word, position=word, state=asked.state)
    questions.change_question(engine, WRITER, asked.id, asked.version, changed)
    answer = next(each for each in found.answers if each.id == past.answer)
    answered = answer_draft(of, summary=part, confidentiality=answer.confidentiality)
    answers.change_answer(engine, WRITER, answer.id, answer.version, answered)
    (promise,), (step,), (outcome,) = found.commitments, found.milestones, found.outcomes
    later = date.fromordinal(promise.due_on.toordinal() + 7)
    promised = commitment_draft(of, text=part, due_on=later, confidentiality=promise.confidentiality)
    commitments.change_commitment(engine, WRITER, promise.id, promise.version, promised, reason=f"r{word}")
    milestones.change_milestone(engine, WRITER, step.id, step.version, milestone_draft(text=part))
    came_of_it = outcome_draft(text=part, confidentiality=outcome.confidentiality)
    outcomes.change_outcome(engine, WRITER, outcome.id, outcome.version, came_of_it)
    item = next(each for each in agenda.agenda(engine, WRITER, whole.id) if each.id == past.item)
    agenda.change_item(engine, WRITER, item.id, item.version, item_draft(word))
    last = minutes.minutes(engine, WRITER, whole.id)[0]
    minutes.save_minutes(engine, WRITER, past.chain, last.number, text_draft(part))
    comment_on_last(engine, whole.id, f"c{word}")


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
    answers.change_answer(engine, WRITER, answer.id, answer.version, answered)
    promised = commitment_draft(of, text=promise.text, due_on=promise.due_on, confidentiality=level)
    commitments.change_commitment(engine, WRITER, promise.id, promise.version, promised)
    came_of_it = outcome_draft(text=outcome.text, confidentiality=level)
    outcomes.change_outcome(engine, WRITER, outcome.id, outcome.version, came_of_it)
    last = minutes.minutes(engine, WRITER, past.dialogue)[0]
    minutes.classify_minutes(engine, WRITER, past.chain, last.number, LevelDraft(confidentiality=level))
