"""What the desk looks at all day: the live map of orders and workers, and a day's figures."""

from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from ninja import Query, Schema
from pydantic import Field, model_validator

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import queries as payments
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces import pulse
from doorstep.surfaces.console.dispatch import TRACKERS
from doorstep.surfaces.console.entrance import DESK, HOUSE, READERS, door
from doorstep.surfaces.shapes import Day, Iso, Lat, Lng, Shown
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.orders import queries as orders

BUSY = {"travelling": "travelling", "arrived": "working", "started": "working"}
SERVICES_SHOWN = 8


class BoxWanted(Schema):
    """The piece of the map that is looked at (GCJ-02), all four sides or none, and how many."""

    south: Lat | None = None
    west: Lng | None = None
    north: Lat | None = None
    east: Lng | None = None
    size: Annotated[int, Field(ge=1, le=500)] = 300

    @model_validator(mode="after")
    def _whole_box(self) -> "BoxWanted":
        sides = [self.south, self.west, self.north, self.east]
        if any(one is None for one in sides) and any(one is not None for one in sides):
            raise ValueError("name all four sides, or none")
        return self

    def box(self) -> orders.Box | None:
        """The sides in the words of orders."""
        if self.south is None or self.west is None or self.north is None or self.east is None:
            return None
        return orders.Box(self.south, self.west, self.north, self.east)


class OrderOnMap(Shown):
    """A live order at its place; `mark` is the state that decides its colour and shape."""

    id: UUID
    number: str
    state: str
    visit_id: UUID
    visit_state: str
    mark: str
    is_late: bool
    service: str
    community: str
    lat: float
    lng: float
    starts_at: Iso
    ends_at: Iso
    workers: list[str]
    worker_ids: list[UUID]


class MapSeen(Shown):
    """The live orders of a piece of the map, the soonest first; `more`: not all are here."""

    orders: list[OrderOnMap]
    more: bool


class WorkerOnMap(Shown):
    """A worker on duty where they were last seen: idle, asked, travelling or working."""

    id: UUID
    name: str
    state: str
    lat: float
    lng: float
    age_seconds: int
    order_id: UUID | None


class WorkersSeen(Shown):
    """Who is on duty; `unseen` are on duty without a fresh place."""

    workers: list[WorkerOnMap]
    unseen: int


class DayLooked(Schema):
    """Which day of the city; today when none is named."""

    day: Day | None = None


class ServiceCount(Shown):
    """How often a service was ordered."""

    service_id: UUID
    name: str
    count: int


class FiguresSeen(Shown):
    """What a day brought, counted: orders by when they were placed, visits by their promised start.

    `on_time` arrived within a quarter of an hour of it. Workers are those of now, and money what
    the channel moved that day; both are null for a merchant's staff or another day.
    """

    day: Day
    since_at: Iso
    until_at: Iso
    by_state: dict[str, int]
    by_way: dict[str, int]
    by_service: list[ServiceCount]
    placed_by_hour: list[int]
    starts_by_hour: list[int]
    placed: int
    cancelled: int
    sold_fen: int
    visits: int
    visits_finished: int
    visits_arrived: int
    visits_on_time: int
    collected_fen: int | None
    refunded_fen: int | None
    workers_on_duty: int | None
    workers_active: int | None


@door.get("/map", **DESK, duties=READERS, answers_with=MapSeen)
def see_map(act: Act, wanted: Query[BoxWanted]) -> Any:
    """Live orders by state at their places; read anew when the line says that one changed."""
    found, more = orders.on_map(act, wanted.box(), size=wanted.size)
    people = workers.cards(act, [id for one in found for id in one.worker_ids])
    named = {
        id: text.say(catalog.service(act, id).name, act.language)
        for id in {one.order.service_id for one in found}
    }
    return {"orders": [_placed(one, named, people) for one in found], "more": more}


def _placed(one: Any, named: dict[UUID, str], people: dict[UUID, Any]) -> OrderOnMap:
    order, visit = one.order, one.visit
    return OrderOnMap(
        id=order.id,
        number=order.number,
        state=order.state,
        visit_id=visit.id,
        visit_state=visit.state,
        mark=visit.state if order.state == "under_way" else order.state,
        is_late=one.is_late,
        service=named[order.service_id],
        community=order.community,
        lat=order.lat,
        lng=order.lng,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        workers=[people[id].name for id in one.worker_ids if id in people],
        worker_ids=one.worker_ids,
    )


@door.get("/map/workers", **HOUSE, duties=TRACKERS, answers_with=WorkersSeen)
def see_workers_on_map(act: Act) -> Any:
    """Who is on duty and where, to about a hundred metres; precise only on the way to a visit."""
    pool = workers.on_duty(act, [], at=act.at)
    found, _ = orders.on_map(act, size=500)
    busy = {
        id: (BUSY[one.visit.state], one.order.id)
        for one in found
        if one.visit.state in BUSY
        for id in one.worker_ids
    }
    asked = dispatch.asked_or_resting(act)
    people = workers.cards(act, pool.worker_ids)
    shown = [
        WorkerOnMap(
            id=id,
            name=people[id].name,
            state=busy[id][0] if id in busy else "asked" if id in asked else "idle",
            lat=float(pool.lat[row]),
            lng=float(pool.lng[row]),
            age_seconds=int(pool.position_age_seconds[row]),
            order_id=busy[id][1] if id in busy else None,
        )
        for row, id in enumerate(pool.worker_ids)
        if pool.position_age_seconds[row] >= 0
    ]
    return {"workers": shown, "unseen": len(pool.worker_ids) - len(shown)}


@door.get("/figures", **DESK, duties=READERS, answers_with=FiguresSeen)
def see_figures(act: Act, wanted: Query[DayLooked]) -> Any:
    """What a day of the city brought so far, counted."""
    day = wanted.day or ledger.business_date(act)
    city = accounts.city(act.city_id)
    since_at = datetime.combine(day, city.day_starts, ZoneInfo(city.zone))
    until_at = datetime.combine(day + timedelta(days=1), city.day_starts, ZoneInfo(city.zone))
    found = orders.day_figures(act, since_at, until_at)
    in_house = act.merchant_id is None
    moved = payments.moved_between(act, since_at, until_at) if in_house else (None, None)
    is_now = in_house and since_at <= act.at < until_at
    same = [name for name in FiguresSeen.model_fields if hasattr(found, name)]
    return {name: getattr(found, name) for name in same} | {
        "day": day,
        "since_at": since_at,
        "until_at": until_at,
        "by_service": _services(act, found.by_service),
        "placed": sum(found.by_state.values()),
        "cancelled": found.by_state.get("cancelled", 0),
        "collected_fen": moved[0],
        "refunded_fen": moved[1],
        "workers_on_duty": pulse.workers_on_duty(act) if is_now else None,
        "workers_active": pulse.workers_active(act) if is_now else None,
    }


def _services(act: Act, counted: list[tuple[UUID, int]]) -> list[ServiceCount]:
    """The services that were ordered most, all versions of one together."""
    found: dict[str, ServiceCount] = {}
    for id, count in counted:
        row = catalog.service(act, id)
        name = text.say(row.name, act.language)
        kept = found.setdefault(row.code, ServiceCount(service_id=id, name=name, count=0))
        kept.count += count
    return sorted(found.values(), key=lambda one: -one.count)[:SERVICES_SHOWN]
