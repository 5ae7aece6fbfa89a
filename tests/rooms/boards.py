"""Whom news reaches in the tests of a room: a switchboard of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings

from doorstep.kernel import queue


@contextmanager
def hears(board: str) -> Iterator[None]:
    """Those on a board hear, and everything told is kept."""
    caches = (queue.switchboard, queue.events_by_name)
    with override_settings(SWITCHBOARD=board):
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()
