"""How a search follows the seats of its order, whoever changed them."""

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel.act import Act
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands.moving import move
from doorstep.visits.dispatch.models import Search
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


def follow(act: Act, search: Search, order: Order) -> None:
    """The search ends, or goes on for the seats that are still open.

    Who has one seat of a crew is not asked for another.
    """
    if search.state not in rules.LIVE:
        return
    policy = queries.policy_at(act)
    if order.state == "cancelled":
        move(act, policy, search, machine.Closed())
        return
    seats = orders.seats(act.as_system(), order)
    seated = tuple(s.worker_id for s in seats if s.state == "taken" and s.worker_id)
    left = sum(1 for seat in seats if seat.state != "taken") if order.state == "open" else 0
    search.order_version = order.version
    search.save(update_fields=["order_version"])
    move(act, policy, search, machine.Seated(left, seated))
