"""Rows about ties."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from uuid import UUID

from dare_network.domain.drafts.network import TieDraft
from dare_network.domain.records.network import Tie
from dare_network.domain.records.reference import TieType
from dare_network.errors import InvalidInputError
from dare_network.importing.decided import Decided, Values
from dare_network.importing.ends import Ends
from dare_network.importing.known_links import KnownLinks
from dare_network.importing.lines import ImportedEntity, TieLine
from dare_network.importing.links import LinkRows
from dare_network.importing.wording import in_words
from dare_network.language import _


class TieRows(LinkRows[TieLine]):
    """Rows about ties: one record for each type, pair of ends and period."""

    entity = ImportedEntity.TIE
    draft = TieDraft

    def __init__(
        self,
        ends: Ends,
        decided: Decided,
        new_key: Callable[[], UUID],
        stored: Iterable[Tie],
        types: Sequence[TieType],
    ) -> None:
        directed = {known.id: known.directed for known in types}

        def identity(tie: Tie) -> Hashable:
            return _identity(tie.type_id, directed[tie.type_id], tie.from_id, tie.to_id)

        super().__init__(ends, decided, new_key, KnownLinks((identity(tie), tie) for tie in stored))
        self._types = types
        self._by_name = by_name(types)

    def _place(self, row: TieLine) -> None:
        kind = self._type(row.type_text)
        ends = (row.from_end, row.to_end)
        pair = self._ends.pair(row.line, ends, kind.label, placeholders=row.placeholders, people=row.people)
        identity = _identity(kind.id, kind.directed, pair.first, pair.second)
        founding: Values = {"type_id": kind.id, "from_id": pair.first, "to_id": pair.second}
        self._file(row, pair, identity, founding)

    def _named(self, row: TieLine) -> str:
        known = self._by_name.get(row.type_text.strip().casefold())
        return self._ends.label(row.from_end, known.label if known else row.type_text, row.to_end)

    def _type(self, text: str) -> TieType:
        if not text:
            raise InvalidInputError(_("The type of the tie is empty."))
        found = self._by_name.get(text.strip().casefold())
        if found is None:
            known = [each.label for each in self._types if not each.retired]
            raise InvalidInputError(
                _("There is no type of tie called “{name}”. Known are {names}.").format(
                    name=text, names=in_words(known, len(known))
                )
            )
        return found


def _identity(type_id: str, directed: bool, one: UUID, other: UUID) -> Hashable:
    return type_id, *((one, other) if directed else sorted((one, other)))


def by_name(types: Iterable[TieType]) -> Mapping[str, TieType]:
    """The types of ties by id and by label in either language, in small letters."""
    names: dict[str, TieType] = {}
    for known in types:
        for name in (known.id, known.label_en, known.label_nl):
            names.setdefault(name.casefold(), known)
    return names
