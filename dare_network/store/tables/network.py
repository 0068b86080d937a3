"""People, organisations, affiliations and ties."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field

from dare_network.domain.partial_days import Precision
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.vocabulary import Family, StakeholderKind
from dare_network.store.tables.base import Base, Entails, Entity, Follows, Link, Record, vocabulary
from dare_network.store.tables.custom_fields import Pairs
from dare_network.store.tables.found_by import search_open, search_text
from dare_network.store.tables.naming import changes_with_name, sort_first, sort_name, sort_name_nl
from dare_network.store.tables.texts import Texts

_NOT_BEFORE = {"server_default": sa.text("''")}
"""Also what those have who were noted before a column was there."""


class EarlierNameRow(Base, table=True):
    """A name that somebody or something had before."""

    __tablename__ = "stakeholder_earlier_name"
    stakeholder_id: UUID = Field(foreign_key="stakeholder.id", primary_key=True, ondelete="CASCADE")
    name: str = Field(primary_key=True)
    position: int = 0


class StakeholderTagRow(Base, table=True):
    """A tag of a person or an organisation."""

    __tablename__ = "stakeholder_tag"
    stakeholder_id: UUID = Field(foreign_key="stakeholder.id", primary_key=True, ondelete="CASCADE")
    tag: str = Field(primary_key=True)
    position: int = 0


class StakeholderRow(Record, table=True):
    """A person or an organisation."""

    __tablename__ = "stakeholder"
    entity: ClassVar[str] = "stakeholder"
    record: ClassVar[type[object] | None] = Stakeholder
    family: ClassVar[Family] = Family.NETWORK
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}
    links: ClassVar[Mapping[str, Link]] = {
        "earlier_names": Link(EarlierNameRow, "stakeholder_id", "name"),
        "tags": Link(StakeholderTagRow, "stakeholder_id", "tag"),
    }
    follows: ClassVar[Mapping[str, Follows]] = {
        "sort_name": sort_name,
        "sort_name_nl": sort_name_nl,
        "sort_first": sort_first,
        "search_open": search_open,
        "search_text": search_text,
    }
    entails: ClassVar[Entails | None] = changes_with_name

    kind: StakeholderKind = Field(sa_type=vocabulary(StakeholderKind, "kind"))
    name: str = Field(index=True)
    name_nl: str = ""
    short_name: str = ""
    title_before: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    initials: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    given_name: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    infix: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    family_name: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    title_after: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    address_as: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    language: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    sort_name: str = Field(default="", index=True, sa_column_kwargs=_NOT_BEFORE)
    sort_name_nl: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    sort_first: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    search_open: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    search_text: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    category: str = ""
    organisation_kind: str = ""
    body_id: str | None = Field(default=None, unique=True)
    level: str = ""
    remit_en: str = ""
    remit_nl: str = ""
    by_role: bool = False
    ror_id: str | None = Field(default=None, unique=True)
    orcid: str | None = Field(default=None, unique=True)
    email: str = ""
    email_2: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    phone: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    mobile: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    secretariat_phone: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    private_phone: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    further_phones: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    secretariat_email: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    private_email: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    further_emails: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)
    address: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    postal_address: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    private_address: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    city: str = ""
    country: str = ""
    website: str = ""
    description: str = ""
    custom: tuple[tuple[str, str], ...] = Field(default=(), sa_type=Pairs, nullable=True)
    source: str = ""
    checked_on: date | None = None
    doubted_on: date | None = None
    import_key: str | None = Field(default=None, unique=True)
    further_keys: tuple[str, ...] = Field(default=(), sa_type=Texts, sa_column_kwargs=_NOT_BEFORE)


class AffiliationRow(Record, table=True):
    """The work of a person at an organisation."""

    __tablename__ = "affiliation"
    __table_args__ = (
        sa.CheckConstraint("until_on IS NULL OR from_on IS NULL OR from_on <= until_on", "period"),
    )
    entity: ClassVar[str] = "affiliation"
    record: ClassVar[type[object] | None] = Affiliation
    family: ClassVar[Family] = Family.NETWORK
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}

    person_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    organisation_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    role: str = ""
    from_on: date | None = None
    until_on: date | None = None
    from_precision: Precision | None = Field(
        default=None, sa_type=vocabulary(Precision, "from_precision", checked=False)
    )
    until_precision: Precision | None = Field(
        default=None, sa_type=vocabulary(Precision, "until_precision", checked=False)
    )
    role_category: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    strength: float | None = None
    source: str = ""
    note: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    checked_on: date | None = None
    doubted_on: date | None = None


class TieTagRow(Base, table=True):
    """A tag of a tie."""

    __tablename__ = "tie_tag"
    tie_id: UUID = Field(foreign_key="tie.id", primary_key=True, ondelete="CASCADE")
    tag: str = Field(primary_key=True)
    position: int = 0


class TieRow(Record, table=True):
    """A stated tie between two stakeholders."""

    __tablename__ = "tie"
    __table_args__ = (
        sa.CheckConstraint("until_on IS NULL OR from_on IS NULL OR from_on <= until_on", "period"),
        sa.CheckConstraint("from_id <> to_id", "two_ends"),
    )
    entity: ClassVar[str] = "tie"
    record: ClassVar[type[object] | None] = Tie
    family: ClassVar[Family] = Family.NETWORK
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}
    links: ClassVar[Mapping[str, Link]] = {"tags": Link(TieTagRow, "tie_id", "tag")}

    type_id: str = Field(foreign_key="tie_type.id", index=True)
    from_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    to_id: UUID = Field(foreign_key="stakeholder.id", index=True)
    from_on: date | None = None
    until_on: date | None = None
    from_precision: Precision | None = Field(
        default=None, sa_type=vocabulary(Precision, "from_precision", checked=False)
    )
    until_precision: Precision | None = Field(
        default=None, sa_type=vocabulary(Precision, "until_precision", checked=False)
    )
    strength: float | None = None
    direction: str = Field(default="", sa_column_kwargs=_NOT_BEFORE)
    custom: tuple[tuple[str, str], ...] = Field(default=(), sa_type=Pairs, nullable=True)
    source: str = ""
    confidence: str = ""
    note: str = ""
    checked_on: date | None = None
    doubted_on: date | None = None
