"""States and the transitions between them, as tables; the guards say what should be true first.

A guard is a warning with a reason for those who may override, and a stop for everybody else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dare_network.domain.records.dialogues import Answer, Dossier
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    DialogueState,
    MinutesState,
    QuestionState,
    Standing,
)
from dare_network.language import N_, _, ngettext


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition that should hold before a dialogue takes a step, and the sentence for when it does not."""

    holds: Callable[[Dossier], bool]
    reminder: str

    @property
    def sentence(self) -> str:
        """The reminder in the reader's language."""
        return _(self.reminder)


def _has_questions(dossier: Dossier) -> bool:
    return bool(dossier.questions)


_WITHOUT_POSITION = {QuestionState.DRAFT, QuestionState.POSITION_PROPOSED}
_WITHOUT_ANSWER = _WITHOUT_POSITION | {QuestionState.POSITION_ADOPTED, QuestionState.ASKED}
_NOT_FINAL = _WITHOUT_ANSWER | {QuestionState.REOPENED}


def _positions_adopted(dossier: Dossier) -> bool:
    return not any(question.state in _WITHOUT_POSITION for question in dossier.questions)


def _attendance_recorded(dossier: Dossier) -> bool:
    return bool(dossier.attendances)


def _questions_answered(dossier: Dossier) -> bool:
    answered = {answer.question_id for answer in dossier.answers}
    return not any(
        question.state in _WITHOUT_ANSWER and question.id not in answered for question in dossier.questions
    )


def _answers_final(dossier: Dossier) -> bool:
    return not any(question.state in _NOT_FINAL for question in dossier.questions)


def _output_due_known(dossier: Dossier) -> bool:
    return dossier.dialogue.output_due_on is not None


def _meeting_planned(dossier: Dossier) -> bool:
    return bool(dossier.meetings)


def _minutes_final(dossier: Dossier) -> bool:
    return all(state is MinutesState.FINAL for state in dossier.minutes_states)


_AT_LEAST_ONE_QUESTION = Guard(_has_questions, N_("There is no question yet."))
_POSITIONS = Guard(_positions_adopted, N_("Not every question has an adopted position."))
_PLANNED = Guard(_meeting_planned, N_("There is no meeting yet."))
_ATTENDED = Guard(_attendance_recorded, N_("Nobody is noted as attending."))
_ANSWERED = Guard(
    _questions_answered, N_("Some questions have neither an answer nor the mark “not answered”.")
)
_DUE = Guard(_output_due_known, N_("The date on which the output is due is not known."))
_FINAL = Guard(_answers_final, N_("Some questions have no final answer yet."))
_MINUTES = Guard(_minutes_final, N_("Not all minutes are final yet."))

D = DialogueState
DIALOGUE_TRANSITIONS: Mapping[DialogueState, Mapping[DialogueState, tuple[Guard, ...]]] = {
    D.PROPOSED: {D.PREPARING: (), D.WITHDRAWN: ()},
    D.PREPARING: {
        D.SUBMITTED: (_AT_LEAST_ONE_QUESTION, _POSITIONS),
        D.WITHDRAWN: (),
        D.PROPOSED: (),
    },
    D.SUBMITTED: {D.ACCEPTED: (), D.DECLINED: (), D.REDIRECTED: (), D.WITHDRAWN: ()},
    D.REDIRECTED: {D.PREPARING: (), D.WITHDRAWN: ()},
    D.ACCEPTED: {D.SCHEDULED: (_PLANNED,), D.AWAITING_OUTPUT: (_DUE,), D.WITHDRAWN: ()},
    D.SCHEDULED: {D.HELD: (_ATTENDED,), D.SCHEDULED: (), D.CANCELLED: ()},
    D.HELD: {
        D.AWAITING_OUTPUT: (_ATTENDED, _DUE),
        D.OUTPUT_RECEIVED: (_ATTENDED,),
        D.CLOSED: (_ATTENDED, _ANSWERED, _MINUTES),
    },
    D.AWAITING_OUTPUT: {D.OUTPUT_RECEIVED: (), D.CLOSED: (_ANSWERED, _MINUTES)},
    D.OUTPUT_RECEIVED: {D.CLOSED: (_FINAL, _MINUTES), D.PREPARING: ()},
    D.CLOSED: {D.AWAITING_OUTPUT: (), D.OUTPUT_RECEIVED: ()},
    D.DECLINED: {D.PROPOSED: ()},
    D.WITHDRAWN: {D.PROPOSED: ()},
    D.CANCELLED: {D.PROPOSED: ()},
}
"""The states to which a dialogue can go from each state, and the guards of each step."""

DIALOGUE_NEEDS_REASON = frozenset({D.CLOSED, D.DECLINED, D.WITHDRAWN, D.CANCELLED})
"""States that are left only with a reason: leaving them opens a finished dialogue again."""

RECORDABLE = (
    D.PROPOSED,
    D.PREPARING,
    D.SUBMITTED,
    D.ACCEPTED,
    D.SCHEDULED,
    D.HELD,
    D.AWAITING_OUTPUT,
    D.OUTPUT_RECEIVED,
)
"""States in which a dialogue can be first written down: also the morning after."""

UNFINISHED_DIALOGUE = frozenset(D) - DIALOGUE_NEEDS_REASON
"""States of a dialogue that is still going on."""

Q = QuestionState
_BEFORE_ASKING = {Q.POSITION_ADOPTED, Q.ASKED, Q.WITHDRAWN}
QUESTION_TRANSITIONS: Mapping[QuestionState, frozenset[QuestionState]] = {
    Q.DRAFT: frozenset({Q.POSITION_PROPOSED} | _BEFORE_ASKING),
    Q.POSITION_PROPOSED: frozenset({Q.DRAFT} | _BEFORE_ASKING),
    Q.POSITION_ADOPTED: frozenset({Q.POSITION_PROPOSED, Q.ASKED, Q.WITHDRAWN}),
    Q.ASKED: frozenset({Q.ANSWERED_ORAL, Q.ANSWERED_WRITTEN, Q.NOT_ANSWERED, Q.WITHDRAWN}),
    Q.ANSWERED_ORAL: frozenset({Q.ANSWERED_WRITTEN, Q.SETTLED, Q.WITHDRAWN}),
    Q.ANSWERED_WRITTEN: frozenset({Q.SETTLED, Q.WITHDRAWN}),
    Q.NOT_ANSWERED: frozenset({Q.ANSWERED_ORAL, Q.ANSWERED_WRITTEN, Q.SETTLED, Q.WITHDRAWN}),
    Q.SETTLED: frozenset({Q.REOPENED, Q.WITHDRAWN}),
    Q.REOPENED: frozenset({Q.ANSWERED_ORAL, Q.ANSWERED_WRITTEN, Q.SETTLED, Q.WITHDRAWN}),
    Q.WITHDRAWN: frozenset({Q.DRAFT}),
}
"""The states to which a question can go from each state."""

C = CommitmentState
_ENDS = {C.CANCELLED, C.SUPERSEDED}
COMMITMENT_TRANSITIONS: Mapping[CommitmentState, frozenset[CommitmentState]] = {
    C.PROPOSED: frozenset({C.OPEN} | _ENDS),
    C.OPEN: frozenset({C.ONGOING, C.PARTLY_FULFILLED, C.FULFILLED, C.DISPUTED} | _ENDS),
    C.ONGOING: frozenset({C.PARTLY_FULFILLED, C.FULFILLED, C.DISPUTED} | _ENDS),
    C.PARTLY_FULFILLED: frozenset({C.FULFILLED} | _ENDS),
    C.FULFILLED: frozenset({C.CLOSED, C.ONGOING}),
    C.DISPUTED: frozenset({C.OPEN} | _ENDS),
    C.CLOSED: frozenset(),
    C.CANCELLED: frozenset(),
    C.SUPERSEDED: frozenset(),
}
"""The states to which a commitment can go from each state."""

UNFINISHED_COMMITMENT = frozenset({C.PROPOSED, C.OPEN, C.ONGOING, C.PARTLY_FULFILLED, C.DISPUTED})
"""States of a commitment on which something still has to be done."""

M, S = MinutesState, Standing
_ANY = frozenset(S)
_OURS = frozenset({S.OWN_RECORD})
_SENT = _ANY - _OURS
MINUTES_TRANSITIONS: Mapping[MinutesState, Mapping[MinutesState, frozenset[Standing]]] = {
    M.DRAFT: {M.INTERNAL_REVIEW: _ANY, M.FINAL: _OURS},
    M.INTERNAL_REVIEW: {M.INTERNAL_APPROVED: _ANY},
    M.INTERNAL_APPROVED: {M.SHARED_WITH_BODY: _SENT, M.FINAL: _OURS | {S.AUTHORED_BY_BODY}},
    M.SHARED_WITH_BODY: {M.COMMENTED: _SENT, M.FINAL: _SENT},
    M.COMMENTED: {},
    M.FINAL: {M.SUPERSEDED: _ANY},
    M.SUPERSEDED: {},
}
"""The states to which a version of minutes can go from each state, and the standings with which it can.

What a body has written itself is not sent back to it.
"""

MINUTES_REDRAFTED = frozenset({M.DRAFT, M.INTERNAL_REVIEW, M.INTERNAL_APPROVED, M.COMMENTED, M.FINAL})
"""States of the last version of minutes after which the next may begin, as a draft: its correction."""

ORAL_CHANNEL = "oral"
_AT_LEAST_ASKED = frozenset({Q.ASKED, Q.ANSWERED_ORAL, Q.ANSWERED_WRITTEN, Q.SETTLED, Q.REOPENED})
NOT_YET_ASKED = frozenset({Q.DRAFT, Q.POSITION_PROPOSED, Q.POSITION_ADOPTED})
UNANSWERED = NOT_YET_ASKED | {Q.ASKED, Q.NOT_ANSWERED, Q.WITHDRAWN}
"""States that can be said of a question without telling that there is an answer to it."""


def open_guards(dossier: Dossier, target: DialogueState) -> tuple[Guard, ...]:
    """The guards of a step that do not hold."""
    guards = DIALOGUE_TRANSITIONS[dossier.dialogue.state].get(target, ())
    return tuple(guard for guard in guards if not guard.holds(dossier))


def left_open(dossier: Dossier, target: DialogueState) -> str | None:
    """Say how many commitments are still open when a dialogue ends; None where none is, or it goes on.

    It says so and stops nobody: promises outlive the dialogue in which they were made.
    """
    count = sum(promise.state in UNFINISHED_COMMITMENT for promise in dossier.commitments)
    if not count or target not in DIALOGUE_NEEDS_REASON:
        return None
    return ngettext(
        "{n} commitment is still open and stays so.", "{n} commitments are still open and stay so.", count
    )


def question_after_answer(before: QuestionState, channel: str, supersedes: bool = False) -> QuestionState:
    """The state of a question once an answer is written down, in whatever state it was before.

    An oral answer never takes back a written one, and one of which nobody noted how it came says no more than
    that the question was asked. A settled question is open again when an answer `supersedes` an earlier one.
    """
    if supersedes and before is Q.SETTLED:
        return Q.REOPENED
    if not channel:
        return before if before in _AT_LEAST_ASKED else Q.ASKED
    if channel != ORAL_CHANNEL:
        return Q.ANSWERED_WRITTEN
    return Q.ANSWERED_WRITTEN if before is Q.ANSWERED_WRITTEN else Q.ANSWERED_ORAL


def question_state(said: QuestionState, answers: Iterable[Answer]) -> QuestionState:
    """The state of a question for somebody who sees these answers to it, the oldest first.

    `said` is what was said of it apart from answers. What was decided after an answer stands with that one,
    so that it is known to those who know of the answer.
    """
    state = said
    for given in answers:
        supersedes = given.supersedes_id is not None
        state = given.question_state or question_after_answer(state, given.channel, supersedes)
    return state


def commitment_hindrance(target: CommitmentState, evidence: str, acceptance: Acceptance) -> str | None:
    """Say why a commitment of which this is recorded cannot take that state; None where it can."""
    if target is C.FULFILLED and not evidence:
        return _("A commitment is fulfilled only with evidence: say what was delivered.")
    if target is C.CLOSED and acceptance not in _SETTLED_ACCEPTANCE:
        return _("A commitment is closed only when it is accepted, or needs no acceptance.")
    return None


_SETTLED_ACCEPTANCE = {Acceptance.NOT_NEEDED, Acceptance.ACCEPTED}
