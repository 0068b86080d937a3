"""Fields that hold an entry of a labelled list, which the reference data names and users may add to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dare_network.domain.records.reference import Term
from dare_network.domain.vocabulary import TermList

TERM_FIELDS: Mapping[str, Mapping[str, TermList]] = {
    "stakeholder": {
        "category": TermList.CATEGORY,
        "organisation_kind": TermList.ORGANISATION_KIND,
        "level": TermList.LEVEL,
    },
    "tie": {"confidence": TermList.CONFIDENCE},
    "product": {"atmp_class": TermList.ATMP_CLASS, "stage": TermList.STAGE},
    "dialogue": {"stage": TermList.STAGE, "purpose": TermList.PURPOSE},
    "meeting": {"mode": TermList.MEETING_MODE},
    "attendance": {"capacity": TermList.CAPACITY},
    "question": {"section": TermList.SECTION},
    "answer": {
        "channel": TermList.CHANNEL,
        "alignment": TermList.ALIGNMENT,
        "binding_level": TermList.BINDING_LEVEL,
    },
    "source_document": {"kind": TermList.DOCUMENT_KIND},
    "outcome": {"kind": TermList.OUTCOME_KIND},
}
"""The list of each such field, by the name of the record in the audit trail. An empty field is in order."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The entries of all lists, found by their id or by their label in either language, in any case."""

    known: Mapping[tuple[TermList, str], str]
    labels: Mapping[TermList, tuple[str, ...]]

    def find(self, entity: str, field: str, text: str) -> str | None:
        """The id of the entry that is meant, None for none; the text itself where the field has no list."""
        listed = TERM_FIELDS.get(entity, {}).get(field)
        return text if listed is None else self.known.get((listed, text.strip().casefold()))

    def offered(self, entity: str, field: str) -> tuple[str, ...]:
        """The labels from which such a field is chosen, in the reader's language."""
        return self.labels.get(TERM_FIELDS[entity][field], ())


def terms_of(terms: Iterable[Term]) -> Terms:
    """These entries, ready to be looked up."""
    known: dict[tuple[TermList, str], str] = {}
    labels: dict[TermList, tuple[str, ...]] = {}
    for term in terms:
        if not term.retired:
            labels[term.list] = (*labels.get(term.list, ()), term.label)
        for name in (term.id, term.label_en, term.label_nl):
            known.setdefault((term.list, name.casefold()), term.id)
    return Terms(known, labels)
