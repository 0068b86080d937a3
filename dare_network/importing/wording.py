"""Words of imports for fields and for lists of names."""

from collections.abc import Iterable, Sequence

from dare_network.domain.drafts.past_meetings import PastMeetingDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.nouns import fields_of_noun
from dare_network.domain.records.custom_fields import CustomField
from dare_network.language import _, number

_NOUNS = ("stakeholder", "affiliation", "tie")


_BEFORE_OWN = "custom:"


def field_label(name: str, own: Iterable[CustomField] = ()) -> str:
    """The name of a field in the reader's language, also one of the office's `own`; else the field itself."""
    if name.startswith(_BEFORE_OWN):
        name = name.removeprefix(_BEFORE_OWN)
        return next((each.label for each in own if name.strip().casefold() in each.names), name)
    described = (*map(fields_of_noun, _NOUNS), fields_of(PastMeetingDraft))
    return next((fields[name].title for fields in described if name in fields), name)


def differs() -> str:
    """Say that what was shown of an import holds no longer."""
    return _(
        "The network has changed since this preview was made, and other things would happen now. Nothing was "
        "imported; look at the new preview and import again."
    )


def in_words(names: Sequence[str], shown: int = 5) -> str:
    """The first of these names in quotation marks, and how many more there are."""
    return some([f"“{name}”" for name in names], shown)


def some(texts: Sequence[str], shown: int = 5) -> str:
    """The first of these texts, and how many more there are."""
    listed = ", ".join(texts[:shown])
    if len(texts) <= shown:
        return listed
    return _("{listed} and {count} more").format(listed=listed, count=number(len(texts) - shown))
