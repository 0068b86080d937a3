"""The values that fields of an office's own can have."""

from dare_network.domain.days import possible_day
from dare_network.domain.drafts.checking import NAME_LENGTH
from dare_network.domain.records.custom_fields import CustomField, CustomKind
from dare_network.errors import InvalidInputError
from dare_network.language import _, number


def canonical(field: CustomField, text: str) -> str:
    """A value as it is stored, of what somebody wrote. Raises InvalidInputError where it is none."""
    text = " ".join(text.split())
    if not text:
        return ""
    match field.kind:
        case CustomKind.NUMBER:
            return _number(text)
        case CustomKind.DAY:
            return _day(text)
        case CustomKind.CHOICE:
            return _choice(field, text)
        case CustomKind.TEXT:
            if len(text) > NAME_LENGTH:
                most = number(NAME_LENGTH)
                raise InvalidInputError(
                    _("This text is too long: at most {most} characters.").format(most=most)
                )
            return text


def _number(text: str) -> str:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if value - value != 0:
        raise InvalidInputError(_("This is not a number that can be used here."))
    return f"{value:.15g}"


def _day(text: str) -> str:
    try:
        return possible_day(text).isoformat()
    except ValueError:
        raise InvalidInputError(_("This is not a date; write it as 2026-05-31.")) from None


def _choice(field: CustomField, text: str) -> str:
    found = next((each for each in field.choices if each.casefold() == text.casefold()), None)
    if found is None:
        raise InvalidInputError(_("This is none of the known values."))
    return found
