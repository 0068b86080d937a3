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
from dare_network.ui.forms.form import Field, Kind
from dare_network.ui.forms.own_confidentiality import own_confidentiality_field, places
from dare_network.ui.forms.presence import editing, stop_editing
from dare_network.ui.forms.record_forms import add_record, edit_record, reachable
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.facts import name_of


def question(viewer: Viewer, dialogue: Dialogue, known: Question | None, key: str) -> bool:
    """Add a question with our position, or change one, with what was answered before in sight."""
    reference = loaders.reference()
    precedents_on_topics(viewer, dialogue, known.topic_ids if known else (), f"{key}.before")
    present = known.state if known else QuestionState.DRAFT
    states = reachable(TermList.QUESTION_STATE, present, QUESTION_TRANSITIONS[present])
    fields = [
        Field(
            "text",
            _("Question"),
            Kind.AREA,
            required=True,
            help=_("One thing at a time, and closed: a question that can be answered with yes or no."),
        ),
        Field("position", _("Our position"), Kind.AREA),
        Field("section", _("Section"), Kind.CHOICE, choices.terms(reference, TermList.SECTION)),
        Field("topic_ids", _("Topics"), Kind.CHOICES, choices.topics(reference)),
        Field("rationale", _("Rationale"), Kind.AREA),
        Field("state", _("State"), Kind.CHOICE, states, required=True),
    ]
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
    reference, titles = loaders.reference(), {each.id: each.title for each in dossier.documents}
    fields = [
        Field("body_id", _("Body"), Kind.CHOICE, choices.bodies(loaders.names(viewer)), required=True),
        Field("given_on", _("Given on"), Kind.DAY, required=True),
        Field("channel", _("Channel"), Kind.CHOICE, choices.terms(reference, TermList.CHANNEL)),
        Field(
            "alignment",
            _("Alignment with our position"),
            Kind.CHOICE,
            choices.terms(reference, TermList.ALIGNMENT),
        ),
        Field("summary", _("Answer in short"), Kind.AREA),
        Field("verbatim", _("In their own words"), Kind.AREA),
        Field(
            "binding_level",
            _("How binding"),
            Kind.CHOICE,
            choices.terms(reference, TermList.BINDING_LEVEL),
        ),
        Field("conditions", _("Conditions"), Kind.AREA),
        Field("capacity", _("Given in which capacity"), help=_("For example: rapporteur, preliminary view")),
        Field("guideline", _("Guideline it rests on")),
        Field("document_id", _("Source document"), Kind.CHOICE, titles),
        Field("source_locator", _("Place in the source"), help=_("Page or paragraph")),
        Field("valid_until", _("Valid until"), Kind.DAY),
        Field("review_by", _("Look at it again by"), Kind.DAY),
        own_confidentiality_field(dossier.dialogue),
    ]
    if known is None:
        standing = {
            earlier.id: _answer_name(viewer, earlier)
            for earlier in dossier.answers_to(asked.id)
            if not earlier.superseded_on
        }
        if standing:
            label, meaning = _("Supersedes"), _("An earlier answer of the same body that no longer holds.")
            fields.insert(3, Field("supersedes_id", label, Kind.CHOICE, standing, help=meaning))
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
        fields,
        known,
        key,
        lambda values, version: answers.change_answer(
            loaders.engine(), viewer, known.id, version, check(AnswerDraft, values)
        ),
    )


def _answer_name(viewer: Viewer, given: Answer) -> str:
    return f"{name_of(loaders.names(viewer), given.body_id)}, {day(given.given_on)}"
