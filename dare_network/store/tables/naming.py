"""The columns and lists of a stakeholder that follow from its name."""

import re
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from dare_network.domain.person_names import PersonName, parts_left, parts_of, sorting_name, with_earlier
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.words.cutting import folded_words

_NAMES = ("name", "name_nl")
_PARTS = ("given_name", "infix", "family_name", "initials", "title_before", "title_after")
_WHO = frozenset(
    {
        *_NAMES, *_PARTS, "short_name", "earlier_names", "address_as", "orcid", "import_key", "further_keys",
        "email", "email_2", "private_email", "secretariat_email", "further_emails", "phone", "mobile",
        "private_phone", "secretariat_phone", "further_phones", "address", "postal_address",
        "private_address", "website", "description", "custom",
    }
)  # fmt: skip
"""The fields that may tell who somebody is of whom only the role is kept."""


def sort_name(values: Mapping[str, Any]) -> str:
    """The text by which a stakeholder is sorted: people by their family name."""
    if values["kind"] == StakeholderKind.PERSON and not values["by_role"]:
        return sorting_name(values["name"], _parts(values))
    return " ".join(folded_words(values["name"]))


def sort_name_nl(values: Mapping[str, Any]) -> str:
    """The text by which a stakeholder is sorted in Dutch; empty where that is the same."""
    return sort_name({**values, "name": values["name_nl"]}) if values["name_nl"] else ""


def sort_first(values: Mapping[str, Any]) -> str:
    """The text by which people are sorted by their first name, without titles; empty for all others."""
    if values["kind"] != StakeholderKind.PERSON or values["by_role"]:
        return ""
    parts = parts_of(values["name"], _parts(values))
    told = " ".join((parts.given or parts.initials, parts.infix, parts.family))
    return " ".join(folded_words(told) or folded_words(values["name"]))


def changes_with_name(stored: Mapping[str, Any], changed: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what changes along with these fields: the name with its parts, earlier names, lost parts.

    Of whom only the role is kept no name stays.
    """
    after = {**stored, **changed}
    if after["by_role"]:
        blank = dict.fromkeys(_PARTS, "") | {"earlier_names": ()}
        return {name: value for name, value in blank.items() if after[name] != value}
    name = _with_new_parts(stored, changed)
    if name != after["name"]:
        return {"name": name, **changes_with_name(stored, {**changed, "name": name})}
    if changed.keys().isdisjoint(_NAMES):
        return {}
    gone = [stored[name] for name in _NAMES if after[name] != stored[name]]
    earlier = with_earlier(after["earlier_names"], gone, [after[name] for name in _NAMES])
    left = zip(_PARTS, astuple(parts_left(stored["name"], after["name"], _parts(after))), strict=True)
    parts = {name: part for name, part in left if name not in changed and part != stored[name]}
    return parts if earlier == after["earlier_names"] else parts | {"earlier_names": earlier}


def _with_new_parts(stored: Mapping[str, Any], changed: Mapping[str, Any]) -> str:
    """The name with new parts in the place of those that it had, unless the name itself is new."""
    name = str(changed.get("name", stored["name"]))
    if "name" in changed:
        return name
    for part in _PARTS:
        old, new = stored[part], changed.get(part, stored[part])
        if old and new and old != new and not set(folded_words(new)) <= set(folded_words(name)):
            name = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new.replace("\\", r"\\"), name, count=1)
    return name


def without_who(told: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return values that were once stored, without what tells who it was, but for what is stored now."""
    if told is None:
        return None
    return {name: value for name, value in told.items() if name not in _WHO or value == now[name]}


def _parts(values: Mapping[str, Any]) -> PersonName:
    return PersonName(*(values.get(name, "") for name in _PARTS))
