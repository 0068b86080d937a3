"""The digest that freezes final minutes: whoever holds the text can compute it again."""

import hashlib
import json

from dare_network.domain.records.minutes import Minutes


def canonical_form(known: Minutes) -> bytes:
    """Return the bytes to hash: one JSON object in UTF-8, names sorted by alphabet, no space between signs.

    Keys are UUIDs in lower case with hyphens, meetings in alphabetical order, line ends `\\n`. This is the
    form of RFC 8785 (JSON Canonicalization Scheme) for an object of texts and one whole number.
    """
    held = {
        "chain": str(known.chain_id),
        "dialogue": str(known.dialogue_id),
        "language": known.language.value,
        "meetings": sorted(map(str, known.meeting_ids)),
        "number": known.number,
        "public_text": known.public_text,
        "standing": known.standing.value,
        "text": known.text,
    }
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(known: Minutes) -> str:
    """SHA-256 (FIPS 180-4) of the canonical form, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_form(known)).hexdigest()
