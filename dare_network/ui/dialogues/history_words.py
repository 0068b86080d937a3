"""The fields of the records of a dialogue: what each is called, and how its values read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from textwrap import shorten

from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.language import Language, _, day, moment, number
from dare_network.ui.dialogues.flags import flags
from dare_network.ui.minutes.forms import languages

_LONGEST = 1000
"""Signs of a value that are shown: minutes of many pages are read in their own place."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read values aloud: the labels, and the records that this reader may see by key."""

    reference: Reference
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is told: its label, and how a value of it reads that holds something."""

    label: str
    read: Callable[[Reader, object], str]

    def in_words(self, reader: Reader, value: object) -> str:
        """A value in the reader's language; a dash for none."""
        if value in (None, "", []):
            return "—"
        if isinstance(value, list):
            return ", ".join(self.read(reader, each) for each in value)
        return shorten(self.read(reader, value), _LONGEST, placeholder="…")


class Fields:
    """The fields of all records, in the order in which they are told."""

    def __init__(self) -> None:
        self._own = _own_fields()
        self._shared = _shared_fields()
        names = (*(name for _entity, name in self._own), *self._shared)
        self._order = {name: place for place, name in enumerate(dict.fromkeys(names))}

    def find(self, entity: str, name: str) -> Field | None:
        """The field of a record with this name; None for what only the product counts by."""
        return self._own.get((entity, name)) or self._shared.get(name)

    def of(self, entity: str, names: Iterable[str]) -> Iterator[tuple[str, Field]]:
        """Those of these names that are told, in their order."""
        for name in sorted(self._order.keys() & names, key=self._order.__getitem__):
            if field := self.find(entity, name):
                yield name, field


def _text(_reader: Reader, value: object) -> str:
    return str(value)


def _day(_reader: Reader, value: object) -> str:
    return day(date.fromisoformat(str(value)))


def _moment(_reader: Reader, value: object) -> str:
    return moment(datetime.fromisoformat(str(value)))


def _clock(_reader: Reader, value: object) -> str:
    return time.fromisoformat(str(value)).strftime("%H:%M")


def _count(_reader: Reader, value: object) -> str:
    return number(int(str(value)))


def _place(_reader: Reader, value: object) -> str:
    place = int(str(value))
    return number(place) if place > 0 else _("at the beginning")


def _flag(_reader: Reader, value: object) -> str:
    return _("yes") if value else _("no")


def _record(reader: Reader, value: object) -> str:
    return reader.names.get(str(value)) or _("a record that is not shown here")


def _format(reader: Reader, value: object) -> str:
    return reader.reference.format_label(str(value))


def _topic(reader: Reader, value: object) -> str:
    return reader.reference.topic_label(str(value))


def _language(_reader: Reader, value: object) -> str:
    return languages()[Language(str(value))]


def _label(terms: TermList, reader: Reader, value: object) -> str:
    return reader.reference.label(terms, str(value))


def _term(label: str, terms: TermList) -> Field:
    return Field(label, partial(_label, terms))


def _own_fields() -> Mapping[tuple[str, str], Field]:
    """Those that mean something else in one record than in others, by its name and theirs."""
    return {
        ("dialogue", "state"): _term(_("State"), TermList.DIALOGUE_STATE),
        ("question", "state"): _term(_("State"), TermList.QUESTION_STATE),
        ("commitment", "state"): _term(_("State"), TermList.COMMITMENT_STATE),
        ("minutes", "state"): _term(_("State"), TermList.MINUTES_STATE),
        ("outcome", "kind"): _term(_("Kind"), TermList.OUTCOME_KIND),
        ("source_document", "kind"): _term(_("Kind"), TermList.DOCUMENT_KIND),
        ("question", "position"): Field(_("Our position"), _text),
        ("agenda_item", "position"): Field(_("Place on the agenda"), _place),
        ("minutes", "number"): Field(_("Version"), _count),
        ("take_over", "account"): Field(_("Let in"), _text),
        ("due_move", "reason"): Field(_("Reason"), _text),
    }


def _shared_fields() -> Mapping[str, Field]:
    """All others, by their name."""
    return {
        "ref": Field(_("Number"), _text),
        "number": Field(_("Number"), _count),
        "title": Field(_("Title"), _text),
        "format_id": Field(_("Format"), _format),
        "lead_body_id": Field(_("Lead body"), _record),
        "co_body_ids": Field(_("Further bodies"), _record),
        "owner_id": Field(_("Owner"), _record),
        "topic_ids": Field(_("Topics"), _topic),
        "product_id": Field(_("Product"), _record),
        "stage": _term(_("Stage"), TermList.STAGE),
        "purpose": _term(_("Purpose"), TermList.PURPOSE),
        "summary": Field(_("Summary"), _text),
        "confidentiality": _term(_("Confidentiality"), TermList.CONFIDENTIALITY),
        "centre_id": Field(_("Centre concerned"), _record),
        "readers": Field(_("Accounts"), _text),
        "external_ref": Field(_("Reference of the body"), _text),
        "source": Field(_("Source"), _text),
        "dialogue_id": Field(_("Dialogue"), _record),
        "sample": Field(_("Sample"), _flag),
        **{name: Field(label, _flag) for name, label in flags().items()},
        **_days(),
        **_of_meetings(),
        **_of_questions(),
        **_of_minutes(),
    }


def _days() -> Mapping[str, Field]:
    labels = {
        "requested_on": _("Begun on"),
        "accepted_on": _("Accepted on"),
        "started_on": _("Procedure started on"),
        "documents_sent_on": _("Documents sent on"),
        "held_on": _("Held on"),
        "output_due_on": _("Output due on"),
        "output_received_on": _("Output received on"),
        "embargo_until": _("Embargo until"),
        "on": _("Date"),
        "noted_on": _("Date"),
        "given_on": _("Given on"),
        "valid_until": _("Valid until"),
        "review_by": _("Look at it again by"),
        "superseded_on": _("Superseded on"),
        "due_on": _("Due on"),
        "reached_on": _("Reached on"),
        "from_on": _("From"),
        "to_on": _("To"),
        "moved_on": _("Moved on"),
    }
    return {name: Field(label, _day) for name, label in labels.items()}


def _of_meetings() -> Mapping[str, Field]:
    return {
        "starts": Field(_("Begins at"), _clock),
        "minutes_long": Field(_("Length in minutes"), _count),
        "mode": _term(_("Mode"), TermList.MEETING_MODE),
        "place": Field(_("Place or link"), _text),
        "note": Field(_("Note"), _text),
        "meeting_id": Field(_("Meeting"), _record),
        "meeting_ids": Field(_("Meetings"), _record),
        "person_id": Field(_("Person"), _record),
        "role_at_body": Field(_("Role"), _text),
        "body_id": Field(_("Body"), _record),
        "question_state": _term(_("State of the question"), TermList.QUESTION_STATE),
        "capacity": _term(_("Capacity"), TermList.CAPACITY),
        "minutes_planned": Field(_("Minutes planned"), _count),
        "presenter": Field(_("Who presents it"), _text),
        "approves_id": Field(_("Minutes to approve"), _record),
        "dropped": Field(_("Dropped"), _flag),
    }


def _of_questions() -> Mapping[str, Field]:
    return {
        "text": Field(_("Text"), _text),
        "section": _term(_("Section"), TermList.SECTION),
        "rationale": Field(_("Rationale"), _text),
        "question_id": Field(_("Question"), _record),
        "channel": _term(_("Channel"), TermList.CHANNEL),
        "alignment": _term(_("Alignment with our position"), TermList.ALIGNMENT),
        "verbatim": Field(_("In their own words"), _text),
        "binding_level": _term(_("How binding"), TermList.BINDING_LEVEL),
        "conditions": Field(_("Conditions"), _text),
        "guideline": Field(_("Guideline it rests on"), _text),
        "document_id": Field(_("Document"), _record),
        "supersedes_id": Field(_("Supersedes"), _record),
        "source_locator": Field(_("Place in the source"), _text),
        "file_name": Field(_("File"), _text),
        "size": Field(_("Size in bytes"), _count),
        "digest": Field(_("Digest (SHA-256)"), _text),
        "replaces_id": Field(_("Replaces"), _record),
        "direction": _term(_("Whose commitment"), TermList.DIRECTION),
        "evidence": Field(_("Evidence"), _text),
        "acceptance": _term(_("Acceptance by the other side"), TermList.ACCEPTANCE),
        "commitment_id": Field(_("Commitment"), _record),
        "agreed": Field(_("The other side agreed"), _flag),
        "moved_by": Field(_("Moved by"), _text),
    }


def _of_minutes() -> Mapping[str, Field]:
    return {
        "chain_id": Field(_("First version"), _record),
        "language": Field(_("Language"), _language),
        "standing": _term(_("Standing"), TermList.ENDORSEMENT),
        "public_text": Field(_("Public layer"), _text),
        "recalled": Field(_("New version needed"), _flag),
        "public_withdrawn": Field(_("Public layer withdrawn"), _flag),
        "reviewers": Field(_("Reviewed by"), _text),
        "recipients": Field(_("Sent to the body"), _text),
        "account": Field(_("Written down by"), _text),
        "written_at": Field(_("Written"), _moment),
        "is_last": Field(_("Last version"), _flag),
        "minutes_id": Field(_("Minutes"), _record),
        "said_by": Field(_("Who says it"), _text),
    }
