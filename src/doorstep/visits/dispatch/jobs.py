"""Timers and rhythm of dispatch: offers run out, searches try again, nobody was found."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.visits.dispatch import commands


def begin(act: Act, *, order_id: UUID) -> None:
    """An open order whose news was lost."""
    commands.begin(act, order_id=order_id)


def time_out(act: Act, *, offer_id: UUID) -> None:
    """The time to answer an offer is over."""
    commands.time_out_offer(act, offer_id=offer_id)


def look_again(act: Act, *, order_id: UUID) -> None:
    """The pause after a try that found nobody is over."""
    commands.find_worker(act, order_id=order_id)


def give_up(act: Act, *, order_id: UUID) -> None:
    """A search has had its tries or its time."""
    commands.give_up(act, order_id=order_id)


def tick(act: Act) -> None:
    """The rhythm that matches everything left waiting, together."""
    commands.tick(act)
