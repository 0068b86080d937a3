"""Keys made by the program, so that a record has its identity before it meets the database."""

import secrets
import time
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

_SHIPPED = UUID("6f0f5a3e-5a0c-4c37-9b6a-3b1f0d9a2c11")


def new_id() -> UUID:
    """A UUID of version 7 (RFC 9562): keys made later sort later, to the millisecond."""
    return _made(time.time_ns() // 1_000_000, secrets.randbits(80))


def first_id(day: date) -> UUID:
    """The first key that could be made on a day: the records with keys below it were noted before."""
    began = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return _made(int(began.timestamp() * 1000), 0)


def _made(milliseconds: int, rest: int) -> UUID:
    value = milliseconds << 80 | rest
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def shipped_id(kind: str, key: str) -> UUID:
    """Return the UUID that is the same in every installation for a record that the product ships."""
    return uuid5(_SHIPPED, f"{kind}/{key}")
