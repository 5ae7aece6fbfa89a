"""What series hear: orders of theirs end or move, workers leave, people are erased."""

from doorstep.kernel.act import Act
from doorstep.offering.workers.events import WorkerStateChanged
from doorstep.people.accounts.events import PersonErased
from doorstep.visits.orders.events import OrderCancelled, OrderRescheduled
from doorstep.visits.series import commands
from doorstep.visits.staffing.events import PairBlocked


def when_order_cancelled(act: Act, event: OrderCancelled) -> None:
    """An order ended; perhaps it was a day of a series."""
    commands.hear_cancelled(act, order_id=event.order_id)


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
