"""Costs of minutes of many questions as files, beside the libraries by themselves with the same texts."""

import io
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import docx
import typst

from bench.report import Measurement, alternately
from dare_network.documents.document import Block, Document, Fact, Facts, Heading, Paragraph
from dare_network.documents.docx import docx_bytes
from dare_network.documents.glyphs import fonts
from dare_network.documents.pdf import pdf_bytes
from dare_network.language import Language

QUESTIONS = 60
ROUNDS = 5
LIMIT = 2_000
"""Milliseconds."""

_TEXT = "Is the potency assay for the T-cell product validated enough for the first patients? " * 4
_BARE = b"#set document(title: [Minutes])\n#for text in json(bytes(sys.inputs.texts)) { par(text) }"


def measure() -> Iterator[Measurement]:
    """Both kinds of file."""
    document = _minutes()
    texts = [document.title, *(text for block in document.blocks for text in _texts(block))]
    yield _row("PDF", lambda: pdf_bytes(document), "Typst, paragraphs only", lambda: _typeset(texts))
    yield _row("DOCX", lambda: docx_bytes(document), "python-docx, paragraphs only", lambda: _added(texts))


def _minutes() -> Document:
    """Minutes in which two bodies answered each question, in their words and in ours."""
    blocks: list[Block] = []
    for number in range(1, QUESTIONS + 1):
        blocks += [Heading(f"Question {number}", 2), Paragraph(_TEXT)]
        blocks.append(Facts((Fact("Our position", _TEXT, withheld=True), Fact("Rationale", _TEXT, True))))
        for body in ("Medicines Evaluation Board", "CCMO"):
            told = Facts((Fact("Answer in short", _TEXT), Fact("In their own words", _TEXT, withheld=True)))
            blocks += [Heading(body, 3), told]
    made_at = datetime(2026, 7, 1, tzinfo=UTC)
    return Document("Minutes", Language.ENGLISH, "Restricted", "Made", made_at, (Heading("All"), *blocks))


def _texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [block.text]
        case Facts():
            return [f"{fact.label}: {fact.text}" for fact in block.rows]
        case _other:
            return []


def _typeset(texts: list[str]) -> None:
    told = {"texts": json.dumps(texts)}
    typst.Compiler(_BARE, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=told).compile(format="pdf")


def _added(texts: list[str]) -> None:
    word = docx.Document()
    for text in texts:
        word.add_paragraph(text)
    word.save(io.BytesIO())


def _row(kind: str, own: Callable[[], object], bare: str, other: Callable[[], object]) -> Measurement:
    mine, theirs = alternately(ROUNDS, lambda: _milliseconds(own), lambda: _milliseconds(other))
    what = f"minutes of {QUESTIONS} questions as {kind}"
    return Measurement(what, mine, "ms", theirs, bare, f"below {LIMIT:,} ms", mine < LIMIT)


def _milliseconds(call: Callable[[], object]) -> float:
    before = time.perf_counter()
    call()
    return (time.perf_counter() - before) * 1000
