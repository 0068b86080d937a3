"""A version of minutes as a file to download."""

from datetime import datetime

import streamlit as st

from dare_network.documents.minutes import Layer
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import AMSTERDAM, _
from dare_network.services.documents import DocumentKind, minutes_version_document
from dare_network.ui import choice, loaders
from dare_network.ui.widgets.download import document_downloads


def minutes_files(viewer: Viewer, dossier: Dossier, known: Minutes, key: str) -> None:
    """Draw the buttons for this version, for those who may export it; without a public layer, whole."""
    if not may(viewer, Right.EXPORT):
        return
    layers = {Layer.WHOLE: _("Whole record")}
    if known.public_text:
        layers[Layer.PUBLIC] = _("Public layer")
    key = f"{key}.{known.id}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        layer = choice.radio(
            _("Download version {number}").format(number=known.number),
            layers,
            f"{key}.layer",
            horizontal=True,
        )

        def make(kind: DocumentKind) -> bytes:
            now = datetime.now(AMSTERDAM)
            return minutes_version_document(loaders.engine(), viewer, known.id, layer, kind, now)

        document_downloads(make, _name(dossier, known, layer), key)


def _name(dossier: Dossier, known: Minutes, layer: Layer) -> str:
    part = "minutes" if layer is Layer.WHOLE else "public_minutes"
    first = next(held.on.isoformat() for held in dossier.meetings if held.id in known.meeting_ids)
    return f"{dossier.dialogue.ref}_{part}_{first}_v{known.number}"
