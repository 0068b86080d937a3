"""The installation: what runs, how large it is, what was done for it and what failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Holding(StrEnum):
    """The kind of record of which a database holds many."""

    STAKEHOLDERS = "stakeholders"
    AFFILIATIONS = "affiliations"
    TIES = "ties"
    PRODUCTS = "products"
    DIALOGUES = "dialogues"
    MEETINGS = "meetings"
    QUESTIONS = "questions"
    ANSWERS = "answers"
    COMMITMENTS = "commitments"
    MINUTES = "minutes"
    DOCUMENTS = "documents"
    VIEWS = "views"
    IMPORTS = "imports"
    EVENTS = "events"
    SEARCHED = "searched"
    """Texts that the search looks through."""


@dataclass(frozen=True, slots=True)
class DatabaseSize:
    """The size of a database; bytes of a part are known of PostgreSQL only.

    `free`: bytes in the file of SQLite that hold nothing, and `log`: those of the log beside it.
    """

    bytes: int
    free: int
    log: int
    rows: Mapping[Holding, int]
    bytes_of: Mapping[Holding, int]


@dataclass(frozen=True, slots=True)
class BackupMade:
    """The last backup that the product itself made."""

    at: datetime
    file: str
    bytes: int


@dataclass(frozen=True, slots=True)
class CheckDone:
    """The last check of the database, and how many faults it found."""

    at: datetime
    faults: int


@dataclass(frozen=True, slots=True)
class FailedImport:
    """An import that failed, or some rows of which were refused.

    `reason` is what whoever imported was told; empty where only rows were refused, and for a fault of ours,
    which stands in the log under `request`. `loaded`: whether the other rows were loaded.
    """

    at: datetime
    file_name: str
    refused: int = 0
    loaded: bool = False
    reason: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition of the installation. `processes`: how many use the database; None where nobody knows."""

    version: str
    python: str
    database: str
    schema: str | None
    expected: str
    processes: int | None
    size: DatabaseSize
    revisions: Mapping[str, int]
    backup: BackupMade | None
    check: CheckDone | None
    failed_imports: tuple[FailedImport, ...]
