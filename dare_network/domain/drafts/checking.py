"""From raw values to a checked draft, or to a sentence for each field that will not do."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from dare_network.domain.addresses import canonical_email, canonical_website
from dare_network.domain.days import FIRST_DAY, LAST_DAY, is_possible
from dare_network.domain.fields import About, Kind
from dare_network.domain.identifiers import canonical_orcid, canonical_ror
from dare_network.errors import InvalidInputError
from dare_network.language import N_, _, number

# No database stores NUL, and no reader has a use for the other control characters.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

NAME_LENGTH = 300
TEXT_LENGTH = 20_000
LIST_LENGTH = 100
LONG_TEXT_LENGTH = 200_000
"""A hundred pages."""


def _clean(value: object) -> object:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    # Nearly always: then there is nothing to take out.
    if value.isprintable():
        return value.strip()
    if _SURROGATE.search(value):
        raise PydanticCustomError("dare_surrogate", "broken characters")
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text).strip()


def _listed(value: object) -> object:
    if value is None:
        return ()
    # Files and people write a list in one cell or field, one below the other or apart by semicolons.
    listed = re.split(r"[;\n\r]", value) if isinstance(value, str) else value
    if not isinstance(listed, list | tuple):
        return value
    # What is named twice is kept once, as the store does.
    return tuple(dict.fromkeys(each for each in map(_clean, listed) if each))


def _decimal(value: object) -> object:
    # As the Dutch write it; blanks and points between thousands are left to those who know the file.
    text = value.strip() if isinstance(value, str) else None
    if text is None:
        return value
    return text.replace(",", ".") if text else None


def _ror(value: str) -> str | None:
    if value and canonical_ror(value) is None:
        raise PydanticCustomError("dare_ror", "not a ROR identifier")
    return canonical_ror(value) if value else None


def _orcid(value: str) -> str | None:
    if value and canonical_orcid(value) is None:
        raise PydanticCustomError("dare_orcid", "not an ORCID")
    return canonical_orcid(value) if value else None


def _website(value: str) -> str:
    address = canonical_website(value)
    if value and address is None:
        raise PydanticCustomError("dare_website", "not a web address")
    return address or ""


def _email(value: str) -> str:
    address = canonical_email(value)
    if value and address is None:
        raise PydanticCustomError("dare_email", "not an e-mail address")
    return address or ""


def _day(value: date) -> date:
    if not is_possible(value):
        raise PydanticCustomError("dare_year", "not a year that a record can be of")
    return value


Day = Annotated[date, AfterValidator(_day)]
"""A day from `FIRST_DAY` to `LAST_DAY`; a bare date is none of a draft."""

Text = Annotated[str, BeforeValidator(_clean), Field(max_length=TEXT_LENGTH), Kind.TEXT]
"""Any text, possibly empty, of at most `TEXT_LENGTH` characters."""

LongText = Annotated[str, BeforeValidator(_clean), Field(max_length=LONG_TEXT_LENGTH), Kind.PAGES]
"""A text of many pages, possibly empty, of at most `LONG_TEXT_LENGTH` characters."""

FullText = Annotated[str, BeforeValidator(_clean), Field(min_length=1, max_length=TEXT_LENGTH), Kind.TEXT]
"""A text that must say something."""

Line = Annotated[str, BeforeValidator(_clean), Field(max_length=NAME_LENGTH)]
"""A short text, possibly empty, of at most `NAME_LENGTH` characters."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed), Field(max_length=LIST_LENGTH)]
"""Several short texts, each once; a text of several, apart by semicolons or lines, will do."""

Decimal = Annotated[Annotated[float, Field(allow_inf_nan=False)] | None, BeforeValidator(_decimal)]
"""Any number, with a decimal point or comma; None for none."""

Name = Annotated[str, BeforeValidator(_clean), Field(min_length=1, max_length=NAME_LENGTH)]
"""A name that must not be empty."""

Ror = Annotated[str | None, BeforeValidator(_clean), AfterValidator(lambda v: _ror(v or "")), Kind.LINK]
"""A ROR identifier in any usual spelling; kept as its URL, None for none."""

Orcid = Annotated[str | None, BeforeValidator(_clean), AfterValidator(lambda v: _orcid(v or "")), Kind.LINK]
"""An ORCID in any usual spelling; kept as its URL, None for none."""

Website = Annotated[Line, AfterValidator(_website), Kind.LINK]
"""A web address, possibly empty; "https://" is added where it has no scheme."""

Email = Annotated[Line, AfterValidator(_email)]
"""An e-mail address, possibly empty; what else people paste with it is left out."""

Emails = Annotated[tuple[Email, ...], BeforeValidator(_listed), Field(max_length=LIST_LENGTH)]
"""Several e-mail addresses, each once."""


class Draft(BaseModel):
    """A draft, with what every one has in common: unknown fields are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def values(self) -> dict[str, Any]:
        """The fields by name."""
        return self.model_dump()


class ReasonDraft(Draft):
    """A reason to do what the rules would not lead one to expect; empty for none."""

    reason: Annotated[Text, About(N_("Reason"))] = ""


D = TypeVar("D", bound=Draft)


def check(kind: type[D], values: Mapping[str, object]) -> D:
    """The draft that these values make.

    Raises InvalidInputError with a sentence for each field that will not do.
    """
    try:
        return kind.model_validate(dict(values))
    except ValidationError as error:
        fields = {".".join(map(str, e["loc"][:1])) or "": sentence(e) for e in error.errors()}
        raise InvalidInputError(_("Some fields need another look."), fields) from error


def sentence(error: ErrorDetails) -> str:
    """Say what is wrong with one value, in the reader's language."""
    context = error.get("ctx", {})
    if error["input"] is None:
        return _("This field is required.")
    match error["type"]:
        case "missing" | "too_short":
            return _("This field is required.")
        case "too_long":
            most = number(context["max_length"])
            if context.get("field_type") == "Tuple":
                return _("These are too many: at most {most}.").format(most=most)
            return _("This text is too long: at most {most} characters.").format(most=most)
        case "dare_surrogate":
            return _("This text holds broken characters; paste it again from its source.")
        case "dare_ror":
            return _("This is not a ROR identifier: its form or its check digits are wrong.")
        case "dare_orcid":
            return _("This is not an ORCID: its form or its check digit is wrong.")
        case "dare_website":
            return _("A web address starts with http:// or https://.")
        case "dare_email":
            return _("This is not an e-mail address.")
        case "dare_choices":
            return _("Name at least one value that can be chosen.")
        case "dare_period":
            return _("The end comes before the beginning.")
        case "dare_same_ends":
            return _("A tie needs two different ends.")
        case "dare_decision":
            return _("Say with what it was fulfilled, or why, and until when.")
        case "dare_year":
            first, last = str(FIRST_DAY.year), str(LAST_DAY.year)
            return _("This year cannot be right: use one from {first} to {last}.").format(
                first=first, last=last
            )
        case "dare_skipped_time":
            return _("This time does not exist: in that night the clock goes from 2:00 straight to 3:00.")
        case "dare_no_time":
            return _("A norm time takes time: write a number other than zero.")
        case "dare_one_of":
            return _("Name either a person or a role at a body, not both.")
        case kind if kind.startswith("date"):
            return _("This is not a date; write it as 2026-05-31.")
        case "enum" | "literal_error":
            return _("This is none of the known values.")
        case kind if kind.startswith(("int", "float", "finite", "greater", "less")):
            return _("This is not a number that can be used here.")
        case _other:
            return _("This value cannot be used here.")
