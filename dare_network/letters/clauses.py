"""Questions that a letter repeats as clauses: "(a) whether ...", "as to your first question, whether ..."."""

import re
from collections.abc import Iterator, Sequence

from dare_network.letters.openings import Opens
from dare_network.letters.passage import Passage
from dare_network.letters.remainder import with_remainder
from dare_network.letters.sentences import paragraphs_in, sentences_in
from dare_network.letters.span import Span
from dare_network.letters.wording import ORDINALS

_FEWEST = 2
"""One letter alone may count something else."""
_LETTERED = re.compile(r"\((?P<n>[a-h])\)\s+(?=(?:of|whether|if)\b)")
_ENDS_BEFORE = re.compile(r"[,;]?\s*(?:(?:en|and|of|or)\s*)?$")
_NAMED = re.compile(r"[^.?!()]{0,40}\((?P<n>[a-h])\)")
_THEY_HOLD = re.compile(r"\s(?:(?:stelt|bent|meent|vindt)\su\b|you\s(?:take|hold|argue|propose|are\sof)\b)")
_COUNTED = re.compile(
    rf"[^.?!]{{0,40}}\b(?P<nth>{'|'.join(ORDINALS)})\s(?:question|vraag),?\s"
    r"(?P<asked>(?:of|whether|if)\s[^.?!,]{5,300}),\s[^.?!]{1,120}\.",
    re.IGNORECASE,
)


def with_clauses(text: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a text; where none asks anything, those that it repeats within its sentences."""
    if any(passage.kind is Opens.QUESTION for passage in passages):
        return tuple(passages)
    told = list(_counted(text)) or list(_lettered(text))
    if not any(passage.kind is Opens.ANSWER for passage in told):
        return tuple(passages)
    return with_remainder(text, told, passages)


def _counted(text: str) -> Iterator[Passage]:
    """Paragraphs that say which question they answer, and repeat it."""
    for paragraph in paragraphs_in(text):
        if match := _COUNTED.match(text, paragraph.start, paragraph.end):
            number = str(ORDINALS[match["nth"].lower()])
            yield _passage(Opens.QUESTION, Span(*match.span("asked")), number)
            answer = Span(match.end(), paragraph.end).trimmed(text)
            if answer.start < answer.end:
                yield _passage(Opens.ANSWER, answer, number)


def _lettered(text: str) -> Iterator[Passage]:
    asked: list[Passage] = []
    for paragraph in paragraphs_in(text):
        clauses = list(_clauses(text, paragraph))
        if not asked and len(clauses) >= _FEWEST:
            asked = clauses
            yield from clauses
            yield from _held(text, Span(clauses[-1].span.end, paragraph.end))
        elif asked and (named := _NAMED.match(text, paragraph.start, paragraph.end)):
            yield _passage(Opens.ANSWER, paragraph, named["n"])


def _clauses(text: str, paragraph: Span) -> Iterator[Passage]:
    letters = list(_LETTERED.finditer(text, paragraph.start, paragraph.end))
    for at, letter in enumerate(letters):
        if letter["n"] != "abcdefgh"[at]:
            return
        rest = Span(letter.end(), letters[at + 1].start() if at + 1 < len(letters) else paragraph.end)
        first = next(sentences_in(text, rest), rest)
        words = first.of(text).rstrip(" .;,\n")
        ends = _ENDS_BEFORE.search(words)
        yield _passage(
            Opens.QUESTION,
            Span(first.start, first.start + (ends.start() if ends else len(words))),
            letter["n"],
        )


def _held(text: str, part: Span) -> Iterator[Passage]:
    """Find what those who asked hold on one of the questions."""
    for sentence in sentences_in(text, part):
        named = _NAMED.match(text, sentence.start, sentence.end)
        if named and _THEY_HOLD.match(text, named.end(), sentence.end):
            yield _passage(Opens.POSITION, sentence, named["n"])


def _passage(kind: Opens, span: Span, number: str) -> Passage:
    return Passage(kind, Span(span.start, span.start), span, number)
