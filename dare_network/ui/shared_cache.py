"""Values that all sessions share, found again in microseconds, and how full each cache of them is.

All caches together are bounded in bytes: whatever was not asked for longest goes first. How many bytes a
value takes is an estimate (`memory.approximate_bytes`). A value that is kept itself counts once, whatever
else holds it; what several share besides counts for each.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from itertools import count
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from dare_network.memory import approximate_bytes, memory_here

P = ParamSpec("P")
T = TypeVar("T")
MOST_BYTES = max(512_000_000, memory_here() // 4)
"""The bytes that all caches together may take. They hold much in common, so it is far less in truth."""
_asked = count()
_caches: "dict[str, _Cache]" = {}
_freeing = Lock()


class Same(Generic[T]):
    """A value as the key of what is made of it: equal where it is the very same, whatever it holds."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


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
        self.holds: set[int] = set()
        """The `id` of the kept values that it holds, which count by themselves."""
        self.asked = 0
        """The turn at which it was last asked for: later is more."""

    def value(self) -> T:
        """The value; whoever asks while it is being made waits."""
        if self._make is not None:
            with self._making:
                if self._make is not None:
                    self._value = self._make()
                    # What it was made from is no longer needed.
                    self._make = None
            _make_room(self)
        return self._value

    def count(self, others: "Iterable[_Once[Any]]") -> None:
        """Estimate how many bytes it takes beside others."""
        self.holds = set()
        self.bytes = approximate_bytes(self.made(), {id(other.made()) for other in others}, self.holds)

    def made(self) -> T | None:
        """The value, where it has been made."""
        return None if self._make else self._value


class _Cache:
    """The latest values of one loader, by its arguments."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._known: dict[Hashable, _Once[Any]] = {}
        self._finding = Lock()

    def find(self, key: Hashable, make: Callable[[], Any]) -> _Once[Any]:
        """The value under a key, which is yet to be made where nobody has asked for it."""
        gone = None
        # Two who asked at the same time would otherwise each be given one to make.
        with self._finding:
            found = self._known.get(key)
            if found is None:
                if len(self._known) >= self.most:
                    gone = self._known.pop(min(self._known, key=lambda each: self._known[each].asked))
                found = self._known[key] = _Once(make)
            found.asked = next(_asked)
        if gone:
            _gone(gone)
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


def _entries() -> "list[tuple[_Once[Any], _Cache, Hashable]]":
    return [(once, cache, key) for cache in list(_caches.values()) for key, once in cache.entries()]


def _make_room(made: _Once[Any]) -> None:
    """Forget what was not asked for longest, until all that is left is within bounds; the latest stays."""
    with _freeing:
        known = sorted(_entries(), key=lambda each: each[0].asked)
        made.count(once for once, _cache, _key in known if once is not made)
        while len(known) > 1 and sum(once.bytes for once, _cache, _key in known) > MOST_BYTES:
            once, cache, key = known.pop(0)
            cache.drop(key)
            _count_without(once, [each for each, _cache, _key in known])


def _gone(once: _Once[Any]) -> None:
    with _freeing:
        _count_without(once, [each for each, _cache, _key in _entries()])


def _count_without(gone: _Once[Any], known: "Sequence[_Once[Any]]") -> None:
    """Let whatever holds a value that is no longer kept count it."""
    for each in known:
        if id(gone.made()) in each.holds:
            each.count(other for other in known if other is not each)
