"""Between the values of the widgets of a form and what a browser keeps of them: texts."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from dare_network.domain.days import possible_day
from dare_network.ui.components.field import Field, Kind

_FEW = 200
"""Of how many options a browser is told the keys."""
_TEXTS = (Kind.LINE, Kind.AREA, Kind.PAGES, Kind.LINES)


def values_taken_up(fields: Sequence[Field], kept: object) -> dict[str, object]:
    """The value of each field of which the browser kept something that can still be used.

    A choice that is offered no longer is left as the form has it now.
    """
    texts = kept if isinstance(kept, Mapping) else {}
    values: dict[str, object] = {}
    for item in fields:
        text = texts.get(item.name)
        if isinstance(text, str):
            try:
                values[item.name] = _value(item, text)
            except ValueError:
                continue
    return values


def names_kept(item: Field, labels: Mapping[Any, str]) -> dict[str, str]:
    """As what a browser keeps each label of a field: the key, so that it means the same in any language.

    Of a long list it keeps the labels: those are names of people and organisations.
    """
    if len(item.options) > _FEW:
        return {}
    return {label: str(option) for option, label in labels.items()}


def kept_text(item: Field, value: object) -> str:
    """What a browser reads in a field whose widget has this value."""
    match value:
        case None | False:
            return ""
        case True:
            return "1"
        case date() | time():
            return value.isoformat()
        case list():
            return "\n".join(_label(item, each) for each in value)
        case _chosen if item.kind is Kind.CHOICE:
            return _label(item, value)
        case _other:
            return str(value)


def _value(item: Field, text: str) -> object:
    """The value of one widget. Raises ValueError where the text is none."""
    if item.kind in _TEXTS:
        return text
    if item.kind is Kind.FLAG:
        return bool(text)
    if item.kind is Kind.CHOICES:
        return [_option(item, label) for label in text.split("\n") if label]
    if not text:
        return None
    match item.kind:
        case Kind.DAY:
            return possible_day(text)
        case Kind.TIME:
            return time.fromisoformat(text)
        case Kind.CHOICE:
            return _option(item, text)
        case _number:
            return int(text)


def _label(item: Field, value: object) -> str:
    return str(value) if len(item.options) <= _FEW else item.options.get(value, str(value))


def _option(item: Field, label: str) -> object:
    named = {str(option): option for option in item.options}
    if label in named:
        return named[label]
    for option, shown in item.options.items():
        if " ".join(shown.split()) == " ".join(label.split()):
            return option
    raise ValueError(label)
