"""Keys made by the program, so that a record has its identity before it meets the database."""

import secrets
import time
from uuid import UUID, uuid5

_SHIPPED = UUID("6f0f5a3e-5a0c-4c37-9b6a-3b1f0d9a2c11")


def new_id() -> UUID:
    """A UUID of version 7 (RFC 9562): keys made later sort later, to the millisecond."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def shipped_id(kind: str, key: str) -> UUID:
    """Return the UUID that is the same in every installation for a record that the product ships."""
    return uuid5(_SHIPPED, f"{kind}/{key}")
