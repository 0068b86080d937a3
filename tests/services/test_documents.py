"""Documents and calendars to download, on both kinds of database."""

import io
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import docx
import icalendar
import pytest
from consortium_builders import Consortium, found_consortium, minutes_draft, text_draft
from dialogue_builders import answer, attendance, commitment, dossier, meeting, question, store_dossier
from pypdf import PdfReader
from sqlalchemy.engine import Engine

from dare_network.documents.minutes import Layer
from dare_network.domain.drafts.minutes import CirculationDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Role, Standing
from dare_network.errors import NotAllowedError, NotFoundError
from dare_network.language import Language, speaking
from dare_network.services import circulation
from dare_network.services import minutes as written
from dare_network.services.documents import (
    briefing_document,
    commitment_calendar,
    dialogue_calendar,
    minutes_document,
    minutes_version_document,
)
from dare_network.store.engine import unit_of_work

NOW = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)
MEMBER, PUBLIC = Viewer("member", Role.MEMBER), Viewer("anybody", Role.PUBLIC)


def stored(engine: Engine, office: Viewer, of: Consortium, level: Confidentiality) -> Dossier:
    kept = dossier(
        title=f"A dialogue that is {level}",
        lead_body_id=of.meb,
        owner_id=of.anna,
        confidentiality=level,
        meetings=[meeting(date(2026, 5, 12)), meeting(date(2026, 6, 16))],
        attendances=[attendance(person_id=of.bert)],
        questions=[question(position="One is enough.", section="quality", topic_ids=("q_potency",))],
        answers=[answer(of.meb, summary=f"Said in a dialogue that is {level}.", verbatim="It will do.")],
        commitments=[commitment(of.anna, date(2026, 6, 30), ref=f"T-{level}")],
    )
    with unit_of_work(engine, office) as unit:
        store_dossier(unit, kept)
    return kept


@pytest.fixture
def consortium(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def kept(engine: Engine, office: Viewer, consortium: Consortium) -> Dossier:
    return stored(engine, office, consortium, Confidentiality.RESTRICTED)


def words(content: bytes) -> str:
    """All that a Word file says, running lines first."""
    word = docx.Document(io.BytesIO(content))
    parts = [*word.sections[0].header.paragraphs, *word.sections[0].footer.paragraphs, *word.paragraphs]
    cells = [cell.text for table in word.tables for cell in table._cells]
    return "\n".join([*(part.text for part in parts), *cells])


def minutes_of(engine: Engine, viewer: Viewer, kept: Dossier, layer: Layer, meeting_id: UUID | None) -> str:
    return words(minutes_document(engine, viewer, kept.dialogue.id, meeting_id, layer, "docx", NOW))


def test_the_briefing_has_the_labels_of_the_store_and_the_level_of_the_dialogue(
    engine: Engine, office: Viewer, kept: Dossier
) -> None:
    told = words(briefing_document(engine, office, kept.dialogue.id, "docx", NOW))
    assert told.startswith(f"Restricted · {kept.dialogue.ref}\n")
    assert "as seen by: Coordination office" in told
    assert "Question 1 · Quality (A)" in told
    assert "Bodies: Medicines Evaluation Board" in told
    assert "Our position: One is enough." in told


def test_the_same_briefing_is_had_as_pdf_and_in_dutch(engine: Engine, office: Viewer, kept: Dossier) -> None:
    with speaking(Language.DUTCH):
        content = briefing_document(engine, office, kept.dialogue.id, "pdf", NOW)
    reader = PdfReader(io.BytesIO(content))
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert "Beperkt" in reader.pages[0].extract_text()


def test_the_briefing_tells_of_no_dialogue_that_fewer_may_see(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    levels = (Confidentiality.CONSORTIUM, Confidentiality.RESTRICTED, Confidentiality.RESTRICTED_STRICT)
    _open, middle, _strict = (stored(engine, office, consortium, level) for level in levels)
    told = words(briefing_document(engine, office, middle.dialogue.id, "docx", NOW))
    assert "Said in a dialogue that is consortium." in told
    assert "Said in a dialogue that is restricted_strict." not in told


def test_minutes_are_had_of_one_meeting_or_of_all(engine: Engine, office: Viewer, kept: Dossier) -> None:
    second = kept.meetings[1].id
    whole = minutes_of(engine, office, kept, Layer.WHOLE, None)
    assert "Meeting of 12 May 2026" in whole
    assert "Meeting of 16 Jun 2026" in whole
    assert "Meeting of 12 May 2026" not in minutes_of(engine, office, kept, Layer.WHOLE, second)


def test_the_public_summary_names_nobody(engine: Engine, office: Viewer, kept: Dossier) -> None:
    whole = minutes_of(engine, office, kept, Layer.WHOLE, None)
    public = minutes_of(engine, office, kept, Layer.PUBLIC, None)
    for secret in ("Anna de Wit", "Bert Bos", "One is enough.", "It will do."):
        assert secret in whole
        assert secret not in public
    assert "Said in a dialogue that is restricted." in public


def final_minutes(engine: Engine, office: Viewer, kept: Dossier, language: Language) -> Minutes:
    """Final minutes of the first meeting, as somebody has edited them."""
    draft = minutes_draft(kept.meetings[0].id, standing=Standing.OWN_RECORD, language=language)
    chain = written.build_minutes(engine, office, kept.dialogue.id, draft)
    written.save_minutes(engine, office, chain, 1, text_draft("# Typed\nIt froze.", "# Public"))
    last = written.minutes(engine, office, kept.dialogue.id)[0]
    circulation.move_minutes(engine, office, last.id, 1, MinutesState.FINAL, CirculationDraft())
    return written.minutes(engine, office, kept.dialogue.id)[0]


@pytest.mark.parametrize(("language", "standing", "mark"), [
    (
        Language.ENGLISH,
        "Restricted · Minutes of 12 May 2026 · Version 2 · Final · Standing: Own record only",
        "Not public:",
    ),
    (Language.DUTCH, "Beperkt · ", "Niet openbaar:"),
])  # fmt: skip
def test_final_minutes_are_had_word_by_word_in_their_own_language_whatever_is_written_later(
    engine: Engine, office: Viewer, kept: Dossier, language: Language, standing: str, mark: str
) -> None:
    final = final_minutes(engine, office, kept, language)
    written.redraft_minutes(engine, office, final.chain_id, 2, 2, "a name")
    written.save_minutes(engine, office, final.chain_id, 3, text_draft("It thawed."))
    told = words(minutes_version_document(engine, office, final.id, Layer.WHOLE, "docx", NOW))
    assert told.startswith(standing)
    assert told.endswith(f"\nTyped\n{mark}\nIt froze.")
    assert final.digest in told
    public = minutes_version_document(engine, office, final.id, Layer.PUBLIC, "pdf", NOW)
    reader = PdfReader(io.BytesIO(public))
    assert reader.trailer["/Root"]["/Lang"] == language.value
    assert reader.metadata.title == "Public"
    assert "It froze." not in reader.pages[0].extract_text()


def test_a_version_of_minutes_is_had_by_who_sees_its_dialogue_and_publicly_where_something_is_public(
    engine: Engine, office: Viewer, kept: Dossier
) -> None:
    final = final_minutes(engine, office, kept, Language.ENGLISH)
    with pytest.raises(NotFoundError, match="There is no such dialogue"):
        minutes_version_document(engine, MEMBER, final.id, Layer.PUBLIC, "docx", NOW)
    with pytest.raises(NotAllowedError):
        minutes_version_document(engine, PUBLIC, final.id, Layer.PUBLIC, "docx", NOW)
    with pytest.raises(NotFoundError):
        minutes_version_document(engine, office, uuid4(), Layer.WHOLE, "docx", NOW)
    written.redraft_minutes(engine, office, final.chain_id, 2, 2, "a name")
    written.save_minutes(engine, office, final.chain_id, 3, text_draft("Nothing for the public."))
    last = written.minutes(engine, office, kept.dialogue.id)[0]
    with pytest.raises(NotFoundError, match="meant for the public"):
        minutes_version_document(engine, office, last.id, Layer.PUBLIC, "docx", NOW)


def test_what_is_hidden_makes_no_document(engine: Engine, kept: Dossier) -> None:
    first = kept.meetings[0].id
    for make in (
        lambda: briefing_document(engine, MEMBER, kept.dialogue.id, "pdf", NOW),
        lambda: minutes_of(engine, MEMBER, kept, Layer.PUBLIC, first),
        lambda: dialogue_calendar(engine, MEMBER, kept.dialogue.id, NOW),
    ):
        with pytest.raises(NotFoundError):
            make()


def test_a_meeting_of_another_dialogue_is_not_found(
    engine: Engine, office: Viewer, consortium: Consortium, kept: Dossier
) -> None:
    other = stored(engine, office, consortium, Confidentiality.NAMED_ONLY)
    for elsewhere in (other.meetings[0].id, uuid4()):
        with pytest.raises(NotFoundError):
            minutes_of(engine, office, kept, Layer.WHOLE, elsewhere)


def test_the_public_takes_nothing_along(engine: Engine, kept: Dossier) -> None:
    with pytest.raises(NotAllowedError):
        commitment_calendar(engine, PUBLIC, NOW)
    with pytest.raises(NotAllowedError):
        briefing_document(engine, PUBLIC, kept.dialogue.id, "docx", NOW)


def test_the_calendar_of_a_dialogue_holds_its_meetings_and_due_days(
    engine: Engine, office: Viewer, kept: Dossier
) -> None:
    calendar = icalendar.Calendar.from_ical(dialogue_calendar(engine, office, kept.dialogue.id, NOW))
    expected = {str(one.id) for one in (*kept.meetings, *kept.commitments)}
    assert {str(event["UID"]) for event in calendar.events} == expected


@pytest.mark.parametrize(
    ("viewer", "levels"),
    [
        (MEMBER, ["public", "consortium"]),
        (Viewer("chair", Role.STEERING), ["public", "consortium", "restricted"]),
        (Viewer("office", Role.COORDINATOR), ["public", "consortium", "restricted", "restricted_strict"]),
    ],
    ids=lambda value: getattr(value, "account", None),
)
def test_the_calendar_of_commitments_holds_what_its_reader_may_see(
    engine: Engine, office: Viewer, consortium: Consortium, viewer: Viewer, levels: list[str]
) -> None:
    for level in Confidentiality:
        stored(engine, office, consortium, level)
    calendar = icalendar.Calendar.from_ical(commitment_calendar(engine, viewer, NOW))
    told = {str(event["SUMMARY"]).split(" · ")[0] for event in calendar.events}
    assert told == {f"T-{level}" for level in levels}
