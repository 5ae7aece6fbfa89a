"""A day's seats and shifts as arrays to plan: who may have what, and the ways between."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms import planning
from doorstep.algorithms.travel import haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import rules
from doorstep.visits.staffing import queries as staffing

DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class SeatOfDay:
    """One task of the day: a seat of a visit, or time held for something that is not a visit.

    Seconds from the city's midnight, buffers inside; `row` is None for what only takes time.
    """

    row: orders.Seated | None
    worker_id: UUID | None
    service_id: UUID
    visit_id: UUID
    start: int
    end: int
    lat: float
    lng: float
    may_move: bool


def problem_of(
    act: Act,
    people: list[workers.Shift],
    seats: list[SeatOfDay],
    services: Mapping[UUID, Any],
    now: int,
    missed: Collection[UUID],
) -> planning.Problem:
    """The day's seats and shifts as a day to plan.  Refuses with NoCityPack."""
    m, n = len(people), len(seats)
    names = sorted({code for one in services.values() for code in (*one.skills, *one.licences)})
    column = {name: index for index, name in enumerate(names)}
    has = np.zeros((m, len(names)), dtype=np.bool_)
    for row, one in enumerate(people):
        has[row, [column[name] for name in (one.skills | one.licences) & column.keys()]] = True
    needs = np.zeros((n, len(names)), dtype=np.bool_)
    index = {one.worker_id: row for row, one in enumerate(people)}
    own = np.array(
        [
            index.get(one.worker_id, planning.NONE) if one.worker_id else planning.NONE
            for one in seats
        ],
        dtype=np.int64,
    )
    for task, seat in enumerate(seats):
        if seat.row is not None and seat.may_move:
            service = services[seat.service_id]
            needs[task, [column[name] for name in (*service.skills, *service.licences)]] = True
    fixed = np.array([not seat.may_move for seat in seats], dtype=np.bool_)
    tasks = planning.tasks(
        place=np.arange(m, m + n),
        length_seconds=[one.end - one.start for one in seats],
        windows=[[] for _ in seats],
        skills=needs,
        pinned_shift=np.where(fixed, own, planning.NONE),
        pinned_start=[one.start for one in seats],
        required=True,
    )
    preferred = np.zeros((n, m), dtype=np.bool_)
    rows = np.flatnonzero(own != planning.NONE)
    preferred[rows, own[rows]] = True
    seconds = _ways(act, people, seats)
    return planning.problem(
        seconds,
        planning.shifts(
            start_place=np.arange(m),
            opens=np.full(m, -DAY_SECONDS),
            closes=np.full(m, 3 * DAY_SECONDS),
            skills=has,
        ),
        tasks,
        forbidden=_forbidden(areas.facts(act), people, seats, services, own, now, missed, seconds),
        preferred=preferred,
        links=_apart(seats),
        weights=planning.Weights(travel=1, preference=rules.CHANGE_WORTH_SECONDS),
    )


def _forbidden(
    city: Any,
    people: list[workers.Shift],
    seats: list[SeatOfDay],
    services: Mapping[UUID, Any],
    own: NDArray[np.int64],
    now: int,
    missed: Collection[UUID],
    seconds: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Who may not have which seat: off plan, home out of reach, or it begins before they can go.

    Who has it now may keep it, unless they cannot be there in time.
    """
    m = len(people)
    lat = np.array([one.home_lat for one in people])
    lng = np.array([one.home_lng for one in people])
    radius = np.array([services[s.service_id].radius_m if s.may_move else 0 for s in seats])
    place_lat, place_lng = np.array([s.lat for s in seats]), np.array([s.lng for s in seats])
    start, end = np.array([s.start for s in seats]), np.array([s.end for s in seats])
    far = haversine_m(lat[None, :], lng[None, :], place_lat[:, None], place_lng[:, None])
    found: NDArray[np.bool_] = (radius > 0)[:, None] & (far > radius[:, None])
    found |= ~_on_plan(people, start, end) | (start <= now)[:, None]
    # A necessary condition, cheap to ask here; holding the time asks exactly.
    opens = np.array([one.works[0][0] if one.works else 0 for one in people])
    closes = np.array([one.works[-1][1] if one.works else 0 for one in people])
    if city.from_home:
        found |= start[:, None] - seconds[:m, m:].T < opens[None, :]
    if city.home_by_end:
        found |= end[:, None] + seconds[m:, :m] > closes[None, :]
    found[[task for task, seat in enumerate(seats) if not seat.may_move]] = False
    for task in np.flatnonzero(own != planning.NONE).tolist():
        found[task, own[task]] = seats[task].visit_id in missed
    return found


def _on_plan(
    people: list[workers.Shift], start: NDArray[np.int64], end: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether a seat lies within one stretch of somebody's plan (seats x people)."""
    found = np.zeros((len(start), len(people)), dtype=np.bool_)
    for row, one in enumerate(people):
        for opens, closes in one.works:
            found[:, row] |= (opens <= start) & (end <= closes)
    return found


def keep_apart(
    act: Act,
    people: list[workers.Shift],
    seats: list[SeatOfDay],
    forbidden: NDArray[np.bool_],
) -> None:
    """Nobody new comes to somebody who is kept apart from them."""
    customers = {one.row.order.customer_id for one in seats if one.row is not None}
    index = {one.worker_id: row for row, one in enumerate(people)}
    apart = [(one, index[who]) for one, who in staffing.apart(act, customers) if who in index]
    for task, seat in enumerate(seats):
        for customer_id, row in apart:
            is_theirs = seat.row is not None and seat.row.order.customer_id == customer_id
            if is_theirs and people[row].worker_id != seat.worker_id:
                forbidden[task, row] = True


def _apart(seats: list[SeatOfDay]) -> planning.Links:
    """Seats of one visit belong to different people."""
    of_visit: dict[UUID, list[int]] = {}
    for task, seat in enumerate(seats):
        if seat.row is not None:
            of_visit.setdefault(seat.visit_id, []).append(task)
    return planning.ties(
        [
            (a, b, -planning.FAR, planning.FAR, True)
            for rows in of_visit.values()
            for i, a in enumerate(rows)
            for b in rows[i + 1 :]
        ]
    )


def _ways(act: Act, people: list[workers.Shift], seats: list[SeatOfDay]) -> NDArray[np.int64]:
    """Seconds between all places: homes first, then one place a seat, left when it ends."""
    lat = np.array([*(one.home_lat for one in people), *(one.lat for one in seats)])
    lng = np.array([*(one.home_lng for one in people), *(one.lng for one in seats)])
    opens = [one.works[0][0] if one.works else 0 for one in people]
    leave = np.array([*opens, *(one.end for one in seats)], dtype=np.int64)
    travel = areas.travel(act)
    seconds = travel.seconds_many(
        lat[:, None], lng[:, None], lat[None, :], lng[None, :], leave[:, None]
    )
    np.fill_diagonal(seconds, 0)
    return seconds


def as_it_stands(
    problem: planning.Problem,
    people: list[workers.Shift],
    seats: list[SeatOfDay],
    missed: Collection[UUID],
) -> planning.Plan:
    """The day as it stands: everybody's seats in the order of the clock."""
    routes: dict[UUID, list[int]] = {one.worker_id: [] for one in people}
    for task in sorted(range(len(seats)), key=lambda task: seats[task].start):
        seat = seats[task]
        if seat.worker_id in routes and seat.visit_id not in missed:
            routes[seat.worker_id].append(task)
    plan = planning.schedule(problem, list(routes.values()))
    assert plan is not None, "pinned seats wait for nobody"
    return plan
