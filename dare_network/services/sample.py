"""The sample consortium: invented people and dialogues between real organisations, marked as such."""

import logging
from pathlib import Path

from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right, Role
from dare_network.paths import SAMPLE_DATA
from dare_network.services.sample_files import SampleFiles
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.installation import keep_fact, lock_facts, read_fact
from dare_network.store.sample import remove_marked

SAMPLE = Viewer("sample data", Role.ADMINISTRATOR)
"""The account that stands in the audit trail for the sample consortium."""

_log = logging.getLogger(__name__)
_FACT = "sample"


def load_sample(engine: Engine, folder: Path = SAMPLE_DATA) -> bool:
    """Load the sample consortium once in the life of an installation; whether it was loaded now."""
    with read_transaction(engine) as transaction:
        if read_fact(transaction, _FACT):
            return False
    with unit_of_work(engine, SAMPLE) as unit:
        lock_facts(unit.transaction)
        if read_fact(unit.transaction, _FACT):
            return False
        SampleFiles(unit, folder).load()
        keep_fact(unit.transaction, _FACT, "loaded")
    _log.info("The sample was loaded")
    return True


def remove_sample(engine: Engine, viewer: Viewer) -> tuple[int, int]:
    """Remove all sample records; how many went, and how many stay because other records need them.

    Those that stay are sample records no longer.
    """
    require(viewer, Right.ADMINISTER)
    with unit_of_work(engine, viewer, reason="sample removed") as unit:
        lock_facts(unit.transaction)
        removed, kept = remove_marked(unit)
        keep_fact(unit.transaction, _FACT, "removed")
    return removed, kept
