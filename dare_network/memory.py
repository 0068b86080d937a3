"""Very many values: making them at once, and how much room they take."""

import gc
import math
import os
import sys
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import islice
from pathlib import Path
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

_SHARED = (type, Enum, FunctionType, ModuleType, bool, type(None))
"""Kinds of objects that are there anyway, and take no room of their own."""
_WHOLE = (str, bytes, bytearray, int, float)
_COLLECTIONS = (tuple, list, set, frozenset, deque)
_LOOKED_AT = 16
"""The number of members of a collection that stand for all of them."""
_DEEPEST = 12


_LIMIT = Path("/sys/fs/cgroup/memory.max")


def memory_here() -> int:
    """The bytes of memory of this machine, or of the container where it has less; 0 where nobody knows."""
    names = ("SC_PAGE_SIZE", "SC_PHYS_PAGES")
    machine = math.prod(os.sysconf(name) for name in names) if hasattr(os, "sysconf") else 0
    limit = _LIMIT.read_text("ascii").strip() if _LIMIT.exists() else ""
    return min(machine, int(limit)) if limit.isdecimal() else machine


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


def approximate_bytes(
    value: object, elsewhere: Collection[int] = frozenset(), met: set[int] | None = None
) -> int:
    """Roughly how many bytes a value takes, with all that it holds but for objects counted elsewhere.

    Those have these `id`, of which the ones that it holds are added to `met`. Of a collection a few members
    are looked at and stand for all; what lies deep or in C is not seen.
    """
    return _Estimate(value, elsewhere, set() if met is None else met).bytes


class _Estimate:
    """An estimate of one value."""

    def __init__(self, value: object, elsewhere: Collection[int], met: set[int]) -> None:
        self._value, self._elsewhere, self._met = value, elsewhere, met
        self._seen: set[int] = set()
        self.bytes = self._size(value, _DEEPEST, _LOOKED_AT)

    def _size(self, value: object, deeper: int, looked_at: int) -> int:
        if id(value) in self._seen or isinstance(value, _SHARED):
            return 0
        if id(value) in self._elsewhere and value is not self._value:
            self._met.add(id(value))
            return 0
        self._seen.add(id(value))
        size = sys.getsizeof(value, 0)
        if isinstance(value, _WHOLE) or not deeper:
            return size
        parts: Iterable[Collection[object]]
        if isinstance(value, dict | MappingProxyType):
            parts = value.keys(), value.values()
        elif isinstance(value, _COLLECTIONS):
            parts = (value,)
        else:
            return size + sum(self._size(part, deeper - 1, looked_at) for part in _parts(value))
        return size + sum(self._members(part, deeper, looked_at) for part in parts)

    def _members(self, members: Collection[object], deeper: int, looked_at: int) -> int:
        try:
            chosen = list(islice(members, 0, None, -(-len(members) // looked_at) or 1))
            # Of collections in collections fewer, so that all of it stays quick.
            fewer = max(looked_at // 2, 1)
            if chosen and all(isinstance(each, _COLLECTIONS) for each in chosen):
                return self._nested(members, chosen, deeper - 1, fewer)
        except RuntimeError:
            # Somebody else adds to it at this moment.
            return 0
        sizes = sum(self._size(each, deeper - 1, fewer) for each in chosen)
        return sizes * len(members) // len(chosen) if chosen else 0

    def _nested(self, members: Collection[Any], chosen: Collection[Any], deeper: int, looked_at: int) -> int:
        """The sizes of collections, of which a few may be far larger than all others: all lengths count."""
        if not all(isinstance(each, _COLLECTIONS) for each in members):
            return sum(self._size(each, deeper, looked_at) for each in chosen) * len(members) // len(chosen)
        inside = [self._size(next(iter(each)), deeper, looked_at) for each in chosen if each]
        of_one = sum(inside) / len(inside) if inside else 0
        return int(sum(map(sys.getsizeof, members)) + of_one * sum(map(len, members)))


def _parts(value: object) -> Iterator[object]:
    # A value that is used already may be given what it works out once, while it is looked at.
    yield from list(getattr(value, "__dict__", {}).values())
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(value, name):
                yield getattr(value, name)
