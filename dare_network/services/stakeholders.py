"""Keeping people, organisations, affiliations and ties."""

from datetime import date
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.audit import Event
from dare_network.domain.records.custom_fields import CustomSubject, subject_of
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right, StakeholderKind
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.language import _
from dare_network.services.checks import check_end
from dare_network.services.clearance import clearance
from dare_network.services.custom_fields import with_custom
from dare_network.services.whereabouts import refuse_merged
from dare_network.store.audit import list_events, of_roles_only
from dare_network.store.change_sets import keys_of
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.notes import note_keys
from dare_network.store.stakeholders import get_stakeholder, kinds_of, lock_stakeholders, tie_between
from dare_network.store.unit_of_work import UnitOfWork

_EVENTS = 200
"""The number of events that a history shows, the newest of all."""


def add_person(engine: Engine, viewer: Viewer, draft: PersonDraft) -> UUID:
    """Add a person and return the new key."""
    return _add_stakeholder(engine, viewer, draft)


def add_organisation(engine: Engine, viewer: Viewer, draft: OrganisationDraft) -> UUID:
    """Add an organisation and return the new key."""
    return _add_stakeholder(engine, viewer, draft)


def change_stakeholder(
    engine: Engine,
    viewer: Viewer,
    stakeholder_id: UUID,
    version: int,
    draft: PersonDraft | OrganisationDraft,
) -> None:
    """Save a person or an organisation as read at `version`.

    Raises ConflictError where somebody else saved first.
    """
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        refuse_merged(unit, stakeholder_id)
        if unit.current(Stakeholder, stakeholder_id)["kind"] != _kind_of(draft):
            raise InvalidInputError(_("A person cannot become an organisation, nor the other way round."))
        stored = unit.current(Stakeholder, stakeholder_id)["custom"]
        values = with_custom(unit, draft.values(), subject_of(_kind_of(draft)), stored)
        unit.change(Stakeholder, stakeholder_id, values, version)


def add_affiliation(engine: Engine, viewer: Viewer, draft: AffiliationDraft) -> UUID:
    """Note that a person works at an organisation and return the new key."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        _check_ends(unit, draft)
        return unit.add(Affiliation, draft.values())


def add_tie(engine: Engine, viewer: Viewer, draft: TieDraft) -> UUID:
    """Note a tie and return the new key. Raises ConflictError where the same tie holds already."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        lock_stakeholders(unit.transaction, [draft.from_id, draft.to_id])
        refuse_merged(unit, draft.from_id, draft.to_id)
        if tie_between(unit.transaction, draft.type_id, draft.from_id, draft.to_id):
            raise ConflictError(_("This tie is already noted."))
        return unit.add(Tie, with_custom(unit, draft.values(), CustomSubject.TIE))


def change_affiliation(
    engine: Engine, viewer: Viewer, affiliation_id: UUID, version: int, draft: AffiliationDraft
) -> None:
    """Save an affiliation as read at `version`. Raises ConflictError where somebody else saved first."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        _check_ends(unit, draft)
        unit.change(Affiliation, affiliation_id, draft.values(), version)


def change_tie(engine: Engine, viewer: Viewer, tie_id: UUID, version: int, draft: TieDraft) -> None:
    """Save a tie as read at `version`.

    Raises ConflictError where somebody else saved first, or where another tie already says the same.
    """
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        lock_stakeholders(unit.transaction, [draft.from_id, draft.to_id])
        refuse_merged(unit, draft.from_id, draft.to_id)
        known = tie_between(unit.transaction, draft.type_id, draft.from_id, draft.to_id, without=tie_id)
        if known and draft.until_on is None:
            raise ConflictError(_("This tie is already noted."))
        stored = unit.current(Tie, tie_id)["custom"]
        unit.change(Tie, tie_id, with_custom(unit, draft.values(), CustomSubject.TIE, stored), version)


def history(engine: Engine, viewer: Viewer, stakeholder_id: UUID) -> tuple[Event, ...]:
    """Return what was done to somebody, to ties, affiliations and notes, and to whom was merged into it."""
    require(viewer, Right.SEE_PEOPLE)
    with read_transaction(engine) as transaction:
        cleared = clearance(viewer)
        get_stakeholder(transaction, cleared, stakeholder_id)
        keys = keys_of(transaction, cleared, stakeholder_id)
        keys |= note_keys(transaction, cleared, stakeholder_id)
        events = list_events(transaction, cleared, [str(key) for key in keys], _EVENTS)
        return of_roles_only(transaction, events, stakeholder_id)


def end_affiliation(
    engine: Engine, viewer: Viewer, affiliation_id: UUID, version: int, until_on: date
) -> None:
    """Note the last day of an affiliation, which is kept."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        check_end(unit.current(Affiliation, affiliation_id)["from_on"], until_on)
        unit.change(Affiliation, affiliation_id, {"until_on": until_on, "until_precision": None}, version)


def end_tie(engine: Engine, viewer: Viewer, tie_id: UUID, version: int, until_on: date) -> None:
    """Note the last day of a tie, which is kept."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        check_end(unit.current(Tie, tie_id)["from_on"], until_on)
        unit.change(Tie, tie_id, {"until_on": until_on, "until_precision": None}, version)


def _add_stakeholder(engine: Engine, viewer: Viewer, draft: PersonDraft | OrganisationDraft) -> UUID:
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        kind = _kind_of(draft)
        values = with_custom(unit, draft.values(), subject_of(kind))
        return unit.add(Stakeholder, values | {"kind": kind})


def _kind_of(draft: PersonDraft | OrganisationDraft) -> StakeholderKind:
    person = isinstance(draft, PersonDraft)
    return StakeholderKind.PERSON if person else StakeholderKind.ORGANISATION


def _check_ends(unit: UnitOfWork, draft: AffiliationDraft) -> None:
    refuse_merged(unit, draft.person_id, draft.organisation_id)
    kinds = kinds_of(unit.transaction, [draft.person_id, draft.organisation_id])
    fields = {}
    if kinds.get(draft.person_id) is not StakeholderKind.PERSON:
        fields["person_id"] = _("Choose a person.")
    if kinds.get(draft.organisation_id) is not StakeholderKind.ORGANISATION:
        fields["organisation_id"] = _("Choose an organisation.")
    if fields:
        raise InvalidInputError(_("Some fields need another look."), fields)
