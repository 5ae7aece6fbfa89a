"""Who may follow which topic, asked in a thread of its own: the ORM is not asynchronous."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from doorstep.kernel import bus, clock, ids
from doorstep.kernel.act import CUSTOMER, OPERATOR, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders

type Topic = tuple[int, str]
"""A city's number and the name of a topic there."""


CITY_TOPIC = "orders"
"""Everything about the orders of the follower's city, for its desks."""

SHOWN_TO_ALL = frozenset(
    {
        "bill_id",
        "change_id",
        "complete",
        "dispute_id",
        "expires_at",
        "offer_id",
        "order_id",
        "pay_until_at",
        "starts_at",
        "visit_id",
        "visit_ids",
    }
)
"""What customers and workers read in news: enough to know what to ask for.  What they may see of
it their own door decides; fees, candidates and reasons stay at the desk."""


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
    may = all(_may_follow(act, name) for name in names)
    topics = [(facts.city_id, name) for name in names] if may else []
    return Admission(topics, is_desk=act.role == OPERATOR)


def _may_follow(act: Act, name: str) -> bool:
    if name in (CITY_TOPIC, f"city:{act.city_id}"):
        return act.role == OPERATOR
    kind, _, subject = name.partition(":")
    try:
        id = UUID(subject)
    except ValueError:
        return False
    if str(id) != subject or ids.city_of(id) != act.city_id:
        return False
    if kind == "order":
        return _may_see(act, id)
    owner = {"worker": WORKER, "customer": CUSTOMER}.get(kind)
    return owner is not None and (act.role == OPERATOR or (act.role, act.actor_id) == (owner, id))


def _may_see(act: Act, order_id: UUID) -> bool:
    try:
        orders.order(act, order_id)
    except NotFound:
        return False
    return True
