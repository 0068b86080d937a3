"""Everybody by name: who can be chosen, and what somebody is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.language import N_, pick


@dataclass(frozen=True, slots=True)
class StakeholderName:
    """The name of a person or an organisation, and what tells it from others in a list.

    `by_role` marks somebody known only as a function at a body ("assessor, quality"): no name is kept.
    `body_id` is the reference id ("nl-meb") of a body with which dialogues are held.
    """

    id: UUID
    kind: Annotated[StakeholderKind, About(N_("Person or organisation"), Kind.CHOICE, public=True)]
    name: str
    name_nl: str
    short_name: str
    organisation_kind: str
    body_id: Annotated[str | None, About(N_("Identifier of the body"), public=True)]
    by_role: bool

    @property
    def label(self) -> str:
        """The full name in the reader's language."""
        return pick(self.name, self.name_nl)

    @property
    def short_label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.label

    @property
    def is_person(self) -> bool:
        """Return whether this is a person, named or by role."""
        return self.kind is StakeholderKind.PERSON

    @property
    def is_body(self) -> bool:
        """Return whether this is a body with which dialogues are held."""
        return self.body_id is not None


@dataclass(frozen=True, slots=True)
class Workplace:
    """An organisation at which a person works or worked."""

    person_id: UUID
    organisation_id: UUID
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True)
class Names:
    """Everybody whom a viewer may know of, by name, and where people work, the latest first."""

    stakeholders: tuple[StakeholderName, ...] = ()
    workplaces: tuple[Workplace, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[UUID, StakeholderName]:
        """Everybody by key."""
        return {one.id: one for one in self.stakeholders}

    @cached_property
    def bodies(self) -> tuple[StakeholderName, ...]:
        """The bodies with which dialogues are held, in the order of their reference ids."""
        found = [one for one in self.stakeholders if one.is_body]
        return tuple(sorted(found, key=lambda body: body.body_id or ""))
