"""Coverage: with whom there is contact and with whom there is none, and which ties may be missing."""

from collections.abc import Callable, Sequence
from uuid import UUID

import pandas as pd
import streamlit as st

from dare_network.charts.coverage_words import centre_gap_sentence, topic_gap_sentence
from dare_network.charts.suggestion_words import suggestion_sentence
from dare_network.charts.voice import Voice
from dare_network.domain.drafts.network import TieDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.graph.analyses.coverage import Cell, Coverage
from dare_network.graph.analyses.gaps import Gap
from dare_network.graph.analyses.suggestions import Suggestion
from dare_network.graph.exploration import Exploration
from dare_network.language import _, day, ngettext
from dare_network.services.analyses import Covered
from dare_network.services.stakeholders import add_tie
from dare_network.services.views import refuse_tie
from dare_network.ui import choice, loaders, state
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.voice import voice_of
from dare_network.ui.markup import plain
from dare_network.ui.page import refusals_here
from dare_network.ui.widgets.background import in_background
from dare_network.ui.widgets.folded import folded
from dare_network.ui.widgets.table import matrix, table_file

_GAPS = 30
"""The number of gaps that are told at once."""
_SUGGESTED_TYPE = "knows"


def coverage(viewer: Viewer, wanted: Exploration, key: str) -> None:
    """Draw both matrices with their gaps, and suggestions of missing ties."""
    names = {
        "topics": _("Bodies by topic"),
        "centres": _("Categories by centre"),
        "missing": _("Ties that may be missing"),
    }
    parts = choice.tabs(names, f"{key}.parts")
    drawn = {"topics": _topics, "centres": _centres, "missing": _missing}
    for name, draw in drawn.items():
        # What is closed is not computed.
        with parts[name]:
            if parts[name].open:
                known = cached.acquaintances(viewer, wanted.view)
                draw(viewer, wanted, voice_of(known.graph, wanted.view.as_of), key)


def _topics(viewer: Viewer, wanted: Exploration, voice: Voice, key: str) -> None:
    found = _covered(lambda: cached.topics_covered(viewer, wanted.view), key)
    st.caption(_("Who of ours is in contact with a body on a topic; a dash is a gap."))
    _matrix(viewer, found.coverage, voice.name, voice.topic, _("Body"), f"{key}.topics")
    _gaps(found.gaps, lambda gap: topic_gap_sentence(gap, voice), f"{key}.topics.gaps")


def _centres(viewer: Viewer, wanted: Exploration, voice: Voice, key: str) -> None:
    found = _covered(lambda: cached.centres_covered(viewer, wanted.view), key)
    st.caption(_("With how many of a category a centre or its people are in contact; a dash is a gap."))
    _matrix(viewer, found.coverage, voice.category, voice.name, _("Category"), f"{key}.centres")
    _gaps(found.gaps, lambda gap: centre_gap_sentence(gap, voice), f"{key}.centres.gaps")


def _missing(viewer: Viewer, wanted: Exploration, voice: Voice, key: str) -> None:
    suggested = in_background(
        lambda: cached.suggestions(viewer, wanted.view),
        _("Looking for ties that may be missing…"),
        f"{key}.suggesting",
    )
    _suggestions(viewer, suggested, voice, key)


def _covered(look: Callable[[], Covered], key: str) -> Covered:
    return in_background(look, _("Looking for contacts and gaps…"), f"{key}.looking")


def _matrix(
    viewer: Viewer,
    found: Coverage,
    row: Callable[[str], str],
    column: Callable[[str], str],
    corner: str,
    key: str,
) -> None:
    if not found.rows or not found.columns:
        st.info(_("There is nothing to compare yet."))
        return
    table = pd.DataFrame(
        [[_shown(found.cell(one, other)) for other in found.columns] for one in found.rows],
        index=pd.Index([row(one) for one in found.rows], name=corner),
        columns=[column(other) for other in found.columns],
    )
    matrix(table, key, 560)
    rows = list(table.itertuples(name=None))
    table_file(viewer, [corner, *table.columns], rows, "coverage.csv", f"{key}.csv")


def _shown(cell: Cell) -> str:
    if not cell.count:
        return "–"
    return f"{cell.count} · {cell.last_on:%Y-%m-%d}" if cell.last_on else str(cell.count)


def _gaps(gaps: Sequence[Gap], sentence: Callable[[Gap], str], key: str) -> None:
    if not gaps:
        st.success(_("There are no gaps."))
        return
    title = ngettext("{n} gap, and who comes nearest", "{n} gaps, and who comes nearest", len(gaps))
    with folded(title, key) as part:
        if part.open:
            for gap in gaps[:_GAPS]:
                st.markdown(f"- {plain(sentence(gap))}")
            if len(gaps) > _GAPS:
                st.caption(ngettext("and {n} more", "and {n} more", len(gaps) - _GAPS))


def _suggestions(viewer: Viewer, found: Sequence[Suggestion], voice: Voice, key: str) -> None:
    if not found:
        st.info(_("No tie seems to be missing."))
    for each in found:
        with st.container(border=True):
            st.markdown(plain(suggestion_sentence(each, voice)))
            if may(viewer, Right.EDIT_NETWORK):
                _decide(viewer, each, voice, f"{key}.{each.reason}.{each.source}.{each.target}")


def _decide(viewer: Viewer, each: Suggestion, voice: Voice, key: str) -> None:
    one, other = UUID(each.source), UUID(each.target)
    with st.container(horizontal=True):
        if st.button(_("They know each other"), key=f"{key}.accept", icon=":material/add_link:"):
            draft = TieDraft(type_id=_SUGGESTED_TYPE, from_id=one, to_id=other, source=_source(each, voice))
            with refusals_here():
                add_tie(loaders.engine(), viewer, draft)
                state.flash(_("The tie is noted, with this reason as its source."))
                st.rerun()
        if st.button(_("Do not suggest again"), key=f"{key}.refuse", icon=":material/do_not_disturb_on:"):
            with refusals_here():
                refuse_tie(loaders.engine(), viewer, one, other)
                st.rerun()


def _source(each: Suggestion, voice: Voice) -> str:
    """The reason of a suggestion, as the source of the tie that came of it."""
    return _("Suggested on {day}: {reason}").format(
        day=day(loaders.today()), reason=suggestion_sentence(each, voice)
    )
