"""Ties that say where somebody works: among the relations of an office, here affiliations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.answers import EMPLOYMENT
from dare_network.importing.ends import Ends
from dare_network.importing.lines import AffiliationLine, ImportedEntity, TieLine
from dare_network.importing.listed_values import VAGUE, ListedValues
from dare_network.importing.wording import field_label
from dare_network.language import _, number

_WORK = (StakeholderKind.PERSON, StakeholderKind.ORGANISATION)
_FIELDS = {name for name, about in fields_of(AffiliationDraft).items() if about.imported}


class Employment:
    """Divides rows about ties into those that say where somebody works, and the others."""

    def __init__(self, listed: ListedValues, ends: Ends) -> None:
        self._listed = listed
        self._ends = ends
        self._ignored: Counter[str] = Counter()

    def divide(self, rows: Iterable[TieLine]) -> tuple[list[AffiliationLine], list[TieLine]]:
        """The rows about affiliations, and those about ties with the ids of their types."""
        posts: list[AffiliationLine] = []
        ties: list[TieLine] = []
        for row in rows:
            line = self._listed.read(ImportedEntity.TIE, row.line)
            if not row.type_text:
                ties.append(replace(row, line=line))
                continue
            type_id, line = self._listed.type_of(line, row.type_text)
            if type_id != EMPLOYMENT:
                ties.append(replace(row, line=line, type_text=type_id))
            elif post := self._post(replace(row, line=line)):
                posts.append(post)
            else:
                line = self._listed.with_type(line, row.type_text)
                ties.append(replace(row, line=line, type_text=VAGUE))
        return posts, ties

    def remarks(self) -> Iterator[str]:
        """A sentence about each field that ties have and affiliations have not."""
        for name, count in sorted(self._ignored.items()):
            yield _("“{field}” was left out where an affiliation has no such field (rows: {count}).").format(
                field=field_label(name), count=number(count)
            )

    def _post(self, row: TieLine) -> AffiliationLine | None:
        """The row as one about an affiliation, whichever end is the person; None between two of a kind."""
        for person, organisation in ((row.from_end, row.to_end), (row.to_end, row.from_end)):
            if self._ends.are(row.line, (person, organisation), _WORK):
                values = dict(row.line.values)
                # What is said of somebody's work is what he does there.
                if said := values.pop("note", ""):
                    values.setdefault("role", said)
                # Work has no tags of its own; their words are kept beside it.
                if tags := values.pop("tags", ""):
                    values["note"] = tags
                self._ignored.update(values.keys() - _FIELDS)
                line = replace(row.line, values={n: value for n, value in values.items() if n in _FIELDS})
                return AffiliationLine(line, person, organisation, row.own_id)
        return None
