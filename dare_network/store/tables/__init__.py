"""The tables of the database: private to the store.

Importing this package registers every table; migrations compare the database with it.
"""

from dare_network.store.tables import (
    change_sets,
    commitments,
    custom_fields,
    dialogues,
    meetings,
    milestones,
    minutes,
    network,
    notes,
    operations,
    outcomes,
    questions,
    reference,
    search,
    sources,
    take_overs,
    views,
)
from dare_network.store.tables.base import Base

__all__ = [
    "Base",
    "change_sets",
    "commitments",
    "custom_fields",
    "dialogues",
    "meetings",
    "milestones",
    "minutes",
    "network",
    "notes",
    "operations",
    "outcomes",
    "questions",
    "reference",
    "search",
    "sources",
    "take_overs",
    "views",
]
