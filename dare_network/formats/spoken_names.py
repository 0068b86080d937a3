"""Names as files have them: of people in the order in which they are spoken, and without all else."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from dare_network.domain.person_names import PersonName, join_name, split_name

_PARTS: Mapping[str, str] = {
    "title_before": "title_before", "initials": "initials", "given_name": "given", "infix": "infix",
    "family_name": "family", "title_after": "title_after",
}  # fmt: skip
_TITLES = frozenset({"title_before", "title_after"})

_FORMERLY = re.compile(
    r"(?P<name>.+?)\s*\((?:vh\.?|v/h|voorheen|vroeger|eerder|formerly|previously|f\.?k\.?a\.?|ex)\s+"
    r"(?P<earlier>[^(),]+)(?:,[^()]*)?\)",
    re.IGNORECASE,
)


def without_earlier(values: Mapping[str, str]) -> dict[str, str]:
    """The name without the earlier one that is said beside it: "Celbrug (vh. Genpad, tot 2022)"."""
    match = _FORMERLY.fullmatch(values.get("label", ""))
    if not match:
        return {}
    earlier = "; ".join(filter(None, (values.get("earlier_names"), match["earlier"].strip())))
    return {"label": match["name"], "earlier_names": earlier}


def from_parts(values: Mapping[str, str]) -> dict[str, str]:
    """The name and its parts, from columns that hold the parts: "Berg, van der" is a family name, too."""
    given = {part: values.get(field, "") for field, part in _PARTS.items()}
    family = split_name(given["family"])
    if family.family and not (family.given or family.initials):
        given["family"] = family.family
        if _small(family.infix) not in _small(given["infix"]):
            given["infix"] = " ".join(filter(None, (given["infix"], family.infix)))
    if given["title_before"] and split_name(f"Anna Berg, {given['title_before']}").title_after:
        # "MSc" in a column of titles comes after the name all the same.
        given |= {"title_before": "", "title_after": given["title_after"] or given["title_before"]}
    parts = PersonName(**given)
    found = {field: given[part] for field, part in _PARTS.items() if given[part] or values.get(field)}
    return found | {"label": _spoken(parts)}


def without_titles(values: Mapping[str, str]) -> dict[str, str]:
    """The name without titles and in the order in which it is spoken, and the titles by themselves."""
    plain = plain_name(values["label"])
    return {
        field: _with(values.get(field, ""), text) if field in _TITLES else text
        for field, text in plain.items()
        if field == "label" or field in _TITLES or not values.get(field)
    }


def _with(said: str, more: str) -> str:
    return said if _small(more) in _small(said) else " ".join(filter(None, (said, more)))


def _small(text: str) -> str:
    return "".join(text.casefold().split())


@lru_cache(maxsize=10_000)
def plain_name(written: str) -> dict[str, str]:
    """The name as it is spoken, with its titles and what else is not spoken; nothing where that is all of it.

    Initials beside a given name stay with the other parts of the name: "Smit, M.E. (Marieke)".
    """
    parts = split_name(written)
    if not parts.family or ", " in parts.family or not any(letter.isupper() for letter in written):
        return {}
    titles = {"title_before": parts.title_before, "title_after": parts.title_after}
    said = {field: text for field, text in titles.items() if text}
    if not said and "," not in written:
        return {}
    if parts.initials and parts.given:
        said |= {field: text for field, part in _PARTS.items() if (text := getattr(parts, part))}
    return {"label": _spoken(parts), **said}


def _spoken(parts: PersonName) -> str:
    initials = "" if parts.given else parts.initials
    return join_name(replace(parts, title_before="", title_after="", initials=initials))
