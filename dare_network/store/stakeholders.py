"""Queries on people, organisations, affiliations and ties."""

from collections.abc import Collection, Sequence
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import NotFoundError
from dare_network.language import _, pick
from dare_network.store.rows import load
from dare_network.store.shown import instead, people
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.tables.reference import TieTypeRow
from dare_network.store.transaction import Transaction

_STAKEHOLDER = table_of(StakeholderRow)
_AFFILIATION = table_of(AffiliationRow)
_TIE = table_of(TieRow)
BY_NAME = sa.func.lower(_STAKEHOLDER.c.name)
LATEST_FIRST = _AFFILIATION.c.from_on.desc().nulls_last()


def list_stakeholders(transaction: Transaction, cleared: Clearance) -> tuple[Stakeholder, ...]:
    """Everyone that this viewer may see, by name."""
    return load(
        transaction,
        StakeholderRow,
        Stakeholder,
        *people(cleared),
        order_by=(BY_NAME,),
        instead=instead(cleared, StakeholderRow, Stakeholder),
    )


def stakeholder_labels(transaction: Transaction, cleared: Clearance) -> dict[UUID, str]:
    """Return how everyone whom this viewer may see is called in the reader's language."""
    query = sa.select(_STAKEHOLDER.c.id, _STAKEHOLDER.c.name, _STAKEHOLDER.c.name_nl).where(*people(cleared))
    return {key: pick(name, name_nl) for key, name, name_nl in transaction.connection.execute(query)}


def get_stakeholder(transaction: Transaction, cleared: Clearance, stakeholder_id: UUID) -> Stakeholder:
    """One stakeholder. Raises NotFoundError."""
    found = load(
        transaction,
        StakeholderRow,
        Stakeholder,
        _STAKEHOLDER.c.id == stakeholder_id,
        *people(cleared),
        instead=instead(cleared, StakeholderRow, Stakeholder),
    )
    if not found:
        raise NotFoundError(_("There is no such person or organisation."))
    return found[0]


def list_affiliations(transaction: Transaction, cleared: Clearance) -> tuple[Affiliation, ...]:
    """List who works where; nothing for a viewer who sees no people."""
    if not cleared.people:
        return ()
    return load(transaction, AffiliationRow, Affiliation, order_by=(LATEST_FIRST,))


def affiliations_of(transaction: Transaction, cleared: Clearance, who: UUID) -> tuple[Affiliation, ...]:
    """Return where somebody works, or who works there; nothing for a viewer who sees no people."""
    if not cleared.people:
        return ()
    ends = (_AFFILIATION.c.person_id == who) | (_AFFILIATION.c.organisation_id == who)
    return load(transaction, AffiliationRow, Affiliation, ends, order_by=(LATEST_FIRST,))


def list_ties(transaction: Transaction, cleared: Clearance) -> tuple[Tie, ...]:
    """The stated ties between stakeholders that this viewer may see."""
    return _ties(transaction, cleared)


def ties_of(transaction: Transaction, cleared: Clearance, who: UUID) -> tuple[Tie, ...]:
    """The stated ties of one stakeholder to others that this viewer may see."""
    return _ties(transaction, cleared, (_TIE.c.from_id == who) | (_TIE.c.to_id == who))


def _ties(transaction: Transaction, cleared: Clearance, *ends: sa.ColumnElement[bool]) -> tuple[Tie, ...]:
    return load(transaction, TieRow, Tie, *ends, *open_ties(cleared), instead=instead(cleared, TieRow, Tie))


def open_ties(cleared: Clearance) -> Sequence[sa.ColumnElement[bool]]:
    """The conditions under which this reader may see a tie: he sees both ends."""
    if cleared.people:
        return ()
    organisations = sa.select(_STAKEHOLDER.c.id).where(*people(cleared))
    return _TIE.c.from_id.in_(organisations), _TIE.c.to_id.in_(organisations)


def tie_between(
    transaction: Transaction, type_id: str, from_id: UUID, to_id: UUID, without: UUID | None = None
) -> UUID | None:
    """The tie of this type between these ends that has not ended; None where there is none but `without`.

    A tie of a type without direction is the same from either end.
    """
    kind = table_of(TieTypeRow)
    onwards = (_TIE.c.from_id == from_id) & (_TIE.c.to_id == to_id)
    back = (_TIE.c.from_id == to_id) & (_TIE.c.to_id == from_id) & ~kind.c.directed
    query = (
        sa.select(_TIE.c.id)
        .join(kind, kind.c.id == _TIE.c.type_id)
        .where(_TIE.c.type_id == type_id, _TIE.c.until_on.is_(None), onwards | back)
    )
    if without:
        query = query.where(_TIE.c.id != without)
    return transaction.connection.scalar(query.limit(1))


def lock_stakeholders(transaction: Transaction, keys: Collection[UUID]) -> None:
    """Let everybody else who holds one of these wait for the end, so that what is read after it stays true.

    SQLite has one writer at a time anyway.
    """
    # In one order, so that two writers never wait for each other.
    query = sa.select(_STAKEHOLDER.c.id).where(_STAKEHOLDER.c.id.in_(keys)).order_by(_STAKEHOLDER.c.id)
    if transaction.connection.dialect.name == "postgresql":
        transaction.connection.execute(query.with_for_update(key_share=True))


def rors_beside(transaction: Transaction, keys: Collection[UUID]) -> set[str]:
    """The ROR identifiers that anybody but these has."""
    query = sa.select(_STAKEHOLDER.c.ror_id).where(
        _STAKEHOLDER.c.ror_id.is_not(None), _STAKEHOLDER.c.id.not_in(keys)
    )
    return set(transaction.connection.scalars(query))


def kinds_of(transaction: Transaction, keys: Sequence[UUID]) -> dict[UUID, StakeholderKind]:
    """Return whether each of these is a person or an organisation; unknown ones are left out."""
    query = sa.select(_STAKEHOLDER.c.id, _STAKEHOLDER.c.kind).where(_STAKEHOLDER.c.id.in_(keys))
    return {key: kind for key, kind in transaction.connection.execute(query)}
