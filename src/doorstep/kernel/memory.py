"""Facts that a process remembers for seconds: reference rows that are often asked, seldom changed.

A change is seen at once in its own transaction and, once committed, in its own process; other
processes see it when their memory runs out.  Never for money, states or what decides a race.
What is remembered is shared by threads: it is read, never changed.
"""

import functools
import time
from collections.abc import Callable
from typing import Concatenate

from django.db import connection

from doorstep.kernel.act import Act

REFERENCE_SECONDS = 2.0
KEPT_MAX = 4096
"""How many answers of one question are kept; a fuller memory begins anew."""

type _Kept = dict[object, tuple[float, object]]
_MEMORIES: list[_Kept] = []


def remembered[**P, R](seconds: float) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a question's answers per arguments for some real seconds."""

    def wrap(question: Callable[P, R]) -> Callable[P, R]:
        kept = _memory()

        @functools.wraps(question)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            key = (args, tuple(sorted(kwargs.items())))
            return _recall(kept, key, seconds, lambda: question(*args, **kwargs))

        return ask

    return wrap


def reference[**P, R](
    question: Callable[Concatenate[Act, P], R],
) -> Callable[Concatenate[Act, P], R]:
    """Keep what a question finds out about a city's reference rows, per city and arguments.

    The answer depends on neither the moment nor the caller.
    """
    kept = _memory()

    @functools.wraps(question)
    def ask(act: Act, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (act.city_id, args, tuple(sorted(kwargs.items())))
        return _recall(kept, key, REFERENCE_SECONDS, lambda: question(act, *args, **kwargs))

    return ask


def forget() -> None:
    """Forget everything, as after a change of database."""
    for kept in _MEMORIES:
        kept.clear()


def changed() -> None:
    """Say that this transaction changes what is remembered: it is forgotten now and on commit."""
    forget()
    if connection.in_atomic_block and not _is_changing():
        connection.on_commit(forget)


def _memory() -> _Kept:
    kept: _Kept = {}
    _MEMORIES.append(kept)
    return kept


def _is_changing() -> bool:
    """Whether this thread's transaction has changed something, which others must not see yet."""
    return any(waiting[1] is forget for waiting in connection.run_on_commit)


def _recall[R](kept: _Kept, key: object, seconds: float, ask: Callable[[], R]) -> R:
    if _is_changing():
        return ask()
    found = kept.get(key)
    now = time.monotonic()
    if found is not None and found[0] > now:
        return found[1]  # type: ignore[return-value]
    answer = ask()
    if len(kept) >= KEPT_MAX:
        kept.clear()
    kept[key] = (now + seconds, answer)
    return answer
