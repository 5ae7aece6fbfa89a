"""Verbs of a search: it begins when an order opens, settles when it is taken, or is given up."""

from uuid import UUID

from doorstep.algorithms.matching import offers as machine
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.visits.dispatch import queries, rules
from doorstep.visits.dispatch.commands import asking, rows, seating
from doorstep.visits.dispatch.commands.moving import free_time, move
from doorstep.visits.dispatch.events import NobodyFound
from doorstep.visits.dispatch.models import Search
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.orders.queries import Order
from doorstep.visits.staffing import queries as staffing

NOBODY_FOUND = "nobody_found"


@command
def begin(act: Act, *, order_id: UUID) -> Search | None:
    """Begin, or begin anew, the search for an open order, in the way the customer asked for.

    Who lost or gave back a seat of it is not asked again.  Twice is harmless.
    None when the order is not open.  Refuses with NotFound.
    """
    house = act.as_system()
    order = order_facts.order(house, order_id)
    if order.state != "open":
        return None
    policy = queries.policy_at(act)
    fresh = _fresh(house, order, policy)
    Search.objects.bulk_create([fresh], ignore_conflicts=True)
    search = rows.lock(act, order_id)
    lost: list[UUID] = []
    if search.id != fresh.id:
        if search.state in rules.LIVE and search.order_version == order.version:
            return search
        lost = _lost_since(house, order, search)
        move(act, policy, search, machine.Closed(), why="begun anew")
        _begin_anew(search, fresh)
    if lost:
        search.state, search.seats = rules.FOUND, search.seats - len(lost)
    for worker_id in lost:
        move(act, policy, search, machine.WorkerLost(worker_id))
    if not lost:
        move(act, policy, search, machine.Opened(), invite=asking.chosen(act, policy, search))
    return search


def _lost_since(act: Act, order: Order, search: Search) -> list[UUID]:
    """Who had a seat, and the customer their name, when this search had found them."""
    seats = order_facts.seats(act, order, released=True)
    lost = {
        seat.worker_id: seat.released_at
        for seat in seats
        if seat.state == "released" and seat.taken_at is not None and seat.worker_id is not None
    }
    free = sum(1 for seat in seats if seat.state in ("open", "held"))
    since = [one for one, at in lost.items() if at is not None and at >= search.opened_at]
    return sorted(since)[:free]


def _fresh(act: Act, order: Order, policy: rules.Policy) -> Search:
    visit = order_facts.visits(act, order)[0]
    seats = order_facts.seats(act, order, released=True)
    free = [seat for seat in seats if seat.state in ("open", "held")]
    gone = {s.worker_id for s in seats if s.state == "released" and s.taken_at is not None}
    service = catalog.service(act, order.service_id)
    radius_m = service.radius_m
    if order.timing == rules.NOW:
        radius_m = radius_m or areas.facts(act).instant_radius_m
    return Search(
        city_id=act.city_id,
        order_id=order.id,
        visit_id=visit.id,
        service_id=order.service_id,
        share_plan_id=order.share_plan_id,
        customer_id=order.customer_id,
        merchant_id=order.merchant_id,
        wanted_worker_id=order.wanted_worker_id,
        mode=order.way,
        timing=order.timing,
        state=rules.SEARCHING,
        order_version=order.version,
        seats=len(free),
        part_bp=free[0].part_bp,
        skills=service.skills,
        licences=service.licences,
        planned_breaks=service.trade.facts.get("rest", {}).get("planned_breaks", False),
        lat=order.lat,
        lng=order.lng,
        community=order.community,
        starts_at=visit.starts_at,
        minutes=int((visit.ends_at - visit.starts_at).total_seconds()) // 60,
        base_radius_m=radius_m,
        price=rules.price_by_kind(order_facts.lines(act, order)),
        coupon_cost=order.coupon_cost,
        offer_seconds=catalog.terms(act, order.term_sheet_id).offer_seconds,
        barred=sorted(gone | staffing.apart_from_customer(act, order.customer_id)),
        again=bool(gone),
        first_opened_at=act.at,
        opened_at=act.at,
        next_at=act.at,
        ends_at=rules.moment(
            machine.ends(
                order.way,
                order.timing,
                rules.seconds(act.at),
                rules.seconds(visit.starts_at),
                policy,
                again=bool(gone),
            )
        ),
    )


def _begin_anew(search: Search, fresh: Search) -> None:
    """Take over what the order is now; who said no is still not asked, promises are kept once, and
    when it first opened stays.
    """
    kept = {"id", "city_id", "order", "promised", "first_opened_at", "first_found_at"}
    barred = sorted({*search.barred, *fresh.barred})
    for one in Search._meta.concrete_fields:
        if one.name not in kept:
            setattr(search, one.attname, getattr(fresh, one.attname))
    search.barred = barred
    search.save()


@command
def keep_apart(act: Act, *, customer_id: UUID, worker_id: UUID) -> int:
    """Never ask a worker for what this customer still waits for; returns how many orders."""
    live = Search.objects.of(act).filter(customer_id=customer_id, state__in=rules.LIVE)
    order_ids = sorted(live.values_list("order_id", flat=True))
    policy = queries.policy_at(act)
    for order_id in order_ids:
        search = rows.lock(act, order_id)
        waiting = rows.open_offers(act, [search])[order_id]
        if worker_id in waiting:
            rows.end_offer(act, waiting[worker_id], rules.WITHDRAWN, "kept apart")
        move(act, policy, search, machine.Withdrawn(worker_id), open_offers=waiting)
        if worker_id in waiting:
            free_time(act, search, worker_id)
    return len(order_ids)


@command
def settle(act: Act, *, order_id: UUID) -> Search | None:
    """Follow what became of an order elsewhere: taken by the desk, cancelled, or partly seated.

    None when it was never searched for.
    """
    if not Search.objects.of(act).filter(order_id=order_id).exists():
        return None
    search = rows.lock(act, order_id)
    order = order_facts.order(act.as_system(), order_id)
    if search.state in rules.LIVE and order.version != search.order_version:
        seating.follow(act, search, order)
    return search


@command
def give_up(act: Act, *, order_id: UUID) -> Search:
    """Give a search up that has had its tries or its time: the order is cancelled, all is paid
    back, and the customer is told.  Refuses with NotFound.  Does nothing before.
    """
    search = rows.lock(act, order_id)
    if search.state not in rules.LIVE:
        return search
    order = order_facts.order(act.as_system(), order_id)
    if order.state != "open":
        seating.follow(act, search, order)
        return search
    policy = queries.policy_at(act)
    invite = asking.chosen(act, policy, search)
    actions = move(act, policy, search, machine.MomentPassed(), invite=invite)
    if machine.GiveUp() not in actions:
        return search
    orders.cancel(act.as_system(), order_id=order_id, reason=NOBODY_FOUND, cause=NOBODY_FOUND)
    tell(
        act,
        NobodyFound(
            order_id=search.order_id,
            customer_id=search.customer_id,
            mode=search.mode,
            rounds=search.round,
        ),
    )
    return search
