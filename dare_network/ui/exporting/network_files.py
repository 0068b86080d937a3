"""The network as files for other programs."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services.graph_files import GRAPH_FORMATS, whole_network_file
from dare_network.ui import loaders
from dare_network.ui.exporting.file_chooser import OfferedFile, choose_file


def exports(viewer: Viewer, key: str) -> None:
    """Draw the kinds of file; one is made when somebody asks for it."""
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
    today = loaders.today()
    choose_file(graph_formats(lambda kind: partial(whole_network_file, engine, viewer, kind, today)), key)


def graph_formats(making: Callable[[str], Callable[[], bytes]]) -> list[OfferedFile]:
    """All graph files; `making` returns what makes the one of this id."""
    return [
        OfferedFile(each.id, _(each.label), _(each.purpose), making(each.id), each.file_name, each.mime)
        for each in GRAPH_FORMATS.values()
    ]
