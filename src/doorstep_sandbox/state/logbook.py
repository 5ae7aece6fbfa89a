"""The log of everything that happened, for tests and for curious people."""

import json
from typing import Any

from doorstep_sandbox.state.store import Store

KEPT = 200_000


def note(store: Store, at: float, kind: str, subject: str, **facts: Any) -> None:
    """Add one event; the oldest beyond the kept number go, in batches."""
    number = store.insert(
        "events", at=at, kind=kind, subject=subject, facts=json.dumps(facts, ensure_ascii=False)
    )
    if number % 1000 == 0:
        store.run("DELETE FROM events WHERE id <= ?", number - KEPT)


def after(store: Store, event_id: int, limit: int) -> list[dict[str, Any]]:
    """Events with a larger id than this, in order."""
    rows = store.some("SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?", event_id, limit)
    return [{**dict(row), "facts": json.loads(row["facts"])} for row in rows]
