"""Parts of a page that run again on their own."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from dare_network.language import use_language
from dare_network.tracing import RequestKind, present_request
from dare_network.ui import loaders, state

P = ParamSpec("P")
T = TypeVar("T")


def fragment(function: Callable[P, T]) -> Callable[P, T]:
    """`st.fragment` in the reader's language: it runs in a thread of its own, past the main script."""

    return st.fragment(_speaking(function))


def beating(seconds: float) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a part run again every so many seconds, as long as it is on the page."""

    def made(function: Callable[P, T]) -> Callable[P, T]:
        return st.fragment(_beat(_speaking(function)), run_every=seconds)

    return made


def _beat(function: Callable[P, T]) -> Callable[P, T]:
    @wraps(function)
    def beat(*args: P.args, **kwargs: P.kwargs) -> T:
        request = present_request()
        if request and request.kind is RequestKind.PART:
            request.routine = True
        return function(*args, **kwargs)

    return beat


def _speaking(function: Callable[P, T]) -> Callable[P, T]:
    @wraps(function)
    def speaking(*args: P.args, **kwargs: P.kwargs) -> T:
        use_language(state.language())
        loaders.begin_run()
        return function(*args, **kwargs)

    return speaking
