"""What is offered to whom, what was decided and why; each caller sees their own part."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from doorstep.algorithms.matching import offers
from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, SYSTEM, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Application, Decision, Offer, Search
from doorstep.visits.dispatch.queries.policies import policy_at
from doorstep.visits.dispatch.queries.trying import Found, Wanted, match_now, match_slot
from doorstep.visits.orders import queries as orders


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a worker was asked, as they may see it: their own numbers, and their place among all."""

    rank: int
    count: int
    own: dict[str, Any]
    policy_version: int
    reason: dict[str, str]


def is_looking_unscoped(city_id: int) -> bool:
    """Whether anything of a city looks for people; for the rhythm, before there is an act."""
    return bool(Search.objects.filter(city_id=city_id, state__in=rules.LIVE).exists())


def search_of(act: Act, order_id: UUID) -> Search:
    """How far the search for an order came.  Refuses with NotFound."""
    orders.order(act, order_id)
    return _one(Search.objects.of(act).filter(order_id=order_id).first())


def offers_of(
    act: Act, *, worker_id: UUID, only_open: bool = False, after: str = "", size: int = 20
) -> tuple[list[Offer], str]:
    """A page of a worker's offers, newest first.  Refuses with NotFound."""
    rows = _offers(act).filter(worker_id=worker_id)
    if only_open:
        rows = rows.filter(state=rules.OPEN, expires_at__gt=act.at)
    return cursor.page(rows, by="made_at", after=after, size=size)


def offer(act: Act, offer_id: UUID) -> Offer:
    """One offer.  Refuses with NotFound."""
    return _one(_offers(act).filter(id=offer_id).first())


def offers_about(act: Act, order_id: UUID) -> list[Offer]:
    """Who was asked to take an order, first one first, for a desk.  Refuses with NotFound."""
    orders.order(act, order_id)
    rows = _offers(act).filter(order_id=order_id)
    return list(rows.order_by("made_at", "id"))


def refused_as_unsafe(
    act: Act, *, waiting: bool = True, after: str = "", size: int = 20
) -> tuple[list[Offer], str]:
    """A page of what workers refused as unsafe, newest first, for a desk: what nobody has looked
    into, or all.

    Refuses with NotFound.
    """
    rows = unsafe(act, waiting=waiting)
    return cursor.page(rows, by="made_at", after=after, size=size)


def unsafe(act: Act, *, waiting: bool = True) -> CityQuerySet:
    """All that workers refused as unsafe, for a desk.  Refuses with NotFound."""
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotFound
    rows = _offers(act).filter(is_unsafe=True)
    return rows.filter(looked_into_at__isnull=True) if waiting else rows


def _offers(act: Act) -> CityQuerySet:
    rows = Offer.objects.of(act).select_related("order")
    if act.role == WORKER:
        return rows.filter(worker_id=act.actor_id)
    if act.role == MERCHANT or (act.role == OPERATOR and act.merchant_id):
        return rows.filter(order__city_id=act.city_id, order__merchant_id=act.merchant_id)
    return rows if act.role in (OPERATOR, SYSTEM) else rows.none()


def decisions(act: Act, order_id: UUID) -> list[Decision]:
    """Every decision about an order with all its candidates, oldest first, for a desk.

    Refuses with NotFound.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotFound
    orders.order(act, order_id)
    rows = Decision.objects.of(act).filter(order_id=order_id)
    return list(rows.order_by("at", "id"))


def preview(act: Act, order_id: UUID) -> Found:
    """Who could come for an open order now, with distance and cost, for a desk; nobody is asked.

    Refuses with NotFound.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotFound
    search = search_of(act, order_id)
    if search.timing == rules.NOW:
        policy = policy_at(act)
        waited = rules.seconds(act.at) - rules.seconds(search.opened_at)
        reach = offers.reach_m(search.base_radius_m, waited, policy)
        return match_now(act, policy, [Wanted(search, 1, reach)])[0]
    return match_slot(act, policy_at(act), search)


def explain(act: Act, offer_id: UUID) -> Reasons:
    """Why the worker of an offer was asked, without the names of the others.

    Refuses with NotFound.
    """
    found = offer(act, offer_id)
    if found.decision is None:
        raise NotFound
    seen = found.decision.candidates
    rank = next((i for i, one in enumerate(seen) if one["worker"] == str(found.worker_id)), -1)
    if rank < 0:
        raise NotFound
    return Reasons(
        rank=rank + 1,
        count=len(seen),
        own=seen[rank],
        policy_version=found.decision.policy_version,
        reason=found.reason,
    )


def applications(act: Act, order_id: UUID) -> list[Application]:
    """Who applied to a demand and waits, the nearest first; for its customer or a desk.

    Refuses with NotFound.
    """
    if act.role not in (CUSTOMER, OPERATOR, MERCHANT, SYSTEM):
        raise NotFound
    orders.order(act, order_id)
    rows = Application.objects.of(act).filter(order_id=order_id, state=rules.WAITING)
    return list(rows.order_by("distance_m", "made_at", "id"))


def applications_of(
    act: Act, *, worker_id: UUID, after: str = "", size: int = 20
) -> tuple[list[Application], str]:
    """What a worker applied to, newest first; a worker sees their own."""
    rows = Application.objects.of(act).filter(worker_id=worker_id)
    if act.role == WORKER:
        rows = rows.filter(worker_id=act.actor_id)
    return cursor.page(rows, by="made_at", after=after, size=size)


def _one(row: Any) -> Any:
    if row is None:
        raise NotFound
    return row
