"""Reference data: reading it, and following the files of this release."""

import csv
import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Format, FormatNorm, Reference, Term, TieType, Topic
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import DialogueEvent, Direction, Role, StakeholderKind
from dare_network.paths import REFERENCE_DATA
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.installation import keep_fact, lock_facts, read_fact
from dare_network.store.keys import shipped_id
from dare_network.store.reference import bring_up_to, read_reference
from dare_network.store.stakeholders import rors_beside
from dare_network.store.unit_of_work import UnitOfWork

PRODUCT = Viewer("reference data", Role.ADMINISTRATOR)
"""The account that stands in the audit trail for what the product ships."""

_FACT = "reference_digest"
Cells = Mapping[str, str]
Values = dict[str, Any]


def reference(engine: Engine) -> Reference:
    """All reference data at this moment."""
    with read_transaction(engine) as transaction:
        return read_reference(transaction)


def load_reference(engine: Engine, folder: Path = REFERENCE_DATA) -> bool:
    """Follow the reference files and say whether they had changed since they were last read.

    What users added or changed stays.
    """
    digest = _digest(folder)
    with read_transaction(engine) as transaction:
        if read_fact(transaction, _FACT) == digest:
            return False
    with unit_of_work(engine, PRODUCT) as unit:
        lock_facts(unit.transaction)
        if read_fact(unit.transaction, _FACT) == digest:
            return False
        _follow(unit, folder)
        keep_fact(unit.transaction, _FACT, digest)
    return True


def body_key(body_id: str) -> UUID:
    """The key of a shipped body by its reference id, "nl-meb"."""
    return shipped_id("body", body_id)


def _digest(folder: Path) -> str:
    content = b"".join(path.read_bytes() for path in sorted(folder.glob("*.csv")))
    return hashlib.sha256(content).hexdigest()


def _follow(unit: UnitOfWork, folder: Path) -> None:
    def shipped(name: str, key: Callable[[Cells], Any], values: Callable[[Cells], Values]) -> Any:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {key(row): values(row) | {"position": n} for n, row in enumerate(rows)}

    def by_id(cells: Cells) -> str:
        return cells["id"]

    terms = shipped("terms.csv", lambda cells: f"{cells['list']}/{cells['id']}", dict)
    bring_up_to(unit, Term, terms)
    topics = shipped("topics.csv", by_id, lambda cells: dict(cells) | {"group_id": cells["group_id"] or None})
    bring_up_to(unit, Topic, topics)
    bring_up_to(unit, TieType, shipped("tie_types.csv", by_id, _tie_type))
    bring_up_to(unit, Format, shipped("formats.csv", by_id, _format))
    bring_up_to(unit, FormatNorm, shipped("norms.csv", by_id, _norm))
    bodies = shipped("bodies.csv", lambda cells: body_key(cells["id"]), _body)
    taken = rors_beside(unit.transaction, bodies.keys())
    for values in bodies.values():
        del values["position"]
        if values["ror_id"] in taken:
            # An organisation that users keep has it, and an identifier belongs to one record only.
            values["ror_id"] = None
    bring_up_to(unit, Stakeholder, bodies)


def _tie_type(cells: Cells) -> Values:
    return dict(cells) | {"directed": cells["directed"] == "yes"}


def _format(cells: Cells) -> Values:
    return dict(cells) | {
        "body_ids": tuple(cells["body_ids"].split(";")) if cells["body_ids"] else (),
        "verified": cells["verified"] == "yes",
        "recorded_on": _day(cells["recorded_on"]),
    }


def _norm(cells: Cells) -> Values:
    return dict(cells) | {
        "due_from": Direction(cells["due_from"]),
        "from_event": DialogueEvent(cells["from_event"]),
        "limit": int(cells["limit"]),
        "until_event": DialogueEvent(cells["until_event"]) if cells["until_event"] else None,
        "recorded_on": _day(cells["recorded_on"]),
    }


def _body(cells: Cells) -> Values:
    values: Values = dict(cells)
    recorded = values.pop("recorded_on")
    return values | {
        "id": body_key(cells["id"]),
        "body_id": cells["id"],
        "kind": StakeholderKind.ORGANISATION,
        "ror_id": cells["ror_id"] or None,
        "checked_on": _day(recorded),
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
