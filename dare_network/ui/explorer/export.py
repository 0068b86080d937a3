"""Taking a view along: as a page, as a graph for other programs, as a table, and how it came about."""

from functools import partial

import streamlit as st

from dare_network.charts.measure_words import definition_text
from dare_network.charts.methods import methods
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.formats.tables import write_csv
from dare_network.graph.fields import FIELDS
from dare_network.language import _, day, ngettext
from dare_network.services.exploring import Explored
from dare_network.services.graph_files import graph_file, network_page
from dare_network.services.measuring import BY_ID
from dare_network.ui import loaders
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.filters import value_names
from dare_network.ui.exporting.file_chooser import OfferedFile, choose_file
from dare_network.ui.exporting.network_files import graph_formats
from dare_network.ui.widgets.folded import folded


def export_panel(viewer: Viewer, found: Explored, key: str) -> None:
    """Draw the files that can be had of a view, and a sentence on how it came about."""
    if not may(viewer, Right.EXPORT):
        return
    icon = ":material/download:"
    with folded(_("Export"), f"{key}.along", icon=icon) as part:
        if not part.open:
            return
        _downloads(found, key)
        st.caption(_("How this view came about, to copy into a report or a paper:"))
        st.code(_methods(viewer, found), language=None, wrap_lines=True)


def heading() -> str:
    """The title that is printed on every picture."""
    return _("DARE-NL stakeholder network")


def note(found: Explored) -> str:
    """Write what is printed below the title: how many nodes, as of which day, narrowed to what."""
    nodes = ngettext("{n} node", "{n} nodes", len(found.found.graph))
    when = _("as of {day}").format(day=day(found.wanted.view.as_of))
    narrowed = "; ".join(f"{field}: {', '.join(values)}" for field, values in _filters(found).items())
    return ", ".join(filter(None, (nodes, when, narrowed)))


def _downloads(found: Explored, key: str) -> None:
    today = loaders.today()
    page = OfferedFile(
        "html",
        _("Page that stands alone (HTML)"),
        _("For a colleague without this app: the picture, to be opened in any browser."),
        lambda: network_page(found.picture, heading(), note(found)),
        "network.html",
        "text/html",
    )
    table = OfferedFile(
        "csv",
        _("Table (CSV)"),
        _("For a spreadsheet: a row for everybody in this view, with their ties and their last contact."),
        lambda: _csv(found),
        "network.csv",
        "text/csv",
    )
    graphs = graph_formats(lambda kind: partial(graph_file, found.found.graph, kind, today, found.picture))
    choose_file([page, table, *graphs], key)


def _csv(found: Explored) -> bytes:
    headers = (
        _("Name"), _("Kind"), _("Category"), _("Organisation"), _("Ties"), _("Dialogues"), _("Last contact"),
    )  # fmt: skip
    rows = [
        (
            row.name, row.kind, row.category, row.organisations, row.ties, row.dialogues,
            row.last_contact_on.isoformat() if row.last_contact_on else "",
        )
        for row in found.rows
    ]  # fmt: skip
    return write_csv(headers, rows)


def _filters(found: Explored) -> dict[str, list[str]]:
    fields = {field.id: field for field in FIELDS}
    return {
        _(fields[name].label): sorted(
            value_names(fields[name], set(values), found.whole, found.reference).values()
        )
        for name, values in found.wanted.filters
    }


def _methods(viewer: Viewer, found: Explored) -> str:
    measure = BY_ID.get(found.wanted.measure)
    told = []
    if measure:
        estimate = cached.measured(viewer, found.wanted, measure.id).estimate
        told = [definition_text(measure, estimate)]
    return methods(found.found, found.whole, found.wanted, found.reference, _filters(found), told)
