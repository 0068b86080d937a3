"""Drafts: every sentence, and what becomes of hostile text."""

import re
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from naughty import naughty_strings

from dare_network.domain.drafts.checking import (
    NAME_LENGTH,
    TEXT_LENGTH,
    Draft,
    FullText,
    Name,
    ReasonDraft,
    Text,
    check,
)
from dare_network.domain.drafts.dialogues import (
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
)
from dare_network.domain.drafts.network import (
    AffiliationDraft,
    OrganisationDraft,
    PersonDraft,
    TieDraft,
)
from dare_network.errors import InvalidInputError
from dare_network.language import Language, current_language, speaking

KEY, OTHER = uuid4(), uuid4()

REQUIRED = "This field is required."
NO_DATE = "This is not a date; write it as 2026-05-31."
NO_USE = "This value cannot be used here."
NO_NUMBER = "This is not a number that can be used here."
NO_ADDRESS = "A web address starts with http:// or https://."
NO_EMAIL = "This is not an e-mail address."
NO_ROR = "This is not a ROR identifier: its form or its check digits are wrong."
NO_ORCID = "This is not an ORCID: its form or its check digit is wrong."
UNKNOWN = "This is none of the known values."
BROKEN = "This text holds broken characters; paste it again from its source."
BACKWARDS = "The end comes before the beginning."
ONE_END = "A tie needs two different ends."
BOTH = "Name either a person or a role at a body, not both."

DIALOGUE = {
    "title": "Potency assay",
    "format_id": "meb_sa_meeting",
    "lead_body_id": KEY,
    "owner_id": OTHER,
    "requested_on": date(2026, 3, 2),
}


def refused(kind: type[Draft], **values: object) -> dict[str, str]:
    with pytest.raises(InvalidInputError) as caught:
        check(kind, values)
    assert str(caught.value) == "Some fields need another look."
    return caught.value.fields


def test_the_five_fields_of_a_dialogue_are_asked_for_all_at_once() -> None:
    assert refused(DialogueDraft) == dict.fromkeys(DIALOGUE, REQUIRED)
    assert check(DialogueDraft, DIALOGUE).title == "Potency assay"


@pytest.mark.parametrize("field", DIALOGUE)
def test_a_required_field_left_empty_is_asked_for(field: str) -> None:
    assert refused(DialogueDraft, **DIALOGUE | {field: None}) == {field: REQUIRED}


CASES: list[tuple[type[Draft], dict[str, object], str, str]] = [
    (PersonDraft, {"name": " \t\x00 "}, "name", REQUIRED),
    (PersonDraft, {"name": "x" * 301}, "name", "This text is too long: at most 300 characters."),
    (PersonDraft, {"name": "A", "description": "x" * 20_001}, "description",
     "This text is too long: at most 20,000 characters."),
    (PersonDraft, {"name": "A\ud800"}, "name", BROKEN),
    (PersonDraft, {"name": 5}, "name", NO_USE),
    (PersonDraft, {"name": "A", "nickname": "B"}, "nickname", NO_USE),
    (PersonDraft, {"name": "A", "email": "a b@example.org"}, "email", NO_EMAIL),
    (PersonDraft, {"name": "A", "email": "a@example"}, "email", NO_EMAIL),
    (PersonDraft, {"name": "A", "email": "a@b.nl\nBcc: c@d.nl"}, "email", NO_EMAIL),
    (PersonDraft, {"name": "A", "orcid": "0000-0002-1825-0098"}, "orcid", NO_ORCID),
    (PersonDraft, {"name": "A", "checked_on": "31-05-2026"}, "checked_on", NO_DATE),
    (PersonDraft, {"name": "A", "checked_on": ""}, "checked_on", NO_DATE),
    (OrganisationDraft, {"name": "A", "ror_id": "0575yy875"}, "ror_id", NO_ROR),
    (DialogueDraft, DIALOGUE | {"requested_on": "2026-02-29"}, "requested_on", NO_DATE),
    (DialogueDraft, DIALOGUE | {"state": "forgotten"}, "state", UNKNOWN),
    (DialogueDraft, DIALOGUE | {"confidentiality": "secret"}, "confidentiality", UNKNOWN),
    (DialogueDraft, DIALOGUE | {"owner_id": "somebody"}, "owner_id", NO_USE),
    (DialogueDraft, DIALOGUE | {"readers": ("",)}, "readers", REQUIRED),
    (MeetingDraft, {"on": date(2026, 5, 12), "minutes_long": 0}, "minutes_long", NO_NUMBER),
    (MeetingDraft, {"on": date(2026, 5, 12), "minutes_long": 1441}, "minutes_long", NO_NUMBER),
    (MeetingDraft, {"on": date(2026, 5, 12), "minutes_long": "long"}, "minutes_long", NO_NUMBER),
    (MeetingDraft, {"on": date(2026, 5, 12), "starts": "25:00"}, "starts", NO_USE),
    (CommitmentDraft, {"text": "  ", "owner_id": KEY, "due_on": "2026-05-31"}, "text", REQUIRED),
    (ReasonDraft, {"reason": "\udfff"}, "reason", BROKEN),
    (AffiliationDraft, {"person_id": KEY, "organisation_id": OTHER,
                        "from_on": "2026-05-02", "until_on": "2026-05-01"}, "", BACKWARDS),
    (TieDraft, {"type_id": "knows", "from_id": KEY, "to_id": OTHER,
                "from_on": "2026-05-02", "until_on": "2026-05-01"}, "", BACKWARDS),
    (TieDraft, {"type_id": "knows", "from_id": KEY, "to_id": KEY}, "", ONE_END),
    (AttendanceDraft, {}, "", BOTH),
    (AttendanceDraft, {"body_id": KEY}, "", BOTH),
    (AttendanceDraft, {"role_at_body": "assessor"}, "", BOTH),
    (AttendanceDraft, {"person_id": OTHER, "role_at_body": "assessor"}, "", BOTH),
    (AttendanceDraft, {"person_id": OTHER, "role_at_body": "assessor", "body_id": KEY}, "", BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "values", "field", "sentence"), CASES)
def test_each_slip_has_its_sentence(
    kind: type[Draft], values: dict[str, object], field: str, sentence: str
) -> None:
    assert refused(kind, **values) == {field: sentence}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)//https://example.org", " javascript:alert(1)",
     "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc",
     "//example.org", "example", "jan@example.org", "https://", "https:///path", "http:example.org",
     "https://a\njavascript:alert(1)", "https://a b"],
)  # fmt: skip
def test_a_website_that_is_no_web_address_is_refused(address: str) -> None:
    assert refused(PersonDraft, name="A", website=address) == {"website": NO_ADDRESS}


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("www.example.org", "https://www.example.org"),
        ("kiem.example", "https://kiem.example"),
        ("example.org/over-ons?taal=nl", "https://example.org/over-ons?taal=nl"),
        ("mijn-umc.example:8080/x", "https://mijn-umc.example:8080/x"),
    ],
)
def test_a_web_address_without_its_scheme_gets_one(pasted: str, kept: str) -> None:
    assert check(PersonDraft, {"name": "A", "website": pasted}).website == kept


@pytest.mark.parametrize(
    "pasted",
    ["c@celbrug.example", "mailto:c@celbrug.example", "Cees Drie <c@celbrug.example>", "<c@celbrug.example>",
     '"Drie, Cees" <c@celbrug.example>', "MAILTO:c@celbrug.example?subject=Vraag", "c@celbrug.example (werk)",
     "Cees Drie <mailto:c@celbrug.example>"],
)  # fmt: skip
def test_an_e_mail_address_is_kept_bare_however_it_was_pasted(pasted: str) -> None:
    assert check(PersonDraft, {"name": "A", "email": pasted}).email == "c@celbrug.example"


@pytest.mark.parametrize("address", ["", "https://www.dare-nl.nl", "HTTP://example.org/a?b=c#d"])
def test_a_website_may_be_empty_or_a_web_address(address: str) -> None:
    assert check(PersonDraft, {"name": "A", "website": address}).website == address


def test_identifiers_are_kept_in_one_spelling() -> None:
    person = check(PersonDraft, {"name": "A", "orcid": "000000021694233x"})
    assert person.orcid == "https://orcid.org/0000-0002-1694-233X"
    assert check(OrganisationDraft, {"name": "A", "ror_id": "02mhbdp94"}).ror_id == (
        "https://ror.org/02mhbdp94"
    )
    assert check(OrganisationDraft, {"name": "A", "ror_id": ""}).ror_id is None


def test_what_fits_exactly_is_not_too_long() -> None:
    draft = check(PersonDraft, {"name": "x" * NAME_LENGTH, "description": "y" * TEXT_LENGTH})
    assert (len(draft.name), len(draft.description)) == (NAME_LENGTH, TEXT_LENGTH)


def test_a_meeting_may_last_a_minute_or_a_day() -> None:
    for minutes in (1, 1440):
        assert check(MeetingDraft, {"on": "2026-05-12", "minutes_long": minutes}).minutes_long == minutes


def test_somebody_attends_as_a_person_or_as_a_role_at_a_body() -> None:
    assert check(AttendanceDraft, {"person_id": KEY}).person_id == KEY
    by_role = check(AttendanceDraft, {"role_at_body": "assessor", "body_id": str(KEY)})
    assert (by_role.role_at_body, by_role.body_id) == ("assessor", UUID(str(KEY)))


def test_a_period_of_one_day_is_a_period() -> None:
    day = date(2026, 5, 12)
    tie = check(
        TieDraft, {"type_id": "knows", "from_id": KEY, "to_id": OTHER, "from_on": day, "until_on": day}
    )
    assert tie.until_on == day


def test_a_draft_does_not_change() -> None:
    draft = check(PersonDraft, {"name": "A"})
    with pytest.raises(ValueError, match="frozen"):
        draft.name = "B"  # type: ignore[misc]


class Page(Draft):
    text: Text = ""
    full: FullText = "-"
    name: Name = "-"


def cleaned(value: str) -> str:
    """The documented cleaning: one kind of line break, no control characters, no blanks around."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = [c for c in lines if c in "\n\t" or not (ord(c) < 32 or ord(c) == 127)]
    return "".join(kept).strip()


def test_hostile_strings_pass_as_they_are() -> None:
    strings = naughty_strings()
    assert len(strings) > 400
    for text in strings:
        assert check(Page, {"text": text}).text == cleaned(text)
        if cleaned(text) and len(cleaned(text)) <= NAME_LENGTH:
            page = check(Page, {"full": text, "name": text})
            assert page.full == page.name == cleaned(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_text_is_cleaned_once_and_for_all(text: str) -> None:
    if re.search("[\ud800-\udfff]", text):
        assert refused(Page, text=text) == {"text": BROKEN}
        return
    once = check(Page, {"text": text}).text
    assert once == cleaned(text)
    assert check(Page, {"text": once}).text == once


def test_a_sentence_is_said_in_the_language_of_the_reader() -> None:
    assert current_language() is Language.ENGLISH
    with speaking(Language.ENGLISH):
        assert refused(PersonDraft) == {"name": REQUIRED}


def test_a_language_is_spoken_within_its_block_only() -> None:
    def fail() -> None:
        with speaking(Language.DUTCH):
            assert current_language() is Language.DUTCH
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail()
    assert current_language() is Language.ENGLISH


def test_numbers_in_a_sentence_are_written_as_the_reader_writes_them() -> None:
    values: dict[str, Any] = {"name": "A", "source": "x" * (TEXT_LENGTH + 1)}
    assert "20,000" in refused(PersonDraft, **values)["source"]


@pytest.mark.parametrize(
    ("told", "strength"),
    [("4/5", 4), ("2,5 / 5", 2.5), ("3 van 5", 3), ("4 out of 5", 4), ("4", 4), ("2,5", 2.5), (0.5, 0.5)],
)
def test_a_strength_may_be_told_with_its_scale(told: object, strength: float) -> None:
    assert TieDraft(type_id="knows", from_id=KEY, to_id=OTHER, strength=told).strength == strength
