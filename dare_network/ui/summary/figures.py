"""The numbers and figures of the summary, each with the records behind it."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.charts.figure_bars import SENTENCES, bars, described, ids_at
from dare_network.charts.figures import CONFIG, FIGURES
from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue
from dare_network.domain.records.summary import Behind, Period, Summary, Timing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.summarising import timing_labels
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day, number
from dare_network.services.summary import records_behind
from dare_network.ui import choice, loaders, state
from dare_network.ui.fragment import fragment
from dare_network.ui.markup import heading, plain, show, tiles
from dare_network.ui.navigation import link
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.folded import folded

AT_ONCE = 50
"""The number of records behind a number that are listed at first, and of more each time."""
_NUMBER = Markup('<tr><th scope="row">{}</th><td>{}</td></tr>')


@fragment
def summary_numbers(viewer: Viewer, period: Period, key: str) -> None:
    """The numbers that matter, as buttons that open the records they count."""
    # Read here: what somebody else has saved meanwhile is in the numbers once one of them is clicked.
    summary = loaders.summary(viewer, period)
    timings = timing_labels()
    numbers = {
        "dialogues": (_("Dialogues"), summary.dialogue_ids),
        "answers": (_("Answers"), summary.answer_ids),
        "overdue": (_("Commitments overdue"), summary.commitment_ids(Timing.OVERDUE)),
        "due_soon": (timings[Timing.DUE_SOON], summary.commitment_ids(Timing.DUE_SOON)),
        "later": (timings[Timing.LATER], summary.commitment_ids(Timing.LATER)),
        "fulfilled": (_("Fulfilled, due in the period"), summary.commitments_fulfilled),
    }
    tiles([(label, len(ids), name == "overdue") for name, (label, ids) in numbers.items()])
    counted = {name: f"{label} ({len(ids)})" for name, (label, ids) in numbers.items()}
    chosen = choice.pill(_("Show the records behind a number"), counted, key)
    if chosen:
        records_of(viewer, numbers[chosen][1], f"{key}.behind")


@fragment
def summary_figure(viewer: Viewer, period: Period, name: str, key: str) -> None:
    """One figure; a click on a bar lists its records under it. The same can be done without seeing it."""
    summary = loaders.summary(viewer, period)
    figure = loaders.drawn(viewer, period, FIGURES[name])
    heading(SENTENCES[name](summary))
    if not figure.data:
        st.caption(_("Nothing to show for this period."))
        return
    event = st.plotly_chart(
        figure,
        key=key,
        on_select="rerun",
        selection_mode="points",
        config=dict(CONFIG),
        alt=described(summary, name),
    )
    points = event.selection.points
    if points:
        records_of(viewer, ids_at(summary, name, points[0]["customdata"]), f"{key}.point")
    with folded(_("The same as a table"), f"{key}.as_table") as table:
        if table.open:
            _in_numbers(viewer, summary, name, f"{key}.bar")


def _in_numbers(viewer: Viewer, summary: Summary, name: str, key: str) -> None:
    """The numbers of a figure as a table, and each bar as a button that lists its records."""
    counted = {bar.keys: bar for bar in bars(summary, name)}
    rows = (_NUMBER.format(" · ".join(bar.labels), number(len(bar.ids))) for bar in counted.values())
    show(
        '<table class="numbers"><caption class="unseen">{}</caption>'
        '<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>',
        SENTENCES[name](summary),
        _("Bar"),
        _("How many"),
        Markup("").join(rows),
    )
    told = {keys: plain(bar.told) for keys, bar in counted.items()}
    chosen = choice.pill(_("Show the records behind a bar"), told, key)
    if chosen:
        records_of(viewer, counted[chosen].ids, f"{key}.behind")


def silent_bodies(summary: Summary) -> None:
    """The bodies that the consortium has not spoken to, with their last contact."""
    heading(_("Bodies without contact in the period"))
    if not summary.silent_bodies:
        st.caption(_("Every body had contact in the period."))
        return
    for silent in summary.silent_bodies:
        name, last, dialogue = st.columns([2, 1, 1])
        with name:
            link("network", silent.label, silent.body_id)
        last.caption(
            _("last contact {date}").format(date=day(silent.last_contact_on))
            if silent.last_contact_on
            else _("no contact on record")
        )
        if silent.dialogue_id:
            with dialogue:
                link("dialogues", _("Last dialogue"), silent.dialogue_id)


def records_of(viewer: Viewer, ids: Sequence[UUID], key: str) -> None:
    """List dialogues, answers and commitments by their keys, each with a way to it, and a button for more."""
    if state.is_new(f"{key}.asked", ids):
        state.put(f"{key}.shown", AT_ONCE)
    shown = state.read(f"{key}.shown", AT_ONCE)
    with st.container(border=True):
        for behind in records_behind(loaders.engine(), viewer, ids[:shown]):
            link("dialogues", _described(viewer, behind), behind.dialogue.id, place=behind.record.id)
        if len(ids) > shown:
            st.caption(_("{shown} of {count} are shown").format(shown=number(shown), count=number(len(ids))))
            st.button(
                _("Show more"),
                key=f"{key}.more",
                on_click=state.put,
                args=(f"{key}.shown", shown + AT_ONCE),
            )


def _described(viewer: Viewer, behind: Behind) -> str:
    reference, names = loaders.reference(), loaders.names(viewer)
    match behind.record:
        case Commitment() as part:
            said = [part.ref, name_of(names, part.owner_id), day(part.due_on), part.summary or part.text]
        case Answer() as part:
            alignment = reference.label(TermList.ALIGNMENT, part.alignment)
            said = [behind.dialogue.ref, name_of(names, part.body_id), alignment, part.summary]
        case Dialogue() as dialogue:
            said = [dialogue.ref, dialogue.title, reference.label(TermList.DIALOGUE_STATE, dialogue.state)]
    return " · ".join(text for text in said if text)
