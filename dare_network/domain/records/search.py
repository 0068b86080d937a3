"""Records of what is found when the texts of dialogues and notes are searched."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dare_network.domain.vocabulary import DialogueState, TextKind


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The texts to which a search is narrowed down; what is empty or None narrows nothing down.

    An answer is of the body that gave it, all else of the bodies of its dialogue; topics are those of the
    dialogue and of the question concerned. Both days are included.
    """

    kinds: frozenset[TextKind] = frozenset()
    states: frozenset[DialogueState] = frozenset()
    body_id: UUID | None = None
    topic_id: str | None = None
    product_id: UUID | None = None
    stage: str | None = None
    alignment: str | None = None
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that meets a query, as it was written, and where it belongs.

    `day` is that on which a meeting was held, an answer given, an outcome noted, a commitment due or minutes
    written; for all else that on which the dialogue was requested. `body_id` is the body that answered, or
    else the one that leads. A note is of its own day and belongs to `stakeholder_id` and no dialogue.
    """

    kind: TextKind
    record_id: UUID
    dialogue_id: UUID | None
    ref: str
    title: str
    body_id: UUID | None
    day: date
    text: str
    stakeholder_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """The newest hits. `count` is how many there are; with `uncounted` there are more than that."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    uncounted: bool = False
