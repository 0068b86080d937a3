"""The network as files for other programs."""

from functools import partial

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services.graph_files import GRAPH_FORMATS, whole_network_file
from dare_network.ui import loaders
from dare_network.ui.widgets.download import download


def exports(viewer: Viewer, key: str) -> None:
    """Draw a button a format; the file is made when somebody asks for it."""
    if not loaders.names(viewer).stakeholders:
        st.info(_("The network is empty: there is nothing to export yet."))
        return
    st.write(
        _(
            "Everything you may see of the network, ended ties included. These files can be imported again. "
            "Where people live and what is said of them stays here; how they are reached at work is in the "
            "address book and in the CiviCRM file of individuals alone."
        )
    )
    engine = loaders.engine()
    for each in GRAPH_FORMATS.values():
        make = partial(whole_network_file, engine, viewer, each.id, loaders.today())
        download(_(each.label), make, each.file_name, each.mime, f"{key}.{each.id}", ":material/download:")
