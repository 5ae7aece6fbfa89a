"""Writes that are sent to the database together and awaited once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def together() -> Iterator[None]:
    """Send the statements of this block without waiting for each one's answer.

    What refuses one of them, a constraint say, refuses at the end of the block at the latest.
    Asking for rows inside is allowed, and waits.
    """
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
