"""The meaning of the cells in one row of a table of meetings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import AttendanceDraft, DialogueDraft, MeetingDraft
from dare_network.domain.fields import Kind
from dare_network.domain.vocabulary import Confidentiality, DialogueState, TermList
from dare_network.errors import InvalidInputError
from dare_network.formats.tables import Row
from dare_network.language import N_, _
from dare_network.services.sheets.column import SheetColumn, header_of
from dare_network.services.sheets.wording import CellWording, entry_named, listed

REF = SheetColumn("ref", N_("Dialogue"))
TITLE = SheetColumn("title", N_("Title of the dialogue"))
BODY = SheetColumn("lead_body_id", N_("Body"), Kind.SOMEBODY)
FORMAT = SheetColumn("format_id", N_("Format"))
OWNER = SheetColumn("owner_id", N_("Owner"), Kind.SOMEBODY)
CONFIDENTIALITY = SheetColumn("confidentiality", N_("Confidentiality"), Kind.TERM, TermList.CONFIDENTIALITY)
DATE = SheetColumn("on", N_("Date"), Kind.DAY)
PARTICIPANTS = SheetColumn("participants", N_("Participants"))
NOTE = SheetColumn("note", N_("Note"))
COLUMNS = (REF, TITLE, BODY, FORMAT, OWNER, CONFIDENTIALITY, DATE, PARTICIPANTS, NOTE)
"""A row names a dialogue by its number, or by title and body; the others are for one that is new."""

AT = "@"
"""Stands between a role and the body at which somebody has it: "assessor, quality @ MEB"."""


@dataclass(frozen=True, slots=True)
class MeetingCells:
    """One row, in the labels and names that its reader knows.

    What cannot be understood raises InvalidInputError with the column that it is about.
    """

    row: Row
    wording: CellWording

    def text(self, column: SheetColumn) -> str:
        """Return what stands in a column; empty where there is none."""
        header = header_of(column.heading, self.row.cells)
        return self.row.cells[header] if header else ""

    def on(self) -> date:
        """The day of the meeting."""
        with _about(DATE):
            on = self.wording.value(DATE, self.text(DATE), None)
            if not isinstance(on, date):
                raise InvalidInputError(_("This field is required."))
            return on

    def meeting(self) -> MeetingDraft:
        """The meeting itself."""
        return check(MeetingDraft, {"on": self.on(), "note": self.text(NOTE)})

    def named(self) -> tuple[str, UUID]:
        """The title of the dialogue, without regard to case, and its lead body."""
        title = self.text(TITLE)
        if not title:
            sentence = _("Name the dialogue by its number, or by its title and body.")
            raise InvalidInputError(sentence, {TITLE.field: sentence})
        with _about(BODY):
            return title.casefold(), self.wording.who(self.text(BODY))

    def dialogue(self) -> DialogueDraft:
        """A dialogue that was held on the day of this meeting."""
        with _about(FORMAT):
            format_id = entry_named(self.wording.reference.formats, self.text(FORMAT))
        with _about(OWNER):
            owner = self.wording.person(self.text(OWNER))
        with _about(CONFIDENTIALITY):
            level = self.wording.value(CONFIDENTIALITY, self.text(CONFIDENTIALITY), None)
        return check(
            DialogueDraft,
            {
                "title": self.text(TITLE),
                "format_id": format_id,
                "lead_body_id": self.named()[1],
                "owner_id": owner,
                "requested_on": self.on(),
                "held_on": self.on(),
                "state": DialogueState.HELD,
                "confidentiality": level or Confidentiality.RESTRICTED,
            },
        )

    def seats(self) -> list[AttendanceDraft]:
        """Everybody in the cell."""
        with _about(PARTICIPANTS):
            return [self._somebody(entry) for entry in listed(self.text(PARTICIPANTS))]

    def _somebody(self, entry: str) -> AttendanceDraft:
        role, at, body = (part.strip() for part in entry.rpartition(AT))
        if at:
            return check(AttendanceDraft, {"role_at_body": role, "body_id": self.wording.who(body)})
        return check(AttendanceDraft, {"person_id": self.wording.person(entry)})


@contextmanager
def _about(column: SheetColumn) -> Iterator[None]:
    """Say of which column an error is that does not say so itself."""
    try:
        yield
    except InvalidInputError as error:
        raise InvalidInputError(
            str(error), {column.field: " ".join(error.fields.values()) or str(error)}
        ) from error
