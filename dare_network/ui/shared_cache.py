"""Values that all sessions share, found again in microseconds, and how full each cache of them is.

All caches together are bounded in bytes: whatever was not asked for longest goes first. How many bytes a
value takes is an estimate (`memory.approximate_bytes`), and what several of them share is counted for each.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial, wraps
from itertools import count
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from dare_network.memory import approximate_bytes

P = ParamSpec("P")
T = TypeVar("T")
MOST_BYTES = 512_000_000
"""The bytes that all caches together may take."""
_asked = count()
_caches: "dict[str, _Cache]" = {}
_freeing = Lock()


@dataclass(frozen=True, slots=True)
class Fill:
    """The fill of a cache: entries of at most so many, and roughly how many bytes they take."""

    name: str
    entries: int
    most: int
    bytes: int


class _Once(Generic[T]):
    """A value that is made when it is first asked for; one that could not be made is tried again."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._making = Lock()
        self.bytes = 0
        self.asked = 0
        """The turn at which it was last asked for: later is more."""

    def value(self) -> T:
        """The value; whoever asks while it is being made waits."""
        if self._make is not None:
            with self._making:
                if self._make is not None:
                    self._value = self._make()
                    self.bytes = approximate_bytes(self._value)
                    # What it was made from is no longer needed.
                    self._make = None
            _make_room()
        return self._value


class _Cache:
    """The latest values of one loader, by its arguments."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._known: dict[Hashable, _Once[Any]] = {}
        self._finding = Lock()

    def find(self, key: Hashable, make: Callable[[], Any]) -> _Once[Any]:
        """The value under a key, which is yet to be made where nobody has asked for it."""
        # Two who asked at the same time would otherwise each be given one to make.
        with self._finding:
            found = self._known.get(key)
            if found is None:
                if len(self._known) >= self.most:
                    del self._known[min(self._known, key=lambda each: self._known[each].asked)]
                found = self._known[key] = _Once(make)
            found.asked = next(_asked)
        return found

    def entries(self) -> list[tuple[Hashable, _Once[Any]]]:
        """All values at this moment."""
        with self._finding:
            return list(self._known.items())

    def drop(self, key: Hashable) -> None:
        """Forget one."""
        with self._finding:
            self._known.pop(key, None)


def shared_cache(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the latest `most` values of a loader, by its arguments; they must be hashable.

    Whoever asks for a value while it is being made waits, so that none is made twice; for others nobody
    waits. Streamlit's own cache takes longer to find a value than most pages take to draw it.
    """

    def keeping(load: Callable[P, T]) -> Callable[P, T]:
        cache = _caches[f"{load.__module__}.{load.__qualname__}"] = _Cache(most)

        @wraps(load)
        def found(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (args, *sorted(kwargs.items()))
            value: T = cache.find(key, partial(load, *args, **kwargs)).value()
            return value

        return found

    return keeping


def cache_fills() -> tuple[Fill, ...]:
    """Return how full each cache is, the fullest first."""
    fills = []
    for name, cache in list(_caches.items()):
        sizes = [once.bytes for _key, once in cache.entries()]
        fills.append(Fill(name, len(sizes), cache.most, sum(sizes)))
    return tuple(sorted(fills, key=lambda fill: (-fill.bytes, fill.name)))


def _make_room() -> None:
    """Forget what was not asked for longest, until all that is left is within bounds; the latest stays."""
    with _freeing:
        known = [(once, cache, key) for cache in list(_caches.values()) for key, once in cache.entries()]
        total = sum(once.bytes for once, _cache, _key in known)
        if total <= MOST_BYTES:
            return
        known.sort(key=lambda each: each[0].asked)
        for once, cache, key in known[:-1]:
            if total > MOST_BYTES:
                cache.drop(key)
                total -= once.bytes
