"""A document as a PDF for people and for screen readers (PDF/UA-1), typeset by Typst.

Texts travel as JSON beside the template and are never part of its markup. The fonts are those of
Typst; nothing is asked of the machine or of another host.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from dare_network.documents.document import Document
from dare_network.documents.glyphs import drawable, fonts
from dare_network.documents.legible import legible

_TEMPLATE = Path(__file__).parent / "templates" / "document.typ"


def pdf_bytes(document: Document) -> bytes:
    """The PDF file, tagged, in the document's language and with its title in the window's head."""
    compiler = typst.Compiler(
        _TEMPLATE.read_bytes(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_told(document))},
    )
    moment = int(document.made_at.timestamp())
    written = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=moment)
    assert isinstance(written, bytes)
    return written


def _told(document: Document) -> Mapping[str, Any]:
    blocks = [{"kind": type(block).__name__, **asdict(block)} for block in document.blocks]
    return {
        "title": _shown(document.title),
        "language": document.language.value,
        "header": _shown(document.header),
        "footer": _shown(document.footer),
        "page_words": document.page_words,
        "blocks": _shown(blocks),
    }


def _shown(value: Any) -> Any:
    """The value with every text in it as the fonts can draw it."""
    match value:
        case str():
            return drawable(legible(value))
        case dict():
            return {name: _shown(each) for name, each in value.items()}
        case list() | tuple():
            return [_shown(each) for each in value]
        case _number:
            return value
