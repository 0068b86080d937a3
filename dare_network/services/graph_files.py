"""The network as files for other programs, and as a page that stands alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.engine import Engine

from dare_network.charts.picture import Picture
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.civicrm import write_individuals, write_organisations, write_relationships
from dare_network.formats.flat_graph import FlatGraph
from dare_network.formats.gexf import write_gexf
from dare_network.formats.graphml import write_graphml
from dare_network.formats.kumu import write_kumu_json, write_kumu_workbook
from dare_network.formats.look import Look, Shape
from dare_network.formats.node_link import write_node_link
from dare_network.formats.tie_table import write_ties_csv, write_ties_workbook
from dare_network.formats.vcard import write_vcards
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.flat import flat_directions, flat_edges, flat_nodes
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen
from dare_network.language import N_
from dare_network.services.exploring import contacts_of, explore, graph_of_all
from dare_network.services.network import network, node_positions
from dare_network.services.reference import reference

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_SHAPES: Mapping[str, Shape] = {
    "square": "square", "triangle": "triangle", "triangleDown": "triangle", "diamond": "diamond",
}  # fmt: skip
"""The nearest that GEXF has to a shape of the picture; all others are discs there."""


Looks = Mapping[str, Look]
"""The looks of nodes in a picture, by their ids."""


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A kind of graph file that is written.

    `label` is for whoever chooses it and `purpose` says what it is for, both translated where they are shown.
    `write` gets the graph, today, and how a
    picture shows it: a format that is `drawn` keeps that; empty where there is no picture. Only one that is
    an `address_book` says of people how to reach them at work.
    """

    id: str
    label: str
    purpose: str
    file_name: str
    mime: str
    write: Callable[[FlatGraph, date, Looks], bytes]
    drawn: bool = False
    address_book: bool = False


GRAPH_FORMATS: Mapping[str, GraphFormat] = {
    each.id: each
    for each in (
        GraphFormat(
            "graphml",
            N_("GraphML"),
            N_("For yEd, igraph, Cytoscape and others: all of the network, and it can be imported again."),
            "network.graphml",
            "application/xml",
            lambda flat, _today, _looks: write_graphml(flat),
        ),
        GraphFormat(
            "gexf",
            N_("GEXF"),
            N_("For Gephi: everybody where they are drawn here, and it can be imported again."),
            "network.gexf",
            "application/xml",
            write_gexf,
            drawn=True,
        ),
        GraphFormat(
            "node-link",
            N_("Node-link JSON"),
            N_("For programmers: all of the network as networkx reads it, and it can be imported again."),
            "network.json",
            "application/json",
            lambda flat, _today, _looks: write_node_link(flat),
        ),
        GraphFormat(
            "kumu",
            N_("Kumu workbook (XLSX)"),
            N_("For a map in Kumu, or to be changed in a spreadsheet and imported again: every field."),
            "kumu.xlsx",
            XLSX,
            lambda flat, _today, _looks: write_kumu_workbook(flat),
        ),
        GraphFormat(
            "kumu-json",
            N_("Kumu blueprint (JSON)"),
            N_("To be dropped on a map in Kumu: every field, and it can be imported again."),
            "kumu.json",
            "application/json",
            lambda flat, _today, _looks: write_kumu_json(flat),
        ),
        GraphFormat(
            "ties",
            N_("Ties with both ends (XLSX)"),
            N_("For a spreadsheet: a row for each tie, with both ends by name, kind and key."),
            "ties.xlsx",
            XLSX,
            lambda flat, _today, _looks: write_ties_workbook(flat),
        ),
        GraphFormat(
            "ties-csv",
            N_("Ties with both ends (CSV)"),
            N_("For statistics programs: a row for each tie, with both ends by name, kind and key."),
            "ties.csv",
            "text/csv",
            lambda flat, _today, _looks: write_ties_csv(flat),
        ),
        GraphFormat(
            "vcard",
            N_("Address book (vCard)"),
            N_("For the address book of a telephone or a mail program: how to reach everybody at work."),
            "contacts.vcf",
            "text/vcard",
            lambda flat, today, _looks: write_vcards(flat, today),
            address_book=True,
        ),
        GraphFormat(
            "civicrm-people",
            N_("CiviCRM, individuals (CSV)"),
            N_("The first of three files for CiviCRM: people, how to reach them at work, and where that is."),
            "civicrm_individuals.csv",
            "text/csv",
            lambda flat, today, _looks: write_individuals(flat, today),
            address_book=True,
        ),
        GraphFormat(
            "civicrm-organisations",
            N_("CiviCRM, organisations (CSV)"),
            N_("The second of three files for CiviCRM; categories, tags and numbers stay here."),
            "civicrm_organisations.csv",
            "text/csv",
            lambda flat, _today, _looks: write_organisations(flat),
        ),
        GraphFormat(
            "civicrm-relationships",
            N_("CiviCRM, relationships (CSV)"),
            N_("The third of three files for CiviCRM: ties and work, matched by external identifier."),
            "civicrm_relationships.csv",
            "text/csv",
            lambda flat, today, _looks: write_relationships(flat, today),
        ),
    )
}
"""The graph files that are written, by name. Adding one is adding it here; screen and command line follow."""


def graph_file(graph: NetworkGraph, format_id: str, today: date, picture: Picture | None = None) -> bytes:
    """A graph as a file, made today."""
    format_ = GRAPH_FORMATS[format_id]
    nodes, edges = list(flat_nodes(graph, format_.address_book)), list(flat_edges(graph))
    flat = FlatGraph(nodes, edges, directions=flat_directions(graph))
    return format_.write(flat, today, _looks(picture) if picture else {})


def whole_network_file(engine: Engine, viewer: Viewer, format_id: str, today: date) -> bytes:
    """Everything this viewer may see of the network as a file, ended ties included."""
    require(viewer, Right.EXPORT)
    records, known = network(engine, viewer), reference(engine)
    whole = graph_of_all(records, known)
    view = View(date.max, ended=True)
    if not GRAPH_FORMATS[format_id].drawn:
        return graph_file(seen(whole, view), format_id, today)
    met, places = contacts_of(records, view.as_of), node_positions(engine, viewer, records)
    wanted = Exploration(view)
    drawn = explore(met, whole, find(whole, wanted), known, places, wanted)
    return graph_file(drawn.found.graph, format_id, today, drawn.picture)


def network_page(picture: Picture, title: str, note: str) -> bytes:
    """The picture as an HTML file that stands alone."""
    # Imported where it is used: pyvis takes a fifth of a second of every start.
    from dare_network.charts.standalone import standalone_html

    return standalone_html(picture, title, note)


def _looks(picture: Picture) -> Looks:
    """Return how a picture shows its nodes; on a screen, other than in GEXF, `y` grows downwards."""
    return {
        node.id: Look(node.x, -node.y, node.size, node.colour, _SHAPES.get(node.shape, "disc"))
        for node in picture.nodes
    }
