"""The network as files for other programs."""

from functools import partial

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services.graph_files import GraphKind, whole_network_file
from dare_network.ui import loaders
from dare_network.ui.widgets.download import download


def exports(viewer: Viewer, key: str) -> None:
    """Draw a button a format; the file is made when somebody asks for it."""
    if not loaders.names(viewer).stakeholders:
        st.info(_("The network is empty: there is nothing to export yet."))
        return
    st.write(
        _(
            "Everything you may see of the network, ended ties included. These files can be imported "
            "again; e-mail addresses stay here."
        )
    )
    engine = loaders.engine()
    kinds: dict[GraphKind, tuple[str, str, str]] = {
        "graphml": (_("GraphML, for yEd, igraph and others"), "application/xml", "network.graphml"),
        "gexf": (_("GEXF, for Gephi, as it is drawn here"), "application/xml", "network.gexf"),
        "node-link": (_("Node-link JSON, for programmers"), "application/json", "network.json"),
    }
    for kind, (label, mime, name) in kinds.items():
        make = partial(whole_network_file, engine, viewer, kind, loaders.today())
        download(label, make, name, mime, f"{key}.{kind}", ":material/download:")
