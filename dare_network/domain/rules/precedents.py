"""Precedents: answers of bodies in other dialogues to questions on the same topics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dare_network.domain.records.dialogues import Answer, Dialogue, Dossier, Question
from dare_network.domain.rules.visibility import CENTRE_LEVELS, LEVELS, present_level
from dare_network.domain.vocabulary import Confidentiality, Role

_OF_THE_CONSORTIUM = frozenset({Confidentiality.PUBLIC, Confidentiality.CONSORTIUM})


@dataclass(frozen=True, slots=True)
class Precedent:
    """An answer to a question of another dialogue."""

    dialogue: Dialogue
    question: Question
    answer: Answer


def precedents(asked: Question, of: Dialogue, known: Iterable[Dossier], today: date) -> tuple[Precedent, ...]:
    """The answers to questions that share a topic with `asked`, a question of `of`; the newest first.

    Only of dialogues that everybody may see today who may see `of`, so that nothing is told on; and no
    answer that is more confidential than its own dialogue.
    """
    as_open = (each for each in known if each.dialogue.id != of.id and is_as_open(each.dialogue, of, today))
    found = answers_on(asked.topic_ids, as_open)
    return tuple(each for each in found if each.answer.confidentiality is None)


def answers_on(topic_ids: Iterable[str], known: Iterable[Dossier]) -> tuple[Precedent, ...]:
    """The answers in these dialogues to questions on any of these topics; the newest first."""
    topics = frozenset(topic_ids)
    found = [each for dossier in known for each in _answers(topics, dossier)]
    return tuple(sorted(found, key=lambda each: (each.answer.given_on, each.dialogue.ref), reverse=True))


def _answers(topics: frozenset[str], dossier: Dossier) -> Iterator[Precedent]:
    for question in dossier.questions:
        if topics.intersection(question.topic_ids or dossier.dialogue.topic_ids):
            for answer in dossier.answers_to(question.id):
                yield Precedent(dossier.dialogue, question, answer)


def is_as_open(other: Dialogue, this: Dialogue, today: date) -> bool:
    """Return whether everybody who may see `this` today may see `other` as well."""
    level, of_this = present_level(other, today), present_level(this, today)
    if of_this is Confidentiality.NAMED_ONLY:
        # Whoever is listed may be anybody of the consortium.
        return level in _OF_THE_CONSORTIUM
    if not _roles(of_this) <= _roles(level):
        return False
    if of_this in CENTRE_LEVELS and this.centre_id:
        return level in _OF_THE_CONSORTIUM or other.centre_id == this.centre_id
    return True


def _roles(level: Confidentiality) -> frozenset[Role]:
    return frozenset(role for role, levels in LEVELS.items() if level in levels)
