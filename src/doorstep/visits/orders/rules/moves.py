"""The state machine of orders, visits and seats: every allowed move, and who may make it."""

from collections.abc import Iterable, Mapping
from typing import Literal

from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, SYSTEM, WORKER
from doorstep.kernel.errors import NotAllowed
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
    "assign_part": {"open": "open"},
    "join": {"open": "under_way"},
    "drop": {"under_way": "under_way"},
    "release": {"open": "open", "assigned": "open", "under_way": "open"},
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

DESK = frozenset({OPERATOR, MERCHANT})
"""Who sits at a desk: the platform's operators, and a merchant's for its own orders."""

WHO: Mapping[str, frozenset[str]] = {
    "place": frozenset({CUSTOMER, OPERATOR, SYSTEM}),
    "assign": frozenset({CUSTOMER, WORKER, SYSTEM}) | DESK,
    "release": frozenset({WORKER, SYSTEM}) | DESK,
    "reseat": frozenset({SYSTEM}) | DESK,
    "set_out": frozenset({WORKER}) | DESK,
    "arrive": frozenset({WORKER, SYSTEM}) | DESK,
    "start": frozenset({WORKER}) | DESK,
    "finish": frozenset({WORKER}) | DESK,
    "propose_change": frozenset({WORKER}) | DESK,
    "decide_change": frozenset({CUSTOMER}),
    "show_start_code": frozenset({CUSTOMER}),
    "show_finish_code": frozenset({CUSTOMER, WORKER}),
    "accept": frozenset({CUSTOMER, WORKER}),
    "reschedule": frozenset({CUSTOMER}) | DESK,
    "cancel": frozenset({CUSTOMER, WORKER, SYSTEM}) | DESK,
    "miss_customer": frozenset({WORKER}) | DESK,
    "miss_worker": frozenset({CUSTOMER, SYSTEM}) | DESK,
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


def allowed(verb: str, role: str) -> None:
    """Refuses with NotAllowed when the role may not ask for the verb."""
    if role not in WHO[verb]:
        raise NotAllowed()


def stage(order_state: str, visit_states: Iterable[str]) -> str:
    """How far the worker has come, as the cancellation table asks: the furthest visit decides."""
    reached = set(visit_states)
    if "started" in reached or "finished" in reached:
        return "started"
    if "arrived" in reached:
        return "arrived"
    if "travelling" in reached:
        return "on_the_way"
    return "assigned" if order_state in ("assigned", "under_way") else "unassigned"
