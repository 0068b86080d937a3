"""The fields of an office's own in the form of a record."""

from collections.abc import Mapping
from datetime import date

from dare_network.domain.records.custom_fields import (
    CustomField,
    CustomKind,
    CustomSubject,
    CustomValues,
    custom_values,
)
from dare_network.ui import loaders
from dare_network.ui.forms.field import Field, Widget

_WIDGETS: Mapping[CustomKind, Widget] = {
    CustomKind.TEXT: Widget.LINE,
    CustomKind.NUMBER: Widget.DECIMAL,
    CustomKind.DAY: Widget.DAY,
    CustomKind.CHOICE: Widget.CHOICE,
}
_BEFORE_ID = "custom:"


def custom_form_fields(subject: CustomSubject, held: CustomValues = ()) -> list[Field]:
    """The fields that such a record has, and retired ones that this one holds something in."""
    holding = dict(held)
    return [
        _field(each)
        for each in loaders.reference().custom_fields
        if each.describes(subject) and (not each.retired or each.id in holding)
    ]


def is_own(name: str) -> bool:
    """Return whether a field of a form is one of the office's own."""
    return name.startswith(_BEFORE_ID)


def custom_first(held: CustomValues) -> dict[str, object]:
    """The values with which those fields of a form begin."""
    known = {each.id: each.kind for each in loaders.reference().custom_fields}
    return {_BEFORE_ID + key: _typed(known[key], text) for key, text in held if key in known}


def gathered(filled: Mapping[str, object], held: CustomValues = ()) -> dict[str, object]:
    """Return what was filled in, with those fields together; what the form did not ask for stays."""
    asked = {name: value for name, value in filled.items() if is_own(name)}
    rest = {name: value for name, value in filled.items() if name not in asked}
    given = {name.removeprefix(_BEFORE_ID): _text(value) for name, value in asked.items()}
    return {**rest, "custom": custom_values({**dict(held), **given})}


def _field(known: CustomField) -> Field:
    options = {choice: choice for choice in known.choices} if known.kind is CustomKind.CHOICE else {}
    return Field(_BEFORE_ID + known.id, known.label, _WIDGETS[known.kind], options, later=True)


def _typed(kind: CustomKind, text: str) -> object:
    match kind:
        case CustomKind.NUMBER:
            return float(text)
        case CustomKind.DAY:
            return date.fromisoformat(text)
        case _text:
            return text


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
