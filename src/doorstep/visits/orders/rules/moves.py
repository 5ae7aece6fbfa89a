"""The state machine of orders, visits and seats: every allowed move, and who may make it."""

from collections.abc import Iterable, Mapping
from typing import Literal

from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, WORKER
from doorstep.visits.orders.rules.refusals import NotNow

type OrderState = Literal[
    "unpaid",
    "open",
    "assigned",
    "under_way",
    "finished",
    "accepted",
    "closed",
    "cancelled",
]
type VisitState = Literal[
    "planned", "travelling", "arrived", "started", "finished", "cancelled", "missed"
]

ORDER_STATES = (
    "unpaid",
    "open",
    "assigned",
    "under_way",
    "finished",
    "accepted",
    "closed",
    "cancelled",
)
VISIT_STATES = ("planned", "travelling", "arrived", "started", "finished", "cancelled", "missed")
SEAT_STATES = ("open", "held", "taken", "released")
CHANGE_STATES = ("proposed", "approved", "declined", "lapsed", "paid")

ORDER_MOVES: Mapping[str, Mapping[str, str]] = {
    "pay": {"unpaid": "open"},
    "ask_payment": {"unpaid": "unpaid"},
    "lapse": {"unpaid": "cancelled"},
    "assign": {"open": "assigned"},
    "release": {"assigned": "open", "under_way": "open"},
    "set_out": {"assigned": "under_way", "under_way": "under_way"},
    "arrive": {"under_way": "under_way"},
    "start": {"under_way": "under_way"},
    "change": {"assigned": "assigned", "under_way": "under_way"},
    "finish_visit": {"under_way": "under_way"},
    "finish": {"under_way": "finished"},
    "confirm": {"finished": "finished"},
    "accept": {"finished": "accepted"},
    "close": {"accepted": "closed", "cancelled": "cancelled"},
    "reschedule": {"unpaid": "unpaid", "open": "open", "assigned": "assigned"},
    "cancel": {
        "unpaid": "cancelled",
        "open": "cancelled",
        "assigned": "cancelled",
        "under_way": "cancelled",
    },
    "miss_customer": {"under_way": "cancelled"},
    "miss_worker": {"assigned": "cancelled", "under_way": "cancelled"},
    "search_again": {"assigned": "open", "under_way": "open"},
}
"""verb -> state before -> state after.  What is not here does not happen."""

VISIT_MOVES: Mapping[str, Mapping[str, str]] = {
    "set_out": {"planned": "travelling"},
    "arrive": {"travelling": "arrived"},
    "start": {"arrived": "started"},
    "finish": {"started": "finished"},
    "release": {"planned": "planned", "travelling": "planned", "arrived": "planned"},
    "reschedule": {"planned": "planned"},
    "cancel": {
        "planned": "cancelled",
        "travelling": "cancelled",
        "arrived": "cancelled",
        "started": "cancelled",
    },
    "miss": {"planned": "missed", "travelling": "missed", "arrived": "missed"},
}

SEAT_MOVES: Mapping[str, Mapping[str, str]] = {
    "hold": {"open": "held"},
    "take": {"open": "taken", "held": "taken"},
    "release": {"open": "released", "held": "released", "taken": "released"},
}

WHO: Mapping[str, frozenset[str]] = {
    "place": frozenset({CUSTOMER, OPERATOR}),
    "release": frozenset({WORKER, OPERATOR, SYSTEM}),
    "set_out": frozenset({WORKER, OPERATOR}),
    "arrive": frozenset({WORKER, OPERATOR, SYSTEM}),
    "start": frozenset({WORKER, OPERATOR}),
    "finish": frozenset({WORKER, OPERATOR}),
    "propose_change": frozenset({WORKER, OPERATOR}),
    "decide_change": frozenset({CUSTOMER}),
    "show_start_code": frozenset({CUSTOMER}),
    "show_finish_code": frozenset({CUSTOMER, WORKER}),
    "accept": frozenset({CUSTOMER, WORKER}),
    "reschedule": frozenset({CUSTOMER, OPERATOR}),
    "cancel": frozenset({CUSTOMER, WORKER, OPERATOR, SYSTEM}),
    "miss_customer": frozenset({WORKER, OPERATOR}),
    "miss_worker": frozenset({CUSTOMER, OPERATOR, SYSTEM}),
    "pay_balance": frozenset({CUSTOMER, OPERATOR}),
    "tip": frozenset({CUSTOMER}),
}
"""verb -> the roles that may ask for it; verbs of the house alone are not listed."""

DONE_STATES = frozenset({"accepted", "closed", "cancelled"})
"""States in which nobody works on the order any more."""


def move(table: Mapping[str, Mapping[str, str]], state: str, verb: str) -> str:
    """Say the state after a verb.  Refuses with NotNow."""
    after = table[verb].get(state)
    if after is None:
        raise NotNow(state=state)
    return after


def stage(order_state: str, visit_states: Iterable[str]) -> str:
    """How far the worker has come, as the cancellation table asks: the furthest visit decides."""
    reached = set(visit_states)
    if "started" in reached or "finished" in reached:
        return "started"
    if "arrived" in reached:
        return "arrived"
    if "travelling" in reached:
        return "on_the_way"
    return "assigned" if order_state in ("assigned", "under_way") else "waiting"
