"""The documents of a dialogue: what there is, and attaching one."""

from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.records.dialogues import Dossier, SourceDocument
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day, number
from dare_network.services.sources import MOST, attach_source, source_content
from dare_network.ui import loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Field, form, save
from dare_network.ui.forms.own_confidentiality import own_confidentiality, own_confidentiality_badge
from dare_network.ui.markup import badge, show
from dare_network.ui.widgets.described import further_facts
from dare_network.ui.widgets.download import download
from dare_network.ui.widgets.upload import upload

_SHOWN = ("title", "on", "kind", "file_name", "size", "digest", "confidentiality")
"""Fields for which a document has a place of its own; whatever else is described follows."""


def source_documents(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw the documents of a dialogue; `records` says whether this viewer may write."""
    if not dossier.documents:
        st.info(_("No documents yet. Attach the letter or the note on which answers rest."))
    for document in reversed(dossier.documents):
        with st.container(gap="xxsmall"):
            _document(viewer, document, dossier)
            download(
                _("Download"),
                partial(source_content, loaders.engine(), viewer, document.id),
                document.file_name,
                "application/octet-stream",
                f"source.{document.id}",
            )
    if records:
        label = _("Attach document")
        key = f"source.new.{dossier.dialogue.id}"
        form_dialog_button(label, label, key, partial(_attach, viewer, dossier), ":material/attach_file:")


def _document(viewer: Viewer, document: SourceDocument, dossier: Dossier) -> None:
    newer = dossier.newer_than(document.id)
    kind = loaders.reference().label(TermList.DOCUMENT_KIND, document.kind)
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}{}{}</div>'
        '<p class="muted small">{} · {} · {} kB</p>{}</div>',
        document.title,
        badge(kind) if kind else "",
        own_confidentiality_badge(document.confidentiality),
        badge(_("Replaced on {date}").format(date=day(newer.on)), "fair") if newer else "",
        day(document.on),
        document.file_name,
        number(max(1, document.size // 1000)),
        further_facts(viewer, document, _SHOWN),
    )


def _attach(viewer: Viewer, dossier: Dossier, key: str) -> bool:
    # In millions of bytes, as the limit of a document is told.
    file = upload(_("File"), MOST // 1_000_000, f"{key}.file")
    latest = {each.id: each.title for each in dossier.documents if not dossier.newer_than(each.id)}
    fields = draft_fields(
        viewer,
        SourceDocumentDraft,
        {
            "replaces_id": {"options": latest},
            "confidentiality": own_confidentiality(dossier.dialogue),
        },
    )
    filled = form(fields, {"on": loaders.today()}, _("Attach document"), key)
    if filled is None:
        return False

    def attach() -> object:
        name, content = (file.name, file.getvalue()) if file else ("", b"")
        draft = check(SourceDocumentDraft, filled)
        return attach_source(loaders.engine(), viewer, dossier.dialogue.id, draft, name, content)

    return save(attach, [*fields, Field("file", _("File"))], key, lambda: _("The document is attached."))
