"""What cancelling or not being there costs and who gets it: shown and taken by one computation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from doorstep.algorithms.money import part
from doorstep.visits.orders.rules.refusals import TooEarly, TooLate
from doorstep.visits.orders.rules.terms import CancelRow, Terms

FAULTS = ("customer", "worker", "operator")
"""Whose doing a cancellation can be; an operator may say that it was another's."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a cancellation fee depends on."""

    by: str
    at: datetime
    starts_at: datetime
    stage: str
    total_fen: int
    travel_fen: int
    paid_fen: int


@dataclass(frozen=True, slots=True)
class Cancelling:
    """What cancelling costs: fee kept, money back, the worker's part of the fee, and its basis."""

    fee_fen: int
    refund_fen: int
    worker_fen: int
    row: int | None


def row_for(terms: Terms, now: Situation) -> int | None:
    """The first row of the matrix that holds, by its place; None when none does."""
    left = now.starts_at - now.at
    for place, row in enumerate(terms.cancellation):
        if row.by != now.by or now.stage not in row.stages:
            continue
        if row.from_minutes is None or left >= timedelta(minutes=row.from_minutes):
            return place
    return None


def cancelling(terms: Terms, now: Situation) -> Cancelling:
    """Compute what cancelling costs now.  Refuses with TooLate once the work has begun.

    A started visit is ended only by an operator: the work done must be weighed by a person.
    The fee is never more than what was paid, so nothing is asked of a customer who leaves.
    """
    if now.stage == "started" and now.by != "operator":
        raise TooLate()
    place = row_for(terms, now)
    if place is None:
        return Cancelling(0, now.paid_fen, 0, None)
    return _charge(terms.cancellation[place], now, place)


def customer_missing(terms: Terms, now: Situation) -> Cancelling:
    """Compute what it costs that the customer was not there."""
    return _charge(terms.customer_absent, now, None)


def _charge(row: CancelRow, now: Situation, place: int | None) -> Cancelling:
    fee_fen = max(part(now.total_fen, row.fee_bp), row.fee_min_fen)
    if row.fee_max_fen is not None:
        fee_fen = min(fee_fen, row.fee_max_fen)
    travel_fen = part(now.travel_fen, row.travel_bp)
    kept_fen = max(0, min(fee_fen + travel_fen, now.paid_fen))
    # The worker's way is paid before anything is divided: the trip was made.
    way_fen = min(travel_fen, kept_fen)
    worker_fen = way_fen + part(kept_fen - way_fen, row.worker_bp)
    return Cancelling(kept_fen, now.paid_fen - kept_fen, worker_fen, place)


def waited_for_customer(
    terms: Terms, *, arrived_at: datetime, starts_at: datetime, at: datetime
) -> None:
    """Refuses with TooEarly while the worker must still wait at the door.

    Who comes early waits for the agreed start first.
    """
    _waited(max(arrived_at, starts_at), terms.customer_wait_minutes, at)


def waited_for_worker(terms: Terms, *, starts_at: datetime, at: datetime) -> None:
    """Refuses with TooEarly while the customer must still wait for the worker."""
    _waited(starts_at, terms.worker_wait_minutes, at)


def _waited(since: datetime, minutes: int, at: datetime) -> None:
    left = since + timedelta(minutes=minutes) - at
    if left > timedelta(0):
        raise TooEarly(minutes=-(-int(left.total_seconds()) // 60))


def travel_fen_of(lines: Sequence[tuple[str, int]]) -> int:
    """The travel fare among (kind, amount) lines."""
    return sum(amount_fen for kind, amount_fen in lines if kind == "travel")
