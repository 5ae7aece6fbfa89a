"""Looking after money on its way: whatever was silent too long is asked about again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.models import Message
from doorstep.money.payments import rules
from doorstep.money.payments.models import Charge, Refund, Sharing, Transfer

BATCH = 100
WATCHED: tuple[tuple[type[Any], str, tuple[str, ...]], ...] = (
    (Charge, "charge", (Charge.OPEN,)),
    (Refund, "refund", Refund.UNDER_WAY),
    (Sharing, "sharing", Sharing.UNDER_WAY),
    (Transfer, "transfer", Transfer.UNDER_WAY),
)
KEYS = {
    "charge": ("doubt",),
    "refund": ("refund_query", "refund", "refund_again"),
    "sharing": ("sharing_query", "sharing"),
    "transfer": ("transfer_query", "transfer"),
}
"""Under which keys the talk about a thing waits; the first is the question how it stands,
the second asks for it once more."""


@command
def look_after(act: Act) -> int:
    """Ask about everything under way whose time has come and about which no talk is waiting.

    The next look at the same thing comes later and later, so that what nobody can mend does not
    keep everybody busy.  Answers how many were asked about.
    """
    return sum(_look(act, *watched) for watched in WATCHED)


@command
def ask_now(act: Act, *, kind: str, id: UUID) -> None:
    """Ask the channel how one thing stands, at once."""
    key = f"{KEYS[kind][0]}:{id.hex}"
    queue.soon(act, f"payments.query_{kind}", key=key, **{f"{kind}_id": id})


@command
def ask_later(act: Act, *, kind: str, id: UUID) -> None:
    """Ask the channel in a while how one thing stands."""
    key, due_at = f"{KEYS[kind][0]}:{id.hex}", act.at + rules.DOUBT_AFTER
    queue.at(act, f"payments.query_{kind}", due_at=due_at, key=key, **{f"{kind}_id": id})


@command
def put_off(act: Act, *, kind: str, id: UUID, error: str) -> None:
    """Ask for a thing again after a while, with its number: the channel refused it for now."""
    model, states = next((one, states) for one, name, states in WATCHED if name == kind)
    row = model.objects.of(act).lock().get(id=id)
    if row.state not in states:
        return
    row.error = error[:200]
    row.save(update_fields=["error"])
    key, due_at = f"{KEYS[kind][1]}:{id.hex}", rules.next_try(act.at, row.asked_at)
    queue.at(act, f"payments.start_{kind}", due_at=due_at, key=key, **{f"{kind}_id": id})


def _look(act: Act, model: type[Any], kind: str, states: tuple[str, ...]) -> int:
    due = model.objects.of(act).filter(state__in=states, look_at__lte=act.at)
    rows = list(due.order_by("look_at")[:BATCH])
    waiting = _waiting(act, [f"{key}:{row.id.hex}" for row in rows for key in KEYS[kind]])
    asked = 0
    for row in rows:
        since: datetime = row.opened_at if kind == "charge" else row.asked_at
        look_at = rules.next_try(act.at, since)
        model.objects.of(act).filter(id=row.id).update(look_at=look_at)
        if waiting.isdisjoint(f"{key}:{row.id.hex}" for key in KEYS[kind]):
            ask_now(act, kind=kind, id=row.id)
            asked += 1
    return asked


def _waiting(act: Act, keys: list[str]) -> set[str]:
    live = Message.objects.of(act).filter(done_at__isnull=True, dead_at__isnull=True, key__in=keys)
    return set(live.values_list("key", flat=True)) if keys else set()
