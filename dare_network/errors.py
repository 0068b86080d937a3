"""Every error raised on purpose, in the words of the person who meets it.

    DareError
    ├── NotFoundError          the record does not exist, or this viewer may not know that it does
    ├── ConflictError          somebody else saved first, or other records stand in the way
    ├── InvalidInputError      field -> reason, all of them at once
    ├── NotAllowedError        this viewer may not do this
    ├── UnreadableFileError    a file that cannot be read, and why
    ├── StoreUnavailableError  the database cannot be opened, is locked or is of another version
    ├── BackupError            a backup that cannot be made or put back
    └── SettingsError          the operator's settings contradict each other

The message of each is a whole sentence in the reader's language; the page frame and the command line
show it as it is. Anything else that is raised is a bug: it is loud in the log, and a number on the page.
"""

from collections.abc import Mapping
from uuid import UUID


class DareError(Exception):
    """An expected error whose message can be shown to the reader."""


class NotFoundError(DareError):
    """The record does not exist for this viewer; `instead` is the one into which it was merged."""

    def __init__(self, message: str, instead: UUID | None = None) -> None:
        super().__init__(message)
        self.instead = instead


class ConflictError(DareError):
    """A save that would overwrite somebody else's.

    `mine` and `theirs` hold the values by field name, so that a page can show them side by side, and
    `version` is the stored one. They are empty where the conflict is not about one record's fields.
    """

    def __init__(
        self,
        message: str,
        mine: Mapping[str, object] | None = None,
        theirs: Mapping[str, object] | None = None,
        version: int | None = None,
    ) -> None:
        super().__init__(message)
        self.mine = dict(mine or {})
        self.theirs = dict(theirs or {})
        self.version = version


class InvalidInputError(DareError):
    """Values that cannot be saved: `fields` maps each field's name to the reason."""

    def __init__(self, message: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})


class NotAllowedError(DareError):
    """This viewer may not do this."""


class UnreadableFileError(DareError):
    """A file that cannot be read."""


class StoreUnavailableError(DareError):
    """The database cannot be used at this moment."""


class BackupError(DareError):
    """A backup that cannot be made or put back; nothing was changed."""


class SettingsError(DareError):
    """Settings with which the product must not start."""
