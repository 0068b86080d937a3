"""Statements that can be backed up: they have a source that somebody verified not too long ago."""

from datetime import date, timedelta

VERIFIED_FOR = timedelta(days=2 * 365)
"""The time for which a verification lasts. Ours to choose: a term in a committee is often longer."""


def is_backed_up(source: str, checked_on: date | None, as_of: date) -> bool:
    """Return whether a statement has a source, and a verification, where there was any, that still lasts."""
    return bool(source) and (checked_on is None or as_of - checked_on <= VERIFIED_FOR)
