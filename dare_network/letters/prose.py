"""Notes that tell in whole sentences who asked what, and who answered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dare_network.letters.boundaries import Begins
from dare_network.letters.openings import Opens, names_a_body
from dare_network.letters.passage import Passage
from dare_network.letters.remainder import with_remainder
from dare_network.letters.sentences import paragraphs_in, sentences_in
from dare_network.letters.span import Span

_WHO = r"(?P<who>[^.?!:;,\n]{2,60}?(?:\n[^.?!:;,\n]{2,40}?)?)\s"
_ASKED = re.compile(
    rf"{_WHO}(?:asked|enquired|inquired|wanted\sto\sknow|vroeg(?:en)?|vraagt|vragen|wilden?\sweten)\s"
    r"(?:[\w-]+\s){0,3}?(?:whether|if|how|which|what|why|when|who|of|hoe|welke?|wat|waarom|wanneer|wie|in\shoeverre)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"{_WHO}(?:noted|replied|answered|responded|said|stated|indicated|confirmed|explained|considered|observed|"
    r"added|argued|proposed|antwoordden?|ga(?:f|ven)\saan|steld?en?|bevestigden?|liet(?:en)?\sweten|merkten?\sop|"
    r"zei(?:den)?|meldden?|lichtten?\stoe|legden?\suit|vond(?:en)?|reageerden?)\b",
    re.IGNORECASE,
)
_IN_OUR_VIEW = re.compile(
    r"(?:in\s(?:our|the\s[\w-]+['’]s)\sview|according\sto\sthe\s(?:applicant|consortium|sponsor)|"
    r"volgens\s(?:ons|het\sconsortium|de\s(?:aanvrager|indiener|onderzoekers))|naar\sonze\smening)\b",
    re.IGNORECASE,
)


def with_prose(text: str, passages: Sequence[Passage], is_body: Begins) -> tuple[Passage, ...]:
    """The passages of a text; where none asks anything, those that its sentences tell."""
    if any(passage.kind in {Opens.QUESTION, Opens.ANSWER} for passage in passages):
        return tuple(passages)
    told = list(_told(text, is_body))
    if not any(passage.kind is Opens.ANSWER for passage in told):
        return tuple(passages)
    return with_remainder(text, told, passages)


def _told(text: str, is_body: Begins) -> Iterator[Passage]:
    """Questions, what was held on them, and answers; an answer ends with its paragraph."""
    last: Passage | None = None
    for paragraph in paragraphs_in(text):
        if last and last.kind is Opens.ANSWER:
            yield last
            last = None
        for sentence in sentences_in(text, paragraph):
            kind = _kind(text, sentence, last.kind if last else None, is_body)
            if last and (kind is None or kind is last.kind is not Opens.QUESTION):
                last = replace(last, span=Span(last.span.start, sentence.end))
            elif kind:
                if last:
                    yield last
                last = Passage(kind, Span(sentence.start, sentence.start), sentence)
    if last:
        yield last


def _kind(text: str, sentence: Span, last: Opens | None, is_body: Begins) -> Opens | None:
    """Tell what a sentence begins; None where it goes on with what was before."""
    if asked := _ASKED.match(text, sentence.start, sentence.end):
        return None if _speaks_for_body(text, Span(*asked.span("who")), is_body) else Opens.QUESTION
    if last is None:
        return None
    said = _SAID.match(text, sentence.start, sentence.end)
    if said and _speaks_for_body(text, Span(*said.span("who")), is_body):
        return Opens.ANSWER
    held = said or _IN_OUR_VIEW.match(text, sentence.start, sentence.end)
    return Opens.POSITION if held and last is Opens.QUESTION else None


def _speaks_for_body(text: str, who: Span, is_body: Begins) -> bool:
    return names_a_body(who.of(text)) or is_body(who)
