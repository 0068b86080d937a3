"""Between the values of the widgets of a form and what a browser keeps of them: texts, and ids of options."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from dare_network.domain.days import possible_day
from dare_network.ui.forms.field import Field, Widget

_TEXTS = (Widget.LINE, Widget.AREA, Widget.PAGES, Widget.LINES)


def values_taken_up(fields: Sequence[Field], kept: object) -> dict[str, object]:
    """The value of each field of which the browser kept something that can still be used.

    A choice that is offered no longer is left as the form has it now: `left_out` tells of it.
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


def left_out(fields: Sequence[Field], kept: object) -> list[Field]:
    """The fields of which the browser kept a choice that is offered no longer, in whole or in part."""
    texts = kept if isinstance(kept, Mapping) else {}
    return [item for item in fields if set(_chosen(item, texts.get(item.name))) - _named(item).keys()]


def names_kept(labels: Mapping[Any, str]) -> dict[str, str]:
    """Map each label to what a browser keeps for it: the id, which means the same in any language."""
    return {label: str(option) for option, label in labels.items()}


def kept_text(value: object) -> str:
    """Return what a browser reads in a field whose widget has this value."""
    match value:
        case None | False:
            return ""
        case True:
            return "1"
        case date() | time():
            return value.isoformat()
        case list():
            return "\n".join(map(str, value))
        case _other:
            return str(value)


def _value(item: Field, text: str) -> object:
    """The value of one widget. Raises ValueError where the text is none."""
    if item.widget in _TEXTS:
        return text
    if item.widget is Widget.FLAG:
        return bool(text)
    if item.widget is Widget.CHOICES:
        named = _named(item)
        chosen = [named[each] for each in _chosen(item, text) if each in named]
        if text and not chosen:
            raise ValueError(text)
        return chosen
    if not text:
        return None
    match item.widget:
        case Widget.DAY:
            return possible_day(text)
        case Widget.TIME:
            return time.fromisoformat(text)
        case Widget.CHOICE:
            return _option(item, text)
        case Widget.DECIMAL:
            return float(text)
        case _number:
            return int(text)


def _chosen(item: Field, text: object) -> list[str]:
    """The ids of the options that were chosen."""
    if not isinstance(text, str) or item.widget not in (Widget.CHOICE, Widget.CHOICES):
        return []
    return [each for each in text.split("\n") if each]


def _named(item: Field) -> dict[str, object]:
    return {str(option): option for option in item.options}


def _option(item: Field, name: str) -> object:
    named = _named(item)
    if name not in named:
        raise ValueError(name)
    return named[name]
