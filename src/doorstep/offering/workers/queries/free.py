"""When a service can begin at a place, and whose days that disturbs least."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

import numpy as np

from doorstep.algorithms import slots
from doorstep.algorithms.slots import BoolArray
from doorstep.algorithms.travel import IntArray, Place, haversine_m
from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.catalog.queries import Service
from doorstep.offering.workers import rules
from doorstep.offering.workers.queries.calendars import (
    Calendars,
    CityDay,
    People,
    load,
    rest_of,
)
from doorstep.offering.workers.queries.people import able, workers_by_id

ANY: Literal["any"] = "any"
"""Workers of every seller; None means the platform's own."""
METRES_A_DEGREE = 111_000
"""Of latitude, and somewhat less than it is: the box drawn with it holds the circle."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A visit that looks for a time: what, where, how long, whose people, which worker; `but` are
    those who are not to come, chosen or not."""

    service_id: UUID
    lat: float
    lng: float
    minutes: int
    merchant_id: UUID | Literal["any"] | None = ANY
    worker_id: UUID | None = None
    but: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class FreeStart:
    """A time at which enough can come; the nearest home comes first, or the chosen one alone.

    `best_ids` are those whose day it disturbs least, as many as the service needs, the cheapest
    first; `detour_seconds` is the way that this adds to all their days.
    """

    starts_at: datetime
    worker_ids: tuple[UUID, ...]
    best_ids: tuple[UUID, ...] = ()
    detour_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """All that is loaded to answer about one day: who may come at all, and their calendars."""

    service: Service
    calendars: Calendars
    chosen: int | None
    """The row of the worker whom the customer chose; -1 when they may not come at all."""

    @property
    def on(self) -> CityDay:
        """The day."""
        return self.calendars.on

    def enough(self, offers: slots.Offers) -> BoolArray:
        """At which starts as many can come as the service needs, the chosen one among them."""
        enough: BoolArray = offers.count() >= self.service.crew
        if self.chosen is None:
            return enough
        return enough & (offers.free[self.chosen] if self.chosen >= 0 else False)

    def best(self, offers: slots.Offers) -> IntArray:
        """The crew of each start: the chosen one first, then those whose days it disturbs least."""
        if self.chosen is None or self.chosen < 0:
            return offers.best(self.service.crew)
        first = offers.detour.copy()
        first[self.chosen, offers.free[self.chosen]] = -1
        return slots.Offers(first).best(self.service.crew)

    def offers(self, wish: Wish, starts: IntArray) -> slots.Offers:
        """Who could come when, and at which detour, within the hours that are healthy."""
        before = self.service.buffer_before_minutes * 60
        length = before + (wish.minutes + self.service.buffer_after_minutes) * 60
        need = slots.Need(Place(wish.lat, wish.lng), length)
        found = slots.offer_slots(self.calendars.plan(), need, starts - before, self.on.travel())
        return found.only(self.calendars.rested(rest_of(self.service), starts, wish.minutes * 60))


def free_starts(act: Act, wish: Wish, day: date) -> list[FreeStart]:
    """The times of a day at which the visit can begin, and who could come.

    The number of statements does not grow with the number of workers.
    Refuses with NotFound, NoCityPack.
    """
    on = CityDay(act, day=day)
    starts = grid(act, on)
    if not len(starts):
        return []
    ready = get_ready(act, wish, on)
    offers = ready.offers(wish, starts)
    best, people, free = ready.best(offers), ready.calendars.people.ids, offers.free
    if ready.chosen is not None:
        free[np.arange(len(free)) != ready.chosen] = False
    return [
        FreeStart(
            on.moment(int(starts[i])),
            tuple(people[row] for row in np.flatnonzero(free[:, i])),
            tuple(people[row] for row in best[i]),
            int(offers.detour[best[i], i].sum()),
        )
        for i in np.flatnonzero(ready.enough(offers))
    ]


def free_workers(
    act: Act,
    *,
    service_id: UUID,
    merchant_id: UUID | None,
    lat: float,
    lng: float,
    starts_at: datetime,
    ends_at: datetime,
    but: Collection[UUID] = (),
) -> list[UUID]:
    """Who of a seller's workers (None: the platform's own) can take a visit, the one whose day it
    disturbs least first, equals in the order of their homes' distance; `but` are left out.

    Refuses with NotFound, NoCityPack.
    """
    minutes = -(-int((ends_at - starts_at).total_seconds()) // 60)
    wish = Wish(service_id, lat, lng, minutes, merchant_id, but=frozenset(but))
    ready = get_ready(act, wish, CityDay(act, at=starts_at))
    offers = ready.offers(wish, np.array([int(ready.on.seconds(starts_at))]))
    best = offers.best(int(offers.count()[0]))
    return [ready.calendars.people.ids[row] for row in best[0]]


def grid(act: Act, on: CityDay) -> IntArray:
    """The starts of a day that can be ordered now, in seconds from its midnight."""
    opens, closes = (on.seconds(one) for one in on.bookable(act.at))
    starts = np.arange(0, rules.DAY_SECONDS, on.city.slot_step_minutes * 60)
    return starts[(starts >= opens) & (starts <= closes)]


def get_ready(act: Act, wish: Wish, on: CityDay) -> Ready:
    """Load who may come and their time around a day, in three statements.

    Beside a chosen worker of a crew these are the people of the same seller.
    """
    service = catalog.service(act, wish.service_id)
    looked = wish
    if wish.worker_id is not None and service.crew > 1:
        chosen = workers_by_id(act, [wish.worker_id]).get(wish.worker_id)
        if chosen is not None:
            looked = replace(wish, worker_id=None, merchant_id=chosen.merchant_id)
    people = in_reach(able(act, **needed(on, service)), looked, service.radius_m)
    row = None
    if wish.worker_id is not None:
        row = people.ids.index(wish.worker_id) if wish.worker_id in people.ids else -1
    return Ready(service, load(act, on, people), row)


def needed(on: CityDay, service: Service) -> dict[str, Any]:
    """What a worker must have to do a service on a day."""
    licences = sorted({*service.licences, *on.city.licences})
    return {"skills": service.skills, "licences": licences, "day": on.day}


def in_reach(rows: CityQuerySet, wish: Wish, radius_m: int) -> People:
    """Those of a seller whose home lies within the service's radius, nearest first."""
    if wish.merchant_id != ANY:
        rows = rows.filter(merchant_id=wish.merchant_id)
    if wish.worker_id is not None:
        rows = rows.filter(id=wish.worker_id)
    if wish.but:
        rows = rows.exclude(id__in=wish.but)
    if radius_m:
        box = radius_m / METRES_A_DEGREE
        rows = rows.filter(home_lat__range=(wish.lat - box, wish.lat + box))
    plain = ("id", "home_lat", "home_lng", "merchant_id", "is_employed")
    people = People.of(
        (id, home_lat, home_lng, rules.contract(merchant_id, is_employed))
        for id, home_lat, home_lng, merchant_id, is_employed in rows.order_by("id").values_list(
            *plain
        )
    )
    away = haversine_m(people.lat, people.lng, wish.lat, wish.lng)
    order = np.argsort(away, kind="stable")
    return people.only(order[away[order] <= (radius_m or np.inf)])
