"""Questions about hints: who waits where and what is expected, what was told, how many followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from doorstep.algorithms.matching import BoolArray
from doorstep.algorithms.travel import Cell, Grid, Place
from doorstep.kernel import cursor
from doorstep.kernel.act import OPERATOR, SYSTEM, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.dispatch import queries as dispatch
from doorstep.visits.hints import rules
from doorstep.visits.hints.models import Choice, Hint


@dataclass(frozen=True, slots=True)
class Board:
    """A city as a look sees it: who is on duty, which needs (columns) they meet now, their zones
    and those of the orders expected within an hour.
    """

    pool: workers.OnDuty
    needs: tuple[workers.DutyNeed, ...]
    meets: BoolArray
    cells: tuple[Cell, ...]
    zone: tuple[int, ...]
    demand: rules.Demand

    @property
    def idle(self) -> BoolArray:
        """Who could be asked for something now."""
        found: BoolArray = self.meets.any(axis=1)
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """How many hints a day had: sent, followed, and cut short by an offer or a lost reason."""

    day: date
    sent: int
    followed: int
    offered: int
    withdrawn: int


def may_lead_unscoped(city_id: int) -> bool:
    """Whether there is anybody to lead; for the rhythm, before there is an act."""
    return workers.is_anybody_on_duty_unscoped(city_id)


def board(act: Act, *, for_worker: UUID | None = None) -> Board | None:
    """Who is idle where and what is expected; None where no orders are expected.

    `for_worker`: of what that worker can do alone.  Who stands by, rests or is asked for something
    now is not idle. Eleven statements, however many the workers and the orders are.
    Refuses with NoCityPack.
    """
    opened = dispatch.opened_at_this_hour(act, dispatch.policy_at(act))
    # A city that opened two weeks ago has two earlier weeks, not four.
    weeks = max((one.weeks_ago for one in opened), default=1)
    if for_worker is not None:
        opened = _for(act, for_worker, opened)
    if not opened:
        return None
    needs = tuple(dict.fromkeys(one.need for one in opened))
    pool = workers.on_duty(act.as_system(), needs, at=act.at)
    away = dispatch.asked_or_resting(act) | workers.standing_by(act)
    free = np.array([[one not in away] for one in pool.worker_ids], dtype=np.bool_).reshape(-1, 1)
    city = areas.facts(act)
    grid = Grid.around(Place(city.center_lat, city.center_lng))
    orders = _cells(grid, [one.lat for one in opened], [one.lng for one in opened])
    people = _cells(grid, pool.lat, pool.lng)
    cells = tuple(sorted({*orders, *people}))
    number = {cell: at for at, cell in enumerate(cells)}
    middles = [grid.center(*cell) for cell in cells]
    expected = np.zeros((len(needs), len(cells)))
    for one, cell in zip(opened, orders, strict=True):
        expected[needs.index(one.need), number[cell]] += 1.0 / weeks
    return Board(
        pool=pool,
        needs=needs,
        meets=pool.meets & free,
        cells=cells,
        zone=tuple(number[cell] for cell in people),
        demand=rules.Demand(
            np.array([one.lat for one in middles]),
            np.array([one.lng for one in middles]),
            expected,
        ),
    )


def _for(act: Act, worker_id: UUID, opened: Iterable[dispatch.Opened]) -> list[dispatch.Opened]:
    """What a worker on duty has the skills for and whose seller they work for."""
    house = act.as_system()
    worker = workers.worker(house, worker_id)
    if not worker.on_duty:
        return []
    skills = {*workers.skills_of(house, worker_id)}
    return [
        one
        for one in opened
        if one.need.merchant_id == worker.merchant_id and skills.issuperset(one.need.skills)
    ]


def _cells(grid: Grid, lat: Any, lng: Any) -> list[Cell]:
    rows, columns = grid.rows(lat), grid.columns(lng)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def moves(
    seen: Board, *, standing: Iterable[Hint], movable: set[UUID], at_most: int
) -> list[rules.Move]:
    """Whom to tell to wait where; who has a hint that stands counts where it leads."""
    zone = np.array(seen.zone, dtype=np.int64)
    rows = {worker_id: row for row, worker_id in enumerate(seen.pool.worker_ids)}
    number = {cell: at for at, cell in enumerate(seen.cells)}
    for hint in standing:
        cell = (hint.cell_row, hint.cell_column)
        if hint.worker_id in rows and cell in number:
            zone[rows[hint.worker_id]] = number[cell]
    may = np.array([one in movable for one in seen.pool.worker_ids], dtype=np.bool_)
    idle = rules.Idle(seen.pool.lat, seen.pool.lng, zone, seen.meets, may & seen.idle)
    return rules.spread(idle, seen.demand, at_most=at_most)


def advice(act: Act, *, worker_id: UUID) -> Hint | None:
    """Where a worker would wait better now: the hint that stands, or what a look says of them
    alone, which is not kept; None where they are well, busy or off duty.  Refuses with NotFound.
    """
    _own(act, worker_id)
    hint: Hint | None = standing(act).filter(worker_id=worker_id, expires_at__gt=act.at).first()
    if hint is not None:
        return hint
    seen = board(act, for_worker=worker_id)
    if seen is None or worker_id not in seen.pool.worker_ids:
        return None
    found = moves(seen, standing=standing(act), movable={worker_id}, at_most=1)
    return fresh(act, seen, found[0], policy_version=0) if found else None


def fresh(act: Act, seen: Board, move: rules.Move, *, policy_version: int) -> Hint:
    """A hint as it would be kept."""
    row, column = seen.cells[move.zone]
    return Hint(
        city_id=act.city_id,
        worker_id=seen.pool.worker_ids[move.row],
        cell_row=row,
        cell_column=column,
        lat=float(seen.demand.lat[move.zone]),
        lng=float(seen.demand.lng[move.zone]),
        distance_m=move.distance_m,
        skills=list(seen.needs[move.need].skills),
        expected=round(move.expected, 2),
        waiting=move.waiting,
        here_expected=round(move.here_expected, 2),
        here_waiting=move.here_waiting,
        policy_version=policy_version,
        state=rules.STANDS,
        told_at=act.at,
        expires_at=act.at + rules.STANDING_TIME,
    )


def standing(act: Act) -> Any:
    """The hints that stand, for the room itself."""
    return Hint.objects.of(act).filter(state=rules.STANDS)


def heard_lately(act: Act) -> set[tuple[UUID, Cell]]:
    """Who heard which place within the hour, where the hint ran its time."""
    rows = Hint.objects.of(act).filter(told_at__gt=act.at - rules.SAME_AGAIN, state=rules.OVER)
    return {
        (worker_id, (row, column))
        for worker_id, row, column in rows.values_list("worker_id", "cell_row", "cell_column")
    }


def want_none(act: Act) -> set[UUID]:
    """Who switched hints off."""
    rows = Choice.objects.of(act).filter(wanted=False)
    return set(rows.values_list("worker_id", flat=True))


def is_wanted(act: Act, *, worker_id: UUID) -> bool:
    """Whether a worker wants hints.  Refuses with NotFound."""
    _own(act, worker_id)
    return not Choice.objects.of(act).filter(worker_id=worker_id, wanted=False).exists()


def told_to(
    act: Act, *, worker_id: UUID | None = None, after: str = "", size: int = 20
) -> tuple[list[Hint], str]:
    """A page of the hints that were told, the newest first: a worker's own, or for a desk the
    city's or one worker's.  Refuses with NotFound.
    """
    rows = Hint.objects.of(act)
    if worker_id is not None:
        _own(act, worker_id)
        rows = rows.filter(worker_id=worker_id)
    elif act.role not in (OPERATOR, SYSTEM) or act.merchant_id is not None:
        raise NotFound
    return cursor.page(rows, by="told_at", after=after, size=size)


def told_by_day(act: Act, *, days: int = 7) -> list[Told]:
    """How many hints each of the last days of the city had and how many were followed, today
    first; for a desk, and of nobody in person.  Refuses with NotFound, NoCityPack.
    """
    if act.role not in (OPERATOR, SYSTEM) or act.merchant_id is not None:
        raise NotFound
    city = areas.facts(act)
    today = city.day_of(act.at)
    counted = {today - timedelta(days=back): [0, 0, 0, 0] for back in range(days)}
    since = city.moment(min(counted), 0)
    rows = Hint.objects.of(act).filter(told_at__gte=since)
    for told_at, state, followed_at in rows.values_list("told_at", "state", "followed_at"):
        sums = counted[city.day_of(told_at)]
        sums[0] += 1
        sums[1] += followed_at is not None
        sums[2] += state == rules.OFFERED
        sums[3] += state == rules.WITHDRAWN
    return [Told(day, *sums) for day, sums in counted.items()]


def _own(act: Act, worker_id: UUID) -> None:
    if act.role == WORKER and worker_id != act.actor_id:
        raise NotFound
