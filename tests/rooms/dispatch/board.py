"""A switchboard for the tests of dispatch: what it hears, and everything that is told is kept."""

from doorstep.kernel.queue import Switchboard
from doorstep.money.payments.events import BillPaid
from doorstep.offering.workers.events import PlanChanged, WentOffDuty, WorkerStateChanged
from doorstep.visits.dispatch import events, listeners
from doorstep.visits.orders import events as order_events
from doorstep.visits.orders import listeners as orders
from doorstep.visits.staffing.events import PairBlocked

TOLD = [
    kind
    for module in (events, order_events)
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__module__ == module.__name__
]
BOARD = Switchboard(
    listeners={
        BillPaid: [orders.when_bill_paid],
        order_events.OrderOpened: [listeners.when_order_opened],
        order_events.OrderAssigned: [listeners.when_order_assigned],
        order_events.OrderCancelled: [listeners.when_order_cancelled],
        order_events.OrderRescheduled: [listeners.when_order_rescheduled],
        PairBlocked: [listeners.when_pair_blocked],
        PlanChanged: [listeners.when_plan_changed],
        WentOffDuty: [listeners.when_went_off_duty],
        WorkerStateChanged: [listeners.when_worker_state_changed],
    },
    topics={kind: lambda event: ["orders"] for kind in TOLD},
    rhythms={},
    cities=lambda: [7],
)
