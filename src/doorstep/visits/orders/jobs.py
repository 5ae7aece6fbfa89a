"""Timers of orders: pay time is over, payment is asked for, silence accepts, debts are recalled."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.visits.orders import commands


def lapse_unpaid(act: Act, *, order_id: UUID) -> None:
    """The time to pay is over."""
    commands.lapse(act, order_id=order_id)


def ask_payment(act: Act, *, order_id: UUID) -> None:
    """An order confirmed unpaid comes near enough to be paid."""
    commands.ask_payment(act, order_id=order_id)


def accept_unclaimed(act: Act, *, order_id: UUID) -> None:
    """Nobody said anything after the work."""
    commands.accept_unclaimed(act, order_id=order_id)


def lapse_change(act: Act, *, change_id: UUID) -> None:
    """A proposed change was not decided in time."""
    commands.lapse_change(act, change_id=change_id)


def remind_of_debt(act: Act, *, order_id: UUID, nth: int) -> None:
    """Accepted work is still not paid."""
    commands.remind_of_debt(act, order_id=order_id, nth=nth)
