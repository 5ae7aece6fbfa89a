"""The sandbox as one value: its store, clock, keys, faults and timers, passed to every verb."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doorstep_sandbox.faults import Faults
from doorstep_sandbox.keys import Keyring
from doorstep_sandbox.state import logbook
from doorstep_sandbox.state.clock import Clock, china
from doorstep_sandbox.state.store import Store
from doorstep_sandbox.state.timers import Timers

# What carries a notification to its address: url, headers, body -> the status of the answer.
type Deliver = Callable[[str, dict[str, str], bytes], Awaitable[int]]

_PREFIXES = {
    "transaction": "4200000000",
    "refund": "5030000000",
    "share": "3008450000",
    "detail": "3600000000",
    "return": "3011450000",
    "transfer": "1330000100",
    "authorization": "2330000100",
    "flow": "1000000000",
}


@dataclass
class Sandbox:
    """Everything a verb needs; there is one per data folder."""

    folder: Path
    store: Store
    clock: Clock
    keyring: Keyring
    faults: Faults
    timers: Timers
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> float:
        """The business time."""
        return self.clock.now()

    def number(self, kind: str) -> str:
        """The channel's next number of this kind: prefix, day, counter; 28 digits."""
        row = self.store.one(
            "INSERT INTO counters VALUES (?, 1) ON CONFLICT (kind)"
            " DO UPDATE SET value = value + 1 RETURNING value",
            kind,
        )
        count = row["value"] if row else 0
        return f"{_PREFIXES[kind]}{china(self.now()):%Y%m%d}{count:010d}"

    def note(self, at: float, kind: str, subject: str, **facts: Any) -> None:
        """Write into the log of events."""
        logbook.note(self.store, at, kind, subject, **facts)

    def catch_up(self) -> int:
        """Do what fell due before now, so that no answer is older than the clock."""
        return self.timers.run(self.now())


def open_box(folder: Path) -> Sandbox:
    """Open the data folder (already provisioned)."""
    store = Store(folder / "sandbox.sqlite3")
    return Sandbox(folder, store, Clock(store), Keyring(folder), Faults(store), Timers(store))


def token(size: int = 16) -> str:
    """A random hexadecimal word of `2 * size` digits."""
    return secrets.token_hex(size)
