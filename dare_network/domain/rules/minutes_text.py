"""The first text of minutes, built from the records: the whole, and what of it may be made public.

It is text to be edited by hand, in lines; "#" marks a heading, "-" an item of a list. The public layer
leaves out who was present, our positions, the bodies' own words, and who promised what word by word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Attendance, Commitment, Dossier, Meeting, Question
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.reference import Reference
from dare_network.domain.rules.meeting_answers import answered_at, answers_of, outcomes_of, to_question
from dare_network.domain.vocabulary import QuestionState, TermList
from dare_network.language import _, day, number


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more lines; `withheld` ones are not in the public layer."""

    text: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for what records only refer to, in the language of the moment."""

    names: Mapping[UUID, str]
    reference: Reference

    def name(self, key: UUID | None) -> str:
        """The name of a stakeholder; a dash for one who is not known."""
        return (self.names.get(key) if key else None) or "—"

    def term(self, name: TermList, term_id: str) -> str:
        """The label of a term; empty for none."""
        return self.reference.label(name, term_id or None)


def minutes_text(dossier: Dossier, meetings: Sequence[Meeting], words: Wording) -> tuple[str, str]:
    """The whole text and the public layer of the minutes of these meetings, in the language of the moment.

    An answer stands with the last meeting that was held when it was given, and so does an outcome that names
    no meeting.
    """
    passages = tuple(_passages(dossier, meetings, words))
    whole = "\n".join(passage.text for passage in passages)
    public = "\n".join(passage.text for passage in passages if not passage.withheld)
    return whole.strip(), public.strip()


def text_sources(dossier: Dossier, meetings: Sequence[Meeting]) -> tuple[UUID, ...]:
    """The keys of the answers, outcomes and commitments whose words are in that text."""
    answers = (given.id for held in meetings for given in answers_of(dossier, held))
    outcomes = (outcome.id for held in meetings for outcome in outcomes_of(dossier, held))
    return (*answers, *outcomes, *(promise.id for promise in dossier.commitments))


def _passages(dossier: Dossier, meetings: Sequence[Meeting], words: Wording) -> Iterator[Passage]:
    yield from _head(dossier, meetings, words)
    for held in meetings:
        yield from _meeting(held, dossier, words)
    yield from _not_answered(dossier, meetings)
    yield Passage("\n## " + _("Commitments"))
    if not dossier.commitments:
        yield Passage(_("No commitment is on record."))
    for promise in dossier.commitments:
        yield from _commitment(promise, words)


def _head(dossier: Dossier, meetings: Sequence[Meeting], words: Wording) -> Iterator[Passage]:
    dialogue = dossier.dialogue
    bodies = (dialogue.lead_body_id, *dialogue.co_body_ids)
    yield Passage("# " + _("Minutes: {days}").format(days=", ".join(day(held.on) for held in meetings)))
    yield Passage(f"{dialogue.ref} · {dialogue.title}")
    yield Passage(_("Bodies: {names}").format(names=", ".join(map(words.name, bodies))))
    yield Passage(_("Format: {label}").format(label=words.reference.format_label(dialogue.format_id)))


def _meeting(held: Meeting, dossier: Dossier, words: Wording) -> Iterator[Passage]:
    seats = dossier.attendances_of(held.id)
    begins = held.starts.strftime("%H:%M") if held.starts else ""
    known = filter(None, (begins, words.term(TermList.MEETING_MODE, held.mode), held.place))
    yield Passage("\n## " + _("Meeting of {date}").format(date=day(held.on)))
    if how := " · ".join(known):
        yield Passage(how, withheld=True)
    yield Passage(_("Number present: {count}").format(count=number(len(seats))))
    for seat in seats:
        yield Passage(f"- {_seat(seat, words)}", withheld=True)
    if held.note:
        yield Passage(_("Note: {text}").format(text=held.note), withheld=True)
    given = answers_of(dossier, held)
    for asked in dossier.questions:
        if answers := to_question(given, asked.id):
            yield from _question(asked, answers, words)
    if outcomes := outcomes_of(dossier, held):
        yield Passage("\n### " + _("Outcomes"))
        for outcome in outcomes:
            yield _outcome(outcome, words)


def _seat(seat: Attendance, words: Wording) -> str:
    who = words.name(seat.person_id) if seat.person_id else f"{seat.role_at_body}, {words.name(seat.body_id)}"
    capacity = words.term(TermList.CAPACITY, seat.capacity)
    return f"{who} ({capacity})" if capacity else who


def _question(asked: Question, answers: Sequence[Answer], words: Wording) -> Iterator[Passage]:
    yield Passage("\n### " + _("Question {number}").format(number=asked.number))
    yield Passage(asked.text)
    if asked.position:
        yield Passage(_("Our position: {text}").format(text=asked.position), withheld=True)
    for given in answers:
        channel = words.term(TermList.CHANNEL, given.channel)
        yield Passage(
            "- " + " · ".join(filter(None, (words.name(given.body_id), day(given.given_on), channel)))
        )
        yield from _answer(given, words)


def _answer(given: Answer, words: Wording) -> Iterator[Passage]:
    if given.summary:
        yield Passage(_("In short: {text}").format(text=given.summary))
    if given.verbatim:
        yield Passage(_("In their own words: “{text}”").format(text=given.verbatim), withheld=True)
    if given.conditions:
        yield Passage(_("Conditions: {text}").format(text=given.conditions))
    if binding := words.term(TermList.BINDING_LEVEL, given.binding_level):
        yield Passage(_("How binding: {level}").format(level=binding))


def _outcome(outcome: Outcome, words: Wording) -> Passage:
    kind = words.term(TermList.OUTCOME_KIND, outcome.kind)
    return Passage(f"- {kind} · {day(outcome.noted_on)}: {outcome.text}")


def _not_answered(dossier: Dossier, meetings: Sequence[Meeting]) -> Iterator[Passage]:
    answered = answered_at(dossier, meetings)
    left = [
        asked
        for asked in dossier.questions
        if asked.id not in answered and asked.state is not QuestionState.WITHDRAWN
    ]
    if left:
        yield Passage("\n## " + _("Questions that were not answered"))
    for asked in left:
        yield Passage(f"- {asked.number}. {asked.text}")


def _commitment(promise: Commitment, words: Wording) -> Iterator[Passage]:
    whose = words.term(TermList.DIRECTION, promise.direction)
    head = _("{ref} ({whose}), due on {date}")
    yield Passage("- " + head.format(ref=promise.ref, whose=whose, date=day(promise.due_on)))
    if promise.summary:
        yield Passage(_("In short: {text}").format(text=promise.summary))
    yield Passage(_("Promised: “{text}”").format(text=promise.text), withheld=True)
    yield Passage(_("Owner: {name}").format(name=words.name(promise.owner_id)), withheld=True)
