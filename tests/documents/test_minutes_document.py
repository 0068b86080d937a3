"""Minutes: of one meeting or a series, whole or for the public."""

from dataclasses import replace
from datetime import date

import pytest
from dialogue_builders import outcome
from editions import ABOUT, EDITION, FIRST, SECOND, full_dossier
from outline import outline

from dare_network.documents.document import Bullets, Facts, Table
from dare_network.documents.minutes import Layer, minutes
from dare_network.domain.vocabulary import Confidentiality
from dare_network.language import Language, speaking

WHOLE, PUBLIC = Layer.WHOLE, Layer.PUBLIC


def test_the_minutes_of_a_meeting_hold_what_was_answered_until_the_next_one() -> None:
    lines = outline(minutes(full_dossier(), (FIRST,), WHOLE, EDITION))
    begin = lines.index("# Meeting of 12 May 2026")
    assert lines[begin:] == [
        "# Meeting of 12 May 2026",
        "Time: 10:00–11:30",
        "Mode: Online",
        "Place or link (not public): https://meet.example/x",
        "Number present: 2",
        "Note (not public): They came with three.",
        "Who was at the meeting (not public):",
        "- Anna de Wit (Chair)",
        "- assessor, quality, Medicines Evaluation Board",
        "## Question 1 · Quality (A)",
        "Is the proposed potency assay sufficient for phase I?",
        "Our position (not public): One is enough.",
        "Rationale (not public): It is validated.",
        "### Medicines Evaluation Board · 12 May 2026 · oral",
        "Answer in short: One.",
        "In their own words (not public): “One assay will do.”",
        "Alignment with our position (not public): agree",
        "### Medicines Evaluation Board · 9 Jun 2026 · Letter",
        "Answer in short: Two after all.",
        "Conditions: Before phase II.",
        "Alignment with our position (not public): Disagrees",
        "How binding: Written advice",
        "Place in the source: p. 4",
        "# Other questions of the dialogue",
        "## Question 2",
        "May we begin?",
        "Our position, not yet adopted (not public): Yes.",
        "### CCMO · 16 Jun 2026 · oral",
        "Answer in short: Not yet summarised.",
        "In their own words (not public): “Not yet.”",
        "Alignment with our position (not public): agree",
        "## Question 3",
        "Who else?",
        "Our position (not public): Nobody.",
        "# Commitments of the dialogue",
        "Number | What was promised (not public) | In short | Whose commitment | Owner (not public) | "
        "Due on | State",
        "T-0031 | Send the validation report of the potency assay. | A report is sent. | Ours | "
        "Anna de Wit | 30 Jun 2026 | Open",
    ]


def test_the_public_layer_has_no_person_no_position_and_no_literal_words() -> None:
    written = minutes(full_dossier(), (FIRST, SECOND), PUBLIC, EDITION)
    told = "\n".join(outline(written))
    for secret in ("Anna", "assessor", "One is enough", "validated", "will do", "TIL-1", "meet.example"):
        assert secret not in told
    assert "Answer in short: Two after all." in told
    assert "T-0031 | A report is sent. | Ours | 30 Jun 2026 | Open" in told
    assert written.header == (
        "Public summary, to be checked before it is shared: the dialogue itself is “Restricted” · "
        "DIA-2026-014"
    )


@pytest.mark.parametrize("layer", Layer)
def test_what_came_out_of_a_meeting_follows_its_questions(layer: Layer) -> None:
    stricter = outcome(text="Not for all.", meeting_id=FIRST.id, confidentiality=Confidentiality.NAMED_ONLY)
    found = full_dossier(outcomes=(outcome(meeting_id=FIRST.id), stricter))
    written = minutes(found, (FIRST,), layer, EDITION)
    lines = outline(written)
    begin = lines.index("## Outcomes")
    assert lines[begin + 1] == "decision: The assay goes into the file. (12 May 2026)"
    assert ("Not for all." in str(written.blocks)) == (layer is Layer.WHOLE)
    assert (
        lines.index("## Question 1 · Quality (A)") < begin < lines.index("# Other questions of the dialogue")
    )
    assert ("named_only" in written.header) == (layer is Layer.WHOLE)


def test_the_whole_marks_exactly_what_the_public_layer_leaves_out() -> None:
    whole = minutes(full_dossier(), (FIRST, SECOND), WHOLE, EDITION)
    for block in whole.blocks:
        match block:
            case Facts():
                labelled = block.rows
            case Table():
                labelled = block.columns
            case Bullets():
                labelled = (block,)
            case _open:
                labelled = ()
        for each in labelled:
            assert each.withheld is each.label.endswith(" (not public)")
    kept = [line for line in outline(whole) if " (not public)" not in line and not line.startswith("- ")]
    public = outline(minutes(full_dossier(), (FIRST, SECOND), PUBLIC, EDITION))
    assert kept[:-1] == [line for line in public if " | " not in line]


def test_the_whole_marks_what_is_stricter_than_the_dialogue_and_the_public_layer_has_none_of_it() -> None:
    whole = full_dossier()
    stricter = Confidentiality.NAMED_ONLY
    dossier = replace(
        whole,
        answers=tuple(replace(each, confidentiality=stricter) for each in whole.answers),
        commitments=tuple(replace(each, confidentiality=stricter) for each in whole.commitments),
    )
    lines = outline(minutes(dossier, (FIRST, SECOND), WHOLE, EDITION))
    begin = lines.index("### Medicines Evaluation Board · 9 Jun 2026 · Letter (not public: named_only)")
    assert lines[begin + 1 : begin + 6] == [
        "Answer in short (not public): Two after all.",
        "Conditions (not public): Before phase II.",
        "Alignment with our position (not public): Disagrees",
        "How binding (not public): Written advice",
        "Place in the source (not public): p. 4",
    ]
    assert lines[-1].startswith("T-0031 (not public: named_only) | ")
    public = "\n".join(outline(minutes(dossier, (FIRST, SECOND), PUBLIC, EDITION)))
    assert "Two after all" not in public
    assert "T-0031" not in public


def test_a_document_made_under_embargo_says_so_on_every_page() -> None:
    public = replace(ABOUT, confidentiality=Confidentiality.PUBLIC, embargo_until=date(2026, 7, 3))
    told = minutes(replace(full_dossier(), dialogue=public), (FIRST,), WHOLE, EDITION)
    assert told.header == "Restricted · Embargo until 3 Jul 2026 · DIA-2026-014"
    # It is made on 2 July in Amsterdam.
    opened = replace(public, embargo_until=date(2026, 7, 2))
    assert (
        minutes(replace(full_dossier(), dialogue=opened), (FIRST,), WHOLE, EDITION).header
        == "public · DIA-2026-014"
    )


def test_minutes_of_a_series_hold_each_answer_once() -> None:
    lines = outline(minutes(full_dossier(), (FIRST, SECOND), WHOLE, EDITION))
    assert [line for line in lines if line.startswith("# ")] == [
        "# Meeting of 12 May 2026",
        "# Meeting of 16 Jun 2026",
        "# Other questions of the dialogue",
        "# Commitments of the dialogue",
    ]
    assert len([line for line in lines if line.startswith("### ")]) == 3
    assert lines.index("# Meeting of 16 Jun 2026") < lines.index("## Question 2")


@pytest.mark.parametrize(
    ("language", "last_day", "standing"),
    [
        (Language.ENGLISH, "16 Jun 2026", "Sent, no reply expected"),
        (Language.DUTCH, "16 jun 2026", "Toegezonden, geen reactie verwacht"),
    ],
)
def test_they_say_what_they_cover_and_their_standing_in_the_reader_s_language(
    language: Language, last_day: str, standing: str
) -> None:
    with speaking(language):
        written = minutes(full_dossier(), (FIRST, SECOND), WHOLE, EDITION)
    assert written.language is language
    assert written.title.endswith(last_day)
    assert standing in {fact.text for fact in written.blocks[0].rows}


def test_minutes_of_a_series_say_how_many_meetings_they_cover() -> None:
    written = minutes(full_dossier(), (FIRST, SECOND), WHOLE, EDITION)
    assert written.title == "Minutes: 2 meetings, 12 May 2026 to 16 Jun 2026"


def test_sample_data_says_on_every_page_that_it_is_invented() -> None:
    invented = replace(full_dossier(), dialogue=replace(ABOUT, sample=True))
    assert minutes(invented, (FIRST,), WHOLE, EDITION).header.endswith(" · Invented sample data")


def test_an_answer_on_the_day_of_a_meeting_belongs_to_that_meeting() -> None:
    lines = outline(minutes(full_dossier(), (SECOND,), WHOLE, EDITION))
    place = lines.index("# Meeting of 16 Jun 2026")
    assert lines[place + 2] == "## Question 2"
    assert "Number present: 0" not in lines
