"""Cities that many tests begin with: each is built once a session, in a database to copy."""

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from doorstep.runtime import databases
from doorstep.runtime.postgres import APP


class Beginnings:
    """What was built, by its name, and the databases where it is."""

    def __init__(self, server: Any, template: str, blocker: Any, point: Callable[[str], None]):
        self._server, self._template, self._blocker = server, template, blocker
        self._point = point
        self._suite = f"doorstep_suite_{os.getpid()}"
        self._built: dict[str, bytes] = {}

    @contextmanager
    def copied[T](self, name: str, build: Callable[[], T]) -> Iterator[T]:
        """What `build` makes, in a database of the test's own, for tests that commit."""
        own = f"{self._suite}_one"
        with self._blocker.unblock():
            made = self._made(name, build)
            databases.drop(self._server, own)
            databases.clone(self._server, self._database(name), own)
            yield from self._within(own, made)
        databases.drop(self._server, own)

    @contextmanager
    def standing[T](self, name: str, build: Callable[[], T]) -> Iterator[T]:
        """What `build` makes, for a test that rolls back: ask for it before `db`."""
        assert not connection.in_atomic_block, "the test is already in another database"
        with self._blocker.unblock():
            made = self._made(name, build)
        yield from self._within(self._database(name), made)

    def end(self) -> None:
        """Nobody copies any more."""
        for name in self._built:
            databases.drop(self._server, self._database(name))

    def _within[T](self, database: str, made: bytes) -> Iterator[T]:
        self._point(self._server.dsn(APP, database))
        try:
            yield pickle.loads(made)
        finally:
            self._point(self._server.dsn(APP, self._suite))

    def _made(self, name: str, build: Callable[[], Any]) -> bytes:
        if name not in self._built:
            database = self._database(name)
            databases.drop(self._server, database)
            databases.clone(self._server, self._template, database)
            self._point(self._server.dsn(APP, database))
            try:
                made = pickle.dumps(build())
            finally:
                self._point(self._server.dsn(APP, self._suite))
            self._built[name] = made
        return self._built[name]

    def _database(self, name: str) -> str:
        return f"{self._suite}_{name}"
