"""Identifiers with check digits, read in every usual spelling and kept in the canonical one."""

import re
from uuid import UUID

_ROR = re.compile(
    r"(?:ror(?:[ _-]?id)?\s*[:=]?\s*)?(?:https?://)?(?:www\.)?(?:ror\.org/)?(0[0-9a-hj-km-np-tv-z]{6})([0-9]{2})/?",
    re.ASCII,
)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
OWN_SCHEME = "dare-nl"
"""The scheme of the keys that this product gives in its own files."""
_OWN = f"{OWN_SCHEME}:"
_ORCID = re.compile(
    r"(?:orcid(?:[ _-]?id)?\s*[:=]?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?(?:my-orcid\?orcid=)?"
    r"(\d{4})[- ]?(\d{4})[- ]?(\d{4})[- ]?(\d{3}[\dx])/?",
    re.ASCII,
)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def canonical_ror(text: str) -> str | None:
    """The ROR identifier as `https://ror.org/...`, or None where its form or check digits are wrong.

    The two check digits follow ISO/IEC 7064: 98 - (n * 100 mod 97), with n the first seven
    characters read in Crockford's base 32.
    """
    match = _ROR.fullmatch(text.strip().lower())
    if not match:
        return None
    body, check = match.groups()
    value = 0
    for character in body:
        value = value * 32 + _CROCKFORD.index(character)
    if 98 - (value * 100) % 97 != int(check):
        return None
    return f"https://ror.org/{body}{check}"


def canonical_orcid(text: str) -> str | None:
    """The ORCID as `https://orcid.org/0000-...`, or None where its form or check digit is wrong.

    The check digit follows ISO/IEC 7064 MOD 11-2.
    """
    match = _ORCID.fullmatch(text.strip().lower().translate(_DASHES))
    if not match:
        return None
    groups = [group.upper() for group in match.groups()]
    digits = "".join(groups)
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    if digits[15] != ("X" if expected == 10 else str(expected)):
        return None
    return "https://orcid.org/" + "-".join(groups)


def own_key(id_: UUID) -> str:
    """Return how a file of this product names a record: its key, which is the same in every installation."""
    return f"{_OWN}{id_}"


def own_id(text: str | None) -> UUID | None:
    """The key of the record that such a name means; None for any other name."""
    if not text or not text.startswith(_OWN):
        return None
    try:
        return UUID(text.removeprefix(_OWN))
    except ValueError:
        return None
