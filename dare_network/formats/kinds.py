"""Kinds of edges, which GEXF uses to tell parallel edges apart."""

from collections import Counter


class Kinds:
    """Hands out kinds so that no two edges between the same ends have the same one."""

    def __init__(self) -> None:
        self._asked: Counter[tuple[str, str, str]] = Counter()
        self._taken: set[tuple[str, str, str]] = set()

    def free(self, source: str, target: str, wanted: str, directed: bool = True) -> str:
        """The kind that is wanted, with a number where an edge between these ends has it already."""
        one, other = (source, target) if directed else sorted((source, target))
        while True:
            self._asked[one, other, wanted] += 1
            turn = self._asked[one, other, wanted]
            kind = wanted if turn == 1 else f"{wanted} {turn}".strip()
            if (one, other, kind) not in self._taken:
                self._taken.add((one, other, kind))
                return kind
