"""Mails that are answered between their lines: what was asked is quoted, and what is answered is not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dare_network.letters.lines import Line
from dare_network.letters.openings import Opens
from dare_network.letters.passage import Passage
from dare_network.letters.remainder import with_remainder
from dare_network.letters.sentences import sentences_in
from dare_network.letters.span import Span

_FEWEST = 2
"""One reply alone may stand below a mail that is quoted as a whole."""
_HELD = re.compile(
    r"(?:we|wij|our|ons|onze)\s(?:(?:position|view|idea|proposal|standpunt|idee|voorstel)\b|"
    r"(?:believe|think|propose|consider|suggest|expect|would\sprefer|denken|vinden|menen|stellen|zijn\svan)\b)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\[[A-Z]{1,4}\]:?\s*")


def with_replies(text: str, lines: Sequence[Line], passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a text; where none asks anything, those of a mail answered between its lines."""
    if any(passage.kind in {Opens.QUESTION, Opens.ANSWER} for passage in passages):
        return tuple(passages)
    told = list(_told(text, list(_blocks(lines))))
    if sum(passage.kind is Opens.ANSWER for passage in told) < _FEWEST:
        return tuple(passages)
    return with_remainder(text, told, passages)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[bool, Span]]:
    """Yield each run of lines: whether it is quoted, and its span; gaps between quoted lines part nothing."""
    begun: Line | None = None
    last: Line | None = None
    for line in lines:
        if begun and last and (line.quoted != begun.quoted or (line.after_gap and not line.quoted)):
            yield begun.quoted, Span(begun.span.start, last.span.end)
            begun = None
        begun, last = begun or line, line
    if begun and last:
        yield begun.quoted, Span(begun.span.start, last.span.end)


def _told(text: str, blocks: Sequence[tuple[bool, Span]]) -> Iterator[Passage]:
    asked: list[Passage] = []
    for quoted, span in blocks:
        if quoted:
            asked = list(_asked(text, span))
        elif asked:
            label = _INITIALS.match(text, span.start, span.end)
            begins = Span(span.start, label.end() if label else span.start)
            yield from asked
            yield Passage(Opens.ANSWER, begins, Span(begins.end, span.end))
            asked = []


def _asked(text: str, span: Span) -> Iterator[Passage]:
    """The last question of a quoted part, and what was held on it after that."""
    question: Passage | None = None
    held: Passage | None = None
    for sentence in sentences_in(text, span):
        here = Span(sentence.start, sentence.start)
        if sentence.of(text).endswith("?"):
            question, held = Passage(Opens.QUESTION, here, sentence, quoted=True), None
        elif question and held is None and _HELD.match(text, sentence.start, sentence.end):
            held = Passage(Opens.POSITION, here, sentence, quoted=True)
        elif held:
            held = replace(held, span=Span(held.span.start, sentence.end))
    yield from filter(None, (question, held))
