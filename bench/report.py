"""The table that a run of the benchmark prints."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HEADERS = ("what", "measured", "compared with", "ratio", "aim", "met")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row: `value` and `other` are of the same unit; without `met` there is no aim."""

    what: str
    value: float
    unit: str
    other: float
    compared_with: str
    aim: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float:
        """The multiple of what it is compared with."""
        return self.value / self.other

    def cells(self) -> Sequence[str]:
        """The row as text, in the order of `HEADERS`."""
        met = {None: "–", True: "yes", False: "no"}[self.met]
        return (
            self.what,
            f"{_figure(self.value)} {self.unit}",
            f"{self.compared_with}: {_figure(self.other)} {self.unit}",
            f"{self.ratio:.2f}",
            self.aim or "–",
            met,
        )


def table(rows: Iterable[Measurement]) -> str:
    """The rows as a table that reads well on a terminal and in Markdown."""
    return columns(HEADERS, [row.cells() for row in rows])


def columns(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Cells as such a table."""
    lines = [headers, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headers))]
    drawn = ["| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines]
    return "\n".join([drawn[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *drawn[1:]])


def alternately(times: int, *ways: Callable[[], float]) -> Sequence[float]:
    """The median of each way, measured in turn, so that a busy moment meets all of them."""
    rounds = [[way() for way in ways] for _round in range(times)]
    return [median(figures) for figures in zip(*rounds, strict=True)]


def load() -> str:
    """Tell how busy the machine is: the mean number of processes that want a core."""
    one, five, _fifteen = os.getloadavg()
    return f"load average {one:.1f} (1 minute), {five:.1f} (5 minutes)"


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 10 else f"{value:,.2f}"
