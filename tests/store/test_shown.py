"""No key of a hidden part stands in what is read: each reference is listed with what it leads to."""

from datetime import date

import sqlalchemy as sa
from consortium_builders import answer_draft, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.services import answers, dialogues, questions, sources
from dare_network.store.references import REFERENCES
from dare_network.store.tables import Base
from dare_network.store.tables.base import Entity, entities, table_of

WRITER = Viewer("writer", Role.ADMINISTRATOR, listed_as="writer")
LIAISON = Viewer("liaison", Role.LIAISON, listed_as="liaison")
DAY, NAMED = date(2026, 6, 9), Confidentiality.NAMED_ONLY


def keys_in(row: type[Entity]) -> set[str]:
    """The columns and lists of a record that hold keys of other records."""
    columns = {name: column for name, column in table_of(row).c.items() if name != row.key}
    columns |= {name: table_of(link.row).c[link.value] for name, link in row.links.items()}
    return {name for name, column in columns.items() if isinstance(column.type, sa.Uuid)}


def test_what_every_reference_leads_to_is_listed() -> None:
    assert Base.metadata.tables
    found = {row: keys_in(row) for row in entities().values()}
    assert {row: names for row, names in found.items() if names} == {
        row: set(names) for row, names in REFERENCES.items()
    }


def test_a_part_that_rests_on_a_hidden_one_does_not_say_so_and_keeps_it(engine: Engine) -> None:
    of = found_consortium(engine)
    draft = dialogue_draft(of, confidentiality=Confidentiality.RESTRICTED, readers=("writer",))
    key = dialogues.record_dialogue(engine, WRITER, draft)
    asked = questions.add_question(engine, WRITER, key, question_draft())
    hidden = SourceDocumentDraft(title="Hidden", on=DAY, confidentiality=NAMED)
    letter = sources.attach_source(engine, WRITER, key, hidden, "letter.txt", b"1")
    newer = SourceDocumentDraft(title="Open", on=DAY, replaces_id=letter)
    sources.attach_source(engine, WRITER, key, newer, "letter.txt", b"2")
    stricter = answer_draft(of, confidentiality=NAMED)
    earlier = answers.record_answer(engine, WRITER, asked, stricter)
    later = answer_draft(
        of, given_on=date(2026, 7, 1), document_id=letter, supersedes_id=earlier, source_locator="page 3"
    )
    answer = answers.record_answer(engine, WRITER, asked, later)

    shown = dialogues.dossier(engine, LIAISON, key)
    assert [each.replaces_id for each in shown.documents] == [None]
    (given,) = shown.answers
    assert (given.document_id, given.supersedes_id, given.source_locator) == (None, None, "")
    blanked = answer_draft(of, given_on=date(2026, 7, 1), summary="Changed.")
    answers.change_answer(engine, LIAISON, answer, given.version, blanked)

    whole = {each.id: each for each in dialogues.dossier(engine, WRITER, key).answers}[answer]
    assert (whole.summary, whole.document_id, whole.supersedes_id) == ("Changed.", letter, earlier)
    assert whole.source_locator == "page 3"
    answers.change_answer(engine, WRITER, answer, whole.version, blanked)
    emptied = {each.id: each for each in dialogues.dossier(engine, WRITER, key).answers}[answer]
    assert emptied.document_id is None
