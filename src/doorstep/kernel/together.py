"""Writes that are sent to the database together and awaited once."""

import functools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from doorstep.kernel.rows import CityRow


@contextmanager
def together() -> Iterator[None]:
    """Send the statements of this block without waiting for each one's answer.

    What refuses one of them, a constraint say, refuses at the end of the block at the latest.
    Asking for rows inside is allowed, and waits.
    """
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def insert(rows: Iterable[CityRow]) -> None:
    """Insert fresh rows, of any tables, each by the one statement of its table.

    Cheap where little is inserted and nothing is asked back; for many rows of one table there is
    `bulk_create`.
    """
    with connection.cursor() as cursor:
        for row in rows:
            sql, fields = _insertion(type(row))
            if row.id is None:
                row.id = fields[0].get_pk_value_on_save(row)
            values = [one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields]
            cursor.execute(sql, values)
            row._state.adding, row._state.db = False, connection.alias


@functools.cache
def _insertion(model: type[CityRow]) -> tuple[str, list[Any]]:
    fields = list(model._meta.concrete_fields)
    assert fields[0].primary_key
    columns = ", ".join(f'"{one.column}"' for one in fields)
    places = ", ".join(["%s"] * len(fields))
    # Names of our own tables and columns only.
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})', fields  # noqa: S608
