"""The history of a dialogue: every field of every record by its label, every record by its name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from consortium_builders import Consortium, answer_draft, commitment_draft, found_consortium, question_draft
from history_builders import WRITER, C, Past, classify, lived, rewrite
from installation import installed, opened

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.drafts.minutes import CirculationDraft
from dare_network.domain.nouns import fields_of_noun
from dare_network.domain.vocabulary import MinutesState, Role
from dare_network.language import Language, speaking
from dare_network.services import (
    answers,
    circulation,
    commitments,
    dialogues,
    meetings,
    minutes,
    questions,
    sources,
)
from dare_network.store.engine import open_engine
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.dialogues import DialogueRow, NormTimeRow
from dare_network.ui import loaders
from dare_network.ui.dialogues import history
from dare_network.ui.widgets.described import InWords

COUNTED_BY = {"id", "version"}
"""What a record is known and counted by, which nobody writes."""
STANDS = (
    (sa.Date, "2026-05-12", "12 mei 2026"),
    (sa.DateTime, "2026-05-12T12:00:00+00:00", "12 mei 2026 14:00"),
    (sa.Time, "14:30:00", "14:30"),
    (sa.Boolean, True, "ja"),
    (sa.Boolean, False, "nee"),
    (sa.Uuid, "the key", "de naam"),
)


def can_appear(row: type[Entity]) -> bool:
    """Whether events on it are in the history of a dialogue; norm times are reckoned, and shown as such."""
    return row is DialogueRow or (bool(row.hangs_on) and row is not NormTimeRow)


def columns(row: type[Entity]) -> Iterator[tuple[str, sa.Column[Any]]]:
    for name, column in table_of(row).c.items():
        if name not in COUNTED_BY:
            yield name, column
    for name, link in row.links.items():
        yield name, table_of(link.row).c[link.value]


@dataclass(frozen=True)
class Made:
    of: Consortium
    past: Past


@pytest.fixture
def made(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    """A dialogue with a record of each kind, each changed and read since by others than before."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    of = found_consortium(engine)
    past = lived(engine, of, C.RESTRICTED)
    rewrite(engine, of, past, "second")
    classify(engine, of, past, C.CONSORTIUM)
    key = past.dialogue
    other = questions.add_question(engine, WRITER, key, question_draft(text="Another one"))
    found = dialogues.dossier(engine, WRITER, key)
    (promise,) = found.commitments
    moved = commitment_draft(of, text=promise.text, due_on=promise.due_on, question_id=other)
    commitments.change_commitment(engine, WRITER, promise.id, promise.version, moved)
    newer = SourceDocumentDraft(title="second letter", on=date(2026, 6, 10), replaces_id=past.document)
    letter = sources.attach_source(engine, WRITER, key, newer, "letter.txt", b"newer")
    later = answer_draft(
        of, given_on=date(2026, 7, 1), supersedes_id=past.answer, document_id=letter, valid_until="2027-01-01"
    )
    answers.record_answer(engine, WRITER, past.question, later)
    last = minutes.minutes(engine, WRITER, key)[0]
    circulation.move_minutes(engine, WRITER, last.id, last.version, MinutesState.FINAL, CirculationDraft())
    meetings.remove_attendance(engine, WRITER, past.seat)
    engine.dispose()
    for _each in installed(path, monkeypatch):
        yield Made(of, past)


def rows_of(made: Made, role: Role, language: str = "EN") -> list[dict[str, str]]:
    app = opened("dialogues", language, role=role, address={"id": str(made.past.dialogue)})
    app.session_state[f"dialogue.parts.{made.past.dialogue}.None"] = "history"
    app.run()
    assert not app.exception
    return [dict(row) for row in app.dataframe[-1].value.to_dict("records")]


def test_every_field_of_every_record_is_told_by_a_label_and_in_the_words_of_the_reader(made: Made) -> None:
    with speaking(Language.DUTCH):
        words = InWords(loaders.reference(), {"the key": "de naam"}.get)
        for row in filter(can_appear, entities().values()):
            assert history.records()[row.entity]
            for name, column in columns(row):
                about = fields_of_noun(row.entity).get(name)
                assert about, f"{row.entity}.{name} is not described"
                for kind, value, read in STANDS:
                    if isinstance(column.type, kind) or _holds(column, kind):
                        assert history.told(words, about, value) == read, f"{row.entity}.{name}"
                if isinstance(column.type, sa.Enum):
                    for value in column.type.enums:
                        assert history.told(words, about, value) != value, f"{row.entity}.{name}: {value}"
                for empty in (None, "", []):
                    assert history.told(words, about, empty) == "—"
        place = fields_of_noun("agenda_item")["position"]
        told = [history.told(words, place, value) for value in (1, 2, 0, -1)]
        assert told == ["1", "2", "aan het begin", "aan het begin"]


def _holds(column: sa.Column[Any], kind: type[Any]) -> bool:
    held = column.type
    return isinstance(held, sa.TypeDecorator) and isinstance(held.impl_instance, kind)


def test_references_read_as_what_they_name(made: Made) -> None:
    rows = rows_of(made, Role.ADMINISTRATOR)
    texts = "\n".join(f"{row['What']} | {row['Before']} | {row['After']}" for row in rows)
    (commitment,) = set(re.findall(r"Commitment (T-\d+) · changed", texts))
    for sentence in (
        f"Commitment {commitment} · changed | Follows from: — | Follows from: Question 2",
        "Is a newer version of: Document “letter”",
        "Source document: Document “second letter”",
        "Supersedes: Answer of Medicines Evaluation Board of 9 Jun 2026 to question 1",
        "Valid until: 1 Jan 2027",
        "Attendance: Anna de Wit · removed",
        "Meeting: Meeting of 12 May 2026",
        "Minutes of 16 Jun 2026, version 3 · changed",
        "Last version: yes | Last version: no",
        f"Due day of {commitment} · added",
        f"Milestone “psecond” of {commitment} · changed",
        "Outcome “psecond” · changed",
        "Agenda item “second” · changed",
        "Comment on Minutes of 16 Jun 2026, version 3 · added",
        "Confidentiality: Restricted | Confidentiality: Consortium",
    ):
        assert sentence in texts, sentence


@pytest.mark.parametrize("language", ["EN", "NL"])
def test_no_key_and_no_day_of_the_machine_is_told(made: Made, language: str) -> None:
    machine = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|\b\d{4}-\d{2}-\d{2}\b|\b(True|False|None)\b|[a-z]_[a-z]")
    for row in rows_of(made, Role.ADMINISTRATOR, language):
        assert not machine.search(" ".join(map(str, row.values()))), row


def test_a_member_is_told_that_something_was_written_that_he_may_not_read(made: Made) -> None:
    rows = rows_of(made, Role.MEMBER)
    closed = "Written while this was more confidential; you may not read it."
    withheld = [row for row in rows if row["After"] == closed]
    assert {(row["Before"], row["Reason"]) for row in withheld} == {("", "")}
    assert "Question 1 · added" in {row["What"] for row in withheld}
    assert "first" not in str(rows)
    assert any("Follows from: Question 2" in row["After"] for row in rows)


def test_a_member_is_told_which_versions_of_minutes_he_may_not_read(made: Made) -> None:
    app = opened("dialogues", role=Role.MEMBER, address={"id": str(made.past.dialogue)})
    app.button(key=f"minutes.open.{made.past.chain}").click().run()
    assert not app.exception
    told = "2 earlier versions are more confidential than these minutes; you may not read them."
    assert told in [caption.value for caption in app.caption]
    app = opened("dialogues", address={"id": str(made.past.dialogue)})
    app.button(key=f"minutes.open.{made.past.chain}").click().run()
    assert not any("more confidential" in str(caption.value) for caption in app.caption)
