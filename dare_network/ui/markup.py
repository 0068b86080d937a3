"""Texts from outside on their way to the screen: always shown as text."""

import re
from collections.abc import Sequence
from typing import Literal, LiteralString

import streamlit as st
from markupsafe import Markup

from dare_network.language import number

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit makes links of bare addresses and signs of "->" or ":streamlit:", however they are escaped,
# unless something invisible stands in them.
_MADE_MORE_OF = re.compile(
    r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?=@)|(?<=[-<>=~])(?=[-<>=~])|(?<=:)(?=streamlit:)",
    re.IGNORECASE,
)
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    """`text` for a place that reads Markdown, so that nothing in it is taken for Markdown."""
    kept = _MADE_MORE_OF.sub(_WORD_JOINER, " ".join(text.split()))
    return _PUNCTUATION.sub(r"\\\1", kept)


def heading(text: str, level: Literal[2, 3] = 2) -> None:
    """Draw the title of a part of the page, or with 3 that of a part of a record or a panel."""
    draw = st.header if level == 2 else st.subheader
    draw(plain(text), anchor=False)


def show(template: LiteralString, /, *texts: object, **named: object) -> None:
    """Draw an HTML template of our own; every value that is not `Markup` is escaped."""
    st.html(Markup(template).format(*texts, **named))  # noqa: S704 - our own template; texts are escaped


def tiles(numbers: Sequence[tuple[str, int, bool]]) -> None:
    """Draw numbers large, each with what it counts and whether it should worry somebody."""
    tile = Markup('<div class="tile {}"><div class="muted small">{}</div><div class="count">{}</div></div>')
    drawn = (
        tile.format("bad" if bad and count else "", label, number(count)) for label, count, bad in numbers
    )
    show('<div class="tiles">{}</div>', Markup("").join(drawn))


def paragraphs(text: str) -> Markup:
    """A text of several lines as HTML, with its line ends kept."""
    return Markup('<span class="lines">{}</span>').format(text)


def badge(text: str, kind: str = "") -> Markup:
    """A short mark such as a state."""
    return Markup('<span class="badge {}">{}</span>').format(kind, text)


def code(text: str) -> Markup:
    """A text that is compared sign by sign, such as a digest; empty for none."""
    return Markup('<span class="code">{}</span>').format(text) if text else Markup("")
