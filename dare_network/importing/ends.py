"""The two ends of a tie or an affiliation, and who is meant by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.records.imports import Question
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.answers import NEW
from dare_network.importing.directory import Directory
from dare_network.importing.lines import Line
from dare_network.importing.matching import HeldBackError, several
from dare_network.importing.unknowns import Newcomer, Unknowns
from dare_network.importing.whom import Whom, in_row
from dare_network.language import _
from dare_network.words.spelling import spelling


@dataclass(frozen=True, slots=True)
class Pair:
    """The two ends of a row, and those of them who would have to be added."""

    first: UUID
    second: UUID
    label: str
    newcomers: tuple[Newcomer, ...]


class Ends:
    """Looks up ends, and brings in unknown organisations where that is allowed."""

    def __init__(self, directory: Directory, unknowns: Unknowns, whom: Whom) -> None:
        self._directory = directory
        self._unknowns = unknowns
        self._whom = whom

    def pair(
        self,
        line: Line,
        texts: tuple[str, str],
        between: str,
        kinds: tuple[StakeholderKind | None, StakeholderKind | None] = (None, None),
        placeholders: bool = False,
        people: bool = False,
    ) -> Pair:
        """Find whom the two ends mean; `between` stands between their names in the label.

        With `placeholders`, an end that means nobody becomes an organisation, with `people` a person where
        the name is a person's. Raises InvalidInputError where an end means nobody or somebody of another
        kind, HeldBackError where it may mean several, or somebody whose name is nearly the same.
        """
        newcomers: dict[str, Newcomer] = {}
        found: list[tuple[UUID, str]] = []
        for text, kind in zip(texts, kinds, strict=True):
            if key := self._known(line, text, kind, placeholders):
                found.append((key, self._directory.name(key)))
                continue
            if not placeholders:
                raise InvalidInputError(_nobody(kind).format(name=self._directory.unqualified(text)))
            newcomer = newcomers.get(text) or self._unknowns.meet(text, people)
            newcomers[text] = newcomer
            found.append((newcomer.key, newcomer.draft.name))
        (first, one), (second, other) = found
        return Pair(first, second, label(one, between, other), tuple(newcomers.values()))

    def admit(self, newcomers: Iterable[Newcomer], line: Line) -> None:
        """Add the unknown ends of a row that stands."""
        self._unknowns.admit(newcomers, line)

    def label(self, one: str, between: str, other: str) -> str:
        """A row whose ends are not known, in one line."""
        return label(self._directory.unqualified(one), between, self._directory.unqualified(other))

    def employ(self, pair: Pair) -> None:
        """Remember that the first works at the second."""
        self._directory.employ(pair.first, pair.second)

    def are(self, line: Line, texts: tuple[str, str], kinds: tuple[StakeholderKind, StakeholderKind]) -> bool:
        """Return whether both ends mean somebody of these kinds, one each."""
        found = [self._meant(line, text) for text in texts]
        return all(len(keys) == 1 for keys in found) and all(
            self._directory.kind(next(iter(keys))) is kind for keys, kind in zip(found, kinds, strict=True)
        )

    def _known(self, line: Line, text: str, kind: StakeholderKind | None, may_be_new: bool) -> UUID | None:
        if not text:
            raise InvalidInputError(_("One of the two ends is empty."))
        if self._directory.held(text, line.place):
            raise HeldBackError(
                _("It waits for the answer who “{name}” is.").format(name=self._directory.unqualified(text))
            )
        found = self._directory.end(text, kind, line.place)
        if len(found) > 1:
            key: UUID | None = self._one(line, text, kind, found)
        else:
            key = next(iter(found), None) or self._nearly(line, text, kind, may_be_new)
        if key and kind and self._directory.kind(key) is not kind:
            raise InvalidInputError(_wrong_kind(kind).format(name=self._directory.name(key)))
        return key

    def _one(self, line: Line, text: str, kind: StakeholderKind | None, found: set[UUID]) -> UUID:
        """The one of several of a name whom the answer means. Raises HeldBackError for want of one."""
        question = in_row(text, line)
        answered = self._directory.answered(self._whom.answer(question, line))
        if answered in found and answered:
            self._whom.note(question, answered, line)
            return answered
        told = Question(question, text, self._directory.candidates(found), may_be_new=False)
        raise HeldBackError(several(kind, text), told)

    def _meant(self, line: Line, text: str) -> set[UUID]:
        """All whom an end can mean, also as somebody has answered."""
        if found := self._directory.end(text, None, line.place):
            return found
        answered = self._directory.answered(self._answer(text, line))
        return {answered} if answered else set()

    def _answer(self, text: str, line: Line) -> str:
        question = _nearly_called(text)
        return self._whom.answer(question, line) or self._whom.before(question)

    def _nearly(self, line: Line, text: str, kind: StakeholderKind | None, may_be_new: bool) -> UUID | None:
        """Return who is meant by a name that nobody has, as answered; None for nobody who is known.

        Raises HeldBackError where somebody has nearly this name.
        """
        question = _nearly_called(text)
        answer = self._answer(text, line)
        if answered := self._directory.answered(answer):
            is_body = self._directory.kind(answered) is StakeholderKind.ORGANISATION
            self._whom.note(question, answered, line, everywhere=is_body)
            return answered
        candidates = self._directory.candidates(self._directory.like(text, kind))
        if not candidates or (answer == NEW and may_be_new):
            return None
        reason = _("Nobody here is called “{name}”, but somebody nearly is. Who is meant?").format(name=text)
        raise HeldBackError(reason, Question(question, text, candidates, may_be_new))


def _nearly_called(text: str) -> str:
    return f"nearly\n{spelling(text)}"


def label(one: str, between: str, other: str) -> str:
    """A tie or an affiliation in one line."""
    return " – ".join(part for part in (one, between, other) if part)


def _wrong_kind(wanted: StakeholderKind) -> str:
    if wanted is StakeholderKind.PERSON:
        return _("“{name}” is an organisation; a person is needed here.")
    return _("“{name}” is a person; an organisation is needed here.")


def _nobody(kind: StakeholderKind | None) -> str:
    match kind:
        case StakeholderKind.PERSON:
            return _("No person called “{name}” is in this file or in the network.")
        case StakeholderKind.ORGANISATION:
            return _("No organisation called “{name}” is in this file or in the network.")
        case None:
            return _("Nobody called “{name}” is in this file or in the network.")
