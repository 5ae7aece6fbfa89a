"""Verbs of the desk: another worker by hand, with a reason; and the policy that runs."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from doorstep.kernel import audit
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import rows, seating
from doorstep.visits.dispatch.models import Offer, Policy, Search
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Order
from doorstep.visits.staffing import queries as staffing

TAKEN_STATES = ("assigned", "under_way")


@command
def reassign(
    act: Act,
    *,
    order_id: UUID,
    reason: str = "",
    worker_id: UUID | None = None,
    instead_of: UUID | None = None,
) -> Order:
    """Give an order to a worker by hand, or (None) take it from one and let the search go on.

    `instead_of` names who leaves, where the order has several workers; everybody leaves otherwise.
    Refuses with NotFound, NotAllowed, ReasonNeeded, NotNow, KeptApart, and with what the calendar
    says.
    """
    if act.role not in (OPERATOR, MERCHANT):
        raise NotAllowed
    why = rules.said(reason or act.reason)
    search: Search | None = Search.objects.of(act).lock().filter(order_id=order_id).first()
    order = order_facts.order(act, order_id)
    if order.state in TAKEN_STATES:
        order = orders.release_worker(act, order_id=order_id, worker_id=instead_of, reason=why)
    if worker_id is not None:
        order = _seat(act, order, search, worker_id, why)
    audit.note(
        act.because(why),
        "dispatch.reassign",
        subject=("order", order_id),
        detail={"worker": str(worker_id or ""), "instead_of": str(instead_of or "")},
    )
    return order


def _seat(act: Act, order: Order, search: Search | None, worker_id: UUID, why: str) -> Order:
    staffing.may_meet(act, customer_id=order.customer_id, worker_id=worker_id)
    away, eta = queries.Ways.of(act).to(order, queries.standing(act, worker_id).place)
    seated = orders.assign(
        act,
        order_id=order.id,
        worker_id=worker_id,
        starts_at=act.at + timedelta(seconds=eta),
    )
    if search is not None:
        seen = [{"worker": str(worker_id), "distance_m": away, "eta_seconds": eta, "chosen": True}]
        policy = queries.policy_at(act)
        rows.decide(act, policy, search, "by_hand", seen, worker_id, reason=why)
        seating.follow(act, search, seated)
    return seated


@command
def look_into(act: Act, *, offer_id: UUID, how: str) -> Offer:
    """Say what was found about an order that a worker refused as unsafe; it leaves the worklist.

    Twice keeps what was said first.  Refuses with NotFound, NotAllowed, ReasonNeeded.
    """
    if act.role not in (OPERATOR, MERCHANT):
        raise NotAllowed
    queries.offer(act, offer_id)
    found: Offer | None = Offer.objects.of(act).lock().filter(id=offer_id, is_unsafe=True).first()
    if found is None:
        raise NotFound
    if found.looked_into_at is None:
        said = rules.said(how)
        found.looked_into_at, found.looked_into_by, found.looked_into = act.at, act.actor_id, said
        found.save(update_fields=["looked_into_at", "looked_into_by", "looked_into"])
        audit.note(
            act.because(said),
            "dispatch.look_into",
            subject=("order", found.order_id),
            detail={"worker": str(found.worker_id)},
        )
    return found


@command
def publish_policy(
    act: Act, *, facts: Mapping[str, Any], why: str, valid_from: datetime | None = None
) -> Policy:
    """Publish the next version of the city's dispatch policy; what is not said has its default.

    The first counts at once, another after the days in which everybody can read it and not before
    one that was published earlier: without a moment of its own, as soon as it may.
    Refuses with NotAllowed, Invalid, ReasonNeeded, TooSoonToCount.
    """
    if act.role not in (OPERATOR, SYSTEM) or act.merchant_id is not None:
        raise NotAllowed
    coming = queries.next_policy(act, facts)
    days = 0 if act.role == SYSTEM else coming.notice_days
    if valid_from is not None:
        if valid_from < act.at:
            raise Invalid([{"field": "valid_from", "reason": "in the past"}])
        if valid_from < act.at + timedelta(days=days):
            raise rules.TooSoonToCount(days=days)
        if valid_from < coming.earliest_at and act.role != SYSTEM:
            raise Invalid([{"field": "valid_from", "reason": "before a version published earlier"}])
    made: Policy = Policy.objects.create(
        city_id=act.city_id,
        version=coming.policy.version,
        facts=rules.facts_of(coming.policy),
        valid_from=valid_from or (act.at if act.role == SYSTEM else coming.earliest_at),
        published_at=act.at,
        published_by=act.actor_id,
        why=rules.said(why),
    )
    audit.note(
        act,
        "dispatch.publish_policy",
        subject=("policy", made.id),
        detail={"version": made.version},
    )
    return made
