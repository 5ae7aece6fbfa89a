"""The one SQLite file of the sandbox and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).with_name("schema.sql")

type Row = sqlite3.Row


class Store:
    """One connection, used from one event loop; every write is inside `transaction()`.

    WAL with synchronous=NORMAL: a commit survives kill -9 (the pages are with the kernel), at the
    price of one write call instead of a disk flush.
    """

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.executescript(SCHEMA.read_text(encoding="utf-8"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def run(self, sql: str, *values: Any) -> int:
        """Run one writing statement; the number of rows it touched."""
        return self._db.execute(sql, values).rowcount

    def insert(self, table: str, **columns: Any) -> int:
        """Insert one row; its row id (meaningless for tables without one)."""
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        # Names are words of our own code; only values come from outside.
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        cursor = self._db.execute(sql, tuple(columns.values()))
        return cursor.lastrowid or 0

    def update(self, table: str, row_id: int | str, **columns: Any) -> None:
        """Change the named columns of the row with this id."""
        names = ", ".join(f"{name} = ?" for name in columns)
        sql = f"UPDATE {table} SET {names} WHERE id = ?"  # noqa: S608
        self._db.execute(sql, (*columns.values(), row_id))

    def one(self, sql: str, *values: Any) -> Row | None:
        """The first row, or none."""
        row: Row | None = self._db.execute(sql, values).fetchone()
        return row

    def some(self, sql: str, *values: Any) -> list[Row]:
        """All rows."""
        return self._db.execute(sql, values).fetchall()

    def count(self, sql: str, *values: Any) -> int:
        """The single number a query answers, 0 for null."""
        row = self.one(sql, *values)
        return int(row[0] or 0) if row else 0

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
