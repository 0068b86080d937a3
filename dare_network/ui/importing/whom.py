"""The question whom a row means: this one, that one, or somebody new."""

from dataclasses import replace

import streamlit as st

from dare_network.domain.records.imports import ImportPlan, PlannedRow, Question
from dare_network.importing.answers import BY_ROLE, LEFT_OUT, NEW, Answers
from dare_network.language import _, ngettext
from dare_network.ui import choice
from dare_network.ui.importing.answering import some_of, widget
from dare_network.ui.markup import plain
from dare_network.ui.widgets.folded import folded


def whom(plan: ImportPlan, answers: Answers, key: str) -> Answers:
    """Draw the questions that hold rows back; the answers with what was chosen."""
    asked = {row.question.key: (row, row.question) for row in plan.rows if row.question}
    if not asked:
        return answers
    label = ngettext("{n} question: who is meant?", "{n} questions: who is meant?", len(asked))
    part = folded(label, key, ":material/person_search:")
    if not part.open:
        return answers
    with part:
        st.caption(_("Rows that wait for an answer stay out; nothing of them is lost."))
        said = _for_all([question for _row, question in asked.values()], key)
        for row, question in some_of(list(asked.values()), key):
            if answer := _asked(row, question, key):
                said[question.key] = answer
    return replace(answers, who={**answers.who, **said}) if said else answers


def _for_all(questions: list[Question], key: str) -> dict[str, str]:
    known = [each for each in questions if len(each.candidates) == 1 and not each.at_meeting]
    # Where somebody of the name is known at all, each is a question of its own.
    absent = [each for each in questions if each.at_meeting and not each.candidates]
    new = [each for each in questions if each.may_be_new and not each.at_meeting] + absent
    with st.container(horizontal=True):
        if len(known) > 1 and st.button(
            ngettext("{n}: the one who is known", "All {n}: the one who is known", len(known)),
            key=f"{key}.known",
        ):
            return {question.key: question.candidates[0].id for question in known}
        if len(new) > 1 and st.button(
            ngettext("{n}: somebody new", "All {n}: somebody new", len(new)), key=f"{key}.new"
        ):
            return {question.key: NEW for question in new}
        if len(absent) > 1 and st.button(
            ngettext(
                "{n} at meetings: note the role only", "All {n} at meetings: note the role only", len(absent)
            ),
            key=f"{key}.role",
        ):
            return {question.key: BY_ROLE for question in absent}
        if len(absent) > 1 and st.button(
            ngettext("{n} at meetings: leave out", "All {n} at meetings: leave out", len(absent)),
            key=f"{key}.out",
        ):
            return {question.key: LEFT_OUT for question in absent}
    return {}


def _asked(row: PlannedRow, question: Question, key: str) -> str:
    options = {each.id: each.label for each in question.candidates}
    if question.may_be_new:
        options[NEW] = _("Somebody new")
    if question.at_meeting:
        options |= {BY_ROLE: _("Note the role only, no name"), LEFT_OUT: _("Leave out")}
    where = _("{table}, line {line}").format(table=row.table, line=row.line)
    chosen = choice.one(
        plain(f"{row.label} ({where}): {row.reason}"),
        options,
        widget(key, question.key),
        placeholder=_("Not answered yet"),
    )
    return chosen or ""
