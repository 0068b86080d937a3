"""Rules by which two records become one: which values stay, and which ties are the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.fields import About, Kind, fields_of
from dare_network.domain.partial_days import PartialDay
from dare_network.domain.person_names import split_name, with_earlier
from dare_network.domain.records.custom_fields import custom_values
from dare_network.domain.records.network import Stakeholder
from dare_network.language import _

Values = Mapping[str, Any]


class Keep(StrEnum):
    """The side of which a field is kept when two records are merged."""

    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


CUSTOM = "custom:"
"""Stands before the id of an office's own field in the name of a choice."""
EMPTY: tuple[object, ...] = (None, "", (), False)
_JOINED = frozenset({Kind.TEXT, Kind.LINK})
_OWN = frozenset(
    {"id", "version", "sample", "from_id", "to_id", "person_id", "organisation_id", "meeting_id"}
)
_TEXTS = frozenset({"source", "note", "role"})
_TOLD = ("description", "source")
_REACHED = ("email", "email_2", "phone")


def merged_fields(who: Stakeholder) -> Mapping[str, About]:
    """Return the fields that are kept of one record or the other, by name."""
    # Of lists, addresses and telephones all is kept.
    return {name: about for name, about in _fields(who).items() if not about.several and name not in _REACHED}


def open_fields(kept: Stakeholder, gone: Stakeholder) -> Mapping[str, Keep]:
    """Return the fields in which both say something else, each with the side that is likelier right.

    What was verified last counts, and the name that says more.
    """
    found = {
        name: _likelier(name, kept, gone)
        for name, about in merged_fields(kept).items()
        if getattr(kept, name) not in EMPTY
        and getattr(gone, name) not in EMPTY
        and getattr(kept, name) != getattr(gone, name)
    }
    mine, other = dict(kept.custom), dict(gone.custom)
    return found | {f"{CUSTOM}{key}": Keep.KEPT for key in mine if mine[key] != other.get(key, mine[key])}


def may_keep_both(about: About) -> bool:
    """Return whether a field can hold what both records say."""
    return about.kind in _JOINED


def merged_values(kept: Stakeholder, gone: Stakeholder, keeps: Mapping[str, Keep]) -> dict[str, Any]:
    """Return what the kept record holds afterwards; what is not chosen is as in `open_fields`."""
    chosen = {**open_fields(kept, gone), **keeps}
    values = {
        name: _merged(getattr(kept, name), getattr(gone, name), chosen.get(name, Keep.KEPT))
        for name in merged_fields(kept)
    }
    taken = {key: text for key, text in gone.custom if chosen.get(f"{CUSTOM}{key}") is Keep.GONE}
    values["custom"] = custom_values({**dict(gone.custom), **dict(kept.custom), **taken})
    values |= {
        name: tuple(dict.fromkeys((*getattr(kept, name), *getattr(gone, name))))
        for name, about in _fields(kept).items()
        if about.several and name != "custom"
    }
    values |= _reached(kept, gone, values)
    now = [values["name"], values.get("name_nl", "")]
    former = (gone.name, gone.name_nl, *gone.earlier_names)
    values["earlier_names"] = () if values.get("by_role") else with_earlier(kept.earlier_names, former, now)
    # What a user has noted does not go with the sample.
    return values | {"sample": kept.sample and gone.sample}


def is_same_tie(one: Values, other: Values) -> bool:
    """Return whether two ties between the same ends, or two affiliations, are one that was noted twice.

    Somebody may have left and come back: then they are two.
    """
    if one.get("role") and other.get("role") and one["role"].casefold() != other["role"].casefold():
        return False
    if one["until_on"] is None and other["until_on"] is None:
        return True
    if None in (one["until_on"], other["until_on"]):
        # One is known to have ended, and the other to have begun on the same day.
        return None not in (one["from_on"], other["from_on"]) and _agree(one, other, "from")
    return _agree(one, other, "until") and _agree(one, other, "from")


def told_by_both(one: Values, other: Values) -> dict[str, Any]:
    """Return what changes of a record when all that the other says besides is added to it."""
    changes = {name: _together(name, one[name], value) for name, value in other.items() if name not in _OWN}
    for side in ("from", "until"):
        if f"{side}_on" in changes:
            changes |= _day_of_both(one, other, side)
    changes["sample"] = one["sample"] and other["sample"]
    return {name: value for name, value in changes.items() if value != one[name]}


def without_change(now: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return a list as others left it, without what one change added to it and with what that took."""
    kept = [each for each in now if each in before or each not in after]
    return [*kept, *(each for each in before if each not in after and each not in kept)]


def names_of(values: Values) -> Sequence[str]:
    """All that somebody with these values is and was called."""
    return [name for name in (values["name"], values["name_nl"], *values["earlier_names"]) if name]


def earlier_names_after(
    earlier: Sequence[str], gone: Iterable[str], before: Values, now: Values
) -> list[str]:
    """Return the earlier names of somebody from whom the one that was merged into him is parted again.

    The names of that one are none of his, but for those that both had; his own from `before` is one.
    """
    own = names_of(before)
    strange = set(gone) - set(own)
    left = [name for name in earlier if name not in strange]
    return list(with_earlier(left, (before["name"], before["name_nl"]), (now["name"], now["name_nl"])))


def body_hindrance(gone: Stakeholder) -> str | None:
    """Return why a record cannot be merged into another; None where it can."""
    if gone.is_body:
        return _("“{name}” is one of the bodies that the product comes with: keep it.").format(
            name=gone.label
        )
    return None


def role_hindrance(one: Stakeholder, other: Stakeholder) -> str | None:
    """Return why two cannot be one of whom of one only the role is kept; None of all others."""
    if one.by_role == other.by_role:
        return None
    role, named = (one, other) if one.by_role else (other, one)
    return _(
        "Of “{role}” only the role is kept and no name, and “{name}” is a person with a name: "
        "they cannot be one."
    ).format(role=role.label, name=named.label)


def _fields(who: Stakeholder) -> Mapping[str, About]:
    return fields_of(PersonDraft if who.is_person else OrganisationDraft)


def _reached(kept: Stakeholder, gone: Stakeholder, values: Values) -> dict[str, Any]:
    """All addresses and telephones of both, each once: the main ones of the kept record stay so."""
    mails = _each_once((kept.email, kept.email_2, gone.email, gone.email_2), str.casefold)
    first, second, *rest = (*mails, "", "")
    main, *others = (*_each_once((kept.phone, gone.phone), _digits), "")
    listed = {mail.casefold() for mail in values["further_emails"]}
    return {
        "email": first,
        "email_2": second,
        "further_emails": (*values["further_emails"], *(m for m in rest if m and m.casefold() not in listed)),
        "phone": main,
        "further_phones": tuple(dict.fromkeys((*values["further_phones"], *filter(None, others)))),
    }


def _each_once(texts: Iterable[str], told_by: Callable[[str], str]) -> Sequence[str]:
    """These texts without empty ones and without other spellings of one before."""
    found: dict[str, str] = {}
    for text in filter(None, texts):
        found.setdefault(told_by(text), text)
    return tuple(found.values())


def _digits(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit()) or phone


def _likelier(name: str, kept: Stakeholder, gone: Stakeholder) -> Keep:
    if name in _TOLD:
        return Keep.BOTH
    if name == "name":
        if kept.is_person and _says(gone.name) != _says(kept.name):
            return Keep.GONE if _says(gone.name) > _says(kept.name) else Keep.KEPT
        return Keep.KEPT
    if name in ("given_name", "infix", "family_name", "initials", "title_before", "title_after"):
        return Keep.KEPT
    if gone.checked_on and (kept.checked_on is None or kept.checked_on < gone.checked_on):
        return Keep.GONE
    return Keep.KEPT


def _says(name: str) -> int:
    """Return how much a name says: a given name more than initials, and small letters more than capitals."""
    parts = split_name(name)
    return 2 * bool(parts.given) + (not name.isupper())


def _merged(mine: Any, other: Any, keep: Keep) -> Any:
    if mine in EMPTY:
        return other
    if other in EMPTY or keep is Keep.KEPT or mine == other:
        return mine
    return other if keep is Keep.GONE else f"{mine}\n{other}"


def _together(name: str, mine: Any, other: Any) -> Any:
    if name == "custom":
        return custom_values({**dict(other), **dict(mine)})
    if isinstance(mine, tuple):
        return tuple(dict.fromkeys((*mine, *other)))
    if mine in EMPTY or other in EMPTY or mine == other:
        return other if mine in EMPTY else mine
    if name == "checked_on":
        return max(mine, other)
    return f"{mine}; {other}" if name in _TEXTS and other not in mine else mine


def _agree(one: Values, other: Values, side: str) -> bool:
    """Return whether two days can be the same, as far as each is known."""
    days = [each[f"{side}_on"] for each in (one, other)]
    return None in days or days[0] == days[1] or _lies_in(one, other, side) or _lies_in(other, one, side)


def _lies_in(one: Values, other: Values, side: str) -> bool:
    """Return whether the one day lies in the month or year that is all that is known of the other."""
    day, whole, precision = one[f"{side}_on"], other[f"{side}_on"], other.get(f"{side}_precision")
    if not precision:
        return False
    known = PartialDay.of(whole, precision)
    return bool(known.first <= day <= known.last)


def _day_of_both(one: Values, other: Values, side: str) -> dict[str, Any]:
    """The first or last day of both: the one that is known, the more exact one, or the earlier one."""
    day = f"{side}_on"
    known = [each for each in (one, other) if each[day]]
    if len(known) == 2 and not _lies_in(known[0], known[1], side):
        known = known[1:] if _lies_in(known[1], known[0], side) else sorted(known, key=lambda each: each[day])
    chosen = known[0] if known else one
    return {name: chosen.get(name) for name in (day, f"{side}_precision") if name in one}
