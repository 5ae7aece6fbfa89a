"""What waiting hears: orders end or move, workers lose orders, work more or again."""

from doorstep.kernel.act import Act
from doorstep.offering.workers.events import PlanChanged, WorkerStateChanged
from doorstep.people.accounts.events import PersonErased
from doorstep.visits.orders.events import OrderCancelled, OrderRescheduled, WorkerReleased
from doorstep.visits.staffing.events import PairBlocked
from doorstep.visits.waiting import commands


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """The time of a cancelled order is free."""
    commands.hear_freed(act, order_id=event.order_id)


def when_order_rescheduled(act: Act, event: OrderRescheduled) -> None:
    """The time that a visit had before is free; the news tells only the new one."""
    commands.hear_time(act)


def when_worker_released(act: Act, event: WorkerReleased) -> None:
    """Who lost an order may come to somebody else."""
    commands.hear_freed(act, order_id=event.order_id)


def when_worker_state_changed(act: Act, event: WorkerStateChanged) -> None:
    """Somebody may take visits again, or none: what was offered of their time is taken back."""
    if event.state == "active":
        commands.hear_time(act)
    else:
        commands.take_back(act, worker_id=event.worker_id)


def when_plan_changed(act: Act, event: PlanChanged) -> None:
    """Somebody works at other times, perhaps at more; what is gone is not kept for anybody."""
    commands.take_back(act, worker_id=event.worker_id)
    if event.more:
        commands.hear_time(act, from_day=event.from_day, until_day=event.until_day)


def when_pair_blocked(act: Act, event: PairBlocked) -> None:
    """A customer is not to meet somebody whose time may be offered to them."""
    commands.keep_apart(act, customer_id=event.block_customer_id, worker_id=event.block_worker_id)


def when_person_erased(act: Act, event: PersonErased) -> None:
    """Nobody waits for whom nobody may know any more."""
    commands.forget_person(act, person_id=event.person_id)
