"""Saving one record that two people edit: what this form changed beside what somebody else saved."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dare_network.errors import ConflictError
from dare_network.ui.forms.custom_fields import custom_first, is_own
from dare_network.ui.forms.field import Field, Widget

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it was opened: the version of its record, and what stood in each field.

    `unsure` are fields that were filled in at an earlier version, of which nobody knows what stood there.
    """

    version: int
    values: Mapping[str, object]
    unsure: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _Together:
    """The values to save, the labels of what is taken from theirs, and the names of what both changed."""

    values: dict[str, object]
    taken: Sequence[str]
    competing: Sequence[str]


def save_together(
    action: Callable[[dict[str, object], int], object],
    fields: Sequence[Field],
    filled: Mapping[str, object],
    opened: Opened,
    value_in: Callable[[Field, object], object],
    over: int | None,
) -> Sequence[str]:
    """Save what this form changed, and leave what only somebody else changed; the labels of that.

    `value_in` is what a form returns for a field that begins with a value. Raises ConflictError, about
    what both changed alone, unless mine is to be saved `over` their version.
    """
    values, version = dict(filled), opened.version
    taken: list[str] = []
    for _attempt in range(_TRIES):
        try:
            action(values, version)
        except ConflictError as error:
            if not error.theirs or error.version is None:
                raise
            mine, theirs = _by_field(error.mine, fields), _by_field(error.theirs, fields)
            found = _together(fields, filled, opened, mine, theirs, value_in)
            if found.competing and over != error.version:
                raise ConflictError(
                    str(error),
                    {name: mine[name] for name in found.competing},
                    {name: theirs[name] for name in found.competing},
                    error.version,
                ) from error
            values, version, taken, last = found.values, error.version, list(found.taken), error
        else:
            return taken
    raise last


def _together(
    fields: Sequence[Field],
    filled: Mapping[str, object],
    opened: Opened,
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
    value_in: Callable[[Field, object], object],
) -> _Together:
    known = {item.name: item for item in fields}
    # What a form does not ask for, such as a state that is reached by a step, is meant as it is sent.
    competing = [
        name for name in mine if name not in known and not is_own(name) and mine[name] != theirs[name]
    ]
    values, taken = dict(filled), []
    values |= {name: theirs[name] for name in theirs if is_own(name) and name not in known}
    for name, item in known.items():
        if name not in mine:
            continue
        before, now = opened.values.get(name), value_in(item, theirs[name])
        if name not in opened.unsure and _same(item, filled[name], before):
            values[name] = now
            if not _same(item, now, before):
                taken.append(item.label)
        elif not _same(item, value_in(item, mine[name]), now) and (
            name in opened.unsure or not _same(item, now, before)
        ):
            competing.append(name)
    return _Together(values, taken, competing)


def _by_field(values: Mapping[str, object], fields: Sequence[Field]) -> dict[str, object]:
    """The values of a record by the fields of its form, each of an office's own apart."""
    held = values.get("custom")
    if not isinstance(held, tuple | list):
        return dict(values)
    empty = {item.name: None for item in fields if is_own(item.name)}
    rest = {name: value for name, value in values.items() if name != "custom"}
    return rest | empty | custom_first(tuple(held))


def _same(item: Field, one: object, other: object) -> bool:
    if item.widget is Widget.CHOICES and isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    if isinstance(one, str) and isinstance(other, str):
        # As drafts keep texts.
        return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
    return one == other
