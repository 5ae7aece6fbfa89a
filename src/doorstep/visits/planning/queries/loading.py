"""A seller's day as arrays: whose shifts, which seats, what may move, and the ways between."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms import planning
from doorstep.algorithms.travel import haversine_m
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import rules
from doorstep.visits.planning.models import DayPlan
from doorstep.visits.staffing import queries as staffing

DAY_SECONDS = 86_400
MOVABLE = ("unpaid", "open", "assigned")


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


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that is planned together, and the plan as it stands."""

    seats: tuple[SeatOfDay, ...]
    shifts: tuple[workers.Shift, ...]
    problem: planning.Problem
    current: planning.Plan
    day: date


def load(
    act: Act,
    day: date,
    *,
    merchant_id: UUID | None,
    mode: str,
    lost: Collection[UUID] = (),
    missed: Collection[UUID] = (),
) -> Day:
    """A seller's day; about twelve statements, whatever its size.

    In mode suggest a seat may go to somebody else although its customer knows the name; in mode
    optimise only while nobody was told. `lost` are workers who cannot come any more, `missed`
    visits that who has them cannot reach in time: those seats move in any case.
    Refuses with NoCityPack.
    """
    house = act.as_system()
    city = areas.facts(house)
    midnight = city.moment(day, 0)
    people = [
        one
        for one in workers.shifts(house, day, merchant_id=merchant_id)
        if one.worker_id not in lost
    ]
    rows = orders.seats_between(
        house, midnight, midnight + timedelta(days=1), merchant_id=merchant_id
    )
    held = {(one.worker_id, time.visit_id): time for one in people for time in one.held}
    services = {id: catalog.service(house, id) for id in {one.order.service_id for one in rows}}
    known = {one.visit.id for one in rows}
    there = {one.worker_id for one in people}
    seats = [
        _seat(one, held, services, midnight, may_move=may_move(one, mode, lost, missed))
        for one in rows
    ]
    seats = [one for one in seats if one.may_move or one.worker_id in there]
    seats += [_elsewhere(one.worker_id, time) for (one, time) in _others(people, known)]
    now = floor((act.at - midnight).total_seconds())
    problem = _problem(act, people, seats, services, now, missed)
    _keep_apart(house, people, seats, problem.forbidden)
    return Day(tuple(seats), tuple(people), problem, _current(problem, people, seats, missed), day)


def touched(act: Act, plan: DayPlan) -> list[orders.Seated]:
    """The seats that a plan was made for: of who is lost, or comes late, those that may move.

    Refuses with NoCityPack.
    """
    if plan.worker_id is None:
        return []
    midnight = areas.facts(act).moment(plan.day, 0)
    found = orders.seats_between(
        act.as_system(), midnight, midnight + timedelta(days=1), worker_id=plan.worker_id
    )
    return [one for one in found if may_move(one, plan.mode, lost=[plan.worker_id])]


def may_move(
    one: orders.Seated, mode: str, lost: Collection[UUID] = (), missed: Collection[UUID] = ()
) -> bool:
    """Whether a seat may go to another worker without asking its customer first."""
    if one.order.way != "assign" or one.order.timing != "slot":
        return False
    if one.visit.state != "planned" or one.order.state not in MOVABLE:
        return False
    if one.seat.worker_id is None or one.seat.worker_id in lost or one.visit.id in missed:
        return True
    return mode == rules.SUGGEST or one.seat.state == "held"


def _seat(
    one: orders.Seated,
    held: Mapping[tuple[UUID, UUID], workers.HeldTime],
    services: Mapping[UUID, Any],
    midnight: Any,
    *,
    may_move: bool,
) -> SeatOfDay:
    service = services[one.order.service_id]
    time = held.get((one.seat.worker_id, one.visit.id)) if one.seat.worker_id else None
    start = (one.visit.starts_at - midnight).total_seconds() - service.buffer_before_minutes * 60
    end = (one.visit.ends_at - midnight).total_seconds() + service.buffer_after_minutes * 60
    return SeatOfDay(
        row=one,
        worker_id=one.seat.worker_id,
        service_id=one.order.service_id,
        visit_id=one.visit.id,
        start=time.start if time else floor(start),
        end=time.end if time else ceil(end),
        lat=one.order.lat,
        lng=one.order.lng,
        may_move=may_move,
    )


def _others(
    people: Collection[workers.Shift], known: Collection[UUID]
) -> list[tuple[workers.Shift, workers.HeldTime]]:
    return [(one, time) for one in people for time in one.held if time.visit_id not in known]


def _elsewhere(worker_id: UUID, time: workers.HeldTime) -> SeatOfDay:
    return SeatOfDay(
        row=None,
        worker_id=worker_id,
        service_id=time.service_id,
        visit_id=time.visit_id,
        start=time.start,
        end=time.end,
        lat=time.lat,
        lng=time.lng,
        may_move=False,
    )


def _problem(
    act: Act,
    people: list[workers.Shift],
    seats: list[SeatOfDay],
    services: Mapping[UUID, Any],
    now: int,
    missed: Collection[UUID],
) -> planning.Problem:
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
    return planning.problem(
        _ways(act, people, seats),
        planning.shifts(
            start_place=np.arange(m),
            opens=np.full(m, -DAY_SECONDS),
            closes=np.full(m, 3 * DAY_SECONDS),
            skills=has,
        ),
        tasks,
        forbidden=_forbidden(people, seats, services, own, now, missed),
        preferred=preferred,
        links=_apart(seats),
        weights=planning.Weights(travel=1, preference=rules.CHANGE_WORTH_SECONDS),
    )


def _forbidden(
    people: list[workers.Shift],
    seats: list[SeatOfDay],
    services: Mapping[UUID, Any],
    own: NDArray[np.int64],
    now: int,
    missed: Collection[UUID],
) -> NDArray[np.bool_]:
    """Who may not have which seat: off plan, home out of reach, or it begins before they can go.

    Who has it now may keep it, unless they cannot be there in time.
    """
    found = np.zeros((len(seats), len(people)), dtype=np.bool_)
    lat = np.array([one.home_lat for one in people])
    lng = np.array([one.home_lng for one in people])
    for task, seat in enumerate(seats):
        if seat.row is None or not seat.may_move or not len(people):
            continue
        radius = services[seat.service_id].radius_m
        if radius:
            found[task] = haversine_m(lat, lng, seat.lat, seat.lng) > radius
        for row, one in enumerate(people):
            if not any(start <= seat.start and seat.end <= end for start, end in one.works):
                found[task, row] = True
        if seat.start <= now:
            found[task] = True
        if own[task] != planning.NONE:
            found[task, own[task]] = seat.visit_id in missed
    return found


def _keep_apart(
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


def _current(
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
