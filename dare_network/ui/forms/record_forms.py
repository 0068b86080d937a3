"""Forms of all records: adding one, and changing one that somebody else may have changed."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TypeVar

from dare_network.domain.records.minutes import AgendaItem
from dare_network.domain.records.views import SavedView
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.services.presence import Part
from dare_network.ui import loaders, state
from dare_network.ui.forms.form import (
    Field,
    Values,
    form,
    opened,
    opened_at,
    over_version,
    save,
    value_in,
)
from dare_network.ui.forms.presence import editing, stop_editing
from dare_network.ui.forms.together import save_together

Known = Part | AgendaItem | SavedView
S = TypeVar("S", bound=StrEnum)


def add_record(
    fields: Sequence[Field],
    values: Mapping[str, object],
    submit: str,
    key: str,
    action: Callable[[Values], object],
) -> bool:
    """Draw the form of a new record and say whether it was added."""
    filled = form(fields, values, submit, key)
    if filled is None:
        return False
    return save(lambda: action(filled), fields, key)


def edit_record(
    fields: Sequence[Field], known: Known, key: str, action: Callable[[Values, int], object]
) -> bool:
    """Draw the form of a known record and say whether it was saved.

    `action` gets what was filled in, and the version at which the form was opened.
    """
    part = known if isinstance(known, Part) else None
    if part:
        editing(state.viewer(), part)
    done = save_at(known.version, fields, asdict(known), _("Save"), key, action)
    if done and part:
        stop_editing(state.viewer())
    return done


def save_at(
    version: int,
    fields: Sequence[Field],
    values: Mapping[str, object],
    submit: str,
    key: str,
    action: Callable[[Values, int], object],
    told: str = "",
    more: Sequence[Field] = (),
) -> bool:
    """Save by a form that begins with other values than a record's, at a version of its own.

    `told` is what the page then says; "Saved." where it is empty. `more` fields are folded away.
    """
    at = opened_at(key, version)
    filled = form(fields, values, submit, key, more)
    if filled is None:
        return False
    asked, over = [*fields, *more], over_version(key)
    taken: list[str] = []

    def together() -> None:
        taken.extend(save_together(action, asked, filled, opened(key, at), value_in, over))

    def say() -> str:
        done = told or _("Saved.")
        if not taken:
            return done
        beside = _("What somebody else saved in the meantime stays: {fields}.")
        return " ".join((done, beside.format(fields=", ".join(taken))))

    return save(together, asked, key, say)


def reachable(name: TermList, present: S, targets: Collection[S]) -> Mapping[object, str]:
    """The present state and those that can follow, in the order of their list."""
    allowed = {present, *targets}
    return {term.id: term.label for term in loaders.reference().list(name) if term.id in allowed}
