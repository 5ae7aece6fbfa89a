"""The rhythms of dispatch, and what they leave to a transaction of its own."""

from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.queue import only_with_work
from doorstep.visits.dispatch import commands, queries


def begin(act: Act, *, order_id: UUID) -> None:
    """An open order whose news was lost."""
    commands.begin(act, order_id=order_id)


def give_up(act: Act, *, order_id: UUID) -> None:
    """A search has had its tries or its time."""
    commands.give_up(act, order_id=order_id)


def withdraw_off_plan(act: Act, *, worker_id: UUID) -> None:
    """A worker's plan changed a moment ago."""
    commands.withdraw_offers_off_plan(act, worker_id=worker_id)


def look(act: Act, *, order_id: UUID) -> None:
    """Something is due for an order by appointment."""
    commands.look(act, order_id=order_id)


@only_with_work(queries.is_looking_unscoped)
def tick(act: Act) -> int:
    """The rhythm in which everything that falls due is done together."""
    return commands.tick(act)


def forget_places(act: Act) -> int:
    """The hourly rhythm in which old decisions forget where exactly people were."""
    return commands.forget_places(act)


def look_after(act: Act) -> int:
    """The slower rhythm that finds open orders whose news was lost."""
    return commands.look_after(act)
