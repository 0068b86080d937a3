"""JSON that comes from outside, as plain values and texts."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dare_network.errors import UnreadableFileError
from dare_network.formats.xml_reading import endless
from dare_network.language import _, number

# Deeper than any graph; writing what is nested as text again must not exhaust the stack either.
_DEEPEST = 100


def parsed(content: bytes) -> Any:
    """The value that a JSON file holds, with its numbers as texts.

    Raises UnreadableFileError with a sentence.
    """
    try:
        # As text, a number keeps its digits and cannot be too large.
        value = json.loads(content, parse_int=str, parse_float=str, parse_constant=lambda _name: None)
    except json.JSONDecodeError as error:
        line = number(error.lineno)
        raise UnreadableFileError(
            _("This file is damaged: what stands in line {line} is no JSON.").format(line=line)
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(_("This file is damaged: its characters are not UTF-8.")) from error
    except RecursionError as error:
        raise endless() from error
    _refuse_deep(value)
    return value


def listed(holder: Any, *names: str) -> Sequence[Mapping[str, Any]] | None:
    """The list of objects that an object has under the first of these names; None where it has none."""
    for name in names:
        found = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(found, list) and all(isinstance(each, dict) for each in found):
            return found
    return None


def text_of(value: Any, between: str = "; ") -> str:
    """A value as text; a list of plain values is divided by `between`, what is nested deeper stays JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return between.join(map(text_of, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def texts_of(record: Mapping[str, Any], between: str = "; ") -> dict[str, str]:
    """All values of an object as texts."""
    return {name: text_of(value, between) for name, value in record.items()}


def _refuse_deep(value: Any) -> None:
    level = [value]
    for _depth in range(_DEEPEST):
        level = [part for each in level for part in _parts(each)]
        if not level:
            return
    raise endless()


def _parts(value: Any) -> Sequence[Any]:
    if isinstance(value, dict):
        value = list(value.values())
    return [part for part in value if isinstance(part, dict | list)] if isinstance(value, list) else ()
