"""Headers and footers: all that stands on every page of a Word document."""

from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from dare_network.documents.document import Document
from dare_network.documents.legible import legible


def add_running_lines(word: Word, document: Document) -> None:
    """Write the header and the footer, which counts the pages."""
    (section,) = word.sections
    section.header.paragraphs[0].add_run(legible(document.header)).bold = True
    first = section.footer.paragraphs[0]
    first.text = legible(document.footer)
    # A full page would run into it: Word lets the text go down to the very footer.
    first.paragraph_format.space_before = Pt(10)
    before, between, after = document.page_words
    line = section.footer.add_paragraph(before, style="Footer")
    _add_field(line, "PAGE")
    line.add_run(between)
    _add_field(line, "NUMPAGES")
    line.add_run(after)


def _add_field(line: Paragraph, name: str) -> None:
    # Word puts the number in; a reader that does not calculate shows what stands there now.
    now = "<w:r><w:t>1</w:t></w:r>"
    line._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}">{now}</w:fldSimple>'))
