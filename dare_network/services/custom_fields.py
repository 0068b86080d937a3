"""Fields of an office's own: defining them, and checking what records hold in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft, CustomLabelsDraft
from dare_network.domain.records.custom_fields import (
    CustomField,
    CustomKind,
    CustomSubject,
    custom_values,
)
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.custom_values import canonical
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.store.custom_fields import list_custom_fields
from dare_network.store.engine import unit_of_work
from dare_network.store.unit_of_work import UnitOfWork
from dare_network.words.cutting import folded_words

_LONGEST = 40


def add_custom_field(engine: Engine, viewer: Viewer, draft: CustomFieldDraft) -> str:
    """Define a field and return its id."""
    require(viewer, Right.DEFINE)
    with unit_of_work(engine, viewer) as unit:
        known = list_custom_fields(unit.transaction)
        _refuse_double(known, draft, draft.subject)
        key = _new_id(draft.label_en or draft.label_nl, {each.id for each in known})
        position = max((each.position for each in known), default=0) + 1
        unit.add_all(CustomField, [draft.values() | {"id": key, "position": position}])
    return key


def change_custom_field(
    engine: Engine, viewer: Viewer, field_id: str, version: int, draft: CustomLabelsDraft
) -> None:
    """Change the names and the choices of a field as read at `version`; what records hold stays.

    Raises ConflictError where somebody else saved first.
    """
    require(viewer, Right.DEFINE)
    with unit_of_work(engine, viewer) as unit:
        stored = unit.current(CustomField, field_id)
        others = [each for each in list_custom_fields(unit.transaction) if each.id != field_id]
        _refuse_double(others, draft, stored["subject"])
        if stored["kind"] == CustomKind.CHOICE and not draft.choices:
            raise InvalidInputError(_("Some fields need another look."), {"choices": _no_choices()})
        unit.change(CustomField, field_id, draft.values(), version)


def retire_custom_field(
    engine: Engine, viewer: Viewer, field_id: str, version: int, retired: bool = True
) -> None:
    """Offer a field no longer, or again; what records hold in it stays and is shown."""
    require(viewer, Right.DEFINE)
    with unit_of_work(engine, viewer) as unit:
        unit.change(CustomField, field_id, {"retired": retired}, version)


def with_custom(
    unit: UnitOfWork,
    values: Mapping[str, Any],
    subject: CustomSubject,
    stored: Iterable[tuple[str, str]] = (),
) -> dict[str, Any]:
    """The values of a draft with those of an office's own fields as they are stored.

    What is in them already may stay. Raises InvalidInputError with a sentence for each that will not do.
    """
    had = dict(stored)
    known = {each.id: each for each in list_custom_fields(unit.transaction)} if values["custom"] else {}
    found, wrong = {}, {}
    for key, text in values["custom"]:
        field = known.get(key)
        if text == had.get(key):
            found[key] = text
        elif field is None or not field.describes(subject):
            wrong[f"custom:{key}"] = _("There is no such field.")
        else:
            try:
                found[key] = canonical(field, text)
            except InvalidInputError as error:
                wrong[f"custom:{key}"] = str(error)
    if wrong:
        raise InvalidInputError(_("Some fields need another look."), wrong)
    return {**values, "custom": custom_values(found)}


def _refuse_double(known: Iterable[CustomField], draft: CustomLabelsDraft, subject: CustomSubject) -> None:
    mine = {name.casefold() for name in (draft.label_en, draft.label_nl) if name}
    for each in known:
        both = each.describes(subject) or each.subject in _within(subject)
        if both and mine & {each.label_en.casefold(), each.label_nl.casefold()}:
            reason = _("There is a field of this name already.")
            raise InvalidInputError(reason, {"label_nl": reason})


def _within(subject: CustomSubject) -> tuple[CustomSubject, ...]:
    if subject is CustomSubject.STAKEHOLDER:
        return CustomSubject.STAKEHOLDER, CustomSubject.PERSON, CustomSubject.ORGANISATION
    return (subject,)


def _new_id(label: str, taken: set[str]) -> str:
    """Return what files and events call it: the words of its first name, which it keeps."""
    stem = "_".join(folded_words(label))[:_LONGEST] or "field"
    numbered = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)


def _no_choices() -> str:
    return _("Name at least one value that can be chosen.")
