"""Getting the product ready to use, and saying how it is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import Engine

from dare_network import __version__
from dare_network.domain.records.installation import BackupMade, CheckDone
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import DareError, StoreUnavailableError
from dare_network.language import _
from dare_network.services.reference import load_reference
from dare_network.services.sample import load_sample
from dare_network.settings import Settings
from dare_network.store.backups import copy_to
from dare_network.store.dumps import dump_to, load_dump
from dare_network.store.engine import open_engine, read_transaction, sqlite_path, unit_of_work
from dare_network.store.following import fill_following
from dare_network.store.integrity import find_faults
from dare_network.store.migrate import current_revision, head_revision, migrate, require_current
from dare_network.store.restoring import put_back
from dare_network.store.search.updating import fill
from dare_network.store.upkeep import note


def open_installation(settings: Settings) -> Engine:
    """The database of these settings, brought up to this release: schema, reference data, sample."""
    engine = open_engine(settings.database_url, settings.limits)
    prepare(engine, settings)
    return engine


def prepare(engine: Engine, settings: Settings) -> None:
    """Bring a database up to this release: schema, reference data, and once in its life the sample."""
    migrate(engine)
    load_reference(engine)
    if settings.load_sample:
        load_sample(engine)


@dataclass(frozen=True, slots=True)
class Health:
    """The health of the installation: `schema` is what the database has, `expected` what is needed."""

    healthy: bool
    database: str
    schema: str | None
    expected: str
    version: str = __version__
    problem: str = ""

    def values(self) -> Mapping[str, object]:
        """The fields by name."""
        return asdict(self)


def health(engine: Engine) -> Health:
    """Ask the database whether it answers and has the schema of this release."""
    expected = head_revision()
    try:
        with read_transaction(engine):
            schema = current_revision(engine)
    except DareError as error:
        return Health(False, engine.dialect.name, None, expected, problem=str(error))
    return Health(schema == expected, engine.dialect.name, schema, expected)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: of what schema, and how large."""

    file: str
    schema: str
    bytes: int

    def values(self) -> Mapping[str, object]:
        """The fields by name."""
        return asdict(self)


def back_up(engine: Engine, viewer: Viewer, file: Path, overwrite: bool = False) -> Backup:
    """Write all that the database holds at this moment to one file, and look whether it is sound.

    Nobody who works meanwhile waits. Raises BackupError where the file exists and may not be written
    over, or cannot be written.
    """
    require(viewer, Right.ADMINISTER)
    write = copy_to if sqlite_path(engine) else dump_to
    schema = write(engine, file, overwrite)
    made = Backup(str(file), schema, file.stat().st_size)
    note(engine, viewer, BackupMade(datetime.now(UTC), str(file.resolve()), made.bytes))
    return made


def restore(engine: Engine, viewer: Viewer, file: Path) -> Path | None:
    """Put a backup in the place of the database, and return the name under which that one is kept, if any.

    An older backup is brought to the schema of this release; a PostgreSQL database has to be a new one.
    Raises StoreUnavailableError where the app is running, BackupError where the file is no sound backup;
    then nothing was changed.
    """
    require(viewer, Right.ADMINISTER)
    path = sqlite_path(engine)
    if path:
        return put_back(path, file)
    load_dump(engine, file)
    return None


def require_database(engine: Engine, current: bool) -> None:
    """Raise StoreUnavailableError where there is no database yet; to open it would make an empty one.

    The same where it has to be `current` and has the schema of another release.
    """
    path = sqlite_path(engine)
    if path and not path.exists():
        raise StoreUnavailableError(_("There is no database “{file}” yet.").format(file=path))
    if current:
        require_current(engine)


def check_store(engine: Engine, viewer: Viewer) -> tuple[str, ...]:
    """Sentences about everything in the store that should not be; empty for a sound one."""
    require(viewer, Right.SEE_AUDIT)
    with read_transaction(engine) as transaction:
        faults = tuple(find_faults(transaction))
    note(engine, viewer, CheckDone(datetime.now(UTC), len(faults)))
    return faults


def fill_search(engine: Engine, viewer: Viewer) -> int:
    """Make anew all that is stored for the search, and return how many texts that are."""
    require(viewer, Right.ADMINISTER)
    with unit_of_work(engine, viewer) as unit:
        fill_following(unit.transaction)
        return fill(unit.transaction)
