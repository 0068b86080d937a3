"""People, organisations, affiliations and ties as users hand them in."""

from typing import Self
from uuid import UUID

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import (
    Day,
    Draft,
    Email,
    Line,
    Name,
    Orcid,
    Ror,
    Text,
    Website,
)


class _StakeholderDraft(Draft):
    name: Name
    category: Line = ""
    city: Line = ""
    country: Line = ""
    website: Website = ""
    description: Text = ""
    source: Text = ""
    checked_on: Day | None = None


class PersonDraft(_StakeholderDraft):
    """A person; `by_role` where only the function at a body is kept and no name."""

    by_role: bool = False
    orcid: Orcid = None
    email: Email = ""


class OrganisationDraft(_StakeholderDraft):
    """An organisation."""

    name_nl: Line = ""
    short_name: Line = ""
    organisation_kind: Line = ""
    level: Line = ""
    remit_en: Text = ""
    remit_nl: Text = ""
    ror_id: Ror = None


class _PeriodDraft(Draft):
    from_on: Day | None = None
    until_on: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.from_on and self.until_on and self.until_on < self.from_on:
            raise PydanticCustomError("dare_period", "ends before it begins")
        return self


class AffiliationDraft(_PeriodDraft):
    """That a person works at an organisation."""

    person_id: UUID
    organisation_id: UUID
    role: Line = ""
    source: Text = ""


class TieDraft(_PeriodDraft):
    """A stated tie between two different stakeholders."""

    type_id: Name
    from_id: UUID
    to_id: UUID
    source: Text = ""
    confidence: Line = ""
    note: Text = ""
    checked_on: Day | None = None

    @model_validator(mode="after")
    def _has_two_ends(self) -> Self:
        if self.from_id == self.to_id:
            raise PydanticCustomError("dare_same_ends", "the two ends are the same")
        return self
