"""Word files in LibreOffice: it opens them as they are, and writes down again what they say."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx
from docx.document import Document as Word
from editions import EDITION, FIRST, SECOND, document, full_dossier
from hostile import HOSTILE, everywhere
from naughty import naughty_strings

from dare_network.documents.briefing import briefing
from dare_network.documents.document import Document, Paragraph
from dare_network.documents.docx import docx_bytes
from dare_network.documents.minutes import Layer, minutes
from dare_network.language import Language, speaking

OFFICE = shutil.which("soffice")
PATIENCE = 180
"""Seconds: it takes two to start and a moment for each file."""


def written_again(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that LibreOffice writes after opening these; what it cannot open is missing."""
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    assert OFFICE, "LibreOffice is not here: nothing shows that it opens our Word files."
    place = folder / "again"
    subprocess.run(
        [OFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "docx", "--outdir", str(place), *sorted(map(str, folder.glob("*.docx")))],
        check=True, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    return {file.stem: file.read_bytes() for file in place.glob("*.docx")}


def told(content: bytes) -> dict[str, list[str]]:
    """Paragraphs, cells and what stands above and below every page."""
    word: Word = docx.Document(io.BytesIO(content))
    section = word.sections[0]
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    places = {
        "paragraphs": word.paragraphs,
        "cells": cells,
        "header": section.header.paragraphs,
        # Below it stands the number of the page, which only LibreOffice works out.
        "footer": section.footer.paragraphs[:-1],
    }
    # Where a word may be parted is a mark of its own in LibreOffice, and no letter.
    return {name: [each.text.replace("\xad", "") for each in found] for name, found in places.items()}


def ours() -> dict[str, Document]:
    """What the product prints, and texts that try to be more than text."""
    found = {f"hostile {n}": everywhere(text) for n, text in enumerate(HOSTILE)}
    found["naughty"] = document(*map(Paragraph, naughty_strings()))
    for language in Language:
        with speaking(language):
            found[f"briefing {language}"] = briefing(full_dossier(), (), EDITION)
            for layer in Layer:
                held = (FIRST, SECOND)
                found[f"{layer} {language}"] = minutes(full_dossier(), held, layer, EDITION)
    return found


def test_what_is_written_again_says_the_same(tmp_path: Path) -> None:
    files = {name: docx_bytes(each) for name, each in ours().items()}
    again = written_again(tmp_path, files)
    assert {name: told(content) for name, content in again.items()} == {
        name: told(content) for name, content in files.items()
    }


def test_a_file_that_needs_repair_is_not_opened(tmp_path: Path) -> None:
    whole = docx_bytes(minutes(full_dossier(), (FIRST,), Layer.WHOLE, EDITION))
    assert list(written_again(tmp_path, {"whole": whole, "cut short": whole[:-200]})) == ["whole"]
