"""Fields of an office's own, as it hands them in."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Draft, Line, Lines, Name
from dare_network.domain.fields import About, Kind
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject, custom_values
from dare_network.language import N_


def _pairs(value: Any) -> Any:
    return custom_values(value or ())


Custom = Annotated[tuple[tuple[str, Line], ...], BeforeValidator(_pairs), Kind.CUSTOM]
"""The values of a record in fields of an office's own: pairs of field and text, or a mapping."""


class CustomLabelsDraft(Draft):
    """The names and the choices of a field, which can change while records have it."""

    label_nl: Annotated[Name, About(N_("Name in Dutch"))]
    label_en: Annotated[
        Line, About(N_("Name in English"), help=N_("Without one, the Dutch name is shown."))
    ] = ""
    choices: Annotated[
        Lines, About(N_("What can be chosen"), help=N_("One in each line; only for a choice from a list."))
    ] = ()


class CustomFieldDraft(CustomLabelsDraft):
    """A field of an office's own."""

    subject: Annotated[CustomSubject, About(N_("Of what"), Kind.CHOICE)]
    kind: Annotated[CustomKind, About(N_("Kind of value"), Kind.CHOICE)]

    @model_validator(mode="after")
    def _has_choices(self) -> Self:
        if self.kind is CustomKind.CHOICE and not self.choices:
            raise PydanticCustomError("dare_choices", "a choice without choices")
        return self
