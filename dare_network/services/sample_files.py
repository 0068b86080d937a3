"""The files of the sample consortium on their way into the store."""

import csv
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.drafts.dialogues import (
    AnswerDraft,
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
    ProductDraft,
    QuestionDraft,
)
from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.records.dialogues import (
    Answer,
    Attendance,
    Commitment,
    Dialogue,
    Meeting,
    Product,
    Question,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.vocabulary import QuestionState, StakeholderKind
from dare_network.paths import REFERENCE_DATA
from dare_network.services.reference import body_key
from dare_network.store.keys import shipped_id
from dare_network.store.unit_of_work import UnitOfWork

Cells = Mapping[str, str]
Values = dict[str, Any]


class SampleFiles:
    """The files of the sample on their way into the store; keys in the files become fixed UUIDs."""

    def __init__(self, unit: UnitOfWork, folder: Path) -> None:
        self._unit = unit
        self._folder = folder
        with (REFERENCE_DATA / "bodies.csv").open(encoding="utf-8", newline="") as file:
            self._bodies = {row["id"] for row in csv.DictReader(file)}

    def load(self) -> None:
        """Add everything, each record after those that it refers to."""
        self._stakeholders()
        self._add(Affiliation, AffiliationDraft, "affiliations", references=("person", "organisation"))
        self._add(Tie, TieDraft, "ties", references=("from", "to"), renamed={"type": "type_id"})
        self._add(Product, ProductDraft, "products", references=("centre",))
        self._dialogues()
        self._add(Meeting, MeetingDraft, "meetings", parents=("dialogue",))
        self._add(
            Attendance, AttendanceDraft, "attendances", references=("person", "body"), parents=("meeting",)
        )
        self._add(
            Question,
            QuestionDraft,
            "questions",
            parents=("dialogue",),
            lists={"topics": "topic_ids"},
            extra=("number",),
            beside=self._asked,
        )
        self._add(
            Answer,
            AnswerDraft,
            "answers",
            references=("body",),
            parents=("question",),
            beside=self._decided,
        )
        self._add(
            Outcome,
            OutcomeDraft,
            "outcomes",
            references=("meeting", "question"),
            parents=("dialogue",),
        )
        self._commitments()
        self._add(Milestone, MilestoneDraft, "milestones", parents=("commitment",))

    def _asked(self, question: UUID) -> Values:
        """Of a question with answers the file tells how far it is after the last of them."""
        return {"state": QuestionState.ASKED} if question in self._answered else {}

    def _decided(self, answer: UUID) -> Values:
        return {"question_state": self._after.get(answer)}

    @cached_property
    def _answered(self) -> Mapping[UUID, UUID]:
        """The last answer to each question that has any."""
        rows = sorted(self._rows("answers"), key=lambda row: row["given_on"])
        return {self._key(row["question"]): self._key(row["key"]) for row in rows}

    @cached_property
    def _after(self) -> Mapping[UUID, QuestionState]:
        """Return the state of its question after each of these."""
        states = {self._key(row["key"]): QuestionState(row["state"]) for row in self._rows("questions")}
        return {answer: states[question] for question, answer in self._answered.items()}

    def _key(self, name: str) -> UUID:
        return body_key(name) if name in self._bodies else shipped_id("sample", name)

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def _insert(self, record: type[object], name: str, rows: list[Values]) -> None:
        for position, values in enumerate(rows):
            values.setdefault("id", shipped_id(f"sample/{name}", str(position)))
            values["sample"] = True
        self._unit.add_all(record, rows)

    def _add(
        self,
        record: type[object],
        draft: type[Draft],
        name: str,
        references: tuple[str, ...] = (),
        parents: tuple[str, ...] = (),
        renamed: Mapping[str, str] = {},
        lists: Mapping[str, str] = {},
        extra: tuple[str, ...] = (),
        beside: Callable[[UUID], Values] = lambda _key: {},
    ) -> None:
        """Add one file: columns that name records become keys, lists are split, the draft checks the rest.

        `beside` is what a row has beside what its file says.
        """
        rows = []
        for cells in self._rows(name):
            placed: Values = {f"{parent}_id": self._key(cells.pop(parent)) for parent in parents}
            placed |= {column: int(cells.pop(column)) for column in extra}
            if key := cells.pop("key", ""):
                placed |= {"id": self._key(key)} | beside(self._key(key))
            values = self._typed(cells, references, renamed, lists)
            rows.append(check(draft, values).values() | placed)
        self._insert(record, name, rows)

    def _typed(
        self,
        cells: Cells,
        references: tuple[str, ...],
        renamed: Mapping[str, str],
        lists: Mapping[str, str],
    ) -> dict[str, object]:
        values: dict[str, object] = {}
        for column, text in cells.items():
            if column in references:
                values[f"{column}_id"] = self._key(text) if text else None
            elif column in lists:
                values[lists[column]] = tuple(text.split(";")) if text else ()
            elif text:
                values[renamed.get(column, column)] = text
        return values

    def _stakeholders(self) -> None:
        rows = []
        for cells in self._rows("stakeholders"):
            person = cells["kind"] == StakeholderKind.PERSON
            draft: type[Draft] = PersonDraft if person else OrganisationDraft
            values = {name: text for name, text in cells.items() if text and name in draft.model_fields}
            rows.append(
                check(draft, values).values()
                | {"id": self._key(cells["key"]), "kind": StakeholderKind(cells["kind"])}
            )
        self._insert(Stakeholder, "stakeholders", rows)

    def _dialogues(self) -> None:
        rows = []
        for cells in self._rows("dialogues"):
            bodies = tuple(self._key(body) for body in cells.pop("co_bodies").split(";") if body)
            key = self._key(cells.pop("key"))
            values = self._typed(
                cells,
                ("lead_body", "owner", "product", "centre"),
                {"format": "format_id"},
                {"topics": "topic_ids", "readers": "readers"},
            )
            draft = check(DialogueDraft, values | {"co_body_ids": bodies})
            year = draft.requested_on.year
            ref = f"DIA-{year}-{self._unit.next_number(f'DIA-{year}'):03d}"
            rows.append(draft.values() | {"id": key, "ref": ref})
        self._insert(Dialogue, "dialogues", rows)

    def _commitments(self) -> None:
        rows = []
        for cells in self._rows("commitments"):
            beside = {"id": self._key(cells.pop("key")), "dialogue_id": self._key(cells.pop("dialogue"))}
            values = self._typed(cells, ("question", "owner"), {}, {})
            ref = f"T-{self._unit.next_number('T'):04d}"
            rows.append(check(CommitmentDraft, values).values() | beside | {"ref": ref})
        self._insert(Commitment, "commitments", rows)
