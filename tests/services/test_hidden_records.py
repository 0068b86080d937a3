"""Two stores are alike but for a hidden record: services tell whoever may not see it the same of both.

The second store is the first one with the record added by the services, so that all keys are the same. Not
compared are moments. Numbers are given once over all dialogues: a gap in them is the one thing that tells of
a record, and not of which.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID, uuid4

import sqlalchemy as sa
from consortium_builders import (
    answer_draft,
    commitment_draft,
    dialogue_draft,
    meeting_draft,
    milestone_draft,
    minutes_draft,
    outcome_draft,
    question_draft,
    seat_draft,
    text_draft,
)
from databases import Content, SqliteDatabase
from test_levels_by_role import READING, SEES, WRITER, Library, as_text, library, viewers

from dare_network.domain.drafts.dialogues import ProductDraft, SourceDocumentDraft
from dare_network.domain.vocabulary import Confidentiality, QuestionState
from dare_network.errors import DareError
from dare_network.language import Language
from dare_network.services import (
    answers,
    commitments,
    dialogues,
    meetings,
    milestones,
    minutes,
    network,
    outcomes,
    presence,
    products,
    questions,
    sources,
)
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import NodePositionRow

C = Confidentiality
_TIME = re.compile(r"\d{8}T\d{6}Z|\b\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?")
HIDDEN = {
    (C.NAMED_ONLY, "named"): ["administrator", "liaison", "member of the centre", "public"],
    (C.RESTRICTED_STRICT, "strict"): ["liaison", "public"],
}
"""Who may not see records of these levels."""
TOLD_ON_PURPOSE = {"condition.condition", "take_overs.closed_dialogues"}
"""An administrator is told that there are dialogues which nobody can open, and how large everything is."""

Told = dict[tuple[str, str], list[str]]


def told(made: Library, names: list[str]) -> Told:
    """What every service tells each of these viewers; of times only that there is one."""
    everybody, found = viewers(made.of), {}
    for name in names:
        for service, row in READING.items():
            # Documents say what the dossier says that they are made of, and take their time.
            if service.startswith("documents.") and not service.endswith("calendar"):
                continue
            if service in TOLD_ON_PURPOSE:
                continue
            texts: list[str] = []
            with suppress(DareError):
                texts.extend(_TIME.sub("", as_text(part)) for part in row.call(made, everybody[name]))
            found[name, service] = texts
    return found


def prepare(made: Library) -> tuple[UUID, UUID]:
    """A question without an answer, and one that is settled with an answer for each level to come."""
    whole = made.dialogues["public"]
    asked = questions.add_question(
        made.engine, WRITER, whole, question_draft(text="Open?", state=QuestionState.ASKED)
    )
    settled = questions.add_question(made.engine, WRITER, whole, question_draft(text="Settled?"))
    for _level in HIDDEN:
        answers.record_answer(made.engine, WRITER, settled, answer_draft(made.of, summary="Yes."))
    questions.change_question(
        made.engine, WRITER, settled, 1, question_draft(text="Settled?", state=QuestionState.SETTLED)
    )
    return asked, settled


def add_hidden_parts(made: Library, asked: UUID, settled: UUID, level: Confidentiality) -> None:
    """One of every kind of part, tied to open ones in every way that there is."""
    engine, of, whole = made.engine, made.of, made.dialogues["public"]
    found = dialogues.dossier(engine, WRITER, whole)
    letter = SourceDocumentDraft(
        title="Hidden", on=date(2026, 8, 1), confidentiality=level, replaces_id=found.documents[0].id
    )
    document = sources.attach_source(engine, WRITER, whole, letter, "hidden.txt", b"hidden")
    first = answer_draft(of, confidentiality=level, document_id=document, given_on=date(2026, 8, 2))
    answers.record_answer(engine, WRITER, asked, first)
    given = found.answers_to(settled)
    earlier = next(each for each in given if not each.superseded_on and each.confidentiality is None)
    later = answer_draft(of, confidentiality=level, given_on=date(2027, 8, 2), supersedes_id=earlier.id)
    answers.record_answer(engine, WRITER, settled, later)
    promised = commitment_draft(of, confidentiality=level, question_id=asked)
    promise = commitments.add_commitment(engine, WRITER, whole, promised)
    moved = promised.model_copy(update={"due_on": date(2026, 9, 30)})
    commitments.change_commitment(engine, WRITER, promise, 1, moved, reason="Hidden")
    milestones.add_milestone(engine, WRITER, promise, milestone_draft(text="Hidden"))
    held = found.meetings[0].id
    outcomes.add_outcome(
        engine, WRITER, whole, outcome_draft(confidentiality=level, meeting_id=held, question_id=asked)
    )
    built = minutes_draft(held, language=Language.ENGLISH, confidentiality=level)
    chain = minutes.build_minutes(engine, WRITER, whole, built)
    minutes.save_minutes(engine, WRITER, chain, 1, text_draft("Hidden"))
    seen = {each.id: each for each in dialogues.dossier(engine, WRITER, whole).commitments}
    presence.tell_presence(engine, WRITER, uuid4(), seen[promise], made.now)


def add_hidden_dialogue(made: Library, level: Confidentiality) -> None:
    """A dialogue with a product of its own, with people and bodies that others know as well."""
    engine, of = made.engine, made.of
    product = products.add_product(engine, WRITER, ProductDraft(name=f"Hidden {level}", centre_id=of.utrecht))
    draft = dialogue_draft(
        of, title="Hidden", confidentiality=level, readers=("carla",), product_id=product,
        lead_body_id=of.ccmo, topic_ids=("q_release",), centre_id=of.leiden,
    )  # fmt: skip
    key = dialogues.record_dialogue(engine, WRITER, draft)
    meeting = meetings.add_meeting(engine, WRITER, key, meeting_draft(on=date(2026, 10, 1)))
    for person in (of.anna, of.bert):
        meetings.add_attendance(engine, WRITER, meeting, seat_draft(person))
    question = questions.add_question(engine, WRITER, key, question_draft(topic_ids=("q_release",)))
    answers.record_answer(engine, WRITER, question, answer_draft(of, body_id=of.ccmo))
    commitments.add_commitment(
        engine, WRITER, key, commitment_draft(of, due_on=made.today - timedelta(days=9))
    )
    whole = dialogues.dossier(engine, WRITER, key).dialogue
    presence.tell_presence(engine, WRITER, uuid4(), whole, made.now)


def test_nothing_tells_of_a_record_that_is_hidden(sqlite: SqliteDatabase) -> None:
    made = library(sqlite.holding(Content.REFERENCE))
    asked, settled = prepare(made)
    before = told(made, HIDDEN[C.NAMED_ONLY, "named"])
    for (level, called), names in HIDDEN.items():
        assert not any(called in SEES[name] for name in names)
        add_hidden_parts(made, asked, settled, level)
        add_hidden_dialogue(made, level)
        after = told(made, names)
        assert [place for place, texts in after.items() if texts != before[place]] == []


def test_where_nodes_are_drawn_does_not_tell_of_a_hidden_dialogue(sqlite: SqliteDatabase) -> None:
    made = library(sqlite.holding(Content.REFERENCE))
    add_hidden_dialogue(made, C.NAMED_ONLY)
    everybody = viewers(made.of)

    def places(name: str) -> Mapping[str, tuple[float, float]]:
        viewer = everybody[name]
        return network.node_positions(made.engine, viewer, network.network(made.engine, viewer))

    for name in ("member", "steering", "administrator"):
        with made.engine.begin() as connection:
            connection.execute(sa.delete(table_of(NodePositionRow)))
        alone = places(name)
        with made.engine.begin() as connection:
            connection.execute(sa.delete(table_of(NodePositionRow)))
        assert places("administrator on the list").items() >= alone.items()
