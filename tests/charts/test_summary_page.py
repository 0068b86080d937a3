"""The summary as one page to print."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from builders import body, person
from dialogue_builders import answer, commitment, dossier, meeting, question
from summaries import summarise

from dare_network import language
from dare_network.charts.summary_page import summary_html
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Reference, Term
from dare_network.domain.records.summary import Period
from dare_network.domain.vocabulary import (
    CommitmentState,
    Confidentiality,
    DialogueState,
    TermList,
)
from dare_network.language import Language, speaking

PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
MADE_AT = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)
TODAY = date(2026, 7, 2)
REFERENCE = Reference(
    1,
    (
        Term(TermList.CONFIDENTIALITY, "restricted", "Restricted", "Beperkt", 0, ""),
        Term(TermList.DIALOGUE_STATE, "held", "Held", "Gevoerd", 0, ""),
        Term(TermList.ALIGNMENT, "agree", "Agrees", "Eens", 0, ""),
    ),
    (),
    (),
    (),
    (),
)
MEB = body("Medicines Evaluation Board", name_nl="College ter Beoordeling van Geneesmiddelen")
CCMO, ZIN = body("CCMO"), body("Zorginstituut")
ANNA = person("Anna de Wit")
LONG_TEXT = "Send the validation report.\n" + "All of it. " * 100
DOSSIER = dossier(
    ref="DIA-2026-001",
    title="Potency assay",
    lead_body_id=MEB.id,
    state=DialogueState.HELD,
    meetings=[meeting()],
    questions=[question(7, text="Is the matrix sufficient?")],
    answers=[answer(MEB.id)],
    commitments=[
        commitment(ANNA.id, date(2026, 6, 30), ref="T-0001", text=LONG_TEXT),
        commitment(ANNA.id, date(2026, 7, 2), ref="T-0002", text="Propose dates."),
        commitment(ANNA.id, date(2027, 7, 2), ref="T-0003", text=LONG_TEXT),
        commitment(MEB.id, date(2026, 5, 1), ref="T-0004", state=CommitmentState.FULFILLED),
    ],
)
OLD = dossier(
    ref="DIA-2020-009",
    lead_body_id=CCMO.id,
    requested_on=date(2020, 1, 1),
    meetings=[meeting(date(2020, 2, 1))],
)


class Reader(HTMLParser):
    """What a browser makes of a page: its tags with attributes, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(
    *dossiers: Dossier,
    stakeholders: tuple[Stakeholder, ...] = (MEB, CCMO, ZIN, ANNA),
    reference: Reference = REFERENCE,
    viewer_label: str = "Coordination office",
    period: Period = PERIOD,
) -> bytes:
    found = summarise(dossiers, stakeholders, reference, period, TODAY)
    names = {one.id: one.label for one in stakeholders}
    return summary_html(found, dossiers, names, reference, viewer_label, MADE_AT)


PAGE = Reader(page_of(DOSSIER, OLD))


def section(number: int) -> str:
    raw = page_of(DOSSIER, OLD).decode()
    return re.sub(r"\s+", " ", Reader(raw.split("<section>")[number].encode()).text)


def test_the_head_says_of_when_by_whom_and_how_confidential_it_is() -> None:
    assert "1 Jan 2026 to 30 Jun 2026" in PAGE.text
    # Five past ten in the evening in UTC is the next day in Amsterdam.
    assert "Made on 2 Jul 2026 00:05 (Europe/Amsterdam) as seen by: Coordination office." in PAGE.text
    assert "Restricted" in PAGE.text


def test_overdue_commitments_stand_first_and_in_full() -> None:
    overdue = section(1)
    assert "1 commitment is overdue." in overdue
    assert re.sub(r"\s+", " ", LONG_TEXT).strip() in overdue
    for part in ("T-0001", "Anna de Wit", "30 Jun 2026", "2 days late", "DIA-2026-001", "Potency assay"):
        assert part in overdue
    assert "Due within 30 days Number" in overdue
    assert overdue.index("T-0001") < overdue.index("T-0002")


def test_every_list_behind_a_number_is_printed() -> None:
    assert re.search(r"1 dialogue was active.*DIA-2026-001 ?Potency assay ?Medicines.*Held", section(2))
    assert re.search(r"1 answer was given.*DIA-2026-001 ?question 7.*matrix sufficient.*Agrees", section(3))
    assert re.search(r"3 commitments are unfinished.*T-0003.*1 commitment that was due.*T-0004", section(4))
    assert re.search(r"2 bodies had no contact.*CCMO ?1 Feb 2020 ?DIA-2020-009.*Zorginstituut", section(5))


def test_a_text_that_need_not_be_read_in_full_is_cut() -> None:
    assert "All of it. …" in section(4)


def test_it_needs_no_script_and_no_other_host() -> None:
    (policy,) = [a["content"] for tag, a in PAGE.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert {"script", "link", "img", "iframe", "object", "form", "base"}.isdisjoint(
        tag for tag, _attributes in PAGE.tags
    )
    assert not any(name.startswith("on") for _tag, attributes in PAGE.tags for name in attributes)
    assert not re.search(r"url\(|@import|https?:", page_of(DOSSIER, OLD).decode())


EVIL = "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'\\{{ 7 * 7 }}"


def test_hostile_text_in_every_place_stays_text() -> None:
    level = replace(REFERENCE.terms[0], label_en=EVIL)
    terms = tuple(replace(term, label_en=EVIL) for term in REFERENCE.terms[1:])
    evil = dossier(
        ref=EVIL,
        title=EVIL,
        lead_body_id=MEB.id,
        state=DialogueState.HELD,
        questions=[question(text=EVIL)],
        answers=[answer(MEB.id)],
        commitments=[
            commitment(ANNA.id, on, ref=EVIL, text=EVIL) for on in (date(2026, 1, 1), date(2028, 1, 1))
        ],
    )
    page = page_of(
        evil,
        stakeholders=(replace(MEB, name=EVIL), replace(CCMO, name=EVIL), replace(ANNA, name=EVIL)),
        reference=replace(REFERENCE, terms=(level, *terms)),
        viewer_label=EVIL,
    )
    found = Reader(page)
    assert [tag for tag, _attributes in found.tags if tag in {"script", "img"}] == []
    assert [tag for tag, _attributes in found.tags].count("style") == 1
    assert found.text.count("{{ 7 * 7 }}") >= 14


def test_the_foot_of_each_page_holds_the_level_whatever_its_label_holds() -> None:
    reference = replace(REFERENCE, terms=(replace(REFERENCE.terms[0], label_en='"} body {display:none'),))
    page = page_of(DOSSIER, reference=reference).decode()
    (content,) = re.findall(r'@bottom-left \{ content: "((?:\\[0-9a-f]{6})+)";', page)
    foot = "".join(chr(int(code, 16)) for code in content.split("\\")[1:])
    assert foot == '"} body {display:none · Summary for the steering committee · 1 Jan 2026 to 30 Jun 2026'


def test_bars_are_as_long_as_their_counts_and_never_longer_than_the_track() -> None:
    given = [answer(MEB.id)] * 3 + [answer(CCMO.id)] + [answer(CCMO.id, alignment="disagree")]
    raw = page_of(dossier(lead_body_id=MEB.id, answers=given)).decode()
    answers = raw.split("By alignment with our position")[1]
    by_body = answers.split("By body")[1].split("</table>")[0]
    assert re.findall(r"width:([\d.]+)%", by_body) == ["100.0", "33.33", "33.33"]
    assert "Agrees: 1 · disagree: 1" in by_body


def test_nothing_on_record_is_a_page_of_sentences() -> None:
    text = Reader(page_of(stakeholders=())).text
    for sentence in (
        "No dialogue is behind this page.",
        "No commitment is overdue.",
        "No dialogue was active in the period.",
        "No answer was given in the period.",
        "No commitment is unfinished.",
        "Every body had contact in the period.",
    ):
        assert sentence in text


@pytest.mark.parametrize(("sample", "said"), [(True, True), (False, False)])
def test_invented_dialogues_are_admitted(sample: bool, said: bool) -> None:
    page = Reader(page_of(dossier(lead_body_id=MEB.id, sample=sample)))
    assert ("The numbers include invented sample data." in page.text) is said


def test_an_owner_whom_the_reader_may_not_see_has_no_name() -> None:
    page = Reader(page_of(DOSSIER, stakeholders=(MEB,)))
    assert "Anna de Wit" not in page.text
    assert "Not shown to you" in page.text


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Dutch catalogue of two messages, so that this test is about the page and not about the words."""
    folder = tmp_path / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "dare_network.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Owner"\nmsgstr "Eigenaar"\n\n'
        'msgid "{n} commitment is overdue."\nmsgid_plural "{n} commitments are overdue."\n'
        'msgstr[0] "{n} toezegging is te laat."\nmsgstr[1] "{n} toezeggingen zijn te laat."\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    language._catalogue.cache_clear()
    with speaking(Language.DUTCH):
        yield
    language._catalogue.cache_clear()


@pytest.mark.usefixtures("dutch")
def test_a_dutch_reader_gets_a_dutch_page() -> None:
    page = Reader(page_of(DOSSIER, OLD))
    assert ("html", {"lang": "nl"}) in page.tags
    for words in (
        "1 toezegging is te laat.",
        "Eigenaar",
        "Gevoerd",
        "Eens",
        "Beperkt",
        "College ter Beoordeling van Geneesmiddelen",
        "30 jun 2026",
    ):
        assert words in page.text


def test_the_level_is_the_narrowest_of_what_is_printed() -> None:
    narrow = dossier(confidentiality=Confidentiality.NAMED_ONLY, lead_body_id=MEB.id)
    reference = replace(
        REFERENCE, terms=(Term(TermList.CONFIDENTIALITY, "named_only", "Named persons only", "", 0, ""),)
    )
    assert "Named persons only" in Reader(page_of(DOSSIER, narrow, reference=reference)).text
