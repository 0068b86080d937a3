"""The counts in the figures of the summary: each bar, and each part of one, with the records behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from dare_network.charts.summary_sentences import (
    answers_sentence,
    bodies_sentence,
    dialogues_sentence,
    overdue_sentence,
)
from dare_network.domain.records.summary import Split, Summary, Tally
from dare_network.language import number

SENTENCES: Mapping[str, Callable[[Summary], str]] = {
    "dialogues": dialogues_sentence,
    "bodies": bodies_sentence,
    "answers": answers_sentence,
    "commitments": overdue_sentence,
}
"""The sentence that tells a whole figure, by the figure's name."""

_ROWS: Mapping[str, Callable[[Summary], Sequence[Tally | Split]]] = {
    "dialogues": lambda summary: summary.dialogues_by_state,
    "bodies": lambda summary: summary.dialogues_by_body,
    "answers": lambda summary: summary.answers_by_body,
    "commitments": lambda summary: summary.commitments_by_owner,
}


@dataclass(frozen=True, slots=True)
class Bar:
    """An undivided bar, or a part of a divided one: its keys, what it stands for, and its records."""

    keys: tuple[str, ...]
    labels: tuple[str, ...]
    ids: tuple[UUID, ...]

    @property
    def told(self) -> str:
        """The bar in words, with its number."""
        return f"{' · '.join(self.labels)}: {number(len(self.ids))}"


def bars(summary: Summary, figure_name: str) -> tuple[Bar, ...]:
    """All that can be clicked on in a figure, from top to bottom."""
    return tuple(bar for row in _ROWS[figure_name](summary) for bar in _bars_of(row))


def described(summary: Summary, figure_name: str) -> str:
    """A figure in words, for those who do not see it."""
    return " ".join(
        [SENTENCES[figure_name](summary), "; ".join(bar.told for bar in bars(summary, figure_name))]
    )


def ids_at(summary: Summary, figure_name: str, customdata: str | Sequence[str]) -> tuple[UUID, ...]:
    """The records behind a bar, or a part of one; none where it is not there.

    `customdata` is what the point carries: the key of the bar and, in a divided bar, of the part.
    """
    wanted = (customdata,) if isinstance(customdata, str) else tuple(customdata)
    return tuple(
        key for bar in bars(summary, figure_name) if bar.keys[: len(wanted)] == wanted for key in bar.ids
    )


def _bars_of(row: Tally | Split) -> Sequence[Bar]:
    if isinstance(row, Tally):
        return [Bar((row.key,), (row.label,), row.ids)]
    return [Bar((row.key, part.key), (row.label, part.label), part.ids) for part in row.parts]
