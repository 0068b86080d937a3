"""Values that all sessions share, found again in microseconds."""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class _Once(Generic[T]):
    """A value that is made when it is first asked for; one that could not be made is tried again."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._making = Lock()

    def value(self) -> T:
        """The value; whoever asks while it is being made waits."""
        if self._make is not None:
            with self._making:
                if self._make is not None:
                    self._value = self._make()
                    # What it was made from is no longer needed.
                    self._make = None
        return self._value


def shared_cache(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the latest `most` values of a loader, by its arguments; they must be hashable.

    Whoever asks for a value while it is being made waits, so that none is made twice; for others nobody
    waits. Streamlit's own cache takes longer to find a value than most pages take to draw it.
    """

    def keeping(load: Callable[P, T]) -> Callable[P, T]:
        finding = Lock()

        @lru_cache(maxsize=most)
        def once(*args: P.args, **kwargs: P.kwargs) -> _Once[T]:
            return _Once(partial(load, *args, **kwargs))

        @wraps(load)
        def found(*args: P.args, **kwargs: P.kwargs) -> T:
            # Two who asked at the same time would otherwise each be given one to make.
            with finding:
                asked = once(*args, **kwargs)  # type: ignore[arg-type]  # fails where it is not hashable
            return asked.value()

        return found

    return keeping
