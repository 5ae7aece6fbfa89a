"""Questions about staffing: whom not to send to whom, and who has to rest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from doorstep.algorithms.travel import Place, distance_m
from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.offering.workers.queries.calendars import CityDay, People, load
from doorstep.visits.orders import queries as orders
from doorstep.visits.staffing import rules
from doorstep.visits.staffing.models import Block, Handover, RestTold


def apart_from_customer(act: Act, customer_id: UUID) -> set[UUID]:
    """The workers who are kept apart from a customer, by either side."""
    rows = Block.objects.of(act).filter(customer_id=customer_id, ended_at=None)
    return set(rows.values_list("worker_id", flat=True))


def apart(act: Act, customer_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Who (customer, worker) is kept apart, of these customers, in one statement."""
    rows = Block.objects.of(act).filter(customer_id__in=list(customer_ids), ended_at=None)
    return set(rows.values_list("customer_id", "worker_id"))


def may_meet(act: Act, *, customer_id: UUID, worker_id: UUID) -> None:
    """Whether the house may bring the two together.  Refuses with KeptApart."""
    if worker_id in apart_from_customer(act, customer_id):
        raise rules.KeptApart


def my_blocks(act: Act, *, after: str = "", size: int = 50) -> tuple[list[Block], str]:
    """A page of one's own blocks, the newest first; what others blocked is not shown."""
    rows = Block.objects.of(act).filter(ended_at=None)
    if act.role == CUSTOMER:
        rows = rows.filter(by=rules.CUSTOMER, customer_id=act.actor_id)
    elif act.role == WORKER:
        rows = rows.filter(by=rules.WORKER, worker_id=act.actor_id)
    else:
        raise NotFound
    return cursor.page(rows, by="made_at", after=after, size=size)


def rest_of(act: Act, worker_id: UUID) -> RestTold | None:
    """The rest that a worker was told of and that is not over; None for none."""
    rows = RestTold.objects.of(act).filter(worker_id=worker_id, until_at__gt=act.at)
    found: RestTold | None = rows.order_by("-until_at").first()
    return found


def resting(act: Act) -> set[UUID]:
    """Who rests now: nothing that begins now is offered to them."""
    return set(
        RestTold.objects.of(act).filter(until_at__gt=act.at).values_list("worker_id", flat=True)
    )


def rest_due(act: Act, worker_id: UUID, order_id: UUID) -> tuple[str, datetime] | None:
    """Which cap a worker has reached with an order of a trade, and until when they rest.

    None for neither.  Refuses with NotFound, NoCityPack.
    """
    worker = workers.worker(act, worker_id)
    on = CityDay(act, at=act.at)
    home = People.of_workers([worker])
    calendars = load(act, on, home, planned=False)
    held, stood = calendars.held, calendars.stood[:, 1:].tolist()
    service = catalog.service(act, orders.order(act, order_id).service_id)
    caps = on.caps(service, worker.contract)
    due = rules.rest_due(
        zip(held.begins.tolist(), held.stops.tolist(), strict=True),
        int(on.seconds(act.at)),
        continuous_seconds=caps.continuous_seconds,
        rest_seconds=caps.rest_seconds,
        daily_seconds=caps.daily_seconds,
        day_ends=int(on.seconds(on.city.moment(on.day + timedelta(days=1), 0))),
        stood_by=[(start, end) for start, end in stood],
    )
    return None if due is None else (due.why, on.moment(due.until))


def handovers_of(
    act: Act, *, worker_id: UUID, after: str = "", size: int = 20
) -> tuple[list[Handover], str]:
    """A page of what colleagues asked a worker to take over, and what the worker asked them, the
    newest first."""
    rows = Handover.objects.of(act).filter(Q(taker_id=worker_id) | Q(giver_id=worker_id))
    if act.role == WORKER:
        rows = rows.filter(Q(taker_id=act.actor_id) | Q(giver_id=act.actor_id))
    return cursor.page(rows, by="made_at", after=after, size=size)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a colleague is asked to take: when and what, about where, and how far from home."""

    service_id: UUID
    community: str
    starts_at: datetime
    minutes: int
    distance_m: int


def asked_of(act: Act, rows: Sequence[Handover]) -> dict[UUID, Asked]:
    """What the one who is asked sees of the orders of these rows, by the orders' ids; the
    statements do not grow with the rows.
    """
    house = act.as_system()
    found = list(orders.visible(house).filter(id__in={row.order_id for row in rows}))
    homes = workers.workers_by_id(house, list({row.taker_id for row in rows}))
    first = {one.order_id: one for one in reversed(orders.visits_of_many(house, found))}
    home_of = {row.order_id: homes[row.taker_id] for row in rows}
    shown = {}
    for order in found:
        visit, home = first[order.id], home_of[order.id]
        away = distance_m(Place(home.home_lat, home.home_lng), Place(order.lat, order.lng))
        shown[order.id] = Asked(
            service_id=order.service_id,
            community=order.community,
            starts_at=visit.starts_at,
            minutes=int((visit.ends_at - visit.starts_at).total_seconds()) // 60,
            distance_m=workers.shown_distance_m(float(away)),
        )
    return shown


def colleagues(act: Act, order_id: UUID) -> list[tuple[UUID, str]]:
    """Who of the same seller is free for an order that a worker has, with their names.

    Refuses with NotFound, NoCityPack.
    """
    order = orders.order(act, order_id)
    house = act.as_system()
    visit = orders.visits(house, order)[0]
    free = workers.free_workers(
        house,
        service_id=order.service_id,
        merchant_id=order.merchant_id,
        lat=order.lat,
        lng=order.lng,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        but=apart_from_customer(house, order.customer_id),
    )
    people = workers.workers_by_id(house, free)
    return sorted(((one.id, one.name) for one in people.values()), key=lambda one: one[1])
