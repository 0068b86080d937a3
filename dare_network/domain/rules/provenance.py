"""What can be backed up: a statement with a source that somebody verified not too long ago."""

from datetime import date, timedelta

VERIFIED_FOR = timedelta(days=2 * 365)
"""How long a verification lasts. Ours to choose: a term of office in a committee is often longer."""


def is_backed_up(source: str, checked_on: date | None, as_of: date) -> bool:
    """Whether a statement has a source, and a verification, where there was any, that still lasts."""
    return bool(source) and (checked_on is None or as_of - checked_on <= VERIFIED_FOR)
