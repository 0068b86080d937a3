"""The network as a picture and as a table, with the card of whoever is chosen beside it."""

from uuid import UUID

import streamlit as st

from dare_network.domain.records.network import Network
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.graph.build import DialogueView, View
from dare_network.language import _, day, ngettext
from dare_network.services.exploring import Exploration, Explored, graph_file, network_page
from dare_network.ui import data, state
from dare_network.ui.components import choices
from dare_network.ui.components.download import download
from dare_network.ui.components.graph_view import GraphEvent, fetch_graph_scripts, graph_view
from dare_network.ui.components.stakeholder_card import dialogue_card, stakeholder_card
from dare_network.ui.components.table import chosen_row
from dare_network.ui.fragment import fragment
from dare_network.ui.markup import show
from dare_network.ui.navigation import ask_record, asked_record, link


@fragment
def network_explorer(viewer: Viewer, key: str) -> None:
    """Draw filters, picture, card and table. A click runs this part of the page alone."""
    network = data.network(viewer)
    chosen = _chosen(network, f"{key}.who")
    with st.container(gap=None):
        fetch_graph_scripts(f"{key}.graph")
        wanted = _filters(network, chosen, key)
    found = data.explored(viewer, wanted)
    picture, card = st.columns([2.6, 1], gap="medium")
    with picture:
        if not found.rows:
            st.info(_("Nothing in the network meets these filters."))
        graph_view(
            found.picture,
            selected=str(chosen) if chosen else None,
            label=ngettext("Network of {n} node", "Network of {n} nodes", len(found.rows)),
            key=f"{key}.graph",
            on_touch=_look_at,
            heading=_("DARE-NL stakeholder network"),
            note=_note(found),
        )
        _legend(found)
    with card:
        _card(viewer, network, chosen)
    _table(found, key)
    _downloads(viewer, network, wanted, found, key)


def _look_at(touched: GraphEvent) -> None:
    if touched.kind in {"node", "background"}:
        ask_record(UUID(touched.id) if touched.id else None)


def _chosen(network: Network, key: str) -> UUID | None:
    """Who is looked at: what the address asks for, as long as this viewer may see it."""
    asked = asked_record()
    known = asked if asked in network.by_id or asked in network.dialogue_by_id else None
    state.put(key, known)
    return known


def _filters(network: Network, chosen: UUID | None, key: str) -> Exploration:
    reference = data.reference()
    names = dict(choices.everyone(network))
    names |= {dialogue.id: f"{dialogue.ref} · {dialogue.title}" for dialogue in network.dialogues}
    who, steps, categories, organisation, dialogues = st.columns([2, 1.2, 2, 1.6, 1.6])
    who.selectbox(
        _("Find somebody"),
        list(names),
        key=f"{key}.who",
        format_func=lambda each: names.get(each, ""),
        index=None,
        placeholder=_("Type a name"),
        on_change=lambda: ask_record(state.read(f"{key}.who", None)),
    )
    reach = steps.selectbox(
        _("Show"),
        [0, 1, 2, 3],
        key=f"{key}.steps",
        format_func=lambda count: (
            ngettext("Within {n} step", "Within {n} steps", count) if count else _("Everything")
        ),
        disabled=chosen is None,
        help=_("Choose somebody first, then see who is near."),
        persist_state="session",
    )
    present = {one.category for one in network.stakeholders}
    labels = {
        id_: label for id_, label in choices.terms(reference, TermList.CATEGORY).items() if id_ in present
    }
    kept = categories.multiselect(
        _("Categories"),
        list(labels),
        key=f"{key}.categories",
        format_func=lambda each: labels.get(each, str(each)),
        placeholder=_("All"),
        persist_state="session",
    )
    places = choices.organisations(network)
    place = organisation.selectbox(
        _("Organisation"),
        list(places),
        key=f"{key}.organisation",
        format_func=lambda each: places.get(each, ""),
        index=None,
        placeholder=_("All"),
        persist_state="session",
    )
    kinds = {
        DialogueView.NODES: _("As nodes"),
        DialogueView.TIES: _("As ties: who met whom"),
        DialogueView.HIDDEN: _("Hidden"),
    }
    shown = dialogues.selectbox(
        _("Dialogues"),
        list(kinds),
        key=f"{key}.dialogues",
        format_func=lambda each: kinds[each],
        persist_state="session",
    )
    return Exploration(
        View(as_of=data.today(), dialogues=shown),
        frozenset(map(str, kept)),
        place if isinstance(place, UUID) else None,
        # Without steps the picture is the same whoever is chosen: it need not be made again.
        chosen if reach else None,
        reach if chosen else 0,
    )


def _legend(found: Explored) -> None:
    entries = found.picture.legend
    if entries:
        st.caption(_("Shape and colour stand for the category; dashed lines are ties without a source."))


def _card(viewer: Viewer, network: Network, chosen: UUID | None) -> None:
    if chosen and chosen in network.by_id:
        stakeholder_card(viewer, network.by_id[chosen])
        link("stakeholders", _("Open on the Stakeholders page"), chosen, ":material/open_in_new:")
    elif chosen and chosen in network.dialogue_by_id:
        dialogue_card(viewer, chosen)
    else:
        show(
            '<div class="card"><h3>{}</h3><p class="muted">{}</p></div>',
            _("Who is who"),
            _(
                "Click on somebody in the picture, or type a name, to see where they work, "
                "whom they are tied to and which dialogues they took part in."
            ),
        )


def _table(found: Explored, key: str) -> None:
    with st.expander(_("The same as a table"), key=f"{key}.as_table", on_change="rerun") as table:
        # It weighs as much as the rest of the page, so it waits until somebody asks for it.
        if not table.open:
            return
        rows = [
            {
                _("Name"): row.name,
                _("Kind"): row.kind,
                _("Category"): row.category,
                _("Organisation"): row.organisations,
                _("Ties"): row.ties,
                _("Dialogues"): row.dialogues,
                _("Last contact"): row.last_contact_on,
            }
            for row in found.rows
        ]
        position = (
            chosen_row(rows, f"{key}.table", (230, 90, 170, 190, 60, 75, 95), height=420) if rows else None
        )
        if position is not None:
            ask_record(UUID(found.rows[position].id))
            st.rerun(scope="fragment")


def _note(found: Explored) -> str:
    nodes = ngettext("{n} node", "{n} nodes", len(found.rows))
    return f"{nodes}, {day(data.today())}"


def _downloads(viewer: Viewer, network: Network, wanted: Exploration, found: Explored, key: str) -> None:
    if not may(viewer, Right.EXPORT):
        return
    title, note = _("DARE-NL stakeholder network"), _note(found)
    with st.container(horizontal=True):
        download(
            _("Download as a page (HTML)"),
            lambda: network_page(found.picture, title, note),
            "network.html",
            "text/html",
            f"{key}.html",
        )
        download(
            _("Download as GraphML"),
            lambda: graph_file(network, wanted, "graphml"),
            "network.graphml",
            "application/xml",
            f"{key}.graphml",
        )
