"""Names by which rows mention whom lists of the same files describe: abbreviations, initials."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from dare_network.domain.actor_names import likely_kind
from dare_network.domain.person_names import PersonName, split_name
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.words.cutting import folded_words

_OTHER_NAMES = ("short_name", "name_nl", "earlier_names")


class Mentions:
    """Finds the name of the only one whom a text can mean among those who are described."""

    def __init__(self, described: Iterable[Mapping[str, str]]) -> None:
        self._labels: set[str] = set()
        self._names: dict[str, str] = {}
        self._others: defaultdict[str, set[str]] = defaultdict(set)
        self._initials: defaultdict[str, set[str]] = defaultdict(set)
        self._person = cache(self._called_person)
        for values in described:
            self._take(values)

    def name(self, text: str) -> str:
        """The name of whom a text mentions, as the list has it; the text itself where that is not sure."""
        if not self._labels or text in self._labels:
            return text
        word = _folded(text)
        if word in self._names:
            return text
        found = self._others.get(word, set())
        return next(iter(found)) if len(found) == 1 else self._person(text)

    def _called_person(self, text: str) -> str:
        parts = split_name(text)
        if not parts.family or likely_kind(text) is StakeholderKind.ORGANISATION:
            return text
        if whole := self._names.get(_whole(parts)):
            return whole
        found = self._initials.get(_initial(parts), set()) if parts.initials and not parts.given else set()
        return next(iter(found)) if len(found) == 1 else text

    def _take(self, values: Mapping[str, str]) -> None:
        name = values.get("label", "")
        if not name:
            return
        self._labels.add(name)
        self._names[_folded(name)] = name
        for field in _OTHER_NAMES:
            for other in values.get(field, "").split("; "):
                if other:
                    self._others[_folded(other)].add(name)
        if values.get("kind") == StakeholderKind.PERSON:
            parts = split_name(name)
            self._names.setdefault(_whole(parts), name)
            self._initials[_initial(parts)].add(name)


def _whole(parts: PersonName) -> str:
    return _folded(" ".join((parts.given or parts.initials, parts.infix, parts.family)))


def _initial(parts: PersonName) -> str:
    return _folded(" ".join(((parts.given or parts.initials)[:1], parts.infix, parts.family)))


def _folded(text: str) -> str:
    return "".join(folded_words(text))
