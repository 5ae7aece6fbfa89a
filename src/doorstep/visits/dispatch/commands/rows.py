"""How every verb of dispatch locks a search, keeps a decision, makes and ends an offer."""

from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import ids, queue
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.events import OfferEnded, OfferMade
from doorstep.visits.dispatch.models import Application, Decision, Offer, Search
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


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
        chosen=chosen,
        actor_role=act.role,
        actor_id=act.actor_id,
        reason=reason,
    )
    return made


def ask(
    act: Act,
    policy: rules.Policy,
    search: Search,
    decision: Decision,
    worker_id: UUID,
    reason: dict[str, str],
    *,
    distance_m: int | None = None,
    eta_seconds: int | None = None,
    starts_at: datetime | None = None,
) -> Offer | None:
    """Offer the order to a worker, with a timer.

    None when the worker has got another instant offer meanwhile: the database decides.
    """
    begins_at = starts_at or search.starts_at
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
        expires_at=open_until(act, policy, search, begins_at),
        starts_at=begins_at,
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
    queue.at(act, "dispatch.time_out", due_at=offer.expires_at, key=_key(offer), offer_id=offer.id)
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


def open_until(act: Act, policy: rules.Policy, search: Search, starts_at: datetime) -> datetime:
    """Until when an offer that is made now, of a visit at a time, may be answered."""
    return rules.expires_at(
        mode=search.mode,
        timing=search.timing,
        at=act.at,
        starts_at=starts_at,
        instant_seconds=search.offer_seconds,
        nights=areas.facts(act),
        policy=policy,
    )


def end_offer(act: Act, offer: Offer, state: str, answer: str = "") -> None:
    """Close an offer with its answer, and take its timer back."""
    offer.state, offer.answered_at, offer.answer = state, act.at, answer
    offer.save(update_fields=["state", "answered_at", "answer"])
    queue.cancel(act, key=_key(offer))
    tell(
        act,
        OfferEnded(
            offer_id=offer.id, order_id=offer.order_id, worker_id=offer.worker_id, state=state
        ),
    )


def _key(offer: Offer) -> str:
    return f"dispatch.offer:{offer.id.hex}"


def end_offers(act: Act, search: Search, *, why: str) -> None:
    """Take back every open offer of an order."""
    rows = Offer.objects.of(act).lock().filter(order_id=search.order_id, state=rules.OPEN)
    for offer in rows:
        end_offer(act, offer, rules.WITHDRAWN, why)


def bar(search: Search, worker_id: UUID) -> None:
    """Never ask this worker for this order again."""
    if worker_id not in search.barred:
        search.barred = [*search.barred, worker_id]
        search.save(update_fields=["barred"])


def wait(act: Act, search: Search, until: datetime) -> None:
    """Try again at a moment; the rhythm catches it if the timer is lost."""
    search.next_at = until
    search.save(update_fields=["next_at"])
    key = f"dispatch.look:{search.order_id.hex}"
    queue.at(act, "dispatch.look_again", due_at=until, key=key, order_id=search.order_id)


def limit(act: Act, search: Search) -> None:
    """Set the timer that gives a search up at its end."""
    key = end_key(search)
    queue.at(act, "dispatch.give_up", due_at=search.ends_at, key=key, order_id=search.order_id)


def end_key(search: Search) -> str:
    """The key of the one timer that ends a search."""
    return f"dispatch.end:{search.order_id.hex}"


def close(act: Act, search: Search, state: str) -> None:
    """End a search: no timer, open offer or waiting application remains."""
    search.state, search.closed_at, search.next_at = state, act.at, None
    search.save(update_fields=["state", "closed_at", "next_at"])
    queue.cancel(act, key=f"dispatch.look:{search.order_id.hex}")
    queue.cancel(act, key=end_key(search))
    end_offers(act, search, why=state)
    waiting = Application.objects.of(act).filter(order_id=search.order_id, state=rules.WAITING)
    waiting.update(state=rules.PASSED, answered_at=act.at)


def after_seat(act: Act, search: Search, order: Order) -> None:
    """Somebody has a seat: the search ends, or goes on for the seats that are still open.

    Who has one seat of a crew is not asked for another; beside somebody who was chosen, the house
    finds the others.
    """
    if order.state != "open":
        close(act, search, rules.FOUND if order.state != "cancelled" else rules.ENDED)
        return
    seats = orders.seats(act.as_system(), order)
    seated = {seat.worker_id for seat in seats if seat.state == "taken" and seat.worker_id}
    search.seats = sum(1 for seat in seats if seat.state != "taken")
    search.barred = sorted({*search.barred, *seated})
    search.order_version = order.version
    if search.wanted_worker_id in seated:
        search.mode = rules.ASSIGN
    search.save(update_fields=["seats", "barred", "order_version", "mode"])
