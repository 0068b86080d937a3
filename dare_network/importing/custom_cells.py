"""Cells of fields that an office has for itself: "custom:Influence".

On their way through a plan each is a field of its own, by the id of the field; records hold them together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dare_network.domain.records.custom_fields import CustomField, CustomSubject, custom_values
from dare_network.domain.rules.custom_values import canonical
from dare_network.errors import InvalidInputError
from dare_network.importing.lines import Line
from dare_network.language import _

_BEFORE = "custom:"


def is_own(name: str) -> bool:
    """Return whether a field of a row is one that an office has for itself."""
    return name.startswith(_BEFORE)


def held(record: object, name: str) -> object:
    """Return what a stored record holds in a field, also an office's own; None without a record."""
    if is_own(name) and record is not None:
        values: Mapping[str, str] = dict(getattr(record, "custom", ()))
        return values.get(name.removeprefix(_BEFORE), "")
    return getattr(record, name, None)


def together(record: object, values: Mapping[str, object]) -> dict[str, object]:
    """Return these values with the office's own fields together, after what a stored record holds in them."""
    own = {name.removeprefix(_BEFORE): str(value) for name, value in values.items() if is_own(name)}
    rest = {name: value for name, value in values.items() if not is_own(name)}
    return rest | {"custom": custom_values({**dict(getattr(record, "custom", ())), **own})} if own else rest


class CustomCells:
    """Reads such cells by the id or a label of the field; what cannot be kept is a fault of the cell."""

    def __init__(self, fields: Iterable[CustomField]) -> None:
        self._fields = [(each, each.names) for each in fields]

    def read(self, subject: CustomSubject | None, line: Line) -> Line:
        """Return the line with ids in place of names; `subject` is None for records without such fields."""
        own = [name for name in line.values if is_own(name)]
        if not own:
            return line
        values = {name: value for name, value in line.values.items() if name not in own}
        faults, texts = dict(line.faults), dict(line.texts)
        for name in own:
            text = texts[name] = str(line.values[name])
            try:
                field = self._find(subject, name.removeprefix(_BEFORE))
                values[_BEFORE + field.id] = canonical(field, text)
            except InvalidInputError as error:
                faults[name] = str(error)
        return replace(line, values=values, faults=faults, texts=texts)

    def _find(self, subject: CustomSubject | None, name: str) -> CustomField:
        wanted = name.strip().casefold()
        fitting = (each for each, names in self._fields if wanted in names)
        found = next((each for each in fitting if subject and each.describes(subject)), None)
        if found is None:
            raise InvalidInputError(_("There is no such field."))
        return found
