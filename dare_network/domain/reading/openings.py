"""How a line begins: with the label of a question, of a position, of an answer, or with none."""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from dare_network.domain.reading.lines import Line
from dare_network.domain.reading.span import Span
from dare_network.domain.reading.wording import BODY_WORDS, NUMBER, ORDINALS

_SIGHT = 120
"""Characters of a line in which a label is looked for."""
_HEADING_LENGTH = 60
_LABEL_LENGTH = 80


class Opens(StrEnum):
    """What begins at a line."""

    QUESTION = auto()
    ITEM = auto()
    POSITION = auto()
    ANSWER = auto()
    SPEAKER = auto()
    ACTIONS = auto()
    HEADING = auto()
    SALUTATION = auto()
    ENVELOPE = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True)
class Opening:
    """What begins, the label that says so, its number, and where the words begin that are labelled."""

    kind: Opens
    label: Span
    begins: int
    number: str = ""


def _from_start(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBERED = re.compile(
    rf"(?:(?i:question|vraag|issue|vraagpunt)\s?(?P<n>{NUMBER}|[a-h](?=\s*[.:)]))(?:\s*[.:)–—-]\s*|\s*$)"
    rf"|[QqVv]\s?(?P<q>\d{{1,3}})(?:\s*[.:)–—-]\s*|\s+|$))"
)
_ORDINAL = _from_start(rf"(?P<nth>{'|'.join(ORDINALS)})\s(?:question|vraag|issue)\s*[:.]\s*")
_BARE_QUESTION = _from_start(r"(?:question|vraag|our question|onze vraag)\s*:\s*")
_ITEM = re.compile(rf"\(?(?P<n>{NUMBER}|[a-h])(?:[.)]\s+|\t\s*)")
_ANSWER_TO = re.compile(
    rf"(?:(?i:answer|reply|response|antwoord|reactie|advies)\s(?i:to|on|op|bij)\s(?i:question\s|vraag\s|issue\s)?"
    rf"(?P<n>{NUMBER})|(?i:ad)\s?(?P<ad>{NUMBER}|[a-h](?=\s*[.:)]))|[Aa](?P<a>\d{{1,3}})(?=\s*[:.)]))(?:\s*[.:)–—-]\s*|\s*$|\s+)"
)
_ANSWER = _from_start(
    r"(?:[\w'’/.-]+\s){0,4}(?:answer|reply|response|feedback|antwoord|reactie|oordeel|terugkoppeling)"
    r"(?:\s(?:of|from|by|van|door)\s[\w '’-]{1,40}|(?:\s[\w'’-]+){0,2})"
    r"|(?:(?:the|het|written|schriftelijk)\s)?(?:advice|advies)(?:\s(?:of|from|van)\s[\w '’-]{1,40})?"
    r"|(?:[\w'’.-]+\s){0,4}(?:view|position|opinion|standpunt|visie)(?:\s[\w'’.-]+){0,5}"
)
_HELD = _from_start(
    r"(?:[\w'’.-]+\s){0,4}"
    r"(?:position|view|standpunt|visie|motivering|onderbouwing|rationale|justification|toelichting)"
    r"(?:\s[\w'’.-]+){0,5}"
)
_HELD_THAT = _from_start(
    r"(?:your|our|uw|ons|the applicant['’]s|the sponsor['’]s)\s(?:position|view|proposal|standpunt|voorstel)"
    r"\s(?:was|is|luidt|luidde)(?:\s(?:that|dat))?\s"
)
_BODY = _from_start(rf"\b(?:{BODY_WORDS})\b")
_ACTIONS = _from_start(
    r"(?:\d{1,2}\.\s)?(?:actions?(?:\s(?:agreed|points|items))?|acties|actiepunten|actielijst|afspraken|"
    r"toezeggingen|commitments|to\s?-?do|next\ssteps|vervolgstappen|(?:verder\s)?afgesproken(?:\sis\sverder)?|"
    r"agreed\sactions|wat\sis\safgesproken)"
)
_ENVELOPE = _from_start(
    r"(?:van|from|aan|to|cc|datum|date|verzonden|sent|onderwerp|subject|betreft|re|kenmerk|product|sponsor|"
    r"(?:our|your)\sref(?:erence)?|(?:ons|uw)\skenmerk|aanwezig|afwezig|present|participants|submitted)\s*:"
)
_SALUTATION = _from_start(r"(?:dear|geachte|beste|goede(?:morgen|middag|ndag)|good\s(?:morning|afternoon))\b")
_CLOSING = _from_start(
    r"(?:yours\s(?:sincerely|faithfully|truly)|(?:kind|best|warm)\s(?:regards|wishes)|regards|hoogachtend|"
    r"(?:met\s)?(?:vriendelijke|hartelijke)\sgroet(?:en)?|groet(?:en|jes)?|alvast\s(?:bedankt|dank)|many\sthanks|"
    r"(?:i|we)\s(?:trust|hope)|wij\s(?:vertrouwen|hopen)|general\sremarks|slotopmerkingen|"
    r"(?:this|dit|the)\s(?:advice|advies)\s(?:is|heeft|does|has|was)(?=.{0,60}(?:binding|bindend|prejudice|prejudge)))"
)
_SPEAKER = _from_start(r"(?P<who>(?:the\s|de\s|het\s)?[\w'’/-]{2,20}(?:\s[\w'’/-]{1,20}){0,2})\s?:\s")
_SAID = _from_start(
    r"(?P<who>(?:(?:the|het|de)\s)?[\w/-]{2,30})\s(?:said|says|answered|replied|thinks|zei|zegt|vindt|vond|"
    r"antwoordde|gaf\saan|geeft\saan)(?:\s(?:that|dat))?[:,]?\s"
)


def opening(text: str, line: Line) -> Opening | None:
    """What begins at a line, None where it goes on with what was before."""
    start = line.span.start
    head = text[start : min(line.span.end, start + _SIGHT)]
    return _labelled_question(head, start) or _labelled_words(text, line, head) or _frame(line, head)


def is_heading(text: str, line: Line) -> bool:
    """Whether a line stands by itself as the heading of what follows."""
    words = line.span.of(text) if line.span.end - line.span.start <= _HEADING_LENGTH else ""
    begins = words[:1].isupper() or words[:1].isdigit()
    return begins and line.after_gap and not line.listed and not words.endswith((".", "?", "!", ";", ","))


def names_a_body(words: str) -> bool:
    """Whether a label says that a body speaks."""
    return bool(_BODY.search(words))


def _labelled_question(head: str, start: int) -> Opening | None:
    if match := _NUMBERED.match(head):
        return _opened(Opens.QUESTION, match, start, match["n"] or match["q"])
    if match := _ORDINAL.match(head):
        return _opened(Opens.QUESTION, match, start, str(ORDINALS[match["nth"].lower()]))
    if match := _BARE_QUESTION.match(head):
        return _opened(Opens.QUESTION, match, start, "")
    if match := _ANSWER_TO.match(head):
        return _opened(Opens.ANSWER, match, start, match["n"] or match["ad"] or match["a"])
    if match := _HELD_THAT.match(head):
        return _opened(Opens.POSITION, match, start, "")
    return None


def _labelled_words(text: str, line: Line, head: str) -> Opening | None:
    label, begins = _label(text, line, head)
    if label is None or _ENVELOPE.match(head):
        return None
    words = label.of(text)
    if _ACTIONS.fullmatch(words):
        return Opening(Opens.ACTIONS, label, begins)
    if _HELD.fullmatch(words) and not names_a_body(words):
        return Opening(Opens.POSITION, label, begins)
    if _ANSWER.fullmatch(words):
        return Opening(Opens.ANSWER, label, begins)
    return None


def _frame(line: Line, head: str) -> Opening | None:
    start = line.span.start
    for kind, pattern in _FRAME:
        if match := pattern.match(head):
            return Opening(kind, Span(start, start + match.end()), start)
    if match := _ITEM.match(head):
        return _opened(Opens.ITEM, match, start, match["n"])
    if match := _SPEAKER.match(head) or _SAID.match(head):
        return Opening(Opens.SPEAKER, Span(start, start + match.end("who")), start + match.end())
    return None


_FRAME = (
    (Opens.ENVELOPE, _ENVELOPE),
    (Opens.SALUTATION, _SALUTATION),
    (Opens.CLOSING, _CLOSING),
)


def _label(text: str, line: Line, head: str) -> tuple[Span | None, int]:
    """The words before a colon, or all of a short line without an end, and where it goes on after them."""
    start, colon = line.span.start, head.find(":", 0, _LABEL_LENGTH)
    if colon > 0:
        label = Span(start, start + colon)
        return label.trimmed(text), Span(start + colon + 1, line.span.end).trimmed(text).start
    if len(head) > _HEADING_LENGTH or head.endswith((".", "?", "!", ",", ";")):
        return None, start
    return line.span, line.span.end


def _opened(kind: Opens, match: re.Match[str], start: int, number: str) -> Opening:
    return Opening(kind, Span(start, start + match.end()), start + match.end(), number)
