"""Events say who could see the record then. For those of before it is found again from what changed since.

Revision ID: 0010
Revises: 0009
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_HANGS_ON = {
    "meeting": {"dialogue_id": "dialogue"},
    "question": {"dialogue_id": "dialogue"},
    "source_document": {"dialogue_id": "dialogue"},
    "commitment": {"dialogue_id": "dialogue"},
    "outcome": {"dialogue_id": "dialogue"},
    "norm_time": {"dialogue_id": "dialogue"},
    "minutes": {"dialogue_id": "dialogue"},
    "agenda_item": {"dialogue_id": "dialogue", "approves_id": "minutes"},
    "attendance": {"meeting_id": "meeting"},
    "answer": {"question_id": "question"},
    "due_move": {"commitment_id": "commitment"},
    "milestone": {"commitment_id": "commitment"},
    "minutes_comment": {"minutes_id": "minutes"},
}
_OWN_LEVEL = ("answer", "source_document", "commitment", "outcome", "minutes")
_WHOLE = ("confidentiality", "centre_id", "embargo_until", "readers")
_PARTS = (*_HANGS_ON, "dialogue")
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_event = sa.table(
    "event",
    sa.column("id", sa.Uuid()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("action", sa.String()),
    sa.column("entity", sa.String()),
    sa.column("entity_id", sa.String()),
    sa.column("before", sa.JSON()),
    sa.column("after", sa.JSON()),
    sa.column("audiences", sa.JSON()),
)
Place = tuple[str, str]
Values = dict[str, Any]


def upgrade() -> None:
    op.add_column("event", sa.Column("audiences", sa.JSON(), nullable=True))
    connection = op.get_bind()
    connection.execute(
        sa.update(_event).where(_event.c.entity.not_in(_PARTS)).values(audiences=sa.literal([], sa.JSON()))
    )
    known = {entity: _stored(connection, entity) for entity in _PARTS}
    found = [
        {"of_id": event["id"], "kept": kept}
        for _at, events in groupby(_newest_first(connection), lambda event: event["at"])
        for event, kept in _kept(known, list(events))
    ]
    if found:
        changed = sa.update(_event).where(_event.c.id == sa.bindparam("of_id", type_=sa.Uuid()))
        connection.execute(changed.values(audiences=sa.bindparam("kept", type_=sa.JSON())), found)


def downgrade() -> None:
    op.drop_column("event", "audiences")


def _newest_first(connection: sa.Connection) -> Iterator[Values]:
    """The events on dialogues and their parts; of what was there before, what matters here."""
    columns = [_event.c[name] for name in ("id", "at", "action", "entity", "entity_id", "before")]
    query = sa.select(*columns).where(_event.c.entity.in_(_PARTS))
    query = query.order_by(_event.c.at.desc(), _event.c.id.desc()).execution_options(yield_per=1_000)
    for event in connection.execute(query).mappings():
        names = (*_WHOLE, *_HANGS_ON.get(event["entity"], ()))
        before = {name: value for name, value in (event["before"] or {}).items() if name in names}
        # SQLite does not say that its instants are those of UTC.
        at = event["at"] if event["at"].tzinfo else event["at"].replace(tzinfo=UTC)
        yield {**event, "at": at, "before": before}


def _stored(connection: sa.Connection, entity: str) -> dict[str, Values]:
    """Return what the records of a table say that matters here, as it is now."""
    named = _WHOLE[:-1] if entity == "dialogue" else tuple(_HANGS_ON[entity])
    named += ("confidentiality",) if entity in _OWN_LEVEL else ()
    keys = sa.column("id", sa.Uuid()), *(sa.column(name, _type(name)) for name in named)
    rows = connection.execute(sa.select(*keys).select_from(sa.table(entity))).mappings()
    found = {str(row["id"]): {name: _plain(row[name]) for name in named} for row in rows}
    if entity == "dialogue":
        reader = sa.table(
            "dialogue_reader",
            sa.column("dialogue_id", sa.Uuid()),
            sa.column("account"),
            sa.column("position"),
        )
        for values in found.values():
            values["readers"] = []
        for key, account, _position in connection.execute(sa.select(*reader.c).order_by(reader.c.position)):
            found[str(key)]["readers"].append(account)
    return found


def _type(name: str) -> sa.types.TypeEngine[Any]:
    if name.endswith("_id"):
        return sa.Uuid()
    return sa.Date() if name == "embargo_until" else sa.String()


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else str(value)


def _kept(
    known: Mapping[str, dict[str, Values]], events: list[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], list[Values] | None]]:
    """The events of one transaction, each with who could see its record before and after all of them.

    `known` says how the records were after it, and how they were before it in the end.
    """
    seen: dict[Place, list[Values]] = {}
    for event in events:
        place, entity = (event["entity"], event["entity_id"]), event["entity"]
        values = known[entity].get(place[1])
        if event["action"] == "removed":
            values = event["before"]
        if values is None:
            continue
        states = seen.setdefault(place, [dict(values)])
        before = values | {name: value for name, value in event["before"].items() if name in values}
        known[entity][place[1]] = before
        if before != states[-1]:
            states.append(before)
    for event in events:
        places = list(dict.fromkeys(_way(known, seen, (event["entity"], event["entity_id"]))))
        yield event, _audiences(known, seen, places + _followed(events, event), event["at"])


def _followed(events: Iterable[Mapping[str, Any]], event: Mapping[str, Any]) -> list[Place]:
    """The answers that moved a question on, or that took the place of another."""
    if event["action"] != "changed" or event["entity"] not in ("question", "answer"):
        return []
    added = (one for one in events if one["action"] == "added")
    return [("answer", one["entity_id"]) for one in added if one["entity"] == "answer"]


def _states(
    known: Mapping[str, dict[str, Values]], seen: Mapping[Place, list[Values]], place: Place
) -> list[Values]:
    if place in seen:
        return seen[place]
    entity, key = place
    return [known[entity][key]] if key in known[entity] else []


def _way(
    known: Mapping[str, dict[str, Values]], seen: Mapping[Place, list[Values]], place: Place
) -> Iterator[Place]:
    yield place
    for state in _states(known, seen, place):
        for name, holder in _HANGS_ON.get(place[0], {}).items():
            if state.get(name):
                yield from _way(known, seen, (holder, state[name]))


def _audiences(
    known: Mapping[str, dict[str, Values]],
    seen: Mapping[Place, list[Values]],
    places: Iterable[Place],
    at: datetime,
) -> list[Values] | None:
    wholes, levels = [], []
    for place in places:
        states = _states(known, seen, place)
        if place[0] == "dialogue":
            wholes += states
        elif place[0] in _OWN_LEVEL:
            levels += [state["confidentiality"] for state in states if state.get("confidentiality")]
    found: list[Values] = []
    for whole in wholes:
        for level in (whole["confidentiality"], *levels):
            audience = _audience(whole, level, at)
            if audience not in found:
                found.append(audience)
    # Nobody knows who could see what hangs on nothing: it stays withheld.
    return found or None


def _audience(whole: Values, level: str, at: datetime) -> Values:
    until = whole.get("embargo_until")
    held = until is not None and at.astimezone(_AMSTERDAM).date() < date.fromisoformat(until)
    values: Values = {"level": "restricted" if held and level in ("public", "consortium") else level}
    if whole.get("centre_id"):
        values["centre_id"] = str(UUID(whole["centre_id"]))
    if whole.get("readers") and level == "named_only":
        values["readers"] = list(whole["readers"])
    return values
