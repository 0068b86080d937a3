"""Entries of the labelled lists that users may add to, looked up by what people write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dare_network.domain.nouns import term_fields
from dare_network.domain.records.reference import Term
from dare_network.domain.vocabulary import TermList


@dataclass(frozen=True, slots=True)
class Terms:
    """The entries of all lists, found by their id or by their label in either language, in any case."""

    known: Mapping[tuple[TermList, str], str]
    labels: Mapping[TermList, tuple[str, ...]]

    def find(self, entity: str, field: str, text: str) -> str | None:
        """The id of the entry that is meant, None for none; the text itself where the field has no list."""
        listed = term_fields(entity).get(field)
        return text if listed is None else self.known.get((listed, text.strip().casefold()))

    def offered(self, entity: str, field: str) -> tuple[str, ...]:
        """The labels from which such a field is chosen, in the reader's language."""
        return self.labels.get(term_fields(entity)[field], ())


def terms_of(terms: Iterable[Term]) -> Terms:
    """Make these entries ready to be looked up."""
    known: dict[tuple[TermList, str], str] = {}
    labels: dict[TermList, tuple[str, ...]] = {}
    for term in terms:
        if not term.retired:
            labels[term.list] = (*labels.get(term.list, ()), term.label)
        for name in (term.id, term.label_en, term.label_nl):
            known.setdefault((term.list, name.casefold()), term.id)
    return Terms(known, labels)
