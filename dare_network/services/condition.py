"""The condition of the installation, for those who look after it."""

import platform
from dataclasses import asdict

from sqlalchemy.engine import Engine

from dare_network import __version__
from dare_network.domain.records.installation import Condition
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.store.engine import read_transaction
from dare_network.store.migrate import current_revision, head_revision
from dare_network.store.revision import read_revisions
from dare_network.store.sizes import count_processes, database_size, database_version
from dare_network.store.upkeep import failed_imports, last_backup, last_check


def condition(engine: Engine, viewer: Viewer) -> Condition:
    """Tell what runs here, how large it is, what was done for it last and what failed."""
    require(viewer, Right.ADMINISTER)
    with read_transaction(engine) as transaction:
        return Condition(
            version=__version__,
            python=platform.python_version(),
            database=database_version(transaction),
            schema=current_revision(engine),
            expected=head_revision(),
            processes=count_processes(transaction),
            size=database_size(transaction),
            revisions=asdict(read_revisions(transaction)),
            backup=last_backup(transaction),
            check=last_check(transaction),
            failed_imports=failed_imports(transaction),
        )
