"""Verbs of the hall: a worker grabs or applies, the customer picks; one at most wins a seat."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, WORKER, Act, command
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import rows, seating
from doorstep.visits.dispatch.events import WorkerApplied
from doorstep.visits.dispatch.models import Application, Search
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Order
from doorstep.visits.staffing import queries as staffing


@command
def grab(act: Act, *, order_id: UUID, worker_id: UUID | None = None) -> Order:
    """Take a demand from the hall: the first wins, everybody else is refused.

    A desk grabs for a worker without a smartphone.  Twice by who has a seat is harmless.
    Refuses with NotFound, NotAllowed, NotForYou, OffDuty, ApplyInstead, AlreadyTaken, and with
    what the worker's calendar says.
    """
    worker = _who(act, worker_id)
    search = _in_hall(act, order_id)
    seen = order_facts.order(act.as_system(), order_id)
    seats = order_facts.seats(act.as_system(), seen)
    if any(seat.state == "taken" and seat.worker_id == worker for seat in seats):
        return seen
    policy = queries.policy_at(act)
    if policy.grab_rule != rules.FIRST:
        raise rules.ApplyInstead
    away, eta = _within_reach(search, *_may_take(act, search, worker))
    order = orders.assign(
        act,
        order_id=order_id,
        worker_id=worker,
        order_version=search.order_version,
        starts_at=act.at + timedelta(seconds=eta),
    )
    if search.state in rules.LIVE:
        rows.decide(act, policy, search, "grabbed", _one(worker, away, eta), worker)
        seating.follow(act, search, order)
    return order


@command
def apply(
    act: Act, *, order_id: UUID, worker_id: UUID | None = None, note: str = ""
) -> Application:
    """Offer oneself for a demand, for the customer to pick.  Twice is harmless.

    Refuses with NotFound, NotAllowed, NotForYou, OffDuty, GrabInstead, NotWaiting, ForbiddenWord.
    """
    worker = _who(act, worker_id)
    search = _in_hall(act, order_id)
    if queries.policy_at(act).grab_rule != rules.PICK:
        raise rules.GrabInstead
    if search.state != rules.SEARCHING:
        raise rules.NotWaiting
    away, eta = _within_reach(search, *_may_take(act, search, worker))
    mine = Application.objects.of(act).filter(
        order_id=order_id, worker_id=worker, state=rules.WAITING
    )
    kept: Application | None = mine.first()
    if kept is not None:
        return kept
    trade_code = catalog.service(act, search.service_id).trade.code
    catalog.check_text(act, trade_code=trade_code, texts=[note])
    made: Application = Application.objects.create(
        city_id=act.city_id,
        order_id=order_id,
        worker_id=worker,
        state=rules.WAITING,
        made_at=act.at,
        distance_m=rules.shown_distance_m(away),
        eta_seconds=eta,
        pay_fen=queries.Pay.of(act, worker, search.share_plan_id).fen(search),
        note=note.strip()[: rules.REASON_MAX],
    )
    tell(
        act,
        WorkerApplied(
            application_id=made.id,
            order_id=order_id,
            customer_id=search.customer_id,
            worker_id=worker,
        ),
    )
    return made


@command
def withdraw_application(act: Act, *, application_id: UUID) -> Application:
    """Take one's application back.  Refuses with NotFound, NotWaiting."""
    _, application = _application(act, application_id)
    if act.role == WORKER and application.worker_id != act.actor_id:
        raise NotFound
    if application.state == rules.WITHDRAWN:
        return application
    _answer(act, application, rules.WITHDRAWN)
    return application


@command
def pick(act: Act, *, application_id: UUID) -> Order:
    """Choose one of those who applied; the others are told that it was somebody else.

    Twice is harmless.  A calendar that has filled meanwhile refuses: another may be picked.
    Refuses with NotFound, NotAllowed, NotWaiting, AlreadyTaken, OffDuty, and with what the
    worker's calendar says.
    """
    if act.role not in (CUSTOMER, OPERATOR, MERCHANT):
        raise NotAllowed
    search, application = _application(act, application_id)
    order = order_facts.order(act, application.order_id)
    if application.state == rules.PICKED:
        return order
    worker = application.worker_id
    away, eta = _may_take(act, search, worker)
    _answer(act, application, rules.PICKED)
    order = orders.assign(
        act,
        order_id=application.order_id,
        worker_id=worker,
        order_version=search.order_version,
        starts_at=act.at + timedelta(seconds=eta),
    )
    policy = queries.policy_at(act)
    rows.decide(act, policy, search, "picked", _one(worker, away, eta), worker)
    seating.follow(act, search, order)
    return order


def _who(act: Act, worker_id: UUID | None) -> UUID:
    """The worker who asks, or for whom a desk asks."""
    if act.role == WORKER and worker_id in (None, act.actor_id) and act.actor_id is not None:
        return act.actor_id
    if act.role in (OPERATOR, MERCHANT) and worker_id is not None:
        return worker_id
    raise NotAllowed


def _in_hall(act: Act, order_id: UUID) -> Search:
    search = rows.lock(act, order_id)
    if search.mode != rules.GRAB or (
        act.role == MERCHANT and (search.merchant_id != act.merchant_id)
    ):
        raise NotFound
    return search


def _may_take(act: Act, search: Search, worker_id: UUID) -> tuple[int, int]:
    """Metres and seconds of the way, if the worker meets what the order needs."""
    who = queries.standing(act, worker_id)
    city = areas.facts(act)
    day = city.day_of(search.starts_at).isoformat()
    if not who.fits(search, day=day, city_licences=city.licences):
        raise rules.NotForYou
    if search.timing == rules.NOW and not who.on_duty:
        raise rules.OffDuty
    away, seconds = queries.Ways.of(act).to(search, who.place)
    rest = staffing.rest_of(act, worker_id)
    if rest is not None and rest.until_at > search.leaves_at(act.at, seconds):
        raise workers.NeedsRest
    return away, seconds


def _within_reach(search: Search, away_m: int, eta_seconds: int) -> tuple[int, int]:
    """The way, if it is no longer than the hall shows: an order's id opens nothing more."""
    if search.base_radius_m and away_m > search.base_radius_m:
        raise rules.NotForYou
    return away_m, eta_seconds


def _application(act: Act, application_id: UUID) -> tuple[Search, Application]:
    seen = Application.objects.of(act).filter(id=application_id).first()
    if seen is None:
        raise NotFound
    search = rows.lock(act, seen.order_id)
    found: Application = Application.objects.of(act).lock().get(id=application_id)
    return search, found


def _answer(act: Act, application: Application, state: str) -> None:
    if application.state != rules.WAITING:
        raise rules.NotWaiting
    application.state, application.answered_at = state, act.at
    application.save(update_fields=["state", "answered_at"])


def _one(worker_id: UUID, distance_m: int, eta_seconds: int) -> list[dict[str, Any]]:
    return [
        {
            "worker": str(worker_id),
            "distance_m": distance_m,
            "eta_seconds": eta_seconds,
            "cost": 0,
            "parts": {},
            "chosen": True,
        }
    ]
