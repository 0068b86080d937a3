"""Everybody by name: of each person and organisation only what lists to choose from show."""

from dare_network.domain.records.names import Names, StakeholderName, Workplace
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.rows import load
from dare_network.store.shown import instead, people
from dare_network.store.stakeholders import BY_NAME, LATEST_FIRST
from dare_network.store.tables.network import AffiliationRow, StakeholderRow
from dare_network.store.transaction import Transaction


def read_names(transaction: Transaction, cleared: Clearance) -> Names:
    """Everybody whom this reader may know of by name, and where people work, the latest first."""
    shown = instead(cleared, StakeholderRow, Stakeholder)
    return Names(
        load(
            transaction, StakeholderRow, StakeholderName, *people(cleared), order_by=(BY_NAME,), instead=shown
        ),
        load(transaction, AffiliationRow, Workplace, order_by=(LATEST_FIRST,)) if cleared.people else (),
    )
