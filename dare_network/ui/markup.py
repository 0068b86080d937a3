"""Texts from outside on their way to the screen: always shown as text."""

import re

import streamlit as st
from markupsafe import Markup

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """`text` for a place that reads Markdown, so that nothing in it is taken for Markdown."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def show(template: str, /, *texts: object, **named: object) -> None:
    """Draw an HTML template of our own; every value that is not `Markup` is escaped."""
    st.html(Markup(template).format(*texts, **named))


def paragraphs(text: str) -> Markup:
    """A text of several lines as HTML, with its line ends kept."""
    return Markup('<span class="lines">{}</span>').format(text)


def badge(text: str, kind: str = "") -> Markup:
    """A short mark such as a state."""
    return Markup('<span class="badge {}">{}</span>').format(kind, text)
