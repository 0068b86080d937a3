"""The people and organisations whom the lists among some tables describe: names and keys to refer to."""

from collections.abc import Iterable, Mapping, Sequence

from dare_network.domain.actor_names import likely_kind
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.columns import BY_NAME, TableMapping, only_naming
from dare_network.formats.grid import Row
from dare_network.formats.selection import Selection
from dare_network.formats.suggesting.looks import Look, folded
from dare_network.formats.translation import Translation

_NAMES = ("label", "short_name", "name_nl")


class Known:
    """The names and the keys of everybody whom lists describe, each with its kind."""

    def __init__(self, listed: Iterable[tuple[Look, Sequence[TableMapping]]]) -> None:
        self.names: dict[str, StakeholderKind | None] = {}
        self.keys: dict[str, StakeholderKind | None] = {}
        for look, parts in listed:
            selection = Selection(parts, look.table)
            for part in parts:
                if part.target == "stakeholders":
                    rows = [row for row, _derived in selection.rows(part)]
                    self._take(rows, Translation(only_naming(part), look.table, {}))

    def kind(self, text: str) -> StakeholderKind | None:
        """The kind of whom a text names by key or by name, as far as it can be told."""
        if text in self.keys:
            return self.keys[text]
        return self.names.get(folded(text)) or likely_kind(text)

    def share(self, texts: Iterable[str]) -> float:
        """The share of these texts that name somebody who is described."""
        told = [text in self.keys or folded(text) in self.names for text in texts]
        return sum(told) / len(told) if told else 0.0

    def _take(self, rows: Iterable[Row], translation: Translation) -> None:
        for row in rows:
            raw, _key = translation.key(row)
            for values in translation.fields(row):
                kind = _kind(values)
                for field in _NAMES:
                    if name := values.get(field):
                        self.names.setdefault(folded(name), kind)
                if raw:
                    self.keys.setdefault(raw, kind)


def _kind(values: Mapping[str, str]) -> StakeholderKind | None:
    kind = values.get("kind", "")
    return StakeholderKind(kind) if kind in set(StakeholderKind) and kind != BY_NAME else None
