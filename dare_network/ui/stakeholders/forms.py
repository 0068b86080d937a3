"""The forms of people, organisations, affiliations and ties."""

from dataclasses import asdict
from datetime import date
from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.contacts import CONTACT
from dare_network.domain.drafts.network import (
    AffiliationDraft,
    OrganisationDraft,
    PersonDraft,
    TieDraft,
)
from dare_network.domain.fields import fields_of
from dare_network.domain.records.custom_fields import CustomSubject, subject_of
from dare_network.domain.records.names import Names
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.profiles import Profile
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services import removing
from dare_network.services import stakeholders as service
from dare_network.ui import choice, loaders
from dare_network.ui.forms.custom_fields import custom_first, custom_form_fields, gathered
from dare_network.ui.forms.draft_fields import draft_fields, filled_and_empty, first_and_later
from dare_network.ui.forms.form import Field, Values, Widget, form, save
from dare_network.ui.forms.record_forms import save_at
from dare_network.ui.markup import plain
from dare_network.ui.navigation import ask_record
from dare_network.ui.page import show_refusal
from dare_network.ui.stakeholders.likely import with_likely
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.periods import period


def new_person(viewer: Viewer, key: str) -> bool:
    """Add a person."""
    fields, more = first_and_later(
        [*draft_fields(viewer, PersonDraft), *custom_form_fields(CustomSubject.PERSON)]
    )
    head, (fields, more) = with_likely(viewer, True, key, fields, more)
    filled = form(fields, {}, _("Add person"), key, more, head)
    if filled is None:
        return False

    def add() -> None:
        ask_record(service.add_person(loaders.engine(), viewer, check(PersonDraft, gathered(filled))))

    return save(add, [*head.fields, *fields, *more], key)


def new_organisation(viewer: Viewer, key: str) -> bool:
    """Add an organisation."""
    fields, more = first_and_later(
        [*draft_fields(viewer, OrganisationDraft), *custom_form_fields(CustomSubject.ORGANISATION)]
    )
    head, (fields, more) = with_likely(viewer, False, key, fields, more)
    filled = form(fields, {}, _("Add organisation"), key, more, head)
    if filled is None:
        return False

    def add() -> None:
        draft = check(OrganisationDraft, gathered(filled))
        ask_record(service.add_organisation(loaders.engine(), viewer, draft))

    return save(add, [*head.fields, *fields, *more], key)


def edit_stakeholder(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Change a person or an organisation."""
    draft: type[PersonDraft | OrganisationDraft] = PersonDraft if who.is_person else OrganisationDraft
    values = asdict(who) | custom_first(who.custom)
    asked = [*draft_fields(viewer, draft), *custom_form_fields(subject_of(who.kind), who.custom)]
    fields, empty = filled_and_empty(asked, values)

    def change(filled: Values, version: int) -> None:
        handed_in = check(draft, gathered(filled, who.custom))
        service.change_stakeholder(loaders.engine(), viewer, who.id, version, handed_in)

    return save_at(who.version, fields, values, _("Save"), key, change, more=empty)


def correct_contact(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Change how somebody is reached, who counts as verified by that."""
    draft: type[PersonDraft | OrganisationDraft] = PersonDraft if who.is_person else OrganisationDraft
    named, values = fields_of(draft), asdict(who)
    asked = [name for name, about in named.items() if about.fold == CONTACT]
    fields, empty = filled_and_empty(draft_fields(viewer, draft, only=asked), values)

    def change(filled: Values, version: int) -> None:
        kept = {name: getattr(who, name) for name in named}
        handed_in = gathered({**kept, **filled, "checked_on": loaders.today()}, who.custom)
        service.change_stakeholder(loaders.engine(), viewer, who.id, version, check(draft, handed_in))

    return save_at(who.version, fields, values, _("Save"), key, change, more=empty)


def new_affiliation(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Note that a person works at an organisation, from either side."""
    end = "person_id" if who.is_person else "organisation_id"
    fields, more = first_and_later(draft_fields(viewer, AffiliationDraft, without={end}))
    filled = form(fields, {}, _("Add"), key, more)
    if filled is None:
        return False
    return save(
        lambda: service.add_affiliation(
            loaders.engine(), viewer, check(AffiliationDraft, {**filled, end: who.id})
        ),
        [*fields, *more],
        key,
    )


def new_tie(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Note a tie from this stakeholder to another."""
    everyone = choices.everyone(loaders.names(viewer))
    others = {other: name for other, name in everyone.items() if other != who.id}
    asked = draft_fields(viewer, TieDraft, {"to_id": {"options": others}}, without={"from_id", "checked_on"})
    fields, more = first_and_later([*asked, *custom_form_fields(CustomSubject.TIE)])
    filled = form(fields, {}, _("Add tie"), key, more)
    if filled is None:
        return False
    return save(
        lambda: service.add_tie(
            loaders.engine(), viewer, check(TieDraft, {**gathered(filled), "from_id": who.id})
        ),
        [*fields, *more],
        key,
    )


def end_something(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Note the last day of an affiliation or a tie, which is kept."""
    names = loaders.names(viewer)
    running = _running(loaders.profile(viewer, who.id, 0))
    fields = [
        Field(
            "record",
            _("What has ended"),
            Widget.CHOICE,
            {each.id: described(names, each, who) for each in running.values()},
            required=True,
        ),
        Field("until_on", _("Last day"), Widget.DAY, required=True),
    ]
    filled = form(fields, {"until_on": loaders.today()}, _("Note the end"), key)
    if filled is None:
        return False
    ended, until_on = filled["record"], filled["until_on"]
    if not isinstance(ended, UUID) or not isinstance(until_on, date):
        show_refusal(InvalidInputError(_("Choose what has ended, and its last day.")))
        return False
    record = running[ended]
    end = service.end_tie if isinstance(record, Tie) else service.end_affiliation
    return save(partial(end, loaders.engine(), viewer, ended, record.version, until_on), fields, key)


def correct_something(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Correct an affiliation or a tie, or remove one that was never right."""
    names = loaders.names(viewer)
    known = loaders.profile(viewer, who.id, 0)
    listed: list[Affiliation | Tie] = [*known.affiliations, *known.ties]
    records = {each.id: each for each in listed}
    options = {each.id: described(names, each, who) for each in records.values()}
    if not records:
        st.info(_("Nothing ties this record to others."))
        return False
    chosen = choice.one(_("What is wrong"), options, f"{key}.record", placeholder=_("Choose"))
    if chosen is None:
        return False
    record, place = records[chosen], f"{key}.{chosen}"
    if _correct(viewer, record, place):
        return True
    st.caption(
        _("What has ended is noted as ended. Remove only what was never right; it can be brought back.")
    )
    if not st.button(_("Remove"), key=f"{place}.remove", icon=":material/delete:"):
        return False
    remove = removing.remove_tie if isinstance(record, Tie) else removing.remove_affiliation
    return save(
        partial(remove, loaders.engine(), viewer, record.id, record.version),
        [],
        place,
        lambda: _("Removed. Under Duplicates, Decided, it can be brought back."),
    )


def _correct(viewer: Viewer, record: Affiliation | Tie, key: str) -> bool:
    if isinstance(record, Tie):
        return _correct_tie(viewer, record, key)
    values = asdict(record)
    fields, empty = filled_and_empty(draft_fields(viewer, AffiliationDraft), values)

    def change(filled: Values, version: int) -> None:
        draft = check(AffiliationDraft, filled)
        service.change_affiliation(loaders.engine(), viewer, record.id, version, draft)

    return save_at(record.version, fields, values, _("Save"), key, change, more=empty)


def _correct_tie(viewer: Viewer, tie: Tie, key: str) -> bool:
    values = asdict(tie) | custom_first(tie.custom)
    asked = [*draft_fields(viewer, TieDraft), *custom_form_fields(CustomSubject.TIE, tie.custom)]
    fields, empty = filled_and_empty(asked, values)

    def change(filled: Values, version: int) -> None:
        draft = check(TieDraft, gathered(filled, tie.custom))
        service.change_tie(loaders.engine(), viewer, tie.id, version, draft)

    return save_at(tie.version, fields, values, _("Save"), key, change, more=empty)


def remove_somebody(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Remove somebody whom nothing refers to."""
    st.write(
        plain(
            _(
                "“{name}” is removed where nothing refers to it. "
                "Under Duplicates, Decided, it can be brought back."
            ).format(name=who.label)
        )
    )
    if not st.button(_("Remove"), key=f"{key}.sure", type="primary"):
        return False

    def remove() -> None:
        removing.remove_stakeholder(loaders.engine(), viewer, who.id, who.version)
        ask_record(None)

    return save(remove, [], key, lambda: _("“{name}” was removed.").format(name=who.label))


def _running(known: Profile) -> dict[UUID, Affiliation | Tie]:
    today = loaders.today()
    records: list[Affiliation | Tie] = [*known.affiliations, *known.ties]
    return {each.id: each for each in records if each.until_on is None or each.until_on > today}


def described(names: Names, record: Affiliation | Tie, who: Stakeholder) -> str:
    """Say where somebody works, or to whom a tie leads, and for how long."""
    if isinstance(record, Affiliation):
        other = record.organisation_id if who.is_person else record.person_id
        parts = [name_of(names, other), record.role, period(record)]
    else:
        kind = loaders.reference().tie_type(record.type_id)
        outward = record.from_id == who.id
        label = record.type_id if kind is None else kind.label if outward else kind.inverse
        parts = [label, name_of(names, record.to_id if outward else record.from_id), period(record)]
    return " · ".join(part for part in parts if part)
