"""Words for which no list has an entry: what each means, chosen once for all rows."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dare_network.domain.drafts.vocabularies import TermDraft, TieTypeDraft
from dare_network.domain.nouns import term_fields
from dare_network.domain.records.imports import ImportPlan, UnlistedValue
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError
from dare_network.importing.answers import EMPLOYMENT, KEPT, Answers
from dare_network.importing.listed_values import TIE_TYPE
from dare_network.importing.wording import field_label
from dare_network.language import _, ngettext
from dare_network.services import vocabularies
from dare_network.ui import choice, loaders, state
from dare_network.ui.importing.answering import some_of, widget
from dare_network.ui.markup import plain
from dare_network.ui.widgets.folded import folded

_ADD = "*add"


def unlisted(viewer: Viewer, plan: ImportPlan, answers: Answers, key: str) -> Answers:
    """Draw each word with a list of what it can mean; the answers with what was chosen."""
    if not plan.unlisted:
        return answers
    label = ngettext("{n} word that is in no list", "{n} words that are in no list", len(plan.unlisted))
    part = folded(label, key, ":material/translate:")
    if not part.open:
        return answers
    said: dict[tuple[str, str, str], str] = {}
    with part:
        st.caption(_("What is chosen here is remembered for this source."))
        for value in some_of(plan.unlisted, f"{key}.at"):
            meaning = _meaning(viewer, value, widget(key, value.entity, value.field, value.text))
            if meaning is not None and meaning != value.meaning:
                said[value.entity, value.field, value.text.strip().casefold()] = meaning
    return replace(answers, meanings={**answers.meanings, **said}) if said else answers


def _meaning(viewer: Viewer, value: UnlistedValue, key: str) -> str | None:
    rows = ngettext("{n} row", "{n} rows", value.rows)
    chosen = choice.must_choose(
        plain(f"{field_label(value.field)}: {value.text} ({rows})"),
        _options(value),
        key,
        first=value.meaning,
    )
    return _added(viewer, value, key) if chosen == _ADD else chosen


def _options(value: UnlistedValue) -> Mapping[str, str]:
    reference = loaders.reference()
    if value.field == TIE_TYPE:
        kept = _("“is related to”, with this word as a tag")
        known = {each.id: each.label for each in reference.tie_types if not each.retired}
        known[EMPLOYMENT] = _("works at (an affiliation)")
    else:
        kept = _("Nothing in the list") if value.stored else _("Nothing in the list; keep this word as a tag")
        listed = term_fields(value.entity)[value.field]
        known = {each.id: each.label for each in reference.list(listed)}
    return {KEPT: kept, **known, _ADD: _("Add it to the list …")}


def _added(viewer: Viewer, value: UnlistedValue, key: str) -> str | None:
    """Draw a form for a new entry of the list; its id once it is there."""
    with st.form(f"{key}.form"):
        english = st.text_input(_("In English"), value.text, key=f"{key}.en")
        dutch = st.text_input(_("In Dutch"), value.text, key=f"{key}.nl")
        back_english = back_dutch = ""
        if value.field == TIE_TYPE:
            st.caption(_("Leave these empty where it reads the same from either end."))
            back_english = st.text_input(_("From the other end, in English"), key=f"{key}.back.en")
            back_dutch = st.text_input(_("From the other end, in Dutch"), key=f"{key}.back.nl")
        if not st.form_submit_button(_("Add to the list")):
            return None
    try:
        new = _add(viewer, value, (english, dutch), (back_english, back_dutch))
    except InvalidInputError as error:
        st.error(plain(" ".join(error.fields.values()) or str(error)))
        return None
    state.put(key, new)
    return new


def _add(viewer: Viewer, value: UnlistedValue, there: tuple[str, str], back: tuple[str, str]) -> str:
    if value.field == TIE_TYPE:
        directed = any(back)
        draft = TieTypeDraft(
            label_en=there[0],
            label_nl=there[1],
            inverse_en=back[0],
            inverse_nl=back[1],
            directed=directed,
        )
        return vocabularies.add_tie_type(loaders.engine(), viewer, draft)
    listed = term_fields(value.entity)[value.field]
    term = TermDraft(label_en=there[0], label_nl=there[1])
    return vocabularies.add_term(loaders.engine(), viewer, listed, term)
