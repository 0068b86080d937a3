"""Parts of a page that run again on their own."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from dare_network.language import use_language
from dare_network.ui import data, state

P = ParamSpec("P")
T = TypeVar("T")


def fragment(function: Callable[P, T]) -> Callable[P, T]:
    """`st.fragment` in the reader's language: it runs in a thread of its own, past the main script."""

    @st.fragment
    @wraps(function)
    def speaking(*args: P.args, **kwargs: P.kwargs) -> T:
        use_language(state.language())
        data.begin_run()
        return function(*args, **kwargs)

    return speaking
