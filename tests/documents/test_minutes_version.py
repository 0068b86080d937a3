"""A version of minutes on paper: its own text word by word, and on each page what it is."""

import io
from dataclasses import replace
from itertools import pairwise
from typing import Any

import docx
import pytest
from editions import EDITION, FIRST, SECOND, full_dossier
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes_builders import minutes
from outline import lines_of, outline
from pypdf import PdfReader

from dare_network.documents.document import Document, Heading
from dare_network.documents.docx import docx_bytes
from dare_network.documents.legible import legible
from dare_network.documents.minutes import Layer
from dare_network.documents.minutes_version import minutes_version
from dare_network.documents.pdf import pdf_bytes
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.vocabulary import Confidentiality, MinutesState

DIGEST = "0123456789abcdef" * 4
TEXT = """# Minutes: 12 May 2026
DIA-2026-014 · Potency assay

## Meeting of 12 May 2026
Number present: 2
- Anna de Wit (Chair)
- assessor, quality

### Question 1
Is it sufficient?
- Medicines Evaluation Board · 12 May 2026
In short: #1 is; -5 °C is not.
# Typed by hand
### Deeper
"""


def version(text: str, layer: Layer = Layer.WHOLE, about: Dossier | None = None, **changes: Any) -> Document:
    known = minutes(text=text, meeting_ids=(FIRST.id,), **{"public_text": "", **changes})
    return minutes_version(known, about or full_dossier(), layer, EDITION)


def test_the_text_stands_there_with_its_headings_and_lists() -> None:
    written = version(TEXT)
    assert written.title == "Minutes: 12 May 2026"
    assert outline(written) == [
        "DIA-2026-014 · Potency assay",
        "# Meeting of 12 May 2026",
        "Number present: 2",
        "- Anna de Wit (Chair)",
        "- assessor, quality",
        "## Question 1",
        "Is it sufficient?",
        "- Medicines Evaluation Board · 12 May 2026",
        "In short: #1 is; -5 °C is not.",
        "# Typed by hand",
        "## Deeper",
    ]


@pytest.mark.parametrize("text", ["Nothing was agreed.", "## Agreed", "# \u200b", ""])
def test_without_a_title_of_its_own_it_is_called_after_its_meeting(text: str) -> None:
    assert version(text).title == "Minutes of 12 May 2026"


def test_each_page_says_what_it_is() -> None:
    written = version(TEXT)
    assert written.header == (
        "Restricted · Minutes of 12 May 2026 · Version 1 · draft · Standing once final: checked_by_body · "
        "DIA-2026-014"
    )
    assert written.footer == (
        "Made on 2 Jul 2026 00:05 (Europe/Amsterdam) as seen by: Policy liaison. "
        "Shows: the whole text of version 1, written on 13 May 2026 11:00."
    )
    final = version(TEXT, state=MinutesState.FINAL, digest=DIGEST)
    assert "Version 1 · final · Standing: checked_by_body" in final.header
    assert final.footer.endswith(f"Digest (SHA-256): {DIGEST}")


def test_a_series_is_named_by_its_first_and_last_day() -> None:
    known = minutes(meeting_ids=(SECOND.id, FIRST.id))
    written = minutes_version(known, full_dossier(), Layer.WHOLE, EDITION)
    assert "Minutes of 2 meetings, 12 May 2026 to 16 Jun 2026" in written.header


@pytest.mark.parametrize(("level", "state", "public"), [
    (Confidentiality.PUBLIC, MinutesState.FINAL, True),
    (Confidentiality.PUBLIC, MinutesState.DRAFT, False),
    (Confidentiality.RESTRICTED, MinutesState.FINAL, False),
])  # fmt: skip
def test_the_public_layer_is_public_only_where_it_is_published(
    level: Confidentiality, state: MinutesState, public: bool
) -> None:
    whole = full_dossier()
    about = replace(whole, dialogue=replace(whole.dialogue, confidentiality=level))
    written = version("Anna said it.", Layer.PUBLIC, about, public_text="It was said.", state=state)
    assert outline(written) == ["It was said."]
    assert written.header.startswith("public · ") == public
    assert ("to be checked before it is shared" in written.header) == (not public)


MARKS = {"#", "##", "###", "-"}
SIGNS = st.sampled_from(["# ", "## ", "### ", "#### ", "- ", "-", "#", " ", "\n", "", "1. ", "* ", "> "])
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
DRAWN = st.text("abcXYZ019éëµ≥°€.,:;()“”*_[]<>&$@\\/`~", min_size=1, max_size=12)


def typed(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts that are like minutes in some of their lines."""
    line = st.tuples(SIGNS, words, st.sampled_from([" ", ""]), words).map("".join)
    return st.lists(line, max_size=8).map("\n".join)


def words_of(text: str) -> list[str]:
    """The words in their order, without the signs of headings and lists."""
    return [word for word in legible(text).split() if word not in MARKS]


def without_name(told: list[str], written: Document) -> list[str]:
    """What a document says without a title that is not of its text."""
    name = ["Minutes", "of", "12", "May", "2026"]
    return told[len(name) :] if written.title == " ".join(name) else told


@given(typed(WORDS))
def test_every_word_that_somebody_typed_is_in_the_document_in_its_order(text: str) -> None:
    written = version(text)
    lines = [written.title, *outline(written)]
    assert without_name(words_of("\n".join(lines)), written) == words_of(text)
    levels = [block.level for block in written.blocks if isinstance(block, Heading)]
    assert all(now <= before + 1 for before, now in pairwise([0, *levels]))


@settings(max_examples=30)
@given(typed(WORDS))
def test_every_word_that_somebody_typed_is_in_the_word_file_in_its_order(text: str) -> None:
    written = version(text)
    lines = [line.text for line in docx.Document(io.BytesIO(docx_bytes(written))).paragraphs]
    assert without_name(words_of("\n".join(lines)), written) == words_of(text)


@settings(max_examples=30)
@given(typed(DRAWN))
def test_every_word_that_somebody_typed_is_in_the_pdf_in_its_order(text: str) -> None:
    written = replace(version(text), header="Restricted", footer="Made.")
    (page,) = PdfReader(io.BytesIO(pdf_bytes(written))).pages
    told = page.extract_text().replace("•", "").removeprefix("Restricted")
    told = told[: told.index("Made.")]
    assert without_name(words_of(told), written) == words_of(text)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_minutes_make_a_tagged_file(text: str) -> None:
    lines = [f"{sign}{text}" for sign in ("# ", "### ", "- ", "")]
    reader = PdfReader(io.BytesIO(pdf_bytes(version("\n".join(lines)))))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_every_page_of_the_pdf_says_how_confidential_it_is_and_which_text_it_shows() -> None:
    long = version("\n".join(["Nothing was agreed."] * 120), state=MinutesState.FINAL, digest=DIGEST)
    pages = PdfReader(io.BytesIO(pdf_bytes(long))).pages
    assert len(pages) > 2
    for page in pages:
        told = " ".join(page.extract_text().split())
        assert told.startswith("Restricted · Minutes of 12 May 2026 · Version 1 · final")
        assert DIGEST in told.replace(" ", "")


BOTH = """# Minutes: 12 May 2026
Number present: 2
- Anna de Wit (Chair)
## Question 1
### Position
It is sufficient.
In short: it is not.
"""
OUTSIDE = """# Public summary: 12 May 2026
Number present: 2
## Question 1
In short: it is not.
"""


def test_the_whole_text_marks_what_the_public_layer_does_not_have() -> None:
    written = version(BOTH, public_text=OUTSIDE)
    assert [(type(block).__name__, getattr(block, "withheld", None)) for block in written.blocks] == [
        ("Paragraph", False),
        ("Paragraph", True),
        ("Bullets", True),
        ("Heading", False),
        ("Paragraph", True),
        ("Heading", True),
        ("Paragraph", True),
        ("Paragraph", False),
    ]
    assert outline(written) == [
        "Number present: 2",
        "Not public:",
        "- Anna de Wit (Chair)",
        "# Question 1",
        "Not public:",
        "## Position",
        "It is sufficient.",
        "In short: it is not.",
    ]
    assert "What is marked and shaded is not in the public layer." in written.footer
    assert written.footer.endswith("This title is not in the public layer.")
    same = version("# Public\nSecret.", public_text="# Public")
    assert same.footer.endswith("What is marked and shaded is not in the public layer.")


@pytest.mark.parametrize(
    ("layer", "public_text"), [(Layer.PUBLIC, OUTSIDE), (Layer.WHOLE, ""), (Layer.WHOLE, BOTH)]
)
def test_where_nothing_is_cut_nothing_is_marked(layer: Layer, public_text: str) -> None:
    written = version(BOTH, layer, public_text=public_text)
    assert not any(getattr(block, "withheld", False) for block in written.blocks)
    assert "shaded" not in written.footer
    assert "Not public:" not in outline(written)


@given(typed(WORDS), typed(WORDS))
def test_what_is_not_marked_stands_in_the_public_layer(text: str, public_text: str) -> None:
    blocks = version(text, public_text=public_text).blocks
    shown = [line for block in blocks if not getattr(block, "withheld", False) for line in lines_of(block)]
    if public_text:
        outside = words_of(public_text)
        for line in shown:
            assert all(word in outside for word in words_of(line))
