"""The voice in which answers are told: names of nodes, labels, and how long ago things were."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, ngettext, number
from dare_network.words.cutting import alphabetical

LISTED = 8
"""The number of names that a sentence bears."""
_DAYS_UNTIL_MONTHS, _MONTHS_UNTIL_YEARS = 62, 24


@dataclass(frozen=True)
class Voice:
    """The reader's names of nodes, the labels of types and lists, and the day to count back from."""

    name: Callable[[str], str]
    reference: Reference
    as_of: date

    def names(self, nodes: Collection[str]) -> str:
        """The names of some nodes in alphabetical order; of many only the first."""
        named = sorted(map(self.name, nodes), key=alphabetical)
        listed = ", ".join(named[:LISTED])
        if len(named) <= LISTED:
            return listed
        return _("{listed} and {count} more").format(listed=listed, count=number(len(named) - LISTED))

    def category(self, category: str) -> str:
        """The label of a category."""
        return self.reference.label(TermList.CATEGORY, category)

    def topic(self, topic: str) -> str:
        """The label of a topic."""
        return self.reference.topic_label(topic)

    def ago(self, on: date) -> str:
        """Say how long before `as_of` a day was."""
        return elapsed(on, self.as_of)


def elapsed(on: date, as_of: date) -> str:
    """Say how long ago a day was: in days, after two months whole months, after two years whole years."""
    days = (as_of - on).days
    if days == 0:
        return _("today")
    if days < _DAYS_UNTIL_MONTHS:
        return ngettext("{n} day ago", "{n} days ago", days)
    months = (as_of.year - on.year) * 12 + as_of.month - on.month - (as_of.day < on.day)
    if months < _MONTHS_UNTIL_YEARS:
        return ngettext("{n} month ago", "{n} months ago", months)
    return ngettext("{n} year ago", "{n} years ago", months // 12)
