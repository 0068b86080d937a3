"""Very many values: making them at once, and how much room they take."""

import gc
import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import islice
from types import FunctionType, MappingProxyType, ModuleType

_SHARED = (type, Enum, FunctionType, ModuleType, bool, type(None))
"""Kinds of objects that are there anyway, and take no room of their own."""
_WHOLE = (str, bytes, bytearray, int, float)
_COLLECTIONS = (tuple, list, set, frozenset, deque)
_LOOKED_AT = 16
"""The number of members of a collection that stand for all of them."""
_DEEPEST = 12


@contextmanager
def gc_paused() -> Iterator[None]:
    """Let Python's garbage collector rest within the block.

    It would look at a hundred thousand new records several times over while they are being made, and
    find that none of them is garbage: reading a large network takes twice as long with it.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Whoever came first finds it working and sets it going again; with two at once it may do so early.
        if working:
            gc.enable()


def approximate_bytes(value: object) -> int:
    """Roughly how many bytes a value takes, with all that it alone holds.

    Of a collection a few members are looked at and stand for all; what lies deep or in C is not seen.
    """
    return _size(value, set(), _DEEPEST, _LOOKED_AT)


def _size(value: object, seen: set[int], deeper: int, looked_at: int) -> int:
    if id(value) in seen or isinstance(value, _SHARED):
        return 0
    seen.add(id(value))
    size = sys.getsizeof(value, 0)
    if isinstance(value, _WHOLE) or not deeper:
        return size
    parts: Iterable[Collection[object]]
    if isinstance(value, dict | MappingProxyType):
        parts = value.keys(), value.values()
    elif isinstance(value, _COLLECTIONS):
        parts = (value,)
    else:
        return size + sum(_size(part, seen, deeper - 1, looked_at) for part in _parts(value))
    return size + sum(_sizes(part, seen, deeper, looked_at) for part in parts)


def _sizes(members: Collection[object], seen: set[int], deeper: int, looked_at: int) -> int:
    try:
        chosen = list(islice(members, 0, None, -(-len(members) // looked_at) or 1))
    except RuntimeError:
        # Somebody else adds to it at this moment.
        return 0
    # Of collections in collections fewer, so that all of it stays quick.
    sizes = (_size(each, seen, deeper - 1, max(looked_at // 2, 1)) for each in chosen)
    return sum(sizes) * len(members) // len(chosen) if chosen else 0


def _parts(value: object) -> Iterator[object]:
    # A value that is used already may be given what it works out once, while it is looked at.
    yield from list(getattr(value, "__dict__", {}).values())
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(value, name):
                yield getattr(value, name)
