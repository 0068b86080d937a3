"""Reading of how far an answer agrees with what was held, where its wording is plain."""

import re

_LEAD_LENGTH = 300
"""Characters of an answer that are looked at: what it says comes first."""

# The first that applies: "we do not agree" holds "agree" as well.
_PHRASES = {
    "more_data": (
        r"\beerst meer gegevens",
        r"\baanvullende gegevens (?:zijn )?nodig",
        r"\bmore data (?:are|is) needed",
        r"\badditional data\b[^.]{0,80}\b(?:needed|required) before",
        r"\bnot permit a conclusion",
    ),
    "refer_body": (
        r"\bverwij(?:st|zen|s)\b[^.]{0,60}\bnaar\b",
        r"\b(?:is|are) referred to\b",
        r"\breferred the (?:applicant|sponsor) to\b",
        r"\brefers? you to\b",
    ),
    "out_of_remit": (
        r"\b(?:valt|ligt) buiten de bevoegdheid",
        r"\boutside (?:the|our|its) remit",
        r"\bnot fall within the remit",
    ),
    "partly": (r"\bpartly agree|\bagrees? in part\b", r"\b(?:deels|gedeeltelijk) (?:mee )?eens"),
    "disagree": (
        r"^(?:no|nee|neen)(?:[,.;:!]|$|\s[-–])",
        r"\b(?:do|does|did|is|are|was|were|could|can)(?: not|not|n['’]t)(?: fully)? "
        r"(?:agree|endorse|share|support|accept|convinced|acceptable)",
        r"\bdisagrees?\b|\bunfortunately not\b|\bnot agreed\b",
        r"\bnot supported\b|\bniet verantwoord\b",
        r"\bniet (?:mee )?eens|\bniet akkoord|\bniet mee instemmen|\bniet acceptabel|\bgeen voorstander",
        r"\bdeelt? (?:dit|het|uw|deze) (?:standpunt|visie|mening) niet",
    ),
    "agree_conditional": (
        r"\b(?:ja|yes|akkoord|toegestaan|acceptable|accepted?|agree[sd]?|instemmen|instemt|vinden)\b[^.]{0,80}"
        r"\b(?:provided|mits|on (?:the )?condition|onder (?:de )?voorwaarde|op voorwaarde|subject to)\b",
    ),
    "agree": (
        r"^(?:yes|ja|agreed|akkoord|acceptable)\b",
        r"\b(?:agree[sd]?|accepts|endorses?|endorsed|concurs?|supports|supported)\b",
        r"\bis acceptable\b|\bcan be accepted\b",
        r"\bvinden in\b|\bste(?:mt|mmen) in met|\bkan instemmen|\b(?:gaat|gaan) akkoord|\bmee eens\b",
        r"\b(?:deelt|delen) (?:dit|het|uw|deze) (?:standpunt|visie|mening)",
    ),
}
_SAYS = {alignment: re.compile("|".join(phrases), re.IGNORECASE) for alignment, phrases in _PHRASES.items()}


def alignment_of(answer: str) -> str:
    """The alignment as the reference list names it, from the beginning of an answer; empty where unsure."""
    lead = answer[:_LEAD_LENGTH]
    return next((alignment for alignment, says in _SAYS.items() if says.search(lead)), "")
