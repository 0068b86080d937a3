"""Cells that cannot be stored, to be corrected, and fields for which rows say different things."""

from dataclasses import replace

import streamlit as st

from dare_network.domain.records.imports import Conflict, ImportPlan, LeftOutCell
from dare_network.importing.answers import Answers
from dare_network.importing.wording import field_label
from dare_network.language import _, ngettext
from dare_network.ui import choice, loaders, state
from dare_network.ui.importing.answering import some_of, widget
from dare_network.ui.markup import plain
from dare_network.ui.widgets.folded import folded


def odd_cells(plan: ImportPlan, answers: Answers, key: str) -> Answers:
    """Draw each cell that would be left out as a field; the answers with what was written."""
    if not plan.cells:
        return answers
    label = ngettext("{n} cell cannot be stored", "{n} cells cannot be stored", len(plan.cells))
    part = folded(label, f"{key}.cells", ":material/edit_note:")
    if not part.open:
        return answers
    said: dict[tuple[str, str], str] = {}
    with part:
        st.caption(_("The rest of their rows comes in. What you write here comes in with them."))
        for cell in some_of(plan.cells, f"{key}.cells.at"):
            text = _corrected(cell, key)
            if text != cell.text:
                said[cell.row, cell.field] = text
    return replace(answers, cells={**answers.cells, **said}) if said else answers


def conflicts(plan: ImportPlan, answers: Answers, key: str) -> Answers:
    """Draw each field for which rows differ; the answers with what is to stand there."""
    if not plan.conflicts:
        return answers
    label = ngettext(
        "{n} field for which rows say different things",
        "{n} fields for which rows say different things",
        len(plan.conflicts),
    )
    part = folded(label, f"{key}.conflicts", ":material/call_split:")
    if not part.open:
        return answers
    with part:
        st.caption(_("What is stored stays, else what the first row says, unless you choose otherwise."))
        for conflict in some_of(plan.conflicts, f"{key}.conflicts.at"):
            chosen = _chosen(conflict, key)
            if chosen != conflict.kept:
                cells = {(row, conflict.field): chosen for row in conflict.rows}
                who = {conflict.question: conflict.whom} if conflict.question else {}
                answers = replace(answers, cells={**answers.cells, **cells}, who={**answers.who, **who})
    return answers


def _corrected(cell: LeftOutCell, key: str) -> str:
    at = widget(f"{key}.cell", cell.row, cell.field, cell.text)
    state.seed(at, cell.text)
    where = _("{table}, line {line}").format(table=cell.table, line=cell.line)
    text = st.text_input(plain(f"{cell.label} ({where}), {_label(cell.field)}: {cell.reason}"), key=at)
    return str(text or "")


def _chosen(conflict: Conflict, key: str) -> str:
    options = {conflict.kept: _("{text} (stays)").format(text=conflict.kept)}
    for table, line, text in conflict.values:
        if text not in options:
            where = _("{table}, line {line}").format(table=table, line=line)
            options[text] = f"{text} ({where})"
    label = plain(f"{conflict.label}, {_label(conflict.field)}")
    texts = [text for _table, _line, text in conflict.values]
    at = widget(f"{key}.conflict", conflict.label, conflict.field, *texts, *conflict.rows)
    return choice.must_choose(label, options, at)


def _label(name: str) -> str:
    return field_label(name, loaders.reference().custom_fields)
