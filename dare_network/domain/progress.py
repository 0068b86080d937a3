"""The progress of long work, for whoever waits for it."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Hears how much of the work is done, from 0 to 1, and what comes next. Nothing is kept where it raises."""


def tell_nobody(_share: float, _sentence: str) -> None:
    """Do nothing, for want of a listener."""
