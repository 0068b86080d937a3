"""An exploration as the parameters of an address, so that every view can be sent to a colleague.

Only what differs from an ordinary view is written. What an address asks for and nobody knows is left
out: addresses are typed, cut off and kept for years.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dare_network.domain.days import possible_day
from dare_network.graph.exploration import MOST_STEPS, Exploration, Fold
from dare_network.graph.fields import FIELDS, Filters
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.scope import TieDirection
from dare_network.graph.view import DEFAULT_NODES, DEFAULT_TIES, HALF_LIFE, View

Parameters = Mapping[str, Sequence[str]]
"""Each parameter with all values that an address gives it, in order."""
T = TypeVar("T", bound=StrEnum)
R = TypeVar("R")

LONGEST_HALF_LIFE = 3650
"""Ten years of days."""


def to_address(wanted: Exploration, today: date) -> dict[str, list[str]]:
    """The parameters of a view; without any it is the whole network today."""
    view, plain = wanted.view, Exploration(View(today))
    written: dict[str, Iterable[str]] = {
        "focus": wanted.focus,
        "steps": [str(wanted.steps)] if wanted.focus else [],
        "way": [wanted.direction] if wanted.direction is not plain.direction else [],
        "date": [view.as_of.isoformat()] if view.as_of != today else [],
        "node": sorted(view.nodes) if view.nodes != DEFAULT_NODES else [],
        "tie": sorted(view.ties) if view.ties != DEFAULT_TIES else [],
        "half": [str(view.half_life)] if view.half_life != HALF_LIFE else [],
        "ended": ["1"] if view.ended else [],
        "sourced": ["1"] if view.backed_up else [],
        "fold": [wanted.fold] if wanted.fold is not Fold.NONE else [],
        "dim": ["1"] if wanted.dim else [],
        "turned": sorted(wanted.turned),
        "size": [wanted.measure] if wanted.measure else [],
        "colour": ["1"] if wanted.coloured else [],
    }
    written |= {f"in.{field}": sorted(values) for field, values in wanted.filters}
    return {name: list(values) for name, values in written.items() if values}


def from_address(given: Parameters, today: date) -> Exploration:
    """The view that an address asks for."""
    view = View(
        as_of=_parsed(given, "date", possible_day, today),
        nodes=_members(given, "node", NodeKind) or DEFAULT_NODES,
        ties=_members(given, "tie", EdgeKind) or DEFAULT_TIES,
        half_life=_number(given, "half", HALF_LIFE, 1, LONGEST_HALF_LIFE),
        ended="ended" in given,
        backed_up="sourced" in given,
    )
    return Exploration(
        view,
        focus=tuple(dict.fromkeys(given.get("focus", ()))),
        steps=_number(given, "steps", 1, 0, MOST_STEPS),
        direction=_parsed(given, "way", TieDirection, TieDirection.BOTH),
        fold=_parsed(given, "fold", Fold, Fold.NONE),
        filters=_filters(given),
        dim="dim" in given,
        turned=frozenset(given.get("turned", ())),
        measure=_last(given, "size"),
        coloured="colour" in given,
    )


def _filters(given: Parameters) -> Filters:
    asked = ((field.id, frozenset(given.get(f"in.{field.id}", ()))) for field in FIELDS)
    return tuple((field, values) for field, values in asked if values)


def _last(given: Parameters, name: str) -> str:
    values = given.get(name, ())
    return values[-1] if values else ""


def _parsed(given: Parameters, name: str, read: Callable[[str], R], otherwise: R) -> R:
    try:
        return read(_last(given, name))
    except ValueError:
        return otherwise


def _number(given: Parameters, name: str, otherwise: int, least: int, most: int) -> int:
    text = _last(given, name)
    return min(most, max(least, int(text))) if text.isdecimal() and len(text) < 9 else otherwise


def _members(given: Parameters, name: str, kind: type[T]) -> frozenset[T]:
    known = {member.value: member for member in kind}
    return frozenset(known[text] for text in given.get(name, ()) if text in known)


NAMES = frozenset(
    {
        "focus",
        "steps",
        "way",
        "date",
        "node",
        "tie",
        "half",
        "ended",
        "sourced",
        "fold",
        "dim",
        "turned",
        "size",
        "colour",
    }
    | {f"in.{field.id}" for field in FIELDS}
)
"""The parameters by which a view is told; an address may have others."""
