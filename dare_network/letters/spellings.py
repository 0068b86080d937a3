"""Ways in which the bodies and people of the network may be written in a letter."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from dare_network.domain.records.names import Names, StakeholderName
from dare_network.domain.records.network import holds_on

_PARTED = re.compile(r"[-/]")
_ABBREVIATION = re.compile(r"[A-Z]{3,}")


def spellings_of_bodies(names: Names) -> Mapping[str, UUID]:
    """Each body by its names in both languages and its short name: "CBG-MEB" is also CBG, and MEB."""
    return {spelt: body.id for body in names.bodies for spelt in _spellings(body) if spelt}


def spellings_of_people(names: Names) -> Mapping[str, UUID]:
    """Each person by the full name; who is known only as a role at a body has none."""
    return {one.name: one.id for one in names.stakeholders if one.is_person and not one.by_role}


def people_of_bodies(names: Names, today: date) -> Collection[UUID]:
    """Find those who work at a body on that day: what they promise is the body's promise."""
    bodies = {body.id for body in names.bodies}
    return {
        at.person_id
        for at in names.workplaces
        if at.organisation_id in bodies and holds_on(at.from_on, at.until_on, today)
    }


def _spellings(body: StakeholderName) -> Iterator[str]:
    yield from (body.name, body.name_nl, body.short_name)
    parts = _PARTED.split(body.short_name)
    if all(_ABBREVIATION.fullmatch(part) for part in parts):
        yield from parts
