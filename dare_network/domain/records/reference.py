"""Reference data: labelled terms, topics, tie types and dialogue formats, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dare_network.domain.records.custom_fields import CustomField, CustomSubject
from dare_network.domain.vocabulary import DialogueEvent, Direction, TermList
from dare_network.language import pick


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a labelled list. A retired entry is shown where it is used and offered nowhere."""

    list: TermList
    id: str
    label_en: str
    label_nl: str
    position: int
    source: str
    retired: bool = False

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return pick(self.label_en, self.label_nl)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of dialogue; `group_id` is the topic above it, None for a group itself."""

    id: str
    group_id: str | None
    label_en: str
    label_nl: str
    position: int
    source: str
    retired: bool = False

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return pick(self.label_en, self.label_nl)


@dataclass(frozen=True, slots=True)
class TieType:
    """A kind of tie, read aloud from either end: "A advises B", "B is advised by A"."""

    id: str
    label_en: str
    label_nl: str
    inverse_en: str
    inverse_nl: str
    directed: bool
    position: int
    source: str
    retired: bool = False

    @property
    def label(self) -> str:
        """The words for the tie as read from its first end."""
        return pick(self.label_en, self.label_nl)

    @property
    def inverse(self) -> str:
        """The words for the tie as read from its second end."""
        return pick(self.inverse_en, self.inverse_nl)


@dataclass(frozen=True, slots=True)
class FormatNorm:
    """A norm time of a dialogue format: `limit` units after `from_event`, before it where negative.

    `due_from` says on whom the step waits. The step is done with `until_event`; None where nothing on a
    dialogue tells that it was. `recorded_on` is the day on which the value was last checked against its
    source.
    """

    id: str
    format_id: str
    step_en: str
    step_nl: str
    due_from: Direction
    from_event: DialogueEvent
    limit: int
    unit: str
    until_event: DialogueEvent | None
    source: str
    recorded_on: date | None
    position: int
    retired: bool = False
    version: int = 1

    @property
    def step(self) -> str:
        """The step that the norm is about, in the reader's language."""
        return pick(self.step_en, self.step_nl)


@dataclass(frozen=True, slots=True)
class Format:
    """A way to hold a dialogue: who may ask, what comes out, and within which norm times.

    `body_ids` are the reference ids of the bodies that offer it ("nl-meb"); empty for any body.
    `verified` is False where the field's literature leaves the fact to be confirmed.
    """

    id: str
    label_en: str
    label_nl: str
    body_ids: tuple[str, ...]
    who_may_ask_en: str
    who_may_ask_nl: str
    output_en: str
    output_nl: str
    endorsement: str
    note_en: str
    note_nl: str
    verified: bool
    source: str
    recorded_on: date | None
    position: int
    retired: bool = False

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return pick(self.label_en, self.label_nl)

    @property
    def who_may_ask(self) -> str:
        """The sentence on who may ask for it, in the reader's language."""
        return pick(self.who_may_ask_en, self.who_may_ask_nl)

    @property
    def output(self) -> str:
        """The output: what comes out of it, in the reader's language."""
        return pick(self.output_en, self.output_nl)

    @property
    def note(self) -> str:
        """Norm and fee in words, in the reader's language."""
        return pick(self.note_en, self.note_nl)


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference data at one revision."""

    revision: int
    terms: tuple[Term, ...]
    topics: tuple[Topic, ...]
    tie_types: tuple[TieType, ...]
    formats: tuple[Format, ...]
    norms: tuple[FormatNorm, ...]
    custom_fields: tuple[CustomField, ...] = ()

    def list(self, name: TermList) -> tuple[Term, ...]:
        """The entries of one list in their order, retired ones left out."""
        return tuple(term for term in self.terms if term.list is name and not term.retired)

    def label(self, name: TermList, term_id: str | None) -> str:
        """The label of a term; its id where no such term is known, empty for None."""
        return _label((term for term in self.terms if term.list is name), term_id)

    def topic_label(self, topic_id: str) -> str:
        """The label of a topic; its id where no such topic is known."""
        return _label(self.topics, topic_id)

    def format_label(self, format_id: str) -> str:
        """The label of a format; its id where no such format is known."""
        return _label(self.formats, format_id)

    def format(self, format_id: str) -> Format | None:
        """The format of this id."""
        return next((known for known in self.formats if known.id == format_id), None)

    def tie_type(self, type_id: str) -> TieType | None:
        """The tie type of this id."""
        return next((known for known in self.tie_types if known.id == type_id), None)

    def custom_field(self, field_id: str) -> CustomField | None:
        """The office's own field of this id."""
        return next((known for known in self.custom_fields if known.id == field_id), None)

    def custom_fields_of(self, subject: CustomSubject) -> tuple[CustomField, ...]:
        """The office's own fields that such a record has, in their order, retired ones left out."""
        return tuple(f for f in self.custom_fields if f.describes(subject) and not f.retired)

    def norms_of(self, format_id: str) -> tuple[FormatNorm, ...]:
        """The norm times of a format in their order, retired ones left out."""
        return tuple(n for n in self.norms if n.format_id == format_id and not n.retired)


def _label(entries: Iterable[Term | Topic | Format], entry_id: str | None) -> str:
    if entry_id is None:
        return ""
    return next((entry.label for entry in entries if entry.id == entry_id), entry_id)
