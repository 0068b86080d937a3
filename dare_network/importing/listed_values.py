"""Cells of fields that hold an entry of a labelled list, such as a category."""

from collections import Counter
from collections.abc import Iterator, Mapping

from dare_network.domain.terms import Terms
from dare_network.importing.lines import ImportedEntity
from dare_network.importing.wording import field_label, in_words
from dare_network.language import _, number


class ListedValues:
    """Reads such cells by id or by label in either language; what no list has is left out, and told."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._unknown: Counter[tuple[ImportedEntity, str, str]] = Counter()

    def known(self, entity: ImportedEntity, values: Mapping[str, object]) -> dict[str, object]:
        """Return these fields, with ids in place of labels and without what no list has."""
        found = {}
        for field, value in values.items():
            listed = self._terms.find(entity, field, value) if isinstance(value, str) else value
            if listed is None:
                self._unknown[entity, field, str(value)] += 1
            else:
                found[field] = listed
        return found

    def remarks(self) -> Iterator[str]:
        """A sentence for each value that was left out."""
        sentence = _("“{field}”: “{value}” is not known and was left out (rows: {count}). Known are {names}.")
        for (entity, field, value), count in sorted(self._unknown.items()):
            names = self._terms.offered(entity, field)
            yield sentence.format(
                field=field_label(field), value=value, count=number(count), names=in_words(names, len(names))
            )
