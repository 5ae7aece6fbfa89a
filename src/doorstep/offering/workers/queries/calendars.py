"""The time of many workers around a day as arrays: what is planned, held and worked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection

from doorstep.algorithms import slots
from doorstep.algorithms.slots import BoolArray
from doorstep.algorithms.travel import FloatArray, IntArray, TravelTime
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog.queries import Service
from doorstep.offering.workers import rules

LOOKED_BACK = -rules.DAY_SECONDS
LOOKED_AHEAD = 2 * rules.DAY_SECONDS
"""Which time around a day's midnight is loaded: yesterday's night and tomorrow's first visits."""

# Plain SQL that answers numbers: a day of a city has thousands of rows, and each model object or
# aware datetime among them costs more than all the arithmetic about it.
HELD = """
SELECT who.row - 1,
    floor(extract(epoch FROM lower(held.span) - %(midnight)s))::float8,
    ceil(extract(epoch FROM upper(held.span) - %(midnight)s))::float8,
    floor(extract(epoch FROM held.starts_at - %(midnight)s))::float8,
    ceil(extract(epoch FROM greatest(held.starts_at,
        least(held.ends_at, coalesce(held.ended_at, held.ends_at))) - %(midnight)s))::float8,
    held.lat, held.lng, (held.ended_at IS NULL)::int
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS who (id, row)
JOIN (
    SELECT * FROM workers_slothold
    WHERE city_id = %(city)s AND worker_id = ANY(%(ids)s) AND ended_at IS NULL
        AND span && tstzrange(%(first)s, %(last)s)
        AND (lapses_at IS NULL OR lapses_at > %(now)s)
    UNION ALL
    SELECT * FROM workers_slothold
    WHERE city_id = %(city)s AND worker_id = ANY(%(ids)s) AND why_ended = %(done)s
        AND starts_at >= %(first)s AND starts_at < %(last)s
) AS held ON held.worker_id = who.id
WHERE held.visit_id IS DISTINCT FROM %(but)s
ORDER BY 1, 2
"""
PLANNED = """
SELECT who.row - 1, day, kind, from_minute, to_minute
FROM unnest(%(ids)s::uuid[]) WITH ORDINALITY AS who (id, row)
JOIN (
    SELECT worker_id, (weekday - %(weekday)s + 7) %% 7 - 1 AS day, '' AS kind, from_minute,
        to_minute
    FROM workers_weeklyplan
    WHERE city_id = %(city)s AND ended_at IS NULL AND worker_id = ANY(%(ids)s)
    UNION ALL
    SELECT worker_id, day - %(day)s, kind, from_minute, to_minute FROM workers_planexception
    WHERE city_id = %(city)s AND ended_at IS NULL AND worker_id = ANY(%(ids)s)
        AND day BETWEEN %(day)s - 1 AND %(day)s + 1
) AS plan ON plan.worker_id = who.id AND day BETWEEN -1 AND 1
ORDER BY 1, 2, 3, 4
"""


@dataclass(frozen=True, slots=True)
class People:
    """Workers whose time is asked for, with their homes (GCJ-02), row by row."""

    ids: tuple[UUID, ...]
    lat: FloatArray
    lng: FloatArray

    @classmethod
    def of(cls, rows: Iterable[tuple[UUID, float, float]]) -> "People":
        """From (id, home_lat, home_lng) each."""
        kept = list(rows)
        homes = np.array([row[1:] for row in kept], dtype=np.float64).reshape(len(kept), 2)
        return cls(tuple(row[0] for row in kept), homes[:, 0], homes[:, 1])

    def only(self, rows: Sequence[int] | IntArray) -> "People":
        """Some of them, in a new order."""
        chosen = np.asarray(rows, dtype=np.int64)
        return People(tuple(self.ids[i] for i in chosen), self.lat[chosen], self.lng[chosen])


@dataclass(frozen=True, slots=True)
class Held:
    """Held and worked time, ordered by worker (row of People) and start.

    `start` and `end` have the buffers inside; work lies between `begins` and `stops`. Finished
    visits are not live: they take no time any more, but they were work.
    """

    worker: IntArray
    start: IntArray
    end: IntArray
    begins: IntArray
    stops: IntArray
    lat: FloatArray
    lng: FloatArray
    is_live: BoolArray


class CityDay:
    """A day of the city: turns moments into seconds from its midnight and back."""

    def __init__(self, act: Act, *, day: date | None = None, at: datetime | None = None) -> None:
        self.city = areas.facts(act)
        self._travel = areas.travel(act)
        self.day = day or self.city.day_of(at or act.at)
        self.midnight = self.city.moment(self.day, 0)

    def seconds(self, moment: datetime) -> float:
        """Seconds from midnight to a moment."""
        return (moment - self.midnight).total_seconds()

    def moment(self, seconds: int) -> datetime:
        """The moment of so many seconds from midnight."""
        return self.midnight + timedelta(seconds=seconds)

    def bookable(self, at: datetime) -> tuple[datetime, datetime]:
        """Between which moments a visit may begin that is ordered at a moment."""
        return (
            at + timedelta(minutes=self.city.lead_minutes),
            at + timedelta(days=self.city.horizon_days),
        )

    def caps(self, service: Service) -> rules.Caps:
        """How long somebody may work in this trade: as its pack says, else as the city does."""
        return rules.caps(self.city, service.trade.facts.get("rest", {}))

    def travel(self) -> TravelTime:
        """How long ways take in this city."""
        return self._travel


@dataclass(frozen=True, slots=True)
class Calendars:
    """The time of workers around a day, in seconds from the city's midnight of that day."""

    on: CityDay
    people: People
    works: tuple[tuple[rules.Stretch, ...], ...]
    held: Held

    def plan(self) -> slots.Plan:
        """Their shifts of the day with what is held, as the arithmetic wants them."""
        found = [
            (row, shift) for row, works in enumerate(self.works) for shift in _of_the_day(works)
        ]
        width = max((len(shift.breaks) for _, shift in found), default=0)
        pauses = [shift.filled(width) for _, shift in found]
        table = np.array(pauses, dtype=np.int64).reshape(len(found), width, 2)
        city = self.on.city
        return self._plan(
            np.array([row for row, _ in found], dtype=np.int64),
            np.array([(s.opens, s.closes) for _, s in found], dtype=np.int64).reshape(-1, 2),
            table,
            from_home=city.from_home,
            home_by_end=city.home_by_end,
        )

    def any_time(self) -> slots.Plan:
        """The same visits without a plan: for who is on duty, or at work already."""
        count = len(self.people.ids)
        window = np.tile(np.array([2 * LOOKED_BACK, 2 * LOOKED_AHEAD]), (count, 1))
        no_breaks = np.zeros((count, 0, 2), dtype=np.int64)
        return self._plan(np.arange(count), window, no_breaks)

    def work(self, caps: rules.Caps) -> slots.Work:
        """What they work, joined wherever no rest lies between."""
        return slots.chains(
            len(self.people.ids),
            self.held.worker,
            self.held.begins,
            self.held.stops,
            rest_seconds=caps.rest_seconds,
            day=(0, rules.DAY_SECONDS),
        )

    def _plan(
        self, worker: IntArray, window: IntArray, breaks: IntArray, **homes: bool
    ) -> slots.Plan:
        live, near = self.held.is_live, rules.NEIGHBOUR_HOURS * 3600
        owner, start, end = (
            one[live] for one in (self.held.worker, self.held.start, self.held.end)
        )
        # Held time of one worker never overlaps, so that one order serves starts and ends.
        first = np.searchsorted(owner * slots.FAR + end, worker * slots.FAR + window[:, 0] - near)
        last = np.searchsorted(owner * slots.FAR + start, worker * slots.FAR + window[:, 1] + near)
        index, _ = slots.ranges(first, last)
        shifts = slots.Shifts(
            workers=len(self.people.ids),
            worker=worker,
            opens=window[:, 0],
            closes=window[:, 1],
            home_lat=self.people.lat[worker],
            home_lng=self.people.lng[worker],
            break_start=breaks[:, :, 0],
            break_end=breaks[:, :, 1],
        )
        visits = slots.Visits(
            ptr=np.concatenate(([0], np.cumsum(np.maximum(0, last - first)))),
            first=start[index],
            last=start[index],
            length=end[index] - start[index],
            lat=self.held.lat[live][index],
            lng=self.held.lng[live][index],
        )
        return slots.make_plan(shifts, visits, self.on.travel(), **homes)


def load(
    act: Act, on: CityDay, people: People, *, planned: bool = True, but_visit: UUID | None = None
) -> Calendars:
    """The calendars of workers around a day in two statements whatever their number.

    Without `planned` only what is held is known; `but_visit` leaves that visit's own time out.
    """
    works = works_of(act, on, people.ids) if planned else ()
    return Calendars(on, people, works, _held(act, on, people.ids, but_visit))


def works_of(
    act: Act, on: CityDay, worker_ids: Sequence[UUID]
) -> tuple[tuple[rules.Stretch, ...], ...]:
    """When each worker works around a day, in seconds from its midnight, in order and apart."""
    rows: dict[int, list[tuple[int, str, int, int]]] = defaultdict(list)
    yesterday = on.day - timedelta(days=1)
    facts = {"day": on.day, "weekday": yesterday.weekday()}
    for row, *entry in _asked(act, PLANNED, worker_ids, facts):
        rows[row].append(tuple(entry))
    # Many people keep the same hours; each pattern is worked out once.
    known: dict[tuple[Any, ...], tuple[rules.Stretch, ...]] = {}
    found = []
    for row in range(len(worker_ids)):
        pattern = tuple(rows[row])
        if pattern not in known:
            known[pattern] = rules.works_around(pattern)
        found.append(known[pattern])
    return tuple(found)


def _held(act: Act, on: CityDay, worker_ids: Sequence[UUID], but_visit: UUID | None) -> Held:
    facts = {
        "midnight": on.midnight,
        "first": on.moment(LOOKED_BACK),
        "last": on.moment(LOOKED_AHEAD),
        "now": act.at,
        "done": rules.DONE,
        "but": but_visit,
    }
    rows = np.array(_asked(act, HELD, worker_ids, facts), dtype=np.float64).reshape(-1, 8)
    worker, start, end, begins, stops = rows[:, :5].astype(np.int64).T
    return Held(worker, start, end, begins, stops, rows[:, 5], rows[:, 6], rows[:, 7] > 0)


def _asked(
    act: Act, question: str, worker_ids: Sequence[UUID], facts: dict[str, Any]
) -> list[tuple[Any, ...]]:
    if not worker_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(question, {"city": act.city_id, "ids": list(worker_ids), **facts})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _of_the_day(works: tuple[rules.Stretch, ...]) -> list[rules.Shift]:
    return [
        shift
        for shift in rules.shifts(works)
        if shift.closes > 0 and shift.opens < rules.DAY_SECONDS
    ]
