"""Values that all sessions share, found again in microseconds."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the latest `most` values of a loader, by its arguments; they must be hashable.

    Whoever asks while a value is being made waits, so that none is made twice. Streamlit's own cache
    takes longer to find a value than most pages take to draw it.
    """

    def keeping(load: Callable[P, T]) -> Callable[P, T]:
        values, making = lru_cache(maxsize=most)(load), RLock()

        @wraps(load)
        def found(*args: P.args, **kwargs: P.kwargs) -> T:
            with making:
                return values(*args, **kwargs)  # type: ignore[arg-type]  # fails where it is not hashable

        return found

    return keeping
