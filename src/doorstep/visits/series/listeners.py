"""What series hear: orders end or move, time becomes free, workers leave, people are erased."""

from doorstep.kernel.act import Act
from doorstep.offering.workers.events import PlanChanged, WorkerStateChanged
from doorstep.people.accounts.events import PersonErased
from doorstep.visits.orders.events import OrderCancelled, OrderRescheduled, WorkerReleased
from doorstep.visits.series import commands
from doorstep.visits.staffing.events import PairBlocked


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """An order ended; perhaps it was a day of a series."""
    commands.hear_cancelled(act, order_id=event.order_id)


def when_time_given_back(act: Act, event: OrderCancelled | WorkerReleased) -> None:
    """Somebody is free who was not: days that nobody could come on may be had after all."""
    commands.hear_freed(act, order_id=event.order_id)


def when_plan_changed(act: Act, event: PlanChanged) -> None:
    """Somebody works at other times."""
    commands.hear_plan(
        act,
        worker_id=event.worker_id,
        merchant_id=event.merchant_id,
        from_day=event.from_day,
        until_day=event.until_day,
        more=event.more,
    )


def when_order_rescheduled(act: Act, event: OrderRescheduled) -> None:
    """An order has another time; perhaps it was a day of a series."""
    commands.hear_moved(
        act, order_id=event.order_id, starts_at=event.starts_at, ends_at=event.ends_at
    )


def when_worker_state_changed(act: Act, event: WorkerStateChanged) -> None:
    """Who may not take visits cannot come to planned ones."""
    if event.state != "active":
        commands.follow_worker(act, worker_id=event.worker_id)


def when_pair_blocked(act: Act, event: PairBlocked) -> None:
    """Who is kept apart from a customer cannot come to the days planned for them."""
    commands.keep_apart(act, customer_id=event.block_customer_id, worker_id=event.block_worker_id)


def when_person_erased(act: Act, event: PersonErased) -> None:
    """Nothing is planned for whom nobody may know any more."""
    commands.forget_person(act, person_id=event.person_id)
