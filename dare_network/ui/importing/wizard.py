"""Loading a file: choose, say what the columns mean, see what would happen, load."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.errors import DareError
from dare_network.formats.limits import MAX_BYTES
from dare_network.formats.mapping import ColumnMapping, from_json, read_alike
from dare_network.importing.answers import NO_ANSWERS, Answers
from dare_network.language import _
from dare_network.services.importing import loading, mappings
from dare_network.services.importing.files import File
from dare_network.services.importing.meanings import remember_answers
from dare_network.ui import choice, loaders, state
from dare_network.ui.importing import cached
from dare_network.ui.importing.answering import answers_to, keep_answers
from dare_network.ui.importing.left_columns import left_columns
from dare_network.ui.importing.mapping_editor import mapping_editor
from dare_network.ui.importing.odd_cells import conflicts, odd_cells
from dare_network.ui.importing.plan import plan_details, plan_summary
from dare_network.ui.importing.source_names import source_names
from dare_network.ui.importing.stoppable import stoppable
from dare_network.ui.importing.unlisted import unlisted
from dare_network.ui.importing.whom import whom
from dare_network.ui.markup import plain
from dare_network.ui.page import refusals_here, show_error
from dare_network.ui.widgets.upload import upload

GUESS = "*guess*"


def import_wizard(viewer: Viewer, key: str) -> None:
    """Draw the steps; each shows once the one before is done."""
    uploads = upload(
        _("Files that belong together: tables, workbooks, graphs or an address book"),
        MAX_BYTES // 2**20,
        f"{key}.files.{state.read(_imports_done(key), 0)}",
        accept_multiple_files=True,
    )
    if not uploads:
        st.info(
            _(
                "Choose a map from Kumu as a workbook or as JSON, a graph from Gephi, Gephi Lite or this "
                "product (GEXF, GraphML, GML or JSON), an address book (vCard), or any other table as CSV, "
                "XLSX or ODS, also of past meetings. Nothing is imported before you have seen what would "
                "change."
            )
        )
        return
    files = [(upload.name, upload.getvalue()) for upload in uploads]
    try:
        mapping = _mapping(viewer, files, key)
        if mapping is not None:
            _plan_and_load(viewer, files, mapping, key)
    except DareError as error:
        show_error(error)


def _mapping(viewer: Viewer, files: Sequence[File], key: str) -> ColumnMapping | None:
    known = {each.name: each for each in mappings.list_mappings(loaders.engine(), viewer)}
    named = {name: name for name in known}
    chosen = choice.must_choose(
        _("What the columns mean"), {GUESS: _("Recognise the columns")} | named, f"{key}.mapping"
    )
    saved = known.get(chosen)
    mapping = from_json(saved.content) if saved else cached.fitting_mapping(viewer, files)
    st.caption(_("Read as: {name}").format(name=plain(mapping.name)))
    with st.expander(_("Look at the columns and change them"), expanded=not mapping.tables):
        changed = mapping_editor(cached.tables_of(files), mapping, key=f"{key}.columns.{chosen}")
        if may(viewer, Right.IMPORT):
            _save_mapping(viewer, changed, files, key)
    if not changed.tables:
        st.warning(_("Nothing would be read yet. Say above what the columns mean."))
        return None
    return changed


def _save_mapping(viewer: Viewer, mapping: ColumnMapping, files: Sequence[File], key: str) -> None:
    name, button = st.columns([3, 1], vertical_alignment="bottom")
    called = name.text_input(_("Save this mapping under a name"), key=f"{key}.name")
    if button.button(_("Save"), key=f"{key}.keep"):
        with refusals_here():
            mappings.save_mapping(loaders.engine(), viewer, str(called or ""), mapping, files)
            st.success(_("The mapping is saved and can be chosen next time."))


def _plan_and_load(viewer: Viewer, files: Sequence[File], mapping: ColumnMapping, key: str) -> None:
    digest = cached.files_digest(files)
    answers = answers_to(key, digest)
    with st.spinner(_("Looking at what would change…")):
        plan = cached.import_plan(viewer, files, mapping, answers)
    said = source_names(plan, answers, f"{key}.source.{digest}")
    wanted = plan_summary(plan, key)
    said = _answered(viewer, plan, said, f"{key}.{digest}")
    if turned := plan_details(plan, cached.tables_of(files), key, mapping):
        said = replace(said, kinds={**said.kinds, **turned})
    if said != answers:
        keep_answers(key, digest, said)
        st.rerun()
    if wanted:
        _load(viewer, files, mapping, plan, answers, key)


def _answered(viewer: Viewer, plan: ImportPlan, said: Answers, key: str) -> Answers:
    """Draw the questions of a plan; the answers so far with those that were given now."""
    said = whom(plan, said, f"{key}.whom")
    said = unlisted(viewer, plan, said, f"{key}.unlisted")
    said = odd_cells(plan, said, key)
    said = conflicts(plan, said, key)
    left_columns(viewer, plan, f"{key}.columns")
    if said != NO_ANSWERS and st.button(_("Forget my answers"), key=f"{key}.forget"):
        state.forget(key)
        return NO_ANSWERS
    return said


def _load(
    viewer: Viewer,
    files: Sequence[File],
    mapping: ColumnMapping,
    plan: ImportPlan,
    answers: Answers,
    key: str,
) -> None:
    engine = loaders.engine()
    by_hand = not read_alike(mapping, cached.fitting_mapping(viewer, files), cached.tables_of(files))
    with stoppable(key) as progress:
        batch = loading.load_import(engine, viewer, files, mapping, progress, answers, plan.decided)
    if batch and by_hand and may(viewer, Right.IMPORT):
        mappings.remember_mapping(engine, viewer, files, mapping)
    if batch and answers.meanings:
        remember_answers(engine, viewer, files, mapping, plan, answers)
    if batch is None:
        state.flash(_("There was nothing left to import."))
    else:
        state.flash(
            _(
                "Imported: {added} added, {changed} changed, {held} held back, {refused} refused. "
                "It can be undone below."
            ).format(added=batch.added, changed=batch.changed, held=batch.held, refused=batch.refused)
        )
    state.forget(key)
    # An uploader is emptied only by another one in its place.
    state.put(_imports_done(key), state.read(_imports_done(key), 0) + 1)
    st.rerun()


def _imports_done(key: str) -> str:
    return f"{key}_done"
