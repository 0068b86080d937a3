"""The first text of minutes: what the records hold, each in its place, in either language and layer."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from dialogue_builders import answer, attendance, commitment, dossier, meeting, outcome, question

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.reference import Reference, Term
from dare_network.domain.rules.meeting_answers import next_meeting
from dare_network.domain.rules.minutes_text import Wording, minutes_text
from dare_network.domain.vocabulary import QuestionState, TermList
from dare_network.language import Language, speaking


def term(name: TermList, term_id: str, english: str, dutch: str) -> Term:
    return Term(list=name, id=term_id, label_en=english, label_nl=dutch, source="", position=0, retired=False)


TERMS = (
    term(TermList.CAPACITY, "expert", "Expert", "Deskundige"),
    term(TermList.CHANNEL, "oral", "Oral", "Mondeling"),
    term(TermList.OUTCOME_KIND, "decision", "Decision", "Besluit"),
    term(TermList.DIRECTION, "ours", "Ours", "Van ons"),
)
REFERENCE = Reference(1, TERMS, (), (), (), ())


@pytest.fixture
def held() -> Dossier:
    first = meeting(starts=time(14, 0), place="Room 4", note="The slides were shown.")
    seat = attendance(role_at_body="assessor, quality", capacity="expert", meeting_id=first.id)
    asked = question(1, text="Is one assay enough?", position="One is enough.")
    open_one = question(2, text="Which batches?")
    gone = question(3, text="Not any more.", state=QuestionState.WITHDRAWN)
    found = dossier(
        meetings=(first, meeting(date(2026, 9, 1))),
        attendances=(seat,),
        questions=(asked, open_one, gone),
        title="Potency",
    )
    body, owner = found.dialogue.lead_body_id, found.dialogue.owner_id
    return dossier(
        found.dialogue,
        meetings=found.meetings,
        attendances=found.attendances,
        questions=found.questions,
        answers=(
            answer(
                body, question_id=asked.id, summary="Yes.", verbatim="Eén volstaat.", conditions="Validated."
            ),
            answer(body, date(2026, 9, 1), question_id=asked.id, summary="Still yes."),
        ),
        commitments=(commitment(owner, ref="T-0001", summary="Report"),),
    )


def words(found: Dossier) -> Wording:
    return Wording({found.dialogue.lead_body_id: "MEB", found.dialogue.owner_id: "Anna de Wit"}, REFERENCE)


def built(found: Dossier, **changes: Any) -> tuple[str, str]:
    return minutes_text(found, changes.get("meetings", found.meetings[:1]), words(found))


def test_the_whole_text_holds_what_was_said_and_who_promised_what(held: Dossier) -> None:
    whole, _public = built(held)
    assert whole.split("\n") == [
        "# Minutes: 12 May 2026",
        f"{held.dialogue.ref} · Potency",
        "Bodies: MEB",
        "Format: meb_sa_meeting",
        "",
        "## Meeting of 12 May 2026",
        "14:00 · Room 4",
        "Number present: 1",
        "- assessor, quality, — (Expert)",
        "Note: The slides were shown.",
        "",
        "### Question 1",
        "Is one assay enough?",
        "Our position: One is enough.",
        "- MEB · 12 May 2026 · Oral",
        "In short: Yes.",
        "In their own words: “Eén volstaat.”",
        "Conditions: Validated.",
        "",
        "## Questions that were not answered",
        "- 2. Which batches?",
        "",
        "## Commitments",
        "- T-0001 (Ours), due on 30 Jun 2026",
        "In short: Report",
        "Promised: “Send the validation report of the potency assay.”",
        "Owner: Anna de Wit",
    ]


def test_the_public_layer_is_the_whole_without_persons_positions_and_literal_words(held: Dossier) -> None:
    whole, public = built(held)
    withheld = [line for line in whole.split("\n") if line not in public.split("\n")]
    assert withheld == [
        "14:00 · Room 4",
        "- assessor, quality, — (Expert)",
        "Note: The slides were shown.",
        "Our position: One is enough.",
        "In their own words: “Eén volstaat.”",
        "Promised: “Send the validation report of the potency assay.”",
        "Owner: Anna de Wit",
    ]


def test_outcomes_stand_with_the_meeting_that_they_name_or_else_with_the_last_one(held: Dossier) -> None:
    first, second = held.meetings
    outcomes = (
        outcome(text="By its day.", noted_on=date(2026, 5, 20)),
        outcome(text="Of the first.", noted_on=date(2026, 9, 1), meeting_id=first.id),
        outcome(text="Too early.", noted_on=date(2026, 5, 1)),
        outcome(text="Of the second.", noted_on=date(2026, 9, 1), meeting_id=second.id),
    )
    for layer in built(replace(held, outcomes=outcomes)):
        lines = layer.split("\n")
        begin = lines.index("### Outcomes")
        assert lines[begin + 1 : begin + 4] == [
            "- Decision · 20 May 2026: By its day.",
            "- Decision · 1 Sep 2026: Of the first.",
            "",
        ]
        assert "Too early." not in layer
        assert "Of the second." not in layer


def test_minutes_of_a_series_hold_each_answer_under_its_meeting(held: Dossier) -> None:
    whole, _public = built(held, meetings=held.meetings)
    first, second = whole.split("## Meeting of ")[1:]
    assert "In short: Yes." in first
    assert "In short: Still yes." not in first
    assert "In short: Still yes." in second


def test_minutes_are_in_the_language_that_is_asked_for(held: Dossier) -> None:
    with speaking(Language.DUTCH):
        whole, _public = built(held)
    assert "12 mei 2026" in whole
    assert "Mondeling" in whole


def test_a_dialogue_without_anything_still_has_minutes() -> None:
    empty = dossier(meetings=(meeting(),))
    whole, public = built(empty)
    assert "Number present: 0" in whole
    assert whole.endswith("## Commitments\nNo commitment is on record.")
    assert "Promised" not in public


def test_the_next_meeting_is_on_a_later_day() -> None:
    first, same_day, last = meeting(), meeting(), meeting(date(2026, 9, 1))
    assert next_meeting((last, same_day, first), first) == last
    assert next_meeting((first, same_day), first) is None
