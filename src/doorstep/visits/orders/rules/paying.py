"""What is due on an order, and when it may be paid: balance, the channel's freeze, deadlines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from doorstep.visits.orders.rules.refusals import PaidTooLongAgo, TooFarAhead, TooSoon
from doorstep.visits.orders.rules.terms import PAY_ASKED_HOURS, REMIND_OF_DEBT_DAYS, Terms

FROZEN_MODES = frozenset({"S1", "S2"})
"""Payee modes in which the channel freezes a payment and lets go of it by itself after 30 days."""
PAYABLE_STATES = ("under_way", "finished", "accepted", "closed")
"""States of an order in which what is still due may be asked for."""
TIP_STATES = ("finished", "accepted", "closed")
"""States of an order in which its customer may tip."""


class Ahead(Protocol):
    """What a city says about ordering ahead."""

    @property
    def lead_minutes(self) -> int:
        """The least time before a start."""

    @property
    def horizon_days(self) -> int:
        """The most days ahead."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What an order costs and what of it is still to be paid; tips stand outside."""

    total_fen: int
    changes_fen: int
    paid_fen: int

    @property
    def due_fen(self) -> int:
        """Still to be paid; never below zero."""
        return max(0, self.total_fen + self.changes_fen - self.paid_fen)

    @property
    def over_fen(self) -> int:
        """Paid beyond what is asked, to be given back."""
        return max(0, self.paid_fen - self.total_fen - self.changes_fen)


def balance(total_fen: int, changes: Iterable[tuple[str, int]], paid_fen: int) -> Balance:
    """Sum an order up from its total, its changes as (state, amount), and what was paid."""
    agreed_fen = sum(fen for state, fen in changes if state in ("approved", "paid"))
    return Balance(total_fen, agreed_fen, paid_fen)


def first_part_fen(pay: str, total_fen: int, deposit_fen: int) -> int:
    """What is paid when ordering: the deposit, or the whole."""
    return total_fen if pay == "whole" else min(deposit_fen, total_fen)


def start_fits(city: Ahead, *, starts_at: datetime, at: datetime) -> None:
    """Refuses with TooSoon for a start within the city's lead, with TooFarAhead beyond its days."""
    if starts_at < at + timedelta(minutes=city.lead_minutes):
        raise TooSoon(minutes=city.lead_minutes)
    if starts_at > at + timedelta(days=city.horizon_days):
        raise TooFarAhead(days=city.horizon_days)


def pay_from(mode: str, terms: Terms, *, ends_at: datetime, at: datetime) -> datetime | None:
    """When the customer may be asked to pay, or None if at once.

    The channel's freeze runs from each payment, so where it freezes, nothing is taken more than
    `pay_ahead_days` days before the last visit's end; an earlier order is confirmed unpaid.
    """
    earliest = ends_at - timedelta(days=terms.pay_ahead_days)
    if mode in FROZEN_MODES and earliest > at:
        return earliest
    return None


def pay_until(terms: Terms, *, asked_at: datetime, confirmed_unpaid: bool) -> datetime:
    """Until when an asked payment keeps the slot; who was confirmed unpaid gets the longer time."""
    if confirmed_unpaid:
        return asked_at + timedelta(hours=PAY_ASKED_HOURS)
    return asked_at + timedelta(minutes=terms.pay_within_minutes)


def may_move_to(
    mode: str, terms: Terms, *, ends_at: datetime, first_paid_at: datetime | None
) -> None:
    """Refuses with PaidTooLongAgo where a payment's freeze would end before the work counts."""
    if mode not in FROZEN_MODES or first_paid_at is None:
        return
    latest = first_paid_at + timedelta(days=terms.pay_ahead_days)
    if ends_at > latest:
        raise PaidTooLongAgo(day=f"{latest:%Y-%m-%d}")


def accepted_by_itself_at(terms: Terms, *, finished_at: datetime) -> datetime:
    """When a finished order counts as accepted though nobody said so."""
    return finished_at + timedelta(hours=terms.accept_after_hours)


def reminder_at(accepted_at: datetime, nth: int) -> datetime | None:
    """When a customer is reminded of a debt for the nth time (from 1), or None after the last."""
    if nth > len(REMIND_OF_DEBT_DAYS):
        return None
    return accepted_at + timedelta(days=REMIND_OF_DEBT_DAYS[nth - 1])


def dispute_until(terms: Terms, *, ended_at: datetime) -> datetime:
    """Until when the customer may dispute accepted work, or the fee of a cancellation."""
    return ended_at + timedelta(hours=terms.dispute_hours)
