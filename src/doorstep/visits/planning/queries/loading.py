"""A seller's day as it stands: whose shifts, which seats, and what may move."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
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
from doorstep.visits.planning.queries.shaping import (
    SeatOfDay,
    as_it_stands,
    keep_apart,
    problem_of,
)

MOVABLE = ("unpaid", "open", "assigned")
AT_WORK = ("arrived", "started")


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that is planned together, and the plan as it stands."""

    seats: tuple[SeatOfDay, ...]
    shifts: tuple[workers.Shift, ...]
    problem: planning.Problem
    current: planning.Plan
    day: date
    now: int = 0
    """Seconds from midnight."""
    lengths: Mapping[int, int] = field(default_factory=dict)
    """How long work takes that is not over although its time is, by seat."""
    told: NDArray[np.bool_] | None = None
    """Whose customer knows the name and keeps it."""
    rows: tuple[orders.Seated, ...] = ()
    """All seats of the seller's day, whether or not they are planned with."""


def load(
    act: Act,
    day: date,
    *,
    merchant_id: UUID | None,
    mode: str,
    lost: Collection[UUID] = (),
    missed: Collection[UUID] = (),
    rest: bool = False,
) -> Day:
    """A seller's day; about twelve statements, whatever its size.

    In mode suggest a seat may go to somebody else although its customer knows the name; in mode
    optimise only while nobody was told. `lost` are workers who cannot come any more, `missed`
    visits that who has them cannot reach in time: those seats move in any case.
    With `rest` only what presses is planned for, by those who live nearest where many work.
    Refuses with NoCityPack, DayTooLarge.
    """
    house = act.as_system()
    city = areas.facts(house)
    midnight = city.moment(day, 0)
    rows = orders.seats_between(
        house, midnight, midnight + timedelta(days=1), merchant_id=merchant_id
    )
    pressing = [
        one
        for one in rows
        if one.seat.worker_id is None or one.seat.worker_id in lost or one.visit.id in missed
    ]
    people = _people(house, day, merchant_id, lost, pressing if rest else [])
    held = {(one.worker_id, time.visit_id): time for one in people for time in one.held}
    services = {id: catalog.service(house, id) for id in {one.order.service_id for one in rows}}
    known = {one.visit.id for one in rows}
    there = {one.worker_id for one in people}
    nobodys = {id(one) for one in pressing}
    seats = [
        _seat(one, held, services, midnight, may_move=may_move(one, mode, lost, missed))
        for one in rows
        if one.seat.worker_id in there or id(one) in nobodys or not rest
    ]
    seats = [one for one in seats if one.may_move or one.worker_id in there]
    if len(seats) > rules.SEATS_MAX:
        raise rules.DayTooLarge
    seats += [_elsewhere(one.worker_id, time) for (one, time) in _others(people, known)]
    now = floor((act.at - midnight).total_seconds())
    problem = problem_of(house, people, seats, services, now, missed)
    keep_apart(house, people, seats, problem.forbidden)
    return Day(
        seats=tuple(seats),
        shifts=tuple(people),
        problem=problem,
        current=as_it_stands(problem, people, seats, missed),
        day=day,
        now=now,
        lengths=_lengths(seats, now),
        told=None if mode == rules.SUGGEST else _told(seats, lost, missed),
        rows=tuple(rows),
    )


def _people(
    act: Act,
    day: date,
    merchant_id: UUID | None,
    lost: Collection[UUID],
    pressing: Sequence[orders.Seated],
) -> list[workers.Shift]:
    """Who works that day; of very many those whose homes are nearest to what presses.

    Refuses with DayTooLarge, NoCityPack.
    """
    found = workers.shifts(act, day, merchant_id=merchant_id, nights=True)
    people = [one for one in found if one.worker_id not in lost]
    if len(people) <= rules.PEOPLE_MAX:
        return people
    if not pressing:
        raise rules.DayTooLarge
    lat = np.array([one.home_lat for one in people])
    lng = np.array([one.home_lng for one in people])
    way = np.min([haversine_m(lat, lng, one.order.lat, one.order.lng) for one in pressing], axis=0)
    near = np.argsort(way, kind="stable")[: rules.PEOPLE_MAX]
    return [people[row] for row in sorted(near.tolist())]


def _lengths(seats: Sequence[SeatOfDay], now: int) -> dict[int, int]:
    return {
        task: now - seat.start
        for task, seat in enumerate(seats)
        if seat.row is not None and seat.row.visit.state in AT_WORK and seat.end < now
    }


def _told(
    seats: Sequence[SeatOfDay], lost: Collection[UUID], missed: Collection[UUID]
) -> NDArray[np.bool_]:
    return np.array(
        [
            seat.row is not None
            and seat.row.seat.state == "taken"
            and seat.worker_id not in lost
            and seat.visit_id not in missed
            for seat in seats
        ],
        dtype=np.bool_,
    )


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
