"""Work that falls due at a business time: kept as rows, run in order of its due time."""

from collections.abc import Callable

from doorstep_sandbox.state.store import Store

# A duty is told its subject and the time at which it fell due, not the time at which it is run:
# when the clock is turned by a month, what happened in between keeps its own dates.
type Duty = Callable[[str, float], None]


class Timers:
    """The due rows and the duties they name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.duties: dict[str, Duty] = {}

    def set(self, due_at: float, duty: str, subject: str | int) -> None:
        """Remember to do this duty then; call it inside a transaction."""
        self._store.insert("timers", due_at=due_at, duty=duty, subject=str(subject))

    def run(self, now: float) -> int:
        """Do everything due by now, each in its own transaction; how many were done."""
        done = 0
        while row := self._store.one(
            "SELECT * FROM timers WHERE due_at <= ? ORDER BY due_at, id LIMIT 1", now
        ):
            with self._store.transaction():
                self._store.run("DELETE FROM timers WHERE id = ?", row["id"])
                self.duties[row["duty"]](row["subject"], row["due_at"])
            done += 1
        return done

    def next_due_at(self) -> float | None:
        """When the earliest timer falls due."""
        row = self._store.one("SELECT due_at FROM timers ORDER BY due_at LIMIT 1")
        return row["due_at"] if row else None
