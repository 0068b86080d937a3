"""The mapping of columns to fields: a value that can be checked, kept and read again."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic_core import ErrorDetails

from dare_network.domain.drafts.checking import Draft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.past_meetings import PastMeetingDraft
from dare_network.domain.fields import About, fields_of
from dare_network.errors import InvalidInputError
from dare_network.language import _

Target = Literal["stakeholders", "ties", "affiliations", "meetings"]

OnUnknownEnd = Literal["refuse", "placeholder", "by_name"]
"""The rule for a tie whose end nobody knows: to refuse it, to add an organisation, or whom the name tells."""

_DRAFTS: Mapping[str, tuple[type[Draft], ...]] = {
    "stakeholders": (PersonDraft, OrganisationDraft),
    "ties": (TieDraft,),
    "affiliations": (AffiliationDraft,),
    "meetings": (PastMeetingDraft,),
}

NAMES: Mapping[str, str] = {"name": "label"}
"""The fields that mappings call by another name than the drafts."""

CUSTOM = "custom:"
"""The beginning of the name of a field that an office made for itself, before the label of that field."""

BY_NAME = "by name"
"""The kind of stakeholder of which each name tells whether it is a person's."""

_FIRST: Mapping[str, tuple[str, ...]] = {
    "stakeholders": ("key", "label", "kind"),
    "ties": ("key", "from", "to", "type", "direction", "ended"),
    "affiliations": ("key", "person", "organisation", "ended"),
    "meetings": (),
}
_LAST: Mapping[str, tuple[str, ...]] = {
    "stakeholders": ("sample",), "ties": ("sample",), "affiliations": ("sample",),
    "meetings": (),
}  # fmt: skip


def described(target: str) -> Mapping[str, About]:
    """The fields of drafts that a table of this target can fill, by the names that mappings give them."""
    fields = (item for draft in _DRAFTS[target] for item in fields_of(draft).items())
    return {NAMES.get(name, name): about for name, about in fields if about.imported}


FIELDS: Mapping[str, tuple[str, ...]] = {
    target: tuple(dict.fromkeys((*first, *described(target), *_LAST[target])))
    for target, first in _FIRST.items()
}
"""The fields that a table of each target can fill: those of its drafts, and those that no draft has.

The `key` of a tie or an affiliation counts only where this product gave it. `ended` says "yes" of what is
over, on whatever day, and "no" of what is not. `sample` says "true" of invented data.
"""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "stakeholders": ("label",),
    "ties": ("from", "to", "type"),
    "affiliations": ("person", "organisation"),
    "meetings": ("on",),
}
"""The fields without which a row says nothing."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "stakeholders": ("key",),
    "ties": ("key", "from", "to"),
    "affiliations": ("key", "person", "organisation"),
    "meetings": (),
}
"""The fields that name a record by its key in the source."""

SEVERAL: Mapping[str, str] = {
    "stakeholders": "tags", "ties": "to", "affiliations": "organisation", "meetings": "",
}  # fmt: skip
"""The field of each target that the separator of its table divides."""

Word = Annotated[str, Field(min_length=1)]


def is_custom(field: str) -> bool:
    """Return whether a field is one that an office made for itself: "custom:Influence"."""
    return bool(field.startswith(CUSTOM) and field.removeprefix(CUSTOM).strip())


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceColumn(_Part):
    """The source of a field: the first of these headers below which the row holds a text.

    Headers match in any case. With `join`, the texts below all of them count, with this between them.
    `first_of` is a separator: only the text before the first one counts. `separators` divide the cells of a
    field that may hold several values.
    `key_scheme` overrides that of the table. In JSON a header or a list of headers will do.
    """

    headers: Annotated[tuple[Word, ...], Field(min_length=1)]
    join: str = ""
    first_of: str = ""
    separators: tuple[Word, ...] = ()
    key_scheme: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_headers(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"headers": [given]}
        return {"headers": given} if isinstance(given, (list, tuple)) else given

    @model_serializer
    def _as_short_as_possible(self) -> str | list[str] | dict[str, Any]:
        headers = list(self.headers)
        options = {
            "join": self.join,
            "first_of": self.first_of,
            "separators": list(self.separators),
            "key_scheme": self.key_scheme,
        }
        given = {name: value for name, value in options.items() if value}
        if given:
            return {"headers": headers, **given}
        return headers[0] if len(headers) == 1 else headers


class TableMapping(_Part):
    """The rule by which each row of a table becomes a stakeholder, a tie, an affiliation or a meeting.

    `table` is the name of a sheet or the stem of a file name, in any case. "*" stands for every table
    that has the required columns and none of the headers in `without`.

    A field gets the text of its column, translated by `values` (the text in any case -> what it means,
    "*" for all other texts), and its constant where that leaves nothing. `separator` divides the
    field that may hold several values: each target of a tie or organisation of an affiliation makes
    a row of its own, tags stay together, divided by "; ".

    `key_scheme` comes before each key: scheme "pic" makes "pic:999988424". On ties and affiliations it
    says that both ends are keys; without it, the ends that are keys of stakeholders in the same file
    get the scheme of those, and the others stay as they are, to be found by name.

    `reverse_types` names the types that a file states from the other end: type -> the type to save
    with the two ends exchanged. `on_unknown_end` says what the import does with a tie whose end it
    cannot find.

    The kind "by name" is that which the name of each row tells.

    `only` names the rows that this part reads, by a header and the texts below it, in any case; the
    parts without it read those of the table that no part claims so. `derived` names in the same way the
    rows that follow from other records of the product, which the import leaves alone.
    """

    table: Word = "*"
    target: Target
    columns: Mapping[str, SourceColumn] = {}
    constants: Mapping[str, str] = {}
    values: Mapping[str, Mapping[str, str]] = {}
    without: tuple[Word, ...] = ()
    separator: Annotated[str, Field(min_length=1)] | None = None
    key_scheme: str = ""
    reverse_types: Mapping[str, str] = {}
    on_unknown_end: OnUnknownEnd = "refuse"
    only: Mapping[str, tuple[Word, ...]] = {}
    derived: Mapping[str, tuple[Word, ...]] = {}

    @model_validator(mode="after")
    def _fits_its_target(self) -> Self:
        known = FIELDS[self.target]
        for name in (*self.columns, *self.constants, *self.values):
            if name not in known and not is_custom(name):
                raise ValueError(_("There is no field “{field}” here.").format(field=name))
        for name in REQUIRED[self.target]:
            if name not in self.columns and not self.constants.get(name):
                raise ValueError(_("The field “{field}” needs a column.").format(field=name))
        if self.target != "ties" and (self.reverse_types or self.on_unknown_end != "refuse"):
            raise ValueError(_("Only ties have types to reverse and ends to look for."))
        return self


NAMING = frozenset((
    "key", "label", "kind", "by_role", "short_name", "name_nl", "earlier_names", "title_before", "initials",
    "given_name", "infix", "family_name", "title_after",
))  # fmt: skip
"""The fields by which rows refer to somebody."""


def only_naming(part: TableMapping) -> TableMapping:
    """Return a part that reads of people and organisations only by what others refer to them."""
    columns = {field: column for field, column in part.columns.items() if field in NAMING}
    return part.model_copy(update={"columns": columns})


_TURNED: Mapping[str, Mapping[str, str]] = {
    "ties": {"person": "from", "organisation": "to", "role": "note"},
    "affiliations": {"from": "person", "to": "organisation", "note": "role"},
}


def turned(part: TableMapping, target: str) -> TableMapping | None:
    """Return a part that says who works where as one of ties, or the other way; None for any other."""
    if part.target == target or part.target not in _TURNED or target not in _TURNED:
        return None
    names = _TURNED[target]
    columns = {names.get(field, field): column for field, column in part.columns.items()}
    return TableMapping(
        table=part.table,
        target="ties" if target == "ties" else "affiliations",
        columns={field: column for field, column in columns.items() if field in FIELDS[target]},
        constants={"type": "member_of"} if target == "ties" else {},
        only=part.only,
        on_unknown_end="by_name" if target == "ties" else "refuse",
    )


class ColumnMapping(_Part):
    """A named way to read the tables of a file.

    `meanings` says of texts that no list has which entry they mean, "" for none: by "tie/type_id/" and the
    text in small letters, for one. `made_for` has the headers of the tables for which it was made, by their
    names: it is for all files with such tables, whatever those are called.
    """

    name: Word
    tables: tuple[TableMapping, ...] = ()
    meanings: Mapping[str, str] = {}
    made_for: Mapping[str, tuple[str, ...]] = {}


def to_json(mapping: ColumnMapping) -> str:
    """The mapping as JSON that people can read and edit; what is as usual is left out."""
    values = mapping.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> ColumnMapping:
    """The mapping that `to_json` wrote, or that somebody wrote by hand.

    Raises InvalidInputError with a sentence for each place that will not do.
    """
    try:
        return ColumnMapping.model_validate_json(text)
    except ValidationError as error:
        fields = {".".join(map(str, e["loc"])): _sentence(e) for e in error.errors()}
        reasons = " ".join(f"{place}: {reason}" if place else reason for place, reason in fields.items())
        message = _("This is not a usable mapping. {reasons}").format(reasons=reasons)
        raise InvalidInputError(message, fields) from error


def _sentence(error: ErrorDetails) -> str:
    match error["type"]:
        case "json_invalid":
            return _("The text is not JSON.")
        case "value_error":
            return str(error["ctx"]["error"])
        case "missing":
            return _("This must be filled in.")
        case "extra_forbidden":
            return _("A mapping has no such setting.")
        case "literal_error":
            return _("This is none of the known values.")
        case _other:
            return _("This value cannot be used here.")
