"""Integrity of the store: what constraints cannot say is checked here."""

from collections.abc import Iterator

import sqlalchemy as sa

from dare_network.domain.identifiers import canonical_orcid, canonical_ror
from dare_network.domain.rules.minutes_digest import digest_of
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.language import _, ngettext
from dare_network.store.following import count_out_of_step
from dare_network.store.limits import allow_time
from dare_network.store.minutes import list_frozen_minutes
from dare_network.store.search import index
from dare_network.store.search.updating import count_faults
from dare_network.store.tables.base import records, table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.transaction import Transaction
from dare_network.store.vocabularies import unknown_values


def find_faults(transaction: Transaction) -> Iterator[str]:
    """Sentences about what is wrong, one each."""
    allow_time(transaction.connection)
    yield from _database_faults(transaction)
    yield from _unaudited(transaction)
    yield from _wrong_ends(transaction)
    yield from _wrong_identifiers(transaction)
    yield from _unknown_values(transaction)
    yield from _search_faults(transaction)
    yield from _changed_minutes(transaction)


def _database_faults(transaction: Transaction) -> Iterator[str]:
    connection = transaction.connection
    if connection.dialect.name != "sqlite":
        return
    for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if verdict != "ok":
            yield _("The database file is damaged: {verdict}").format(verdict=verdict)
    for table, *_rest in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _("A record in “{table}” refers to one that does not exist.").format(table=table)


def _unaudited(transaction: Transaction) -> Iterator[str]:
    event = table_of(EventRow)
    for row in records():
        table = table_of(row)
        noted = {
            text
            for (text,) in transaction.connection.execute(
                sa.select(event.c.entity_id).where(event.c.entity == row.entity)
            )
        }
        keys = transaction.connection.scalars(sa.select(table.c.id))
        missing = [str(key) for key in keys if str(key) not in noted]
        if missing:
            sentence = _("No event says who added these in “{table}”: {count} in all, such as {key}.")
            yield sentence.format(count=len(missing), table=table.name, key=missing[0])


def _wrong_ends(transaction: Transaction) -> Iterator[str]:
    affiliation, stakeholder = table_of(AffiliationRow), table_of(StakeholderRow)
    ends = (
        (affiliation.c.person_id, StakeholderKind.PERSON),
        (affiliation.c.organisation_id, StakeholderKind.ORGANISATION),
    )
    for column, kind in ends:
        query = (
            sa.select(affiliation.c.id)
            .join(stakeholder, stakeholder.c.id == column)
            .where(stakeholder.c.kind != kind)
        )
        for (key,) in transaction.connection.execute(query):
            yield _("Affiliation {key} does not tie a person to an organisation.").format(key=key)


def _wrong_identifiers(transaction: Transaction) -> Iterator[str]:
    table = table_of(StakeholderRow)
    query = sa.select(table.c.name, table.c.ror_id, table.c.orcid)
    for name, ror, orcid in transaction.connection.execute(query):
        if ror is not None and canonical_ror(ror) != ror:
            yield _("“{name}” has a ROR identifier that is not valid: {ror}").format(name=name, ror=ror)
        if orcid is not None and canonical_orcid(orcid) != orcid:
            yield _("“{name}” has an ORCID that is not valid: {orcid}").format(name=name, orcid=orcid)


def _unknown_values(transaction: Transaction) -> Iterator[str]:
    for row in records():
        for field, value in unknown_values(transaction, row):
            sentence = _("“{value}” in “{field}” of “{table}” is none of the known values.")
            yield sentence.format(value=value, field=field, table=table_of(row).name)


def _search_faults(transaction: Transaction) -> Iterator[str]:
    if wrong := count_faults(transaction):
        yield ngettext(
            "The search is out of step with {n} text: run “python -m dare_network fill-search”.",
            "The search is out of step with {n} texts: run “python -m dare_network fill-search”.",
            wrong,
        )
    if wrong := count_out_of_step(transaction):
        yield ngettext(
            "The directory is out of step with {n} record: run “python -m dare_network fill-search”.",
            "The directory is out of step with {n} records: run “python -m dare_network fill-search”.",
            wrong,
        )
    if not index.agrees(transaction):
        yield _("The search index is damaged: run “python -m dare_network fill-search”.")


def _changed_minutes(transaction: Transaction) -> Iterator[str]:
    for known in list_frozen_minutes(transaction):
        if digest_of(known) != known.digest:
            yield _("Version {number} of minutes {chain} is not the text that was made final.").format(
                number=known.number, chain=known.chain_id
            )
