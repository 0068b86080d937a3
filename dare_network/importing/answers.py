"""The answers of whoever looks at a plan: who is meant, what a value means, what a cell should say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dare_network.domain.vocabulary import StakeholderKind

NEW = "new"
"""The answer for somebody who is not known yet."""

BY_ROLE = "by role"
"""The answer for a participant of a meeting whose role alone is to be noted."""

LEFT_OUT = "left out"
"""The answer for a participant of a meeting who is not to be noted."""

KEPT = ""
"""The meaning of a value for which no entry of the list is chosen: its text stays beside the record."""

EMPLOYMENT = "*employment"
"""The meaning of a type of tie that says where somebody works."""


@dataclass(frozen=True)
class Answers:
    """All answers for one load.

    `who` says by the key of a question whom it means. `cells` has another text for a field of a row, by the
    row and the field. `meanings` has the entry that is meant, by entity, field and text in small letters.
    `kinds` turns tables and rows to the other kind of stakeholder. `sources` names the source whose
    numbers a table gives out, by the place of the table, or by "" for all tables. `remembered` are answers of
    `who` that were given in earlier loads.
    """

    who: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)
    meanings: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    kinds: Mapping[str, StakeholderKind] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)


NO_ANSWERS = Answers()
