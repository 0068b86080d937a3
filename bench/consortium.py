"""Stores of any size with people, dialogues and what hangs on them, made by a seeded hand."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bench.graphs import CATEGORIES, TYPES, PlantedNetwork
from bench.library import BODIES
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    QuestionState,
    StakeholderKind,
)
from dare_network.services.reference import reference
from dare_network.store.rows import column_defaults
from dare_network.store.tables.base import Base, Record
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow, DialogueTopicRow, ProductRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow

QUESTIONS, COMMITMENTS, SEATS = 3, 2, 3
"""Of each dialogue; each question has one answer, the seats are at its one meeting."""
A_PRODUCT = 20
"""The number of dialogues on the same product."""
LEVELS = (Confidentiality.CONSORTIUM, Confidentiality.RESTRICTED, Confidentiality.PUBLIC)
STATES = (DialogueState.CLOSED, DialogueState.AWAITING_OUTPUT, DialogueState.HELD)
BEGUN, TODAY = date(2021, 1, 4), date(2026, 11, 27)
_TEXT = "Interferon-gamma release can be the potency test for release, if its relation to killing is shown."
_SPACE = UUID("5d7e9b8c-6f2e-4d55-9d3f-0f0c6c1c5f8e")
_PORTION = 500

Rows = dict[type[Base], list[Mapping[str, Any]]]


def key_of(kind: str, number: int) -> UUID:
    """The key of the record with this number."""
    return uuid5(_SPACE, f"{kind} {number}")


def write_consortium(engine: Engine, dialogues: int, people: int) -> None:
    """Write the rows past the product, which would note who did each; the search is not filled."""
    topics = [topic.id for topic in reference(engine).topics]
    chance = random.Random(dialogues)
    _write(engine, _network(people))
    products = max(1, dialogues // A_PRODUCT)
    _write(engine, {ProductRow: [_product(number) for number in range(products)]})
    for start in range(0, dialogues, _PORTION):
        rows: Rows = {}
        for number in range(start, min(start + _PORTION, dialogues)):
            for row, values in _dialogue(number, people, products, topics, chance):
                rows.setdefault(row, []).append(values)
        _write(engine, rows)


def _write(engine: Engine, rows: Rows) -> None:
    with engine.begin() as connection:
        for row, values in rows.items():
            defaults = column_defaults(row) if issubclass(row, Record) else {}
            for start in range(0, len(values), 5_000):
                chunk = values[start : start + 5_000]
                connection.execute(sa.insert(row), [{**defaults, **each} for each in chunk])


def _network(people: int) -> Rows:
    """A quarter are organisations; each has three ties, each person a place to work."""
    if not people:
        return {}
    planted = PlantedNetwork(people)
    return {
        StakeholderRow: [
            {
                "id": key_of("stakeholder", number),
                "kind": StakeholderKind.ORGANISATION if number % 4 == 0 else StakeholderKind.PERSON,
                "name": f"Stakeholder {number:06d}",
                "category": CATEGORIES[number % len(CATEGORIES)],
                "city": "Utrecht",
                "description": "Made up to measure with.",
                "source": "benchmark",
            }
            for number in range(people)
        ],
        AffiliationRow: [
            {
                "id": key_of("affiliation", number),
                "person_id": key_of("stakeholder", number),
                "organisation_id": key_of("stakeholder", number - number % 4),
                "from_on": BEGUN,
            }
            for number in range(people)
            if number % 4
        ],
        TieRow: [
            {
                "id": key_of("tie", number),
                "type_id": TYPES[number % len(TYPES)],
                "from_id": key_of("stakeholder", one),
                "to_id": key_of("stakeholder", other),
                "from_on": date(2010 + number % 15, 1 + number % 9, 15),
                "source": "benchmark",
            }
            for number, (one, other) in enumerate(planted.pairs())
        ],
    }


def _product(number: int) -> Mapping[str, Any]:
    return {"id": key_of("product", number), "name": f"Product {number:05d}", "atmp_class": "gene_therapy"}


def _dialogue(
    number: int, people: int, products: int, topics: Sequence[str], chance: random.Random
) -> Iterator[tuple[type[Base], Mapping[str, Any]]]:
    key, body = key_of("dialogue", number), BODIES[number % len(BODIES)]
    day = BEGUN + timedelta(days=number % (TODAY - BEGUN).days)
    owner = key_of("stakeholder", chance.randrange(people)) if people else body
    yield (
        DialogueRow,
        {
            "id": key,
            "ref": f"BENCH-{number}",
            "title": f"{number}: {_TEXT}",
            "format_id": "meb_sa_meeting",
            "lead_body_id": body,
            "owner_id": owner,
            "product_id": key_of("product", number % products),
            "state": STATES[number % len(STATES)],
            "requested_on": day,
            "confidentiality": LEVELS[number // 2 % len(LEVELS)],
        },
    )
    yield DialogueTopicRow, {"dialogue_id": key, "topic_id": topics[number % len(topics)]}
    meeting = key_of("meeting", number)
    yield MeetingRow, {"id": meeting, "dialogue_id": key, "on": day + timedelta(days=40)}
    for seat in range(SEATS if people else 0):
        who = {"person_id": key_of("stakeholder", chance.randrange(people))}
        yield AttendanceRow, {"id": key_of(f"seat {seat}", number), "meeting_id": meeting, **who}
    for place in range(QUESTIONS):
        asked = key_of(f"question {place}", number)
        yield (
            QuestionRow,
            {
                "id": asked,
                "dialogue_id": key,
                "number": place + 1,
                "text": _TEXT,
                "position": _TEXT,
                "state": QuestionState.ANSWERED_WRITTEN,
            },
        )
        yield (
            AnswerRow,
            {
                "id": key_of(f"answer {place}", number),
                "question_id": asked,
                "body_id": body,
                "given_on": day + timedelta(days=60 + place),
                "alignment": "partly",
                "summary": _TEXT,
                "question_state": QuestionState.ANSWERED_WRITTEN,
            },
        )
    for place in range(COMMITMENTS):
        yield (
            CommitmentRow,
            {
                "id": key_of(f"commitment {place}", number),
                "ref": f"BENCH-{number}-{place}",
                "dialogue_id": key,
                "direction": Direction.OURS if place else Direction.THEIRS,
                "text": _TEXT,
                "owner_id": owner,
                "due_on": day + timedelta(days=90 + place),
                "state": CommitmentState.OPEN if number % 3 else CommitmentState.FULFILLED,
                "acceptance": Acceptance.NOT_NEEDED,
            },
        )
