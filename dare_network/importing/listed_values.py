"""Cells of fields that hold an entry of a list, such as a category or the type of a tie."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.nouns import term_fields
from dare_network.domain.records.imports import UnlistedValue
from dare_network.domain.records.reference import TieType
from dare_network.domain.terms import Terms
from dare_network.importing.answers import EMPLOYMENT, KEPT
from dare_network.importing.lines import ImportedEntity, Line
from dare_network.importing.synonyms import SYNONYMS
from dare_network.language import _
from dare_network.words.cutting import folded_words
from dare_network.words.spelling import spelling

TIE_TYPE = "type_id"
"""The field of a tie that holds its type."""

VAGUE = "related_to"
"""The type of a tie of which no list knows the type."""

_LIKELY = 87
"""The share of letters, in percent, from which on two texts are taken for the same."""

_FILLERS = frozenset({"is", "a", "an", "een", "the", "de", "het"})
_DRAFTS = {
    ImportedEntity.STAKEHOLDER: (PersonDraft, OrganisationDraft),
    ImportedEntity.AFFILIATION: (AffiliationDraft,),
    ImportedEntity.TIE: (TieDraft,),
}


class ListedValues:
    """Reads such cells by id, by label in either language, or as somebody has answered.

    What no list has is read as what it is likeliest to mean; where nothing is like it, its text stays beside
    the record, as a tag.
    """

    def __init__(
        self, terms: Terms, types: Mapping[str, TieType], meanings: Mapping[tuple[str, str, str], str]
    ) -> None:
        self._terms = terms
        self._types = types
        self._meanings = meanings
        self._likeliest: dict[tuple[str, str, str], str] = {}
        self._found: Counter[tuple[str, str, str, str]] = Counter()
        self._stored: set[tuple[str, str, str]] = set()

    def read(self, entity: ImportedEntity, line: Line) -> Line:
        """Return the line with ids in place of labels, and what no list has kept beside them."""
        values, faults = dict(line.values), dict(line.faults)
        said = {field: text for field in term_fields(entity) if (text := _text(values.pop(field, None)))}
        for field, text in said.items():
            beside = self._read(entity, field, text, values, _with_the_same(field, text, said))
            values |= beside
            if not beside and not _with_the_same(field, text, said):
                faults[field] = _("This is none of the known values.")
        return replace(line, values=values, faults=faults)

    def type_of(self, line: Line, text: str) -> tuple[str, Line]:
        """Return the id of the type of tie that a text means, and the line with the text where none does."""
        if found := self._types.get(_folded(text)):
            return found.id, line
        meaning = self._meaning(ImportedEntity.TIE, TIE_TYPE, text)
        if meaning != KEPT:
            return meaning, line
        return VAGUE, self.with_type(line, text)

    def with_type(self, line: Line, text: str) -> Line:
        """The line of a tie with the word for its type among its tags."""
        return replace(line, values={**line.values, **self._kept(ImportedEntity.TIE, text, line.values)})

    def _kept(self, entity: ImportedEntity, text: str, values: Mapping[str, object]) -> dict[str, object]:
        """The tags of the record with a text that no field of its own has; nothing where it has no tags."""
        if not any("tags" in fields_of(draft) for draft in _DRAFTS[entity]):
            return {}
        tags = [tag for tag in str(values.get("tags") or "").split(";") if spelling(tag) != spelling(text)]
        return {"tags": "; ".join(filter(None, (*map(str.strip, tags), text)))}

    def unlisted(self) -> Iterator[UnlistedValue]:
        """Each text for which no list has an entry, and what it was read as."""
        for (entity, field, folded, text), rows in sorted(self._found.items()):
            key = entity, field, folded
            meaning = self._meaning_of(*key, text)
            stored = key in self._stored
            yield UnlistedValue(entity, field, text, rows, meaning, key not in self._meanings, stored)

    def _read(
        self,
        entity: ImportedEntity,
        field: str,
        text: str,
        values: Mapping[str, object],
        others: Sequence[str],
    ) -> dict[str, object]:
        """The field as it is meant, or the tags with its text; `others` are fields that say the same text.

        What one of two such fields has is stored; it is asked about once, for the first of them.
        """
        if listed := self._terms.find(entity, field, text):
            return {field: listed}
        known = any(self._is_known(entity, other, text) for other in others)
        meaning = self._meaning_of(entity, field, _folded(text), text)
        if not others or self._asks(entity, field, others):
            self._count(entity, field, text)
            if known:
                self._stored.add((entity, field, _folded(text)))
        if meaning != KEPT:
            return {field: meaning}
        return {} if known else self._kept(entity, text, values)

    def _is_known(self, entity: ImportedEntity, field: str, text: str) -> bool:
        listed = self._terms.find(entity, field, text)
        return bool(listed) or self._meaning_of(entity, field, _folded(text), text) != KEPT

    @staticmethod
    def _asks(entity: ImportedEntity, field: str, others: Sequence[str]) -> bool:
        order = list(term_fields(entity))
        return all(order.index(field) < order.index(other) for other in others)

    def _meaning(self, entity: ImportedEntity, field: str, text: str) -> str:
        self._count(entity, field, text)
        return self._meaning_of(entity, field, _folded(text), text)

    def _count(self, entity: ImportedEntity, field: str, text: str) -> None:
        folded = _folded(text)
        self._found[entity, field, folded, self._first_text(entity, field, folded, text)] += 1

    def _first_text(self, entity: str, field: str, folded: str, text: str) -> str:
        return next((each for e, f, k, each in self._found if (e, f, k) == (entity, field, folded)), text)

    def _meaning_of(self, entity: str, field: str, folded: str, text: str) -> str:
        key = entity, field, folded
        if key in self._meanings:
            return self._meanings[key]
        if key not in self._likeliest:
            self._likeliest[key] = likeliest(text, self._known(entity, field))
        return self._likeliest[key]

    def _known(self, entity: str, field: str) -> Mapping[str, str]:
        """By each label and synonym the entry that it means."""
        if field == TIE_TYPE:
            labels = {name: type_.id for name, type_ in self._types.items() if not type_.retired}
            listed = TIE_TYPE
        else:
            of = term_fields(entity)[field]
            labels = {name: id_ for (list_, name), id_ in self._terms.known.items() if list_ is of}
            listed = of.value
        ids = {*labels.values(), EMPLOYMENT}
        synonyms = SYNONYMS.get(listed, {})
        others = {word: id_ for id_, words in synonyms.items() for word in words.split("|") if id_ in ids}
        return {**others, **labels}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _folded(text: str) -> str:
    return text.strip().casefold()


def _with_the_same(field: str, text: str, said: Mapping[str, str]) -> list[str]:
    """The other fields that say the same: one column fills them all."""
    return [other for other, each in said.items() if other != field and each == text]


def likeliest(text: str, known: Mapping[str, str]) -> str:
    """The entry whose label or synonym is most like a text; `KEPT` where none is like it."""
    words = {_plain(label): id_ for label, id_ in known.items()}
    plain = _plain(text)
    if plain in words:
        return words[plain]
    if len(plain) < 4:
        return KEPT
    found = process.extractOne(plain, words.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_LIKELY)
    return words[found[0]] if found else KEPT


def _plain(text: str) -> str:
    return " ".join(word for word in folded_words(text) if word not in _FILLERS)
