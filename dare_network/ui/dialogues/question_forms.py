"""The forms of a question with our position, and of an answer to it."""

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import AnswerDraft, QuestionDraft
from dare_network.domain.records.dialogues import Answer, Dialogue, Dossier, Question
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import QUESTION_TRANSITIONS
from dare_network.domain.vocabulary import QuestionState, TermList
from dare_network.language import _, day
from dare_network.services import answers, questions
from dare_network.ui import loaders
from dare_network.ui.dialogues.precedents import precedents_on_topics
from dare_network.ui.forms.draft_fields import Special, draft_fields
from dare_network.ui.forms.own_confidentiality import own_confidentiality, places
from dare_network.ui.forms.presence import editing, stop_editing
from dare_network.ui.forms.record_forms import add_record, edit_record, reachable
from dare_network.ui.widgets.facts import name_of


def question(viewer: Viewer, dialogue: Dialogue, known: Question | None, key: str) -> bool:
    """Add a question with our position, or change one, with what was answered before in sight."""
    precedents_on_topics(viewer, dialogue, known.topic_ids if known else (), f"{key}.before")
    present = known.state if known else QuestionState.DRAFT
    states = reachable(TermList.QUESTION_STATE, present, QUESTION_TRANSITIONS[present])
    fields = draft_fields(viewer, QuestionDraft, {"state": {"options": states}})
    if known is None:
        return add_record(
            fields,
            {"state": QuestionState.DRAFT},
            _("Add question"),
            key,
            lambda values: questions.add_question(
                loaders.engine(), viewer, dialogue.id, check(QuestionDraft, values)
            ),
        )
    return edit_record(
        fields,
        known,
        key,
        lambda values, version: questions.change_question(
            loaders.engine(), viewer, known.id, version, check(QuestionDraft, values)
        ),
    )


def answer(viewer: Viewer, dossier: Dossier, asked: Question, known: Answer | None, key: str) -> bool:
    """Write down what a body answered, or change it."""
    special: dict[str, Special] = {
        "document_id": {"options": {each.id: each.title for each in dossier.documents}},
        "confidentiality": own_confidentiality(dossier.dialogue),
    }
    if known is None:
        standing = {
            earlier.id: _answer_name(viewer, earlier)
            for earlier in dossier.answers_to(asked.id)
            if not earlier.superseded_on
        }
        special["supersedes_id"] = {"options": standing}
        fields = draft_fields(viewer, AnswerDraft, special, without=() if standing else ("supersedes_id",))
        editing(viewer, asked)
        first_day = max((held.on for held in dossier.meetings), default=loaders.today())
        added = add_record(
            fields,
            {"body_id": dossier.dialogue.lead_body_id, "given_on": first_day},
            _("Record answer"),
            key,
            lambda values: answers.record_answer(
                loaders.engine(), viewer, asked.id, check(AnswerDraft, values)
            ),
        )
        if added:
            stop_editing(viewer)
        return added
    places(viewer, known)
    return edit_record(
        draft_fields(viewer, AnswerDraft, special, without=("supersedes_id",)),
        known,
        key,
        lambda values, version: answers.change_answer(
            loaders.engine(), viewer, known.id, version, check(AnswerDraft, values)
        ),
    )


def _answer_name(viewer: Viewer, given: Answer) -> str:
    return f"{name_of(loaders.names(viewer), given.body_id)}, {day(given.given_on)}"
