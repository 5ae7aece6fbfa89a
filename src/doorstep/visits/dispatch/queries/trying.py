"""One try to find people: candidates, costs and the best choice, for one order or for many."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms import matching
from doorstep.algorithms.matching.offers import STANDBY
from doorstep.algorithms.travel import Place, distance_m, haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import rules
from doorstep.visits.dispatch.models import Offer, Search
from doorstep.visits.dispatch.queries.people import Ways
from doorstep.visits.staffing import queries as staffing

WAITED_SECONDS_MAX = 3_600


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


@dataclass(frozen=True, slots=True)
class _Need:
    """Orders with the same need are asked for together."""

    skills: tuple[str, ...]
    licences: tuple[str, ...]
    merchant_id: UUID | None
    planned_breaks: bool
    hours: int


@dataclass(frozen=True, slots=True)
class _Pool:
    """m workers who may be asked for any of the orders, and which needs (columns) each meets."""

    ids: list[UUID]
    idle: matching.IdleWorkers
    standing: matching.Standing
    age_seconds: NDArray[np.int64]


def match_now(act: Act, policy: rules.Policy, wanted: Sequence[Wanted]) -> list[Found]:
    """Give the searches their best workers, together; one answer for each wanted seat.

    Five statements for each distinct need, however many the orders and the workers are.
    Nobody who has an instant offer open, rests, or said no to the order is a candidate; who stands
    by is one from that rung of the ladder on, from which everybody within the widest reach is.
    """
    searches = [one.search for one in wanted for _ in range(one.seats)]
    radius = [
        max(one.radius_m, policy.radius_max_m) if one.rung >= STANDBY else one.radius_m
        for one in wanted
        for _ in range(one.seats)
    ]
    columns: dict[_Need, list[int]] = defaultdict(list)
    for row, one in enumerate(searches):
        columns[_need(one)].append(row)
    busy = set(
        Offer.objects.of(act)
        .filter(state=rules.OPEN, timing=rules.NOW)
        .values_list("worker_id", flat=True)
    )
    busy |= staffing.resting(act)
    pool = _pool(act, policy, searches, radius, columns, busy)
    standing_by = staffing.standing_by(act)
    rungs = [one.rung for one in wanted for _ in range(one.seats)]
    needs = np.zeros((len(searches), len(columns)), dtype=np.bool_)
    for column, rows in enumerate(columns.values()):
        needs[rows, column] = True
    orders = matching.OpenOrders(
        lat=np.array([one.lat for one in searches]),
        lng=np.array([one.lng for one in searches]),
        needs=needs,
        radius_m=np.array(radius, dtype=np.float64),
    )
    barred = frozenset(
        (row, column)
        for row, one in enumerate(searches)
        for column, worker_id in enumerate(pool.ids)
        if worker_id in one.barred or (rungs[row] < STANDBY and worker_id in standing_by)
    )
    ways = Ways.of(act)

    def score(near: matching.Candidates) -> matching.Scored:
        eta = ways.travel.seconds_many(
            pool.idle.lat[near.worker],
            pool.idle.lng[near.worker],
            orders.lat[near.order],
            orders.lng[near.order],
            ways.leave_seconds,
        )
        return matching.score(near, eta, pool.standing, policy.weights)

    waited = np.array([(act.at - one.opened_at).total_seconds() for one in searches])
    unmatched = policy.unmatched_seconds + np.clip(waited, 0, WAITED_SECONDS_MAX).astype(np.int64)
    matched = matching.match(
        orders, pool.idle, score, unmatched, k=policy.candidates_max, barred=barred
    )
    given = matched.assignment.worker.tolist()
    return [
        _found(one, row, radius[row], pool, matched.scored, given[row])
        for row, one in enumerate(searches)
    ]


def _need(search: Search) -> _Need:
    return _Need(
        tuple(sorted(search.skills)),
        tuple(sorted(search.licences)),
        search.merchant_id,
        search.planned_breaks,
        -(-search.minutes // 60),
    )


def _pool(
    act: Act,
    policy: rules.Policy,
    searches: Sequence[Search],
    radius: Sequence[int],
    columns: dict[_Need, list[int]],
    busy: set[UUID],
) -> _Pool:
    seen: dict[UUID, tuple[workers.Asked, int]] = {}
    meets: dict[UUID, set[int]] = defaultdict(set)
    for column, (need, rows) in enumerate(columns.items()):
        lat = float(np.mean([searches[row].lat for row in rows]))
        lng = float(np.mean([searches[row].lng for row in rows]))
        reach = max(
            float(haversine_m(lat, lng, searches[row].lat, searches[row].lng)) + radius[row]
            for row in rows
        )
        asked = workers.candidates(
            act.as_system(),
            skills=need.skills,
            licences=need.licences,
            lat=lat,
            lng=lng,
            radius_m=int(reach) + 1,
            at=act.at,
            minutes=need.hours * 60 + policy.travel_allowance_minutes,
            merchant_id=need.merchant_id,
            planned_breaks=need.planned_breaks,
        )
        for i, worker_id in enumerate(asked.worker_ids):
            if worker_id not in busy:
                seen.setdefault(worker_id, (asked, i))
                meets[worker_id].add(column)
    people = list(seen.values())
    able = np.zeros((len(seen), len(columns)), dtype=np.bool_)
    for row, worker_id in enumerate(seen):
        able[row, list(meets[worker_id])] = True
    return _Pool(
        ids=list(seen),
        idle=matching.IdleWorkers(
            lat=np.array([asked.lat[i] for asked, i in people], dtype=np.float64),
            lng=np.array([asked.lng[i] for asked, i in people], dtype=np.float64),
            skills=able,
        ),
        standing=matching.Standing(
            rating_hundredths=_whole([asked.rating_hundredths[i] for asked, i in people]),
            grade=_whole([asked.grade[i] for asked, i in people]),
            idle_seconds=_whole([asked.idle_seconds[i] for asked, i in people]),
            orders_today=_whole([asked.orders_today[i] for asked, i in people]),
        ),
        age_seconds=_whole([asked.position_age_seconds[i] for asked, i in people]),
    )


def _whole(values: Sequence[Any]) -> NDArray[np.int64]:
    return np.array(values, dtype=np.int64)


def _found(
    search: Search,
    row: int,
    radius_m: int,
    pool: _Pool,
    scored: matching.Scored,
    chosen: int,
) -> Found:
    first, last = (int(end) for end in scored.candidates.ptr[row : row + 2])
    workers_of, eta = scored.candidates.worker[first:last], scored.eta_seconds[first:last]
    eta_of = dict(zip(workers_of.tolist(), eta.tolist(), strict=True))
    choices = matching.explain(scored.candidates, scored.parts, row, chosen)
    kept: list[dict[str, Any]] = [
        {
            "worker": str(pool.ids[one.worker]),
            "distance_m": int(one.distance_m),
            "eta_seconds": eta_of[one.worker],
            "position_age_seconds": int(pool.age_seconds[one.worker]),
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
        pool.ids[chosen],
        best["distance_m"],
        best["eta_seconds"],
    )


def match_slot(
    act: Act, policy: rules.Policy, search: Search, *, but: Collection[UUID] = ()
) -> Found:
    """The next worker who is free at the booked time and was not asked, the nearest home first.

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
    """Who is free at a time, and those whose time is held for it, the nearest home first."""
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
    people = workers.workers_by_id(house, [*free, *held])
    door = Place(search.lat, search.lng)
    away = {
        one.id: int(distance_m(Place(one.home_lat, one.home_lng), door)) for one in people.values()
    }
    return [
        {
            "worker": str(one),
            "distance_m": away[one],
            "cost": away[one],
            "parts": {"distance_m": away[one]},
            "chosen": False,
        }
        for one in sorted(away, key=lambda one: (away[one], one))
    ]
