"""One try to find people: candidates, costs and the best choice, for one order or for many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.matching.offers import STANDBY
from doorstep.algorithms.travel import IntArray, Place, distance_m
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.dispatch.queries.people import Ways
from doorstep.visits.staffing import queries as staffing


@dataclass(frozen=True, slots=True)
class Found:
    """What one try found for one open seat: all candidates as they were seen, and the chosen."""

    search: Search
    radius_m: int | None
    candidates: list[dict[str, Any]]
    worker_id: UUID | None
    distance_m: int | None = None
    eta_seconds: int | None = None
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many people a search wants now, how far it looks, and its rung of the ladder."""

    search: Search
    seats: int
    radius_m: int
    rung: int = 0


def match_now(act: Act, policy: rules.Policy, wanted: Sequence[Wanted]) -> list[Found]:
    """Give the searches their best workers, together; one answer for each wanted seat.

    The statements grow neither with orders nor with workers nor with services.  Nobody who has an
    instant offer open, rests, said no to the order, or could not be at their next visit in time
    is a candidate.  Who stands
    by is one for what nobody else takes, from that rung of the ladder on, within the widest reach.
    """
    seats = [one for one in wanted for _ in range(one.seats)]
    searches = [one.search for one in seats]
    needs = list(dict.fromkeys(_need(one, policy) for one in searches))
    pool = workers.on_duty(act.as_system(), needs, at=act.at)
    standing_by = workers.standing_by(act)
    by = np.array([[one in standing_by] for one in pool.worker_ids], dtype=np.bool_).reshape(-1, 1)
    column = np.array([needs.index(_need(one, policy)) for one in searches], dtype=np.int64)
    tick = _Tick(
        act=act,
        policy=policy,
        pool=pool,
        searches=searches,
        needs=np.arange(len(needs)) == column[:, np.newaxis],
        needs_seconds=_needs_seconds(act, searches),
        free=pool.meets & _free(act, pool),
    )
    radius = [one.radius_m for one in seats]
    usual = tick.match(tick.free & ~by, pool.fits & ~by, radius)
    widest = [max(reach, policy.radius_max_m) for reach in radius]
    late = np.array([one.rung >= STANDBY for one in seats]) & (usual.assignment.worker < 0)
    backup = tick.match(tick.free & by, pool.fits & by, widest, late) if late.any() else usual
    found = []
    for row, one in enumerate(searches):
        matched, reach = (backup, widest) if late[row] else (usual, radius)
        chosen = int(matched.assignment.worker[row])
        if late[row] and chosen < 0:
            matched, reach = usual, radius
        found.append(_found(one, row, reach[row], pool, matched.scored, chosen))
    return found


@dataclass(frozen=True, slots=True)
class _Tick:
    """What a tick has read, as the shared match asks for it."""

    act: Act
    policy: rules.Policy
    pool: workers.OnDuty
    searches: Sequence[Search]
    needs: matching.BoolArray
    needs_seconds: IntArray
    free: matching.BoolArray

    def match(
        self,
        idle: matching.BoolArray,
        on_duty: matching.BoolArray,
        radius_m: Sequence[int],
        only: matching.BoolArray | None = None,
    ) -> matching.Matched:
        """Match with those who are idle; `only`: of these orders, nobody else's in reach."""
        pool, policy = self.pool, self.policy
        reach = np.array(radius_m, dtype=np.float64)
        first = np.array([one.base_radius_m for one in self.searches], dtype=np.float64)
        if only is not None:
            reach = np.where(only, reach, -1.0)
            first = reach
        orders = matching.OpenOrders(
            np.array([one.lat for one in self.searches]),
            np.array([one.lng for one in self.searches]),
            self.needs,
            reach,
        )
        ways = Ways.of(self.act)

        def way_seconds(near: matching.Candidates) -> IntArray:
            return ways.travel.seconds_many(
                pool.lat[near.worker],
                pool.lng[near.worker],
                orders.lat[near.order],
                orders.lng[near.order],
                ways.leave_seconds,
            )

        def in_time(near: matching.Candidates, way_seconds: IntArray) -> matching.BoolArray:
            lat, lng = orders.lat[near.order], orders.lng[near.order]
            ready = way_seconds + self.needs_seconds[near.order]
            onward = ways.travel.seconds_many(
                lat,
                lng,
                pool.next_lat[near.worker],
                pool.next_lng[near.worker],
                ways.leave_seconds + ready,
            )
            fits: matching.BoolArray = ready + onward <= pool.next_start[near.worker]
            return fits

        return matching.match_instant(
            orders,
            matching.IdleWorkers(pool.lat, pool.lng, idle),
            on_duty,
            matching.Standing(
                rating_hundredths=pool.rating_hundredths,
                grade=pool.grade,
                idle_seconds=pool.idle_seconds,
                orders_today=pool.orders_today,
                given_today=pool.given_today,
            ),
            way_seconds,
            policy,
            first_m=first,
            barred=_barred(self.searches, pool),
            in_time=in_time,
        )


def _need(search: Search, policy: rules.Policy) -> workers.DutyNeed:
    """What an order needs of who is on duty; orders with the same need are asked for together."""
    hours = -(-search.minutes // 60)
    return workers.DutyNeed(
        tuple(sorted(search.skills)),
        tuple(sorted(search.licences)),
        search.merchant_id,
        hours * 60 + policy.travel_allowance_minutes,
        service_id=search.service_id,
    )


def _needs_seconds(act: Act, searches: Sequence[Search]) -> IntArray:
    """What each order takes of a worker's time beside the way there: to answer, the visit, and
    what its service keeps free after it.
    """
    services = catalog.services_by_id(act, frozenset(one.service_id for one in searches))
    return np.array(
        [
            one.offer_seconds + (one.minutes + services[one.service_id].buffer_after_minutes) * 60
            for one in searches
        ],
        dtype=np.int64,
    )


def asked_or_resting(act: Act) -> set[UUID]:
    """Who is asked for something else now, or rests."""
    offers = Offer.objects.of(act).filter(state=rules.OPEN, timing=rules.NOW)
    return {*offers.values_list("worker_id", flat=True)} | staffing.resting(act)


def _free(act: Act, pool: workers.OnDuty) -> matching.BoolArray:
    """Who is neither asked for something else now nor rests, as a column of m."""
    busy = asked_or_resting(act)
    return np.array([[one not in busy] for one in pool.worker_ids], dtype=np.bool_).reshape(-1, 1)


def _barred(searches: Sequence[Search], pool: workers.OnDuty) -> frozenset[tuple[int, int]]:
    """Pairs (order, worker) that must not meet: who said no or is blocked."""
    row_of = {worker_id: row for row, worker_id in enumerate(pool.worker_ids)}
    return frozenset(
        (order, row_of[one])
        for order, search in enumerate(searches)
        for one in search.barred
        if one in row_of
    )


def _found(
    search: Search,
    row: int,
    radius_m: int,
    pool: workers.OnDuty,
    scored: matching.Scored,
    chosen: int,
) -> Found:
    first, last = (int(end) for end in scored.candidates.ptr[row : row + 2])
    workers_of, eta = scored.candidates.worker[first:last], scored.eta_seconds[first:last]
    eta_of = dict(zip(workers_of.tolist(), eta.tolist(), strict=True))
    choices = matching.explain(scored.candidates, scored.parts, row, chosen)
    kept: list[dict[str, Any]] = [
        {
            "worker": str(pool.worker_ids[one.worker]),
            "distance_m": int(one.distance_m),
            "eta_seconds": eta_of[one.worker],
            "position_age_seconds": int(pool.position_age_seconds[one.worker]),
            "cost": one.cost,
            "parts": dict(one.parts),
            "chosen": one.chosen,
        }
        for one in choices
    ]
    best = next((one for one in kept if one["chosen"]), None)
    if best is None:
        return Found(search, radius_m, kept, None)
    return Found(
        search,
        radius_m,
        kept,
        pool.worker_ids[chosen],
        best["distance_m"],
        best["eta_seconds"],
    )


def match_slot(
    act: Act, policy: rules.Policy, search: Search, *, but: Collection[UUID] = ()
) -> Found:
    """The next worker who is free at the booked time and was not asked, the one whose day it
    disturbs least.

    Where a worker was lost so late, that time is as soon as somebody can be there.
    """
    starts_at, _ = search.time_if_taken(act.at, policy.travel_allowance_minutes * 60)
    asked = set(
        Offer.objects.of(act)
        .filter(order_id=search.order_id, state=rules.OPEN)
        .values_list("worker_id", flat=True)
    )
    said_no = {str(one) for one in (*search.barred, *asked, *but)}
    seen = slot_candidates(act, search, starts_at)
    left = [one for one in seen if one["worker"] not in said_no]
    if not left:
        return Found(search, None, left, None)
    left[0]["chosen"] = True
    return Found(
        search,
        None,
        left,
        UUID(left[0]["worker"]),
        left[0]["distance_m"],
        starts_at=starts_at,
    )


def slot_candidates(
    act: Act, search: Search, starts_at: datetime, *, held: Sequence[UUID] = ()
) -> list[dict[str, Any]]:
    """Those whose time is held for it, then who is free at a time, the one whose day it disturbs
    least first; the cost is that place.
    """
    house = act.as_system()
    free = workers.free_workers(
        house,
        service_id=search.service_id,
        merchant_id=search.merchant_id,
        lat=search.lat,
        lng=search.lng,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=search.minutes),
    )
    order = list(dict.fromkeys([*held, *free]))
    people = workers.workers_by_id(house, order)
    door = Place(search.lat, search.lng)
    return [
        {
            "worker": str(one),
            "distance_m": int(distance_m(Place(people[one].home_lat, people[one].home_lng), door)),
            "cost": rank,
            "parts": {"day": rank},
            "chosen": False,
        }
        for rank, one in enumerate(order)
    ]
