"""Patterns of labels: of questions and their numbers, of positions, answers and lists of actions."""

import re

from dare_network.letters.wording import BODY_WORDS, NUMBER, ORDINALS


def _from_start(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_AFTER = r"(?:\s*[.:)–—-]\s*|\s*$)"
_SUBJECT = r"(?:\s\([^)\n]{1,60}\)|\s(?i:on|about|regarding|over|inzake|betreffende)\s[^:?\n]{1,60}(?=:|$))?"
"""The subject of a question, between its number and its words: "(release)", "on quality"."""
NUMBERED = re.compile(
    rf"(?i:question|vraag|issue|vraagpunt)\s?(?i:nr\.?\s?|no\.?\s?|#)?"
    rf"(?P<n>{NUMBER}|[a-h](?=\s*[.:)])){_SUBJECT}{_AFTER}"
    rf"|[QqVv]\s?(?P<q>\d{{1,3}})(?:{_AFTER}|\s+)"
)
RULED = _from_start(rf"-{{2,}}\s*(?:item|question|vraag|issue|point|punt)\s(?P<n>{NUMBER})\s*-{{2,}}\s*$")
"""A number between the lines that a form draws."""
ORDINAL = _from_start(rf"(?P<nth>{'|'.join(ORDINALS)})\s(?:question|vraag|issue)\s*[:.]\s*")
BARE_QUESTION = _from_start(
    r"(?:question|vraag|our question|onze vraag|asked|gevraagd|q|v|vraagstelling|"
    r"(?:issue|question|point)\s(?:raised|asked))\s*:\s*"
)
ITEM = re.compile(rf"\(?(?P<n>{NUMBER}|[a-h])(?:[.)]\s+|\t\s*|(?<=\d\.\d)\s+(?=[A-Z]))")
ANSWER_TO = re.compile(
    r"(?:(?i:answer|reply|response|antwoord|reactie|advies)\s(?i:(?:to|on|op|bij)\s)?(?i:question\s|vraag\s|issue\s)?"
    rf"(?P<n>{NUMBER})|(?i:ad)\s?(?P<ad>{NUMBER}|[a-h](?=\s*[.:)]))|[Aa](?P<a>\d{{1,3}})(?=\s*[:.)]))"
    rf"(?:{_AFTER}|\s+)"
)
ANSWER_ABOUT = _from_start(
    r"(?:with\s(?:regard|respect)\sto|regarding|concerning|as\s(?:to|for)|on|"
    r"ten\saanzien\svan|wat\sbetreft|met\sbetrekking\stot|over|op)\s(?:your\s|the\s|uw\s|de\s)?"
    rf"(?:(?P<nth>{'|'.join(ORDINALS)})\s(?:question|vraag)|(?:question|vraag)\s(?P<n>\d{{1,2}}))\s*[,:]\s*"
)
WE = _from_start(r"(?:wij|we|us|ons)\s*:\s*")
BARE_HELD = _from_start(
    r"(?:wij|we|us|ons|(?:wij|we)\s(?:denken|vinden|menen|think|believe|feel)|(?:our|my|ons|onze|mijn|uw|your)\s"
    r"(?:idea|proposal|suggestion|opinion|idee|voorstel|opvatting|insteek|mening|inzet))\s*:\s*"
)
BARE_ANSWER = _from_start(r"(?:a|antw)\.?\s*:\s*|(?:->|=>|→)\s*")
ANSWER = _from_start(
    r"(?:[\w'’/.-]+\s){0,4}(?:answer|reply|response|feedback|antwoord|reactie|oordeel|terugkoppeling)"
    r"(?:\s(?:of|from|by|van|door)\s[\w '’-]{1,40}|(?:\s[\w'’-]+){0,2})"
    r"|(?:(?:the|het|written|schriftelijk)\s)?(?:advice|advies)(?:\s(?:of|from|van)\s[\w '’-]{1,40})?"
    r"|(?:[\w'’.-]+\s){0,4}(?:view|position|opinion|standpunt|visie)(?:\s[\w'’.-]+){0,5}"
)
HELD = _from_start(
    r"(?:[\w'’.-]+\s){0,4}"
    r"(?:position|pos|view|standpunt|visie|motivering|onderbouwing|rationale|justification|toelichting)"
    r"(?:\s[\w'’.-]+){0,5}"
)
HELD_THAT = _from_start(
    r"(?:[\w'’.-]+\s){1,3}(?:position|view|proposal|standpunt|voorstel)(?:\svan\s(?:de\s)?\w{1,30})?"
    r"\s(?:was|is|luidt|luidde)(?:\s(?:that|dat))?\s"
)
BODY = _from_start(rf"\b(?:{BODY_WORDS})\b")
ACTIONS = _from_start(
    r"(?:\d{1,2}\.\s)?(?:actions?(?:\s(?:agreed|points|items))?|acties|actiepunten|actielijst|afspraken|"
    r"toezeggingen|commitments|to\s?-?do|next(?:\ssteps)?|"
    r"follow[\s-]?up|vervolg(?:stappen)?|(?:verder\s)?afgesproken(?:\sis\sverder)?|"
    r"agreed\sactions|wat\sis\safgesproken)"
)
ONE_ACTION = _from_start(r"(?:action|actie|action\spoint|actiepunt|ap)\s*:\s+(?=\S)")
ENVELOPE = _from_start(
    r"(?:van|from|aan|to|cc|datum|date|verzonden|sent|onderwerp|subject|betreft|re|kenmerk|product|sponsor|"
    r"(?:our|your)\sref(?:erence)?|(?:ons|uw)\skenmerk|aanwezig|afwezig|present|participants|submitted)\s*:"
)
FIELD = re.compile(r"[A-Z][\w'’ /-]{1,30}?\s{2,}:")
"""A field of a form, where the colons stand below each other."""
SALUTATION = _from_start(
    r"(?:dear|hi|hello|geachte|beste|hallo|hoi|goede(?:morgen|middag|ndag)|good\s(?:morning|afternoon))\b"
)
CLOSING = _from_start(
    r"(?:yours\s(?:sincerely|faithfully|truly)|(?:kind|best|warm)\s(?:regards|wishes)|regards|hoogachtend|"
    r"(?:met\s)?(?:vriendelijke|hartelijke)\sgroet(?:en)?|groet(?:en|jes)?|alvast\s(?:bedankt|dank)|many\sthanks|"
    r"(?:i|we)\s(?:trust|hope)|wij\s(?:vertrouwen|hopen)|general\sremarks|slotopmerkingen|"
    r"(?:this|dit|the)\s(?:advice|advies)\s(?:is|heeft|does|has|was)(?=.{0,60}(?:binding|bindend|prejudice|prejudge)))"
)
SPEAKER = _from_start(r"(?P<who>(?:the\s|de\s|het\s)?[\w'’/-]{2,20}(?:\s[\w'’/-]{1,20}){0,2})\s?:\s")
SAID = _from_start(
    r"(?P<who>(?:(?:the|het|de)\s)?[\w/-]{2,30})\s(?:said|says|answered|replied|thinks|zei|zegt|vindt|vond|"
    r"antwoordde|gaf\saan|geeft\saan)(?:\s(?:that|dat))?[:,]?\s"
)
