"""Minutes with readable defaults: a test names only what it is about."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from dare_network.domain.records.minutes import AgendaItem, Minutes
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.language import Language


def minutes(**changes: Any) -> Minutes:
    """A first draft of minutes that are to be sent to the body."""
    key = changes.get("id", uuid4())
    values: dict[str, Any] = {
        "id": key,
        "chain_id": key,
        "number": 1,
        "dialogue_id": uuid4(),
        "meeting_ids": (uuid4(),),
        "language": Language.ENGLISH,
        "state": MinutesState.DRAFT,
        "standing": Standing.CHECKED_BY_BODY,
        "text": "# Minutes\nThe assay is sufficient.",
        "public_text": "# Minutes",
        "reviewers": "",
        "recipients": "",
        "account": "liaison",
        "written_at": datetime(2026, 5, 13, 9, tzinfo=UTC),
        "digest": "",
        "is_last": True,
        "confidentiality": None,
        "version": 1,
    }
    return Minutes(**values | changes)


def agenda_item(**changes: Any) -> AgendaItem:
    """An item on the backlog."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "dialogue_id": uuid4(),
        "meeting_id": None,
        "position": 1,
        "title": "Potency assay",
        "minutes_planned": None,
        "presenter": "",
        "question_id": None,
        "approves_id": None,
        "dropped": False,
        "version": 1,
    }
    return AgendaItem(**values | changes)
