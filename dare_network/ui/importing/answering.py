"""Answers to the questions of a plan, kept while the same files lie there."""

import zlib
from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from dare_network.importing.answers import NO_ANSWERS, Answers
from dare_network.language import _, number
from dare_network.ui import state

T = TypeVar("T")
AT_ONCE = 15
"""The number of questions that are shown at a time."""


def answers_to(key: str, files: str) -> Answers:
    """The answers so far; none where other files lie there now."""
    known = state.read(_kept(key), ("", NO_ANSWERS))
    return known[1] if known[0] == files else NO_ANSWERS


def keep_answers(key: str, files: str, answers: Answers) -> None:
    """Keep the answers for the next run."""
    state.put(_kept(key), (files, answers))


def some_of(questions: Sequence[T], key: str) -> Sequence[T]:
    """The questions of one page, with the ways to the others below."""
    last = max(0, (len(questions) - 1) // AT_ONCE)
    page = min(state.read(f"{key}.page", 0), last)
    if last:
        with st.container(horizontal=True, vertical_alignment="center"):
            for name, label, to in (("back", _("Previous"), page - 1), ("on", _("Next"), page + 1)):
                st.button(
                    label,
                    key=f"{key}.{name}",
                    disabled=not 0 <= to <= last,
                    on_click=state.put,
                    args=(f"{key}.page", to),
                )
            st.caption(
                _("{first} to {last} of {count}").format(
                    first=number(page * AT_ONCE + 1),
                    last=number(min(len(questions), (page + 1) * AT_ONCE)),
                    count=number(len(questions)),
                )
            )
    return questions[page * AT_ONCE : (page + 1) * AT_ONCE]


def widget(key: str, *what: str) -> str:
    """The key of the widget of one question."""
    return f"{key}.{zlib.crc32(chr(10).join(what).encode('utf-8', 'replace'))}"


def _kept(key: str) -> str:
    return f"{key}.answers"
