"""The letters that the fonts inside a PDF can draw, and how to write the rest.

They have no letters for scripts such as Chinese and no pictures such as emoji. PDF/UA allows no empty
box in their place, so that they are written as the number Unicode gives them: "U+4E2D".

A PDF knows one text for each shape in a font. A letter with a loose accent, or with something
invisible after it, would put that into every word that is copied out of the file.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

import typst

_ORDINARY = re.compile("[\n\x20-\x7e\xa0-\xac\xae-\xff\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9–—‘’“”„•…€]*")
_CHOICE_OF_SHAPE = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_PROBE = b"#set document(title: [t])\n#for style in (text, strong) { par(style(sys.inputs.text)) }"
_NOT_SHOWN = "could not be displayed"


@lru_cache(1)
def fonts() -> typst.Fonts:
    """The fonts that come with Typst; those of the machine are not looked at."""
    return typst.Fonts(include_system_fonts=False)


def drawable(text: str) -> str:
    """The text without what is invisible, and with its number for what no font of ours can draw."""
    if _ORDINARY.fullmatch(text):
        return text
    whole = normalize("NFC", _CHOICE_OF_SHAPE.sub("", text))
    return "".join(map(_letter, whole))


@lru_cache(4096)
def _letter(character: str) -> str:
    if category(character) == "Cf":
        return ""
    is_loose = category(character).startswith("M")
    return f"U+{ord(character):04X}" if is_loose or not _is_drawn(character) else character


def _is_drawn(character: str) -> bool:
    if _ORDINARY.fullmatch(character):
        return True
    probe = typst.Compiler(
        _PROBE, font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"text": character}
    )
    try:
        probe.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        if _NOT_SHOWN not in error.message:
            raise
        return False
    return True
