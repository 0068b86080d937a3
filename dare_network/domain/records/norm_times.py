"""Records of how a dialogue runs against the norm times of its format."""

from dataclasses import dataclass
from datetime import date

from dare_network.domain.vocabulary import Direction
from dare_network.language import pick


@dataclass(frozen=True, slots=True)
class NormTime:
    """One norm of one dialogue: the norm as it was when this was computed, and the days it led to.

    `due_on` is the last day in time; None while nothing tells when the norm began to run. `expected`
    means that it follows from an earlier norm and not yet from what happened. `recorded` tells whether
    the dialogue can say when the step was done; then `done_on` is that day, or None while it is not.
    """

    norm_id: str
    step_en: str
    step_nl: str
    due_from: Direction
    limit: int
    unit: str
    source: str
    from_on: date | None
    due_on: date | None
    expected: bool
    recorded: bool
    done_on: date | None

    @property
    def step(self) -> str:
        """The step that the norm is about, in the reader's language."""
        return pick(self.step_en, self.step_nl)
