"""Sentences in which somebody promises something, or is asked for it."""

import re

from dare_network.domain.vocabulary import Direction
from dare_network.letters.parties import Parties, Party
from dare_network.letters.span import Span

_SIGHT = 90
"""Characters before and after a name in which its verb is looked for."""

_MEANWHILE = r"(?:\s(?:also|therefore|then|now|further|ook|nog|dan|daarom|hierna|alsnog|tevens)){0,2}"
_PROMISE = (
    r"will|shall|undertook\sto|undertakes?\sto|agree[ds]?\sto|commit(?:s|ted)?\sto|promise[sd]?\sto|offer(?:s|ed)?\sto|zal|zullen|zult|"
    r"zegt\stoe|zegde\stoe|(?:heeft|hebben)\stoegezegd|stuur|stuurt|sturen|zendt?|zenden|levert?|leveren|"
    r"verstrekt|verstrekken|bericht(?:en)?(?=\s(?:u|je|ons)\b)|(?:neemt|nemen)\scontact|"
    r"(?:laat|laten)\b(?=.{1,120}\bweten\b)|(?:gaat|gaan)\b(?=.{1,60}\bna\b)|(?:komt|komen)\b(?=.{1,80}\bterug\b)|"
    r"(?:zoekt?|zoeken)\b(?=.{1,60}\buit\b)|"
    r"(?!ontvang|vernem|verwacht|verzoek|vra[ag]|zie[nt]|dien|moet|word|is\b|zijn\b)\w+\b(?=\s[^.?!]{1,160}\buiterlijk\b)"
)
_DUTY = (
    r"should|must|needs?\sto|ha(?:s|ve)\sto|(?:is|are)\s(?:kindly\s)?(?:asked|requested|expected|invited|required)\sto|"
    r"dient|dienen|moet|moeten|(?:wordt|worden)\s(?:vriendelijk\s)?verzocht"
)
_POLITE = (
    r"(?!\s(?:of\scourse\s)?"
    r"(?:be\s(?:happy|glad|pleased|quick|brief|honest)\b|begrijpen|understand|appreciate))"
)
"""The words after the verb where nothing is promised: "we will be happy", "u zult begrijpen"."""
_PROMISES = re.compile(rf"(?:{_MEANWHILE}\s(?:{_PROMISE})|['’]ll)\b{_POLITE}", re.IGNORECASE | re.DOTALL)
_IS_TO = re.compile(rf"{_MEANWHILE}\s(?:{_DUTY})\b", re.IGNORECASE)
_PROMISES_BEFORE = re.compile(r"\b(?:zal|zullen|stuurt|sturen|levert|leveren)\s$", re.IGNORECASE)
_IS_TO_BEFORE = re.compile(r"\b(?:dient|dienen|moet|moeten|zult)\s$", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"(?:graag\s(?:ontvangen|vernemen|zien)\s(?:wij|we)|(?:wij|we)\sontvangen\s(?:graag|nog)|"
    r"van\su\sontvangen\s(?:wij|we)|wij\sverzoeken\su|gelieve|"
    r"(?:wij|we)\szien\b(?=.{1,80}\btegemoet)|"
    r"please\s(?:also\s)?(?:send|submit|provide|return|share|inform|let\sus\sknow|forward|upload)|"
    r"(?:could|can|would)\syou\s(?:please\s)?(?:send|submit|provide|return|share)|"
    r"(?:kunt|wilt|kun|wil)\s(?:u|je|jullie)\b(?=.{1,120}\b(?:sturen|toesturen|aanleveren|toezenden|insturen)\b)|"
    r"we\s(?:kindly\s)?(?:ask|request)\s(?:you|that))\b",
    re.IGNORECASE | re.DOTALL,
)
_EXPECTS = re.compile(
    r"\s(?:verwacht(?:en)?\s(?:uw|van\su|dat\su)|(?:verzoekt|verzoeken|vraagt)\s(?:u|de\saanvrager)\b|"
    r"(?:expects?|asks?|requests?)\s(?:you|your|the\s(?:applicant|sponsor|developer))\b)",
    re.IGNORECASE,
)
_DISCLAIMS = re.compile(
    r"(?=.*\b(?:message|e-?mail|bericht|mail)\b).*\b(?:delete|destroy|verwijderen|vernietigen)\b",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESSED = frozenset({"u", "je", "jullie", "you"})
_TOGETHER = re.compile(
    r"\b(?:jointly|together|samen|gezamenlijk|both\sparties|beide\spartijen)\b", re.IGNORECASE
)
_HEADS = re.compile(r"(?P<who>[^\s:][^:\n\t]{0,38})(?::\s|\t+)")

Promise = tuple[Direction, Party | None]
"""The side whose promise it is, and who is named with it."""


def promise_in(text: str, sentence: Span, parties: Parties) -> Promise | None:
    """The promise that a sentence makes, None where it makes none."""
    if _DISCLAIMS.match(sentence.of(text)):
        return None
    for party in parties.named_in(text, sentence):
        if party.direction is Direction.THEIRS and _EXPECTS.match(text, party.span.end, sentence.end):
            return Direction.OURS, None
        if _acts(text, sentence, party):
            return _direction(text, sentence, party.direction), party
    if _ASKED_FOR.match(text, sentence.start, sentence.end):
        return (Direction.OURS if parties.body_writes else Direction.THEIRS), None
    return None


def item_promise(text: str, item: Span, parties: Parties, listed: bool) -> Promise | None:
    """The promise that stands in a list of actions, also without a verb of promising.

    What is not an item of its own must name somebody who is known, or promise in so many words.
    """
    party = parties.first_of(text, item)
    if listed and party is None and (headed := _HEADS.match(text, item.start, item.end)):
        party = Party(Span(*headed.span("who")), Direction.OURS)
    if party and (listed or party.is_known or _acts(text, item, party)):
        return _direction(text, item, party.direction), party
    nobody = (_direction(text, item, Direction.OURS), None) if listed else None
    return promise_in(text, item, parties) or nobody


def _acts(text: str, sentence: Span, party: Party) -> bool:
    end, before = party.span.end, max(sentence.start, party.span.start - _SIGHT)
    promises = _PROMISES.match(text, end, min(sentence.end, end + 2 * _SIGHT))
    # "De secretaris zal u berichten": who is told promises nothing.
    if party.span.of(text).casefold() not in _ADDRESSED:
        promises = promises or _PROMISES_BEFORE.search(text, before, party.span.start)
    if promises or party.direction is Direction.THEIRS:
        return bool(promises)
    duty = _IS_TO.match(text, end, min(sentence.end, end + _SIGHT))
    return bool(duty or _IS_TO_BEFORE.search(text, before, party.span.start))


def _direction(text: str, sentence: Span, direction: Direction) -> Direction:
    together = _TOGETHER.search(text, sentence.start, min(sentence.end, sentence.start + 2 * _SIGHT))
    return Direction.JOINT if together else direction
