"""Fields of an office's own, and the column that holds what a record has in them."""

from collections.abc import Mapping
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field

from dare_network.domain.records.custom_fields import CustomField, CustomKind, CustomSubject, custom_values
from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Base, Entity, Link, vocabulary


class Pairs(sa.TypeDecorator[tuple[tuple[str, str], ...]]):
    """A JSON object of texts, which Python has as pairs: they do not change, and can be compared."""

    impl = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: sa.Dialect) -> dict[str, str] | None:
        """Turn pairs into an object, and none into nothing, which is read in no time."""
        return dict(value) if value else None

    def process_result_value(self, value: Any, _dialect: sa.Dialect) -> tuple[tuple[str, str], ...]:
        """Turn an object into pairs."""
        return custom_values(value) if value else ()


class CustomChoiceRow(Base, table=True):
    """A value that can be chosen in a field."""

    __tablename__ = "custom_choice"
    field_id: str = Field(foreign_key="custom_field.id", primary_key=True, ondelete="CASCADE")
    choice: str = Field(primary_key=True)
    position: int = 0


class CustomFieldRow(Entity, table=True):
    """A field of an office's own."""

    __tablename__ = "custom_field"
    entity: ClassVar[str] = "custom_field"
    record: ClassVar[type[object] | None] = CustomField
    family: ClassVar[Family] = Family.REFERENCE
    hangs_on: ClassVar[Mapping[str, type[Entity]]] = {}
    links: ClassVar[Mapping[str, Link]] = {"choices": Link(CustomChoiceRow, "field_id", "choice")}

    id: str = Field(primary_key=True)
    subject: CustomSubject = Field(sa_type=vocabulary(CustomSubject, "subject", checked=False))
    kind: CustomKind = Field(sa_type=vocabulary(CustomKind, "kind", checked=False))
    label_en: str = ""
    label_nl: str = ""
    position: int = 0
    retired: bool = False
    version: int = 1
