"""Texts that try to be more than text, or that no file can hold."""

from typing import Any

from editions import document
from hypothesis import strategies as st

from dare_network.documents.document import (
    Block,
    Bullets,
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from dare_network.language import Language

MARKUP = (
    '#panic("run")',
    "#sys.inputs",
    "*bold* _it_ = head - item $x^2$ @ref <label> // gone /* gone */ \\ `raw` ~ [x](y)",
    '"]) #read("/etc/passwd")',
    "<w:t>tag</w:t> &amp; ]]> <!-- --> {MERGEFIELD x}",
    "]}\\u{0}; DROP",
)
BEYOND_FONTS = ("中文 日本語 한국어", "😀 👩🏽‍🚀 🇳🇱", "ﷺ", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "\U000e0001\ue000")
BEYOND_FILES = ("\x00\x07\x1b[31m", "\ud800 \udfff", "\ufffe\uffff\U0010ffff", "\x0b\x0c\x85\u2028\u2029")
DIRECTIONS = ("\u202e\u202dtl", "שלום", "مرحبا", "\u2066abc")
LONG = ("x" * 500, "Geneesmiddelenbeoordelingsautoriteitsverantwoordelijkheid" * 3, "a\n" * 60)
HOSTILE = (*MARKUP, *BEYOND_FONTS, *BEYOND_FILES, *DIRECTIONS, *LONG)

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


def everywhere(text: str, **changes: Any) -> Document:
    """A document with the text in every place that takes one."""
    blocks = (
        Heading(text),
        Heading(f"{text} below", 2),
        Paragraph(text),
        Facts((Fact(text, text), Fact(text, text, withheld=True))),
        Bullets(text, (text, text), withheld=True),
        Table((Column(text), Column(text, 3, withheld=True)), ((text, text),)),
    )
    return document(*blocks, title=f"Title {text}", header=text, footer=text, **changes)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of any blocks with any texts."""
    plain = st.one_of(
        st.builds(Paragraph, ANY_TEXT),
        st.builds(Facts, st.lists(st.builds(Fact, ANY_TEXT, ANY_TEXT, st.booleans()), max_size=3).map(tuple)),
        st.builds(Bullets, ANY_TEXT, st.lists(ANY_TEXT, max_size=3).map(tuple), st.booleans()),
    )
    blocks: list[Block] = draw(st.lists(plain, max_size=3))
    title = f"Title {draw(ANY_TEXT)}"
    language = draw(st.sampled_from(Language))
    return document(*blocks, title=title, header=draw(ANY_TEXT), footer=draw(ANY_TEXT), language=language)
