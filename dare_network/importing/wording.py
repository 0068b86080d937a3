"""How imports speak of fields and of lists of names."""

from collections.abc import Mapping, Sequence

from dare_network.language import N_, _, number

_LABELS: Mapping[str, str] = {
    "name": N_("Name"),
    "name_nl": N_("Name in Dutch"),
    "short_name": N_("Short name"),
    "category": N_("Category"),
    "organisation_kind": N_("Kind of organisation"),
    "level": N_("Level"),
    "by_role": N_("By role, no name kept"),
    "ror_id": N_("ROR"),
    "orcid": N_("ORCID"),
    "email": N_("E-mail address"),
    "city": N_("City"),
    "country": N_("Country"),
    "website": N_("Website"),
    "description": N_("Description"),
    "source": N_("Source"),
    "checked_on": N_("Checked on"),
    "import_key": N_("Identifier in the file"),
    "tags": N_("Tags"),
    "role": N_("Role"),
    "from_on": N_("From"),
    "until_on": N_("Until"),
    "confidence": N_("Confidence"),
    "note": N_("Note"),
}


def field_label(name: str) -> str:
    """The name of a field in the reader's language; the field itself where it has none."""
    return _(_LABELS.get(name, name))


def in_words(names: Sequence[str], shown: int = 5) -> str:
    """The first of these names in quotation marks, and how many more there are."""
    return some([f"“{name}”" for name in names], shown)


def some(texts: Sequence[str], shown: int = 5) -> str:
    """The first of these texts, and how many more there are."""
    listed = ", ".join(texts[:shown])
    if len(texts) <= shown:
        return listed
    return _("{listed} and {count} more").format(listed=listed, count=number(len(texts) - shown))
