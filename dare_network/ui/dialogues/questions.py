"""The questions of a dialogue, each with our position and the bodies' answers side by side."""

from collections.abc import Iterator
from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Answer, Dossier, Question
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.dialogues import question_forms as forms
from dare_network.ui.dialogues.alignment import alignment_badge
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.own_confidentiality import own_confidentiality_badge
from dare_network.ui.markup import badge, paragraphs, plain, show
from dare_network.ui.widgets.described import further_facts
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.opened_record import found_here, opened_first

_SHOWN_OF_QUESTIONS = ("number", "text", "position", "rationale", "section", "topic_ids", "state")
_SHOWN_OF_ANSWERS = (
    "body_id", "given_on", "channel", "capacity", "alignment", "summary", "verbatim", "binding_level",
    "conditions", "guideline", "source_locator", "confidentiality",
    "superseded_on", "question_state",
)  # fmt: skip
"""Fields for which the card has a place of its own, or that it tells when it matters; the others follow."""


def questions_and_answers(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw all questions; `records` says whether this viewer may write."""
    if not dossier.questions:
        st.info(_("No questions yet. The question is what everything else hangs on: add the first one."))
    for asked in opened_first(dossier.questions, dossier):
        with st.container(gap="xxsmall"):
            _question(viewer, asked, dossier)
            if records:
                _question_actions(viewer, asked, dossier)


def _question(viewer: Viewer, asked: Question, dossier: Dossier) -> None:
    reference = loaders.reference()
    answers = Markup("").join(_answer(viewer, each, dossier) for each in dossier.answers_to(asked.id))
    topics = ", ".join(reference.topic_label(topic) for topic in asked.topic_ids)
    show(
        '<div class="record"><div class="head"><strong>{}.</strong>{}{}{}'
        '<span class="muted small">{}</span></div>'
        "<p>{}</p>{}{}{}</div>",
        asked.number,
        found_here(asked.id),
        badge(reference.label(TermList.QUESTION_STATE, asked.state)),
        badge(reference.label(TermList.SECTION, asked.section)) if asked.section else "",
        topics,
        paragraphs(asked.text),
        _position(asked) if may(viewer, Right.SEE_PEOPLE) else "",
        further_facts(viewer, asked, _SHOWN_OF_QUESTIONS),
        Markup('<div class="compare">{}</div>').format(answers) if answers else "",
    )


def _position(asked: Question) -> Markup:
    """Our position, and below it on what it rests."""
    told = [(_("Our position"), asked.position or _("Not yet adopted."))]
    if asked.rationale:
        told.append((_("Rationale"), asked.rationale))
    parts = (
        Markup('<p class="eyebrow">{}</p><p>{}</p>').format(name, paragraphs(text)) for name, text in told
    )
    return Markup("").join(parts)


def _answer(viewer: Viewer, given: Answer, dossier: Dossier) -> Markup:
    reference = loaders.reference()
    told = filter(
        None, (day(given.given_on), reference.label(TermList.CHANNEL, given.channel), given.capacity)
    )
    parts = [
        Markup('<div class="quote{}"><strong>{}</strong> <span class="muted small">{}</span><br>{}').format(
            " past" if given.superseded_on else "",
            name_of(loaders.names(viewer), given.body_id),
            " · ".join(told),
            found_here(given.id),
        ),
        own_confidentiality_badge(given.confidentiality),
        *_standing(given),
        # How it stands to our position would tell what that is.
        alignment_badge(given.alignment) if may(viewer, Right.SEE_PEOPLE) else "",
    ]
    if given.binding_level:
        parts.append(badge(reference.label(TermList.BINDING_LEVEL, given.binding_level)))
    if given.summary:
        parts.append(Markup("<p>{}</p>").format(paragraphs(given.summary)))
    if given.verbatim:
        parts.append(Markup("<p><em>“{}”</em></p>").format(paragraphs(given.verbatim)))
    if given.conditions:
        parts.append(
            Markup('<p class="small">{}: {}</p>').format(_("Conditions"), paragraphs(given.conditions))
        )
    parts += _source(given, dossier)
    parts.append(further_facts(viewer, given, _SHOWN_OF_ANSWERS))
    return Markup("").join([*parts, Markup("</div>")])


def _standing(given: Answer) -> Iterator[Markup]:
    """Yield whether an answer still holds."""
    today = loaders.today()
    if given.superseded_on:
        yield badge(_("Superseded on {date}").format(date=day(given.superseded_on)), "fair")
    elif given.valid_until and given.valid_until < today:
        yield badge(_("Valid until {date}").format(date=day(given.valid_until)), "bad")
    elif given.review_by and given.review_by < today:
        yield badge(_("To be looked at again since {date}").format(date=day(given.review_by)), "fair")
    if given.supersedes_id:
        yield badge(_("Replaces an earlier answer"), "info")


def _source(given: Answer, dossier: Dossier) -> Iterator[Markup]:
    """Yield what an answer rests on, where it stands, and whether that has a newer version."""
    document = next((each for each in dossier.documents if each.id == given.document_id), None)
    title = document.title if document else ""
    if rests_on := " · ".join(filter(None, (given.guideline, title, given.source_locator))):
        yield Markup('<p class="muted small">{}</p>').format(rests_on)
    if document and (newer := dossier.newer_than(document.id)):
        yield badge(_("The source has a newer version of {date}").format(date=day(newer.on)), "fair")


def _question_actions(viewer: Viewer, asked: Question, dossier: Dossier) -> None:
    with st.container(horizontal=True, key=f"question.actions.{asked.id}"):
        form_dialog_button(
            _("Record answer"),
            _("Record answer"),
            f"answer.new.{asked.id}",
            partial(forms.answer, viewer, dossier, asked, None),
            ":material/reply:",
            quiet=True,
        )
        form_dialog_button(
            _("Edit question"),
            _("Edit question"),
            f"question.edit.{asked.id}",
            partial(forms.question, viewer, dossier.dialogue, asked),
            quiet=True,
        )
        names = loaders.names(viewer)
        for given in dossier.answers_to(asked.id):
            body = names.by_id.get(given.body_id)
            form_dialog_button(
                _("Edit answer: {body}, {date}").format(
                    body=plain(body.short_label if body else "—"), date=day(given.given_on)
                ),
                _("Edit answer"),
                f"answer.edit.{given.id}",
                partial(forms.answer, viewer, dossier, asked, given),
                quiet=True,
            )
