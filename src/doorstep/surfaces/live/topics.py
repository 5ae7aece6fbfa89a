"""Who may follow which topic, asked in a thread of its own: the ORM is not asynchronous."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from uuid import UUID

from django.db import connection

from doorstep.kernel import bus, clock, ids
from doorstep.kernel.act import CUSTOMER, OPERATOR, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders
from doorstep.visits.tracking.events import WorkerMoved

type Topic = tuple[int, str]
"""A city's number and the name of a topic there."""


CITY_TOPIC = "orders"
"""Everything about the orders of the follower's city, for its desks."""

HALL, PLATFORM = "hall", "platform"
"""hall:platform, or hall:<merchant>: that a demand hangs there, for the workers of that seller."""

TOPICS = {
    "order:<id>": ("whoever may see the order at their door", "what happens to the order"),
    "customer:<id>": ("that customer, and desks", "what happens to the customer's orders"),
    "worker:<id>": (
        "that worker, and desks",
        "offers, visits, pay, hints where to wait, and what concerns the worker",
    ),
    "hall:platform": ("the house's own workers, and desks", "a new demand hangs in the hall"),
    "hall:<merchant id>": ("the workers of that firm, and desks", "a new demand hangs there"),
    "trip:<order id>": (
        "the customer of the order",
        "where whoever is on the way is now, every few seconds, from setting out to arriving",
    ),
    CITY_TOPIC: ("desks", "everything about the orders of the city"),
}

SHOWN_TO_ALL = frozenset(
    {
        "bill_id",
        "change_id",
        "complete",
        "dispute_id",
        "entry_id",
        "expires_at",
        "hint_id",
        "occurrence_id",
        "offer_id",
        "order_id",
        "pay_until_at",
        "series_id",
        "starts_at",
        "visit_id",
        "visit_ids",
    }
)
"""What customers and workers read in news: enough to know what to ask for.  What they may see of
it their own door decides; fees, candidates and reasons stay at the desk."""

SHOWN_OF = {"tracking.WorkerMoved": frozenset(field.name for field in fields(WorkerMoved))}
"""What of one kind of news is read whole: its topic is for none but whom it concerns."""


@dataclass(frozen=True, slots=True)
class Admission:
    """What a session may follow, and whether it reads news in full."""

    topics: list[Topic]
    is_desk: bool


async def allowed(token: str, names: Sequence[str]) -> Admission | None:
    """What the session follows: no topics if it may not follow every one; None without session."""
    return await asyncio.to_thread(_with_database, lambda: _allowed(token, names))


async def sequences(topics: Sequence[Topic]) -> dict[str, int]:
    """The number of each topic's last news."""

    def read() -> dict[str, int]:
        return {name: bus.sequence(city_id, name) for city_id, name in topics}

    return await asyncio.to_thread(_with_database, read)


def _with_database[T](ask: Callable[[], T]) -> T:
    """Give the thread's connection back when done, so that none is kept by an idle thread."""
    try:
        return ask()
    finally:
        connection.close()


def _allowed(token: str, names: Sequence[str]) -> Admission | None:
    facts = accounts.session(token)
    if facts is None:
        return None
    act = Act(
        role=facts.role,
        at=clock.read(),
        city_id=facts.city_id,
        actor_id=facts.actor_id,
        person_id=facts.person_id,
        merchant_id=facts.merchant_id,
        session_id=facts.session_id,
        duties=facts.duties,
    )
    if act.role == WORKER and act.actor_id is None:
        mine = workers.worker_of_person(act, facts.person_id)
        act = replace(act, actor_id=mine.id if mine else None)
    may = all(_may_follow(act, name) for name in names)
    topics = [(facts.city_id, name) for name in names] if may else []
    return Admission(topics, is_desk=act.role == OPERATOR)


def _may_follow(act: Act, name: str) -> bool:
    if name == CITY_TOPIC:
        return act.role == OPERATOR
    kind, _, subject = name.partition(":")
    if kind == HALL:
        return act.role == OPERATOR or (act.role == WORKER and subject == _seller(act))
    try:
        id = UUID(subject)
    except ValueError:
        return False
    if str(id) != subject or ids.city_of(id) != act.city_id:
        return False
    if kind == "trip":
        return act.role == CUSTOMER and _may_see(act, id)
    if kind == "order":
        return _may_see(act, id)
    owner = {"worker": WORKER, "customer": CUSTOMER}.get(kind)
    return owner is not None and (act.role == OPERATOR or (act.role, act.actor_id) == (owner, id))


def _seller(act: Act) -> str:
    """Whose open demands a worker may take: their firm's, or the platform's."""
    if act.actor_id is None:
        return ""
    return str(workers.worker(act, act.actor_id).merchant_id or PLATFORM)


def _may_see(act: Act, order_id: UUID) -> bool:
    try:
        orders.order(act, order_id)
    except NotFound:
        return False
    return True
