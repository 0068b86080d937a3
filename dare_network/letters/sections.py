"""The part of a briefing document that a question belongs to, by its label or its heading."""

import re

_LETTERS = {"A": "quality", "B": "nonclinical", "C": "clinical", "D": "significant_benefit"}
_LETTERED = re.compile(r"(?P<letter>[A-D])\.?\d")
_HEADED = tuple(
    (section, re.compile(pattern, re.IGNORECASE))
    for section, pattern in (
        ("quality", r"\b(?:quality|kwaliteit)"),
        ("nonclinical", r"\b(?:non-?clinical|niet-klinisch|preklinisch)"),
        ("clinical", r"\b(?:clinical|klinisch)"),
        ("significant_benefit", r"\b(?:significant benefit|significant voordeel)"),
        ("regulatory", r"\b(?:regulatory|regulatoir|ziekenhuisvrijstelling|hospital exemption)"),
        ("reimbursement", r"\b(?:reimbursement|bekostiging|vergoeding)"),
    )
)


def section_of(number: str, heading: str) -> str:
    """The section, as the reference list names it; empty where neither number nor heading tells."""
    if lettered := _LETTERED.match(number):
        return _LETTERS[lettered["letter"]]
    return next((section for section, headed in _HEADED if headed.search(heading)), "")
