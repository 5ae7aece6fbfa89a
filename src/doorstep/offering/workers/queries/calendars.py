"""The time of many workers around a day as arrays: planned, held, worked, stood by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
from doorstep.offering.workers.models import Worker

LOOKED_BACK = -12 * 3600
LOOKED_AHEAD = rules.DAY_SECONDS + 12 * 3600
"""Which time around a day's midnight is loaded: last evening, and tomorrow until noon."""

# Plain SQL that answers numbers: a day of a city has thousands of rows, and each model object or
# aware datetime among them costs more than all the arithmetic about it. There is no join with the
# ids asked for: a plan prepared for an unknown number of them would compare each with each.
HELD = """
SELECT worker_id::text,
    floor(date_part('epoch', lower(span) - %(midnight)s)),
    ceil(date_part('epoch', upper(span) + late - %(midnight)s)),
    floor(date_part('epoch', starts_at - %(midnight)s)),
    ceil(date_part('epoch', ends_at + late - %(midnight)s)),
    lat, lng, 1
FROM workers_slothold CROSS JOIN LATERAL (SELECT greatest(interval '0', CASE
    WHEN busy_until_at > %(now)s THEN busy_until_at - ends_at
    WHEN busy_until_at IS NOT NULL THEN %(now)s + %(overrun)s - ends_at END) AS late) AS overrun
WHERE city_id = %(city)s AND worker_id = ANY(%(ids)s::uuid[]) AND ended_at IS NULL
    AND (span && tstzrange(%(first)s, %(last)s) OR busy_until_at IS NOT NULL)
    AND (lapses_at IS NULL OR lapses_at > %(now)s)
    AND visit_id IS DISTINCT FROM %(but)s
UNION ALL
SELECT worker_id::text,
    floor(date_part('epoch', lower(span) - %(midnight)s)),
    ceil(date_part('epoch', upper(span) - %(midnight)s)),
    floor(date_part('epoch', starts_at - %(midnight)s)),
    ceil(date_part('epoch', greatest(starts_at, CASE WHEN busy_until_at IS NULL
        THEN least(ends_at, ended_at) ELSE ended_at END) - %(midnight)s)),
    lat, lng, 0
FROM workers_slothold
WHERE city_id = %(city)s AND worker_id = ANY(%(ids)s::uuid[]) AND why_ended = %(done)s
    AND starts_at >= %(first)s AND starts_at < %(last)s AND visit_id IS DISTINCT FROM %(but)s
UNION ALL
SELECT worker_id::text,
    date_part('epoch', lower(span) - %(midnight)s),
    date_part('epoch', upper(span) - %(midnight)s),
    date_part('epoch', lower(span) - %(midnight)s),
    date_part('epoch', upper(span) - %(midnight)s),
    0, 0, -1
FROM workers_standby
WHERE city_id = %(city)s AND worker_id = ANY(%(ids)s::uuid[])
    AND span && tstzrange(%(midnight)s, %(next)s)
"""
PLANNED = """
SELECT worker_id::text, (weekday - %(weekday)s + 7) %% 7 - 1 AS shift, '' AS kind, from_minute,
    to_minute
FROM workers_weeklyplan
WHERE city_id = %(city)s AND ended_at IS NULL AND worker_id = ANY(%(ids)s::uuid[])
    AND weekday = ANY(%(weekdays)s)
UNION ALL
SELECT worker_id::text, day - %(day)s, kind, from_minute, to_minute FROM workers_planexception
WHERE city_id = %(city)s AND ended_at IS NULL AND worker_id = ANY(%(ids)s::uuid[])
    AND day BETWEEN %(day)s - 1 AND %(day)s + 1
ORDER BY 2, 3, 4
"""


def rest_of(service: Service) -> dict[str, Any]:
    """What the trade of a service says of rest."""
    found: dict[str, Any] = service.trade.facts.get("rest", {})
    return found


@dataclass(frozen=True, slots=True)
class People:
    """Workers whose time is asked for, with their homes (GCJ-02), row by row."""

    ids: tuple[UUID, ...]
    lat: FloatArray
    lng: FloatArray
    contracts: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[tuple[UUID, float, float, str]]) -> "People":
        """From (id, home_lat, home_lng, kind of contract) each."""
        kept = list(rows)
        ids, lat, lng, contracts = zip(*kept, strict=True) if kept else ((), (), (), ())
        lats, lngs = np.array(lat, dtype=np.float64), np.array(lng, dtype=np.float64)
        return cls(ids, lats, lngs, contracts)

    @classmethod
    def of_workers(cls, workers: Iterable[Worker]) -> "People":
        """From the workers themselves."""
        return cls.of((one.id, one.home_lat, one.home_lng, one.contract) for one in workers)

    def only(self, rows: Sequence[int] | IntArray) -> "People":
        """Some of them, in a new order."""
        chosen = np.asarray(rows, dtype=np.int64)
        return People(
            tuple(self.ids[i] for i in chosen),
            self.lat[chosen],
            self.lng[chosen],
            tuple(self.contracts[i] for i in chosen),
        )


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

    def caps(self, service: Service, contract: str) -> rules.Caps:
        """How long somebody may work in this trade by a contract, as its pack and the city say."""
        return rules.caps(self.city, rest_of(service), contract)

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
    stood: IntArray
    """Hours of standing by that touch the day, done and to come: rows of (worker, from, to)."""

    def plan(self) -> slots.Plan:
        """Their shifts of the day with what is held, as the arithmetic wants them."""
        known = {works: _of_the_day(works) for works in set(self.works)}
        found = [(row, shift) for row, works in enumerate(self.works) for shift in known[works]]
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

    def rested(self, rest: Mapping[str, Any], starts: IntArray, seconds: int) -> BoolArray:
        """Who could work so long from which start and keep to the caps of a trade (what its pack
        says of rest) and of their own contract: workers x starts.
        """
        kinds = np.array(self.people.contracts)
        caps_of = {kind: rules.caps(self.on.city, rest, kind) for kind in set(kinds.tolist())}
        fine = np.zeros((len(kinds), len(starts)), dtype=np.bool_)
        for caps in set(caps_of.values()):
            rows = np.isin(kinds, [kind for kind, own in caps_of.items() if own == caps])
            found = slots.rested(
                self.work(caps),
                starts,
                seconds,
                rest_seconds=caps.rest_seconds,
                most_seconds=caps.continuous_seconds,
                daily_seconds=caps.daily_seconds,
            )
            fine[rows] = found[rows]
        return fine

    def work(self, caps: rules.Caps) -> slots.Work:
        """What they work, joined wherever no rest lies between."""
        return slots.chains(
            len(self.people.ids),
            self.held.worker,
            self.held.begins,
            self.held.stops,
            rest_seconds=caps.rest_seconds,
            day=(0, rules.DAY_SECONDS),
            waits=self.waits(),
        )

    def waits(self) -> IntArray:
        """When of the day who stands by beside their visits: rows of (worker, from, to)."""
        held = self.held
        found = []
        for row in np.unique(self.stood[:, 0]).tolist():
            mine = held.worker == row
            worked = zip(held.begins[mine].tolist(), held.stops[mine].tolist(), strict=True)
            stood = self.stood[self.stood[:, 0] == row, 1:].tolist()
            found += [(row, *one) for one in rules.waits(stood, worked)]
        return np.array(found, dtype=np.int64).reshape(-1, 3)

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
    return Calendars(on, people, works, *_taken(act, on, people.ids, but_visit))


def works_of(
    act: Act, on: CityDay, worker_ids: Sequence[UUID]
) -> tuple[tuple[rules.Stretch, ...], ...]:
    """When each worker works around a day, in seconds from its midnight, in order and apart."""
    rows: dict[str, list[tuple[int, str, int, int]]] = defaultdict(list)
    weekdays = [(on.day + timedelta(days=shift)).weekday() for shift in (-1, 0, 1)]
    facts = {"day": on.day, "weekday": weekdays[0], "weekdays": weekdays}
    for worker_id, *entry in _asked(act, PLANNED, worker_ids, facts):
        rows[worker_id].append(tuple(entry))
    # Many people keep the same hours; each pattern is worked out once.
    known: dict[tuple[Any, ...], tuple[rules.Stretch, ...]] = {}
    found = []
    for worker_id in worker_ids:
        pattern = tuple(rows[str(worker_id)])
        if pattern not in known:
            known[pattern] = rules.works_around(pattern)
        found.append(known[pattern])
    return tuple(found)


def _taken(
    act: Act, on: CityDay, worker_ids: Sequence[UUID], but_visit: UUID | None
) -> tuple[Held, IntArray]:
    """What is held and worked, and when who stands by, in one statement."""
    facts = {
        "midnight": on.midnight,
        "next": on.moment(rules.DAY_SECONDS),
        "first": on.moment(LOOKED_BACK),
        "last": on.moment(LOOKED_AHEAD),
        "now": act.at,
        "done": rules.DONE,
        "overrun": timedelta(minutes=rules.OVERRUN_MINUTES),
        "but": but_visit,
    }
    place = {str(worker_id): row for row, worker_id in enumerate(worker_ids)}
    found = _asked(act, HELD, worker_ids, facts)
    # Column by column: an array from rows of tuples costs ten times as much.
    columns = list(zip(*found, strict=True)) if found else [()] * 8
    whose = np.array([place[worker_id] for worker_id in columns[0]], dtype=np.int64)
    from_second, to_second, begins, stops, lat, lng, is_live = (
        np.array(column, dtype=np.float64) for column in columns[1:]
    )
    start, end = from_second.astype(np.int64), to_second.astype(np.int64)
    order = np.lexsort((start, whose))
    _keep_apart(whose, start, end, order[is_live[order] > 0])
    waits = order[is_live[order] < 0]
    order = order[is_live[order] >= 0]
    held = Held(
        worker=whose[order],
        start=start[order],
        end=end[order],
        begins=begins[order].astype(np.int64),
        stops=stops[order].astype(np.int64),
        lat=lat[order],
        lng=lng[order],
        is_live=is_live[order] > 0,
    )
    return held, np.column_stack((whose[waits], start[waits], end[waits]))


def _keep_apart(whose: IntArray, start: IntArray, end: IntArray, live: IntArray) -> None:
    """Put what is held one after the other again, where late work reaches into the next."""
    shifted = whose[live] * slots.FAR
    until = np.maximum.accumulate(end[live] + shifted) - shifted if len(live) else end[live]
    same = whose[live][1:] == whose[live][:-1]
    late = live[1:][same]
    start[late] = np.maximum(start[late], until[:-1][same])
    end[live] = until


def _asked(
    act: Act, question: str, worker_ids: Sequence[UUID], facts: dict[str, Any]
) -> list[tuple[Any, ...]]:
    if not worker_ids:
        return []
    ids = "{" + ",".join(map(str, worker_ids)) + "}"
    with connection.cursor() as cursor:
        cursor.execute(question, {"city": act.city_id, "ids": ids, **facts})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _of_the_day(works: tuple[rules.Stretch, ...]) -> list[rules.Shift]:
    return [
        shift
        for shift in rules.shifts(works)
        if shift.closes > 0 and shift.opens < rules.DAY_SECONDS
    ]
