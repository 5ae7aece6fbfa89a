"""What cancelling or not being there costs and who gets it: shown and taken by one computation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from doorstep.algorithms.money import allot, part
from doorstep.visits.orders.rules.refusals import TooEarly, TooLate
from doorstep.visits.orders.rules.terms import CancelRow, Terms

NOT_WORK = frozenset({"material", "insurance", "travel"})
"""Lines that a cancelling fee is never a part of: what was not used up is not kept."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a cancellation fee depends on."""

    by: str
    at: datetime
    starts_at: datetime
    stage: str
    work_fen: int
    travel_fen: int
    paid_fen: int


@dataclass(frozen=True, slots=True)
class Cancelling:
    """What cancelling costs: the fee kept, the money back, and the worker's part of the fee."""

    fee_fen: int
    refund_fen: int
    worker_fen: int


def work_and_travel(lines: Iterable[tuple[str, int]]) -> tuple[int, int]:
    """What of (kind, amount) lines is work, with its surcharges and reductions, and what is way."""
    work_fen = travel_fen = 0
    for kind, amount_fen in lines:
        if kind == "travel":
            travel_fen += amount_fen
        elif kind not in NOT_WORK:
            work_fen += amount_fen
    return max(0, work_fen), travel_fen


def cancelling(terms: Terms, now: Situation, *, waived: bool = False) -> Cancelling:
    """Compute what cancelling costs now.  Refuses with TooLate once the work has begun.

    A started visit is ended only by an operator: the work done must be weighed by a person.
    The fee is never more than what was paid, so nothing is asked of a customer who leaves.
    """
    if now.stage == "started" and now.by != "operator":
        raise TooLate()
    if waived:
        return Cancelling(0, now.paid_fen, 0)
    return _charge(_row(terms, now), now)


def customer_missing(terms: Terms, now: Situation) -> Cancelling:
    """Compute what it costs that the customer was not there: as cancelling at the door."""
    return _charge(terms.cancelling_by("customer", "arrived", 0), now)


def _row(terms: Terms, now: Situation) -> CancelRow:
    left = max(timedelta(0), now.starts_at - now.at)
    return terms.cancelling_by(now.by, now.stage, int(left.total_seconds()) // 60)


def _charge(row: CancelRow, now: Situation) -> Cancelling:
    travel_fen = part(now.travel_fen, row.travel_bp)
    fee_fen = part(now.work_fen, row.work_bp) + travel_fen
    if row.fee_max_fen is not None:
        fee_fen = min(fee_fen, row.fee_max_fen)
    fee_fen = min(fee_fen, now.paid_fen)
    # The worker's way is paid before anything is divided: the trip was made.
    way_fen = min(travel_fen, fee_fen)
    worker_fen = way_fen + part(fee_fen - way_fen, row.worker_bp)
    return Cancelling(fee_fen, now.paid_fen - fee_fen, worker_fen)


def worker_parts(worker_fen: int, seats_bp: Iterable[int]) -> list[int]:
    """Divide the workers' part of a fee by their seats; nothing where there is no seat."""
    weights = list(seats_bp)
    return allot(worker_fen, weights) if weights else []


def may_set_out(terms: Terms, *, starts_at: datetime, at: datetime) -> None:
    """Refuses with TooEarly while the visit is further away than any way to it can be long.

    Setting out and arriving raise the customer's fee, so they are not believed days ahead.
    """
    _waited(starts_at, -terms.set_out_minutes, at)


def waited_for_customer(
    terms: Terms, *, arrived_at: datetime, starts_at: datetime, at: datetime
) -> None:
    """Refuses with TooEarly while the worker must still wait at the door.

    Who comes early waits for the agreed start first.
    """
    _waited(customer_awaited_until(terms, arrived_at=arrived_at, starts_at=starts_at), 0, at)


def customer_awaited_until(terms: Terms, *, arrived_at: datetime, starts_at: datetime) -> datetime:
    """Until when the worker waits at the door."""
    return max(arrived_at, starts_at) + timedelta(minutes=terms.customer_wait_minutes)


def waited_for_worker(terms: Terms, *, starts_at: datetime, at: datetime) -> None:
    """Refuses with TooEarly while the customer must still wait for the worker."""
    _waited(starts_at, terms.worker_late_minutes, at)


def _waited(since: datetime, minutes: int, at: datetime) -> None:
    left = since + timedelta(minutes=minutes) - at
    if left > timedelta(0):
        raise TooEarly(minutes=-(-int(left.total_seconds()) // 60))
