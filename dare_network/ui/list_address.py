"""The address of a list: filters, order and page stand in it, so that they survive a reload.

Only what was changed since is written, so that Back leads out of the list: a link to a record has none of it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dare_network.ui import state


@dataclass(frozen=True, slots=True)
class Told:
    """A value that the address tells: the session key under which it lies, and how it is read and written.

    What cannot be read raises ValueError, and stands for nothing.
    """

    key: str
    read: Callable[[str], object] = str
    write: Callable[[object], str] = str


def flag(key: str) -> Told:
    """A yes or no."""
    return Told(key, bool, lambda _value: "1")


def on_day(key: str) -> Told:
    """A day."""
    return Told(key, date.fromisoformat)


def page_number(key: str) -> Told:
    """A page, which readers count from 1."""
    return Told(key, lambda text: max(0, int(text) - 1), lambda page: str(int(str(page)) + 1))


@contextmanager
def in_address(values: Mapping[str, Told], key: str) -> Iterator[None]:
    """A list whose values stand in the address by name: they are taken up from it before it is drawn."""
    said = {name: st.query_params[name] for name in values if name in st.query_params}
    if said and said != state.read(f"{key}.address", None):
        _take_up(values, said)
    yield
    now = _written(values)
    if state.is_new(f"{key}.address", now):
        for name in values:
            if name in now:
                st.query_params[name] = now[name]
            else:
                st.query_params.pop(name, None)


def _take_up(values: Mapping[str, Told], said: Mapping[str, str]) -> None:
    for name, told in values.items():
        try:
            state.put(told.key, told.read(said[name]))
        except (KeyError, ValueError):
            state.take(told.key)


def _written(values: Mapping[str, Told]) -> dict[str, str]:
    found = ((name, told, state.read(told.key, None)) for name, told in values.items())
    return {name: told.write(value) for name, told, value in found if value}
