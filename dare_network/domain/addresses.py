"""Web and e-mail addresses, read as people paste them and kept as they are used."""

import re

_WEBSITE = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?")
_EMAIL = re.compile(r"[^@\s<>;,]+@[^@\s<>;,]+\.[^@\s<>;,]+")
_NAMED = re.compile(r"[^<>@]*<([^<>]+)>|([^<>()@\s]+@[^<>()@\s]+)\s*\([^()@]*\)")
_MAILTO = re.compile(r"mailto:([^?]*)(?:\?.*)?", re.IGNORECASE)
_APART = re.compile(r"[;,|\n\r\t]|:::|\s/\s|\s(?:en|and|of|or|&)\s", re.IGNORECASE)


def canonical_website(text: str) -> str | None:
    """The address with its scheme, or None where it is none: "www.example.org" is "https://www.example.org"."""
    # Only these two schemes: a javascript: address would run when somebody follows it.
    if _WEBSITE.fullmatch(text):
        return text
    return f"https://{text}" if _WITHOUT_SCHEME.fullmatch(text) else None


def canonical_email(text: str) -> str | None:
    """The bare address of "mailto:jan@example.org" or "Jan <jan@example.org>", or None where it is none."""
    bare = text.strip()
    if match := _NAMED.fullmatch(bare):
        bare = (match[1] or match[2]).strip()
    if match := _MAILTO.fullmatch(bare):
        bare = match[1].strip()
    return bare if _EMAIL.fullmatch(bare) else None


def email_addresses(text: str) -> tuple[str, ...]:
    """The bare addresses of a text that holds one or several and nothing else; none of any other text."""
    if text.count("@") < 2:
        found = canonical_email(text)
        return (found,) if found else ()
    for pieces in (_APART.split(text), text.split(), text.split("/")):
        addresses = [canonical_email(piece) for piece in pieces if piece.strip()]
        known = [address for address in addresses if address]
        if len(known) == len(addresses):
            return tuple({address.casefold(): address for address in known}.values())
    return ()
