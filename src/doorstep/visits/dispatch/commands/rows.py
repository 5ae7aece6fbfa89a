"""How every verb of dispatch locks a search, keeps a decision, makes and ends an offer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import ids
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.events import OfferEnded, OfferMade
from doorstep.visits.dispatch.models import Application, Decision, Offer, Search


def lock(act: Act, order_id: UUID) -> Search:
    """The search of an order, locked: nothing is offered or answered without it.

    Refuses with NotFound.
    """
    found: Search | None = Search.objects.of(act).lock().filter(order_id=order_id).first()
    if found is None:
        raise NotFound
    return found


def decide(
    act: Act,
    policy: rules.Policy,
    search: Search,
    how: str,
    candidates: list[dict[str, Any]],
    chosen: UUID | None,
    *,
    radius_m: int | None = None,
    reason: str = "",
) -> Decision:
    """Keep a decision as it was made."""
    made: Decision = Decision.objects.create(
        city_id=act.city_id,
        order_id=search.order_id,
        visit_id=search.visit_id,
        mode=search.mode,
        how=how,
        round=search.round,
        at=act.at,
        radius_m=radius_m,
        policy_version=policy.version,
        candidates=candidates,
        worker_ids=[UUID(one["worker"]) for one in candidates],
        chosen=chosen,
        actor_role=act.role,
        actor_id=act.actor_id,
        reason=reason,
    )
    return made


def open_offers(act: Act, searches: Iterable[Search]) -> dict[UUID, dict[UUID, Offer]]:
    """The open offers of locked searches, locked, by order and worker."""
    found: dict[UUID, dict[UUID, Offer]] = {one.order_id: {} for one in searches}
    waiting = Offer.objects.of(act).filter(order_id__in=list(found), state=rules.OPEN)
    for offer in waiting.lock().order_by("id"):
        found[offer.order_id][offer.worker_id] = offer
    return found


def ask(
    act: Act,
    search: Search,
    decision: Decision,
    worker_id: UUID,
    reason: dict[str, str],
    *,
    expires_at: datetime,
    distance_m: int | None = None,
    eta_seconds: int | None = None,
    starts_at: datetime | None = None,
) -> Offer | None:
    """Offer the order to a worker.

    None when the worker has got another instant offer meanwhile: the database decides.
    """
    offer = Offer(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        order_id=search.order_id,
        visit_id=search.visit_id,
        worker_id=worker_id,
        decision=decision,
        mode=search.mode,
        timing=search.timing,
        state=rules.OPEN,
        made_at=act.at,
        expires_at=expires_at,
        starts_at=starts_at or search.starts_at,
        minutes=search.minutes,
        community=search.community,
        distance_m=None if distance_m is None else rules.shown_distance_m(distance_m),
        eta_seconds=eta_seconds,
        pay_fen=queries.Pay.of(act, worker_id, search.share_plan_id).fen(search),
        reason=reason,
    )
    Offer.objects.bulk_create([offer], ignore_conflicts=True)
    if not Offer.objects.of(act).filter(id=offer.id).exists():
        return None
    tell(
        act,
        OfferMade(
            offer_id=offer.id,
            order_id=offer.order_id,
            worker_id=offer.worker_id,
            mode=offer.mode,
            timing=offer.timing,
            pay_fen=offer.pay_fen,
            distance_m=offer.distance_m,
            starts_at=offer.starts_at,
            expires_at=offer.expires_at,
        ),
    )
    return offer


def end_offer(act: Act, offer: Offer, state: str, answer: str = "") -> None:
    """Close an offer with its answer."""
    offer.state, offer.answered_at, offer.answer = state, act.at, answer
    offer.save(update_fields=["state", "answered_at", "answer"])
    tell(
        act,
        OfferEnded(
            offer_id=offer.id, order_id=offer.order_id, worker_id=offer.worker_id, state=state
        ),
    )


def close(act: Act, search: Search) -> None:
    """Note when a search ended, and first found somebody; no application waits any more."""
    search.closed_at = act.at
    if search.state == rules.FOUND:
        search.first_found_at = search.first_found_at or act.at
    search.save(update_fields=["closed_at", "first_found_at"])
    waiting = Application.objects.of(act).filter(order_id=search.order_id, state=rules.WAITING)
    waiting.update(state=rules.PASSED, answered_at=act.at)
