"""The account of how a view came about, in sentences to copy into a report or a paper."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from dare_network import __version__
from dare_network.charts.network_words import full_name, kind_name, tie_names
from dare_network.domain.records.reference import Reference
from dare_network.graph.exploration import MOST_DRAWN, Exploration, Fold, Found
from dare_network.graph.network_graph import EdgeKind, NetworkGraph, NodeKind
from dare_network.graph.scope import TieDirection
from dare_network.language import _, day, ngettext


def methods(
    found: Found,
    whole: NetworkGraph,
    wanted: Exploration,
    reference: Reference,
    filters: Mapping[str, Sequence[str]],
    measured: Sequence[str] = (),
) -> str:
    """Filter, date, weights, algorithms and versions. `filters` are the labels asked for, by field.

    `measured` are sentences on the measures that were taken, each with its convention.
    """
    sentences = (
        _size(found),
        *_scope(whole, wanted, reference),
        _counted(wanted),
        *_weights(wanted),
        *_narrowed(wanted, filters),
        *measured,
        *_drawn(found),
        _made_with(),
    )
    return " ".join(sentences)


def _size(found: Found) -> str:
    nodes = ngettext("{n} node", "{n} nodes", len(found.graph))
    ties = ngettext("{n} tie", "{n} ties", len(found.graph.edges))
    return _("The network has {nodes} and {ties}.").format(nodes=nodes, ties=ties)


def _scope(whole: NetworkGraph, wanted: Exploration, reference: Reference) -> Iterator[str]:
    yield _("It is shown as of {day}.").format(day=day(wanted.view.as_of))
    if wanted.focus:
        names = ", ".join(full_name(whole.nodes[node], reference) for node in wanted.focus if node in whole)
        steps = ngettext("{n} step", "{n} steps", wanted.steps)
        sentences = {
            TieDirection.BOTH: _("It reaches {steps} around {names}, whichever way ties point."),
            TieDirection.OUT: _("It reaches {steps} from {names}, along the direction of ties."),
            TieDirection.IN: _("It reaches {steps} towards {names}, against the direction of ties."),
        }
        yield sentences[wanted.direction].format(steps=steps, names=names)


def _counted(wanted: Exploration) -> str:
    kinds = ", ".join(kind_name(kind) for kind in NodeKind if kind in wanted.view.nodes)
    names = tie_names()
    ties = ", ".join(names[kind] for kind in names if kind in wanted.view.ties)
    sentence = _("Nodes are: {kinds}. Ties are: {ties}.").format(kinds=kinds, ties=ties)
    folds = {
        Fold.ORGANISATIONS: _("People stand for their organisation."),
        Fold.CATEGORIES: _("Everybody stands for their category."),
    }
    return " ".join(filter(None, (sentence, folds.get(wanted.fold))))


def _weights(wanted: Exploration) -> Iterator[str]:
    view = wanted.view
    if view.ties & {EdgeKind.MET, EdgeKind.SHARED, EdgeKind.ADVICE, EdgeKind.PARTICIPATION}:
        half = ngettext("{n} day", "{n} days", view.half_life)
        sentence = _(
            "The strength of a tie is the sum of its meetings, each counting half after {half}; "
            "a stated tie counts 1, or 0.5 where nothing backs it up."
        )
        yield sentence.format(half=half)
    if view.ended:
        yield _("Ties that had ended by then are included.")
    if view.backed_up:
        yield _("Ties without a source, or last verified more than two years before, are left out.")


def _narrowed(wanted: Exploration, filters: Mapping[str, Sequence[str]]) -> Iterator[str]:
    asked = "; ".join(f"{field}: {', '.join(values)}" for field, values in filters.items())
    if asked and wanted.dim:
        yield _("Stressed are those with {filters}.").format(filters=asked)
    elif asked:
        yield _("Only those are kept with {filters}.").format(filters=asked)


def _drawn(found: Found) -> Iterator[str]:
    if len(found.graph) > MOST_DRAWN:
        yield _("Communities (Leiden, modularity) are drawn as one node each.")


def _made_with() -> str:
    return _("Made with DARE-NL network {own}, igraph {igraph} and networkx {networkx}.").format(
        own=__version__, igraph=version("igraph"), networkx=version("networkx")
    )
