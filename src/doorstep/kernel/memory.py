"""Facts remembered for seconds in each process, for reference rows that seldom change."""

import functools
import time
from collections.abc import Callable

_REMEMBERED: list[dict[object, tuple[float, object]]] = []


def remembered[**P, R](seconds: float) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a query's answer per arguments for some real seconds; never for money or states."""

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        kept: dict[object, tuple[float, object]] = {}
        _REMEMBERED.append(kept)

        @functools.wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            key = (args, tuple(sorted(kwargs.items())))
            found = kept.get(key)
            now = time.monotonic()
            if found is not None and found[0] > now:
                return found[1]  # type: ignore[return-value]
            answer = function(*args, **kwargs)
            kept[key] = (now + seconds, answer)
            return answer

        return ask

    return wrap


def forget() -> None:
    """Forget everything, as after a change of database."""
    for kept in _REMEMBERED:
        kept.clear()
