"""The category of somebody on a day: the work of that day counts, where it says anything of it."""

from collections.abc import Iterable
from datetime import date


def category_on_a_day(own: str, by_work: Iterable[tuple[date | None, str]]) -> str:
    """Return the category of a person with these works on a day, each with its first day and its category.

    Of several the work begun last counts, unless one of them is of the person's own category.
    """
    said = [(begun or date.min, category) for begun, category in by_work if category]
    if not said or own in {category for _begun, category in said}:
        return own
    return max(said)[1]
