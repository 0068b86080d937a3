"""The styles of a Word document: its language, the paper, and how what is withheld looks."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from dare_network.language import Language

WITHHELD = "Withheld"
WITHHELD_LIST = "Withheld List"
CELL = "Cell"
TEXT_WIDTH = Cm(16)
_LOCALE = {Language.ENGLISH: "en-GB", Language.DUTCH: "nl-NL"}
_GREY = "EBEBEB"


def prepare(word: Word, language: Language) -> None:
    """Set the language in which Word checks spelling, A4 paper and the styles of our own."""
    _set_language(word, _LOCALE[language])
    _set_paper(word)
    _style(word, "Normal").paragraph_format.space_after = Pt(5)
    _add_style(word, CELL, "Normal").font.size = Pt(9)
    _add_withheld(word, WITHHELD, "Normal")
    _add_withheld(word, WITHHELD_LIST, "List Bullet")


def give_style(line: Paragraph, name: str) -> None:
    """Give a paragraph one of the styles of the document."""
    # By its id: asked by name, python-docx looks through all styles for each paragraph anew.
    line._p.style = name.replace(" ", "")


def shade_line(line: Paragraph) -> None:
    """Give a paragraph of any style the look of what is withheld."""
    _withhold(line._p.get_or_add_pPr())


def shade(cell: _Cell) -> None:
    """Give a cell of a table the ground of what is withheld."""
    cell._tc.get_or_add_tcPr().append(_shading())


def _set_language(word: Word, locale: str) -> None:
    (spoken,) = word.styles.element.iter(qn("w:lang"))
    spoken.set(qn("w:val"), locale)
    for theme in word.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), locale)


def _set_paper(word: Word) -> None:
    (section,) = word.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)


def _add_withheld(word: Word, name: str, based_on: str) -> None:
    _withhold(_add_style(word, name, based_on).element.get_or_add_pPr())


def _withhold(properties: CT_PPr) -> None:
    # The schema wants the border before the shading.
    properties.append(_bar())
    properties.append(_shading())


def _add_style(word: Word, name: str, based_on: str) -> ParagraphStyle:
    word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = _style(word, name)
    style.base_style = _style(word, based_on)
    return style


def _style(word: Word, name: str) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _bar() -> object:
    inner = '<w:left w:val="single" w:sz="18" w:space="4" w:color="595959"/>'
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{inner}</w:pBdr>")


def _shading() -> object:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_GREY}"/>')
