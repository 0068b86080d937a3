"""The decisions of a plan as they are made: the fate of each row, and what needs another look."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.fields import fields_of
from dare_network.domain.records.custom_fields import CustomField
from dare_network.domain.records.imports import Conflict, FoundBy, LeftOutCell, PlannedRow, RowOutcome
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.custom_cells import is_own
from dare_network.importing.lines import Line
from dare_network.importing.matching import HeldBackError
from dare_network.importing.wording import field_label
from dare_network.language import _

Values = dict[str, object]

ITSELF = 2
"""The place of a row in its line; before it stands what the row brings along."""

_NOT_STORED = (RowOutcome.REFUSED, RowOutcome.HELD)


class Decided:
    """The fate of each row, by its order, and the cells and conflicts to be told with them."""

    def __init__(self, own: Iterable[CustomField] = ()) -> None:
        self._own = tuple(own)
        self.rows: dict[tuple[int, int], PlannedRow] = {}
        self.cells: list[LeftOutCell] = []
        self.conflicts: list[Conflict] = []
        self.kinds: dict[str, StakeholderKind] = {}
        """The kind as which each row about a person or an organisation is read, by its key."""

    def label(self, name: str) -> str:
        """The name of a field in the reader's language."""
        return field_label(name, self._own)

    def put(
        self,
        line: Line,
        outcome: RowOutcome,
        label: str,
        reason: str = "",
        changes: tuple[tuple[str, str, str], ...] = (),
        found_by: FoundBy | None = None,
        at: int = ITSELF,
    ) -> None:
        """Decide the fate of a row, or of what stands before it in its line."""
        cells = tuple(line.cells.items()) if outcome in _NOT_STORED else ()
        row = PlannedRow(line.table, line.number, outcome, label, reason, changes, cells, found_by)
        self.rows[line.order, at] = replace(row, key=line.key, kind=self.kinds.get(line.key))

    def refuse(self, line: Line, label: str, error: InvalidInputError, at: int = ITSELF) -> None:
        """Decide that a row is left out, with all that is wrong with it, or waits for an answer.

        `at` is the place of what it says beside itself.
        """
        reasons = [f"{self.label(name)}: {why}" if name else why for name, why in error.fields.items()]
        reason = " ".join(reasons) or str(error)
        cells = tuple(line.cells.items())
        held = isinstance(error, HeldBackError)
        outcome = RowOutcome.HELD if held else RowOutcome.REFUSED
        question = error.question if isinstance(error, HeldBackError) else None
        row = PlannedRow(line.table, line.number, outcome, label, reason, cells=cells, question=question)
        self.rows[line.order, at] = replace(row, key=line.key, kind=self.kinds.get(line.key))

    def leave_out(self, line: Line, label: str, flaws: Mapping[str, str]) -> None:
        """Tell of each of these cells of a row that it is not stored, and why."""
        for name, reason in flaws.items():
            text = line.texts.get(name) or str(line.values.get(name, ""))
            self.cells.append(LeftOutCell(line.table, line.number, line.key, label, name, text, reason))

    def leave(self, line: Line, label: str) -> None:
        """Decide that a row changes nothing, because dialogues say what it says."""
        reason = _("It follows from dialogues, which files do not change.")
        self.put(line, RowOutcome.UNCHANGED, label, reason)

    def in_order(self) -> tuple[PlannedRow, ...]:
        """The fate of each row in the order of the file."""
        return tuple(row for _place, row in sorted(self.rows.items(), key=lambda item: item[0]))


def checked(
    kind: type[Draft], around: Mapping[str, object], line: Line, names: Iterable[str]
) -> tuple[Values, dict[str, str]]:
    """Check those of these fields that the line fills, among the values `around` them that a draft needs.

    Returns what can be stored, and a sentence for each cell that cannot: it costs no more than itself.
    Raises InvalidInputError where a field is wrong without which there is no record.
    """
    required = {name for name, about in fields_of(kind).items() if about.required}
    flaws = dict(line.faults)
    if broken := {name: why for name, why in flaws.items() if name in required}:
        raise InvalidInputError("", broken)
    given = {name: value for name, value in line.values.items() if name in names}
    while True:
        try:
            draft = check(kind, {**around, **given})
        except InvalidInputError as error:
            wrong = _wrong(error, around, given)
            if not wrong or wrong.keys() & required:
                raise
            flaws |= wrong
            given = {name: value for name, value in given.items() if name not in wrong}
        else:
            found = {name: getattr(draft, name) for name in given}
            found |= {name: value for name, value in line.values.items() if is_own(name)}
            return {name: value for name, value in found.items() if value not in ("", None, ())}, flaws


def _wrong(error: InvalidInputError, around: Mapping[str, object], given: Values) -> dict[str, str]:
    """The cells that a draft will not have: of two days that do not go together the last."""
    wrong = {name: why for name, why in error.fields.items() if name in given}
    if "" in error.fields and not wrong:
        both = {**around, **given}
        if both.get("from_on") and both.get("until_on"):
            last = "until_on" if "until_on" in given else "from_on"
            return {last: error.fields[""]} if last in given else {}
    return wrong
