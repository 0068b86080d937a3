"""The network: people and organisations, where they work, and what ties them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Sample
from dare_network.domain.partial_days import Precision
from dare_network.domain.person_names import PersonName, split_name
from dare_network.domain.records.custom_fields import CustomValues
from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.names import StakeholderName
from dare_network.domain.vocabulary import DialogueState
from dare_network.language import N_, pick

Doubted = Annotated[
    date | None, About(N_("Could not be confirmed on"), imported=False, exported=False, personal=True)
]
"""The last day on which somebody was asked whether it is still true, and was not sure."""


@dataclass(frozen=True, slots=True)
class Stakeholder(StakeholderName):
    """A person or an organisation.

    `import_key` is the name of this record in the source it was imported from, "pic:999988424", and
    `further_keys` are those in other sources that told of it later.
    `checked_on` is the last day on which somebody verified the record against its source. The name as it is
    shown stays whole; what is known of its parts stands beside it. `earlier_names` are all that it has had.
    """

    category: str
    title_before: str
    initials: str
    given_name: str
    infix: str
    family_name: str
    title_after: str
    address_as: str
    language: str
    earlier_names: tuple[str, ...]
    tags: tuple[str, ...]
    level: str
    remit_en: str
    remit_nl: str
    ror_id: str | None
    orcid: str | None
    email: str
    email_2: str
    phone: str
    mobile: tuple[str, ...]
    secretariat_phone: tuple[str, ...]
    private_phone: tuple[str, ...]
    further_phones: tuple[str, ...]
    secretariat_email: tuple[str, ...]
    private_email: tuple[str, ...]
    further_emails: tuple[str, ...]
    address: str
    postal_address: str
    private_address: str
    city: str
    country: str
    website: str
    description: str
    custom: CustomValues
    source: str
    checked_on: date | None
    doubted_on: Doubted
    import_key: Annotated[str | None, About(N_("Identifier in the file"))]
    further_keys: Annotated[tuple[str, ...], About(N_("Identifiers in files of other sources"))]
    sample: Sample
    version: int

    @property
    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses that are of nobody else, the main one first."""
        found = (self.email, self.email_2, *self.further_emails, *self.private_email)
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def parts(self) -> PersonName:
        """The parts of a person's name as they were given, or as the name tells them."""
        if not self.family_name:
            return split_name(self.name)
        return PersonName(
            self.given_name,
            self.infix,
            self.family_name,
            self.initials,
            self.title_before,
            self.title_after,
        )

    @property
    def remit(self) -> str:
        """The matters for which a body is competent, in the reader's language."""
        return pick(self.remit_en, self.remit_nl)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The work of a person at an organisation, or membership of it. An ended one keeps its end date.

    Where only the month or the year of a day is known, it is the first one of the beginning, the last of the
    end. While it holds, the person is of `role_category`, where that says anything.
    """

    id: UUID
    person_id: UUID
    organisation_id: UUID
    role: str
    from_on: date | None
    until_on: date | None
    from_precision: Precision | None
    until_precision: Precision | None
    role_category: str
    strength: float | None
    source: str
    note: str
    checked_on: date | None
    doubted_on: Doubted
    sample: Sample
    version: int

    def holds_on(self, today: date) -> bool:
        """Return whether it holds on that day; both its first and its last day count."""
        return holds_on(self.from_on, self.until_on, today)


@dataclass(frozen=True, slots=True)
class Tie:
    """A stated tie between two stakeholders, from the first end to the second."""

    id: UUID
    type_id: str
    from_id: UUID
    to_id: UUID
    from_on: date | None
    until_on: date | None
    from_precision: Precision | None
    until_precision: Precision | None
    strength: float | None
    direction: str
    tags: tuple[str, ...]
    custom: CustomValues
    source: str
    confidence: str
    note: str
    checked_on: date | None
    doubted_on: Doubted
    sample: Sample
    version: int

    def holds_on(self, today: date) -> bool:
        """Return whether it holds on that day; both its first and its last day count."""
        return holds_on(self.from_on, self.until_on, today)


@dataclass(frozen=True, slots=True)
class DialogueNode:
    """A dialogue as far as the network shows it."""

    id: UUID
    ref: str
    title: str
    state: DialogueState
    lead_body_id: UUID
    requested_on: date
    product_id: UUID | None
    topic_ids: tuple[str, ...]
    sample: Sample


@dataclass(frozen=True, slots=True)
class Participation:
    """The part of a stakeholder in a dialogue.

    `part` is "lead_body", "co_body", "owner", or "attended" with the day of the meeting. Somebody
    known only by a role at a body takes part as that body.
    """

    dialogue_id: UUID
    stakeholder_id: UUID
    part: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer of a body to a question on a topic, one record for each topic of the question."""

    dialogue_id: UUID
    body_id: UUID
    topic_id: str
    on: date


@dataclass(frozen=True, slots=True)
class StatedShare:
    """Everybody whom one viewer may see, and what is stated of them."""

    stakeholders: tuple[Stakeholder, ...]
    affiliations: tuple[Affiliation, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class DialogueShare:
    """The part that dialogues have in a network: who takes part, and what bodies gave advice on.

    `last_contacts` has the day of the last contact in each dialogue: its request, a meeting or an answer.
    """

    dialogues: tuple[DialogueNode, ...]
    participations: tuple[Participation, ...]
    advice: tuple[Advice, ...]
    last_contacts: Mapping[UUID, date]
    products: tuple[Product, ...]

    def like(self, before: "DialogueShare") -> "DialogueShare":
        """The same, with each part of one before that is equal: what was made of that is still right."""
        pairs = ((getattr(before, each.name), getattr(self, each.name)) for each in fields(self))
        return DialogueShare(*(old if old == new else new for old, new in pairs))


@dataclass(frozen=True)
class Network:
    """All that one viewer may see of the network, at one revision.

    `products` are those of visible dialogues, `last_contacts` the day of the last contact in each of them:
    its request, a meeting or an answer.
    """

    stakeholders: tuple[Stakeholder, ...]
    affiliations: tuple[Affiliation, ...]
    ties: tuple[Tie, ...]
    dialogues: tuple[DialogueNode, ...]
    participations: tuple[Participation, ...]
    advice: tuple[Advice, ...] = ()
    products: tuple[Product, ...] = ()
    last_contacts: Mapping[UUID, date] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[UUID, Stakeholder]:
        """Every stakeholder by its key."""
        return {stakeholder.id: stakeholder for stakeholder in self.stakeholders}

    @cached_property
    def dialogue_by_id(self) -> Mapping[UUID, DialogueNode]:
        """Every visible dialogue by its key."""
        return {dialogue.id: dialogue for dialogue in self.dialogues}

    @cached_property
    def bodies(self) -> tuple[Stakeholder, ...]:
        """The bodies with which dialogues are held, in the order of their reference ids."""
        found = [stakeholder for stakeholder in self.stakeholders if stakeholder.is_body]
        return tuple(sorted(found, key=lambda body: body.body_id or ""))

    @property
    def has_sample(self) -> bool:
        """Return whether anything in it is invented sample data."""
        return any(s.sample for s in self.stakeholders) or any(d.sample for d in self.dialogues)


def holds_on(from_on: date | None, until_on: date | None, today: date) -> bool:
    """Return whether a period with open ends holds on a day; its first and last day count."""
    return (from_on is None or from_on <= today) and (until_on is None or today <= until_on)
