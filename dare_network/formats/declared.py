"""The attributes of a kind of record, each with a type and an id of its own in the file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dare_network.formats.flat_graph import Attributes, Value, given
from dare_network.formats.xml_values import xml_type


@dataclass(frozen=True, slots=True)
class Declared:
    """One attribute as a file declares it: boolean, long, double or string."""

    id: str
    name: str
    type: str


def declared(records: Iterable[Attributes], built_in: Collection[str], prefix: str) -> dict[str, Declared]:
    """Collect what these records say beside what the format has built in, in the order of its appearance."""
    values: dict[str, list[Value]] = {}
    for record in records:
        for name, value in given(record).items():
            if name not in built_in:
                values.setdefault(name, []).append(value)
    return {
        name: Declared(f"{prefix}{place}", name, xml_type(known))
        for place, (name, known) in enumerate(values.items())
    }
