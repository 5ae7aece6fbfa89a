"""When a service can begin at a place, who could do it then, and why not at another time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from doorstep.algorithms import slots
from doorstep.algorithms.travel import Place, haversine_m
from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import Worker
from doorstep.offering.workers.queries.calendars import CityDay, load
from doorstep.offering.workers.queries.people import able

ANY: Literal["any"] = "any"
"""Workers of every seller; None means the platform's own."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A visit that looks for a time: what, where, how long, whose people, which worker."""

    service_id: UUID
    lat: float
    lng: float
    minutes: int
    merchant_id: UUID | Literal["any"] | None = ANY
    worker_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FreeStart:
    """A time at which at least one worker can come; the nearest home comes first."""

    starts_at: datetime
    worker_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer to "why not this time?": whether it is free, else how many workers fail by what.

    The reasons are the codes of refusals; no reason and not free means nobody has the skill and
    licence within reach of the place.
    """

    is_free: bool
    reasons: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Ready:
    """All that is loaded to answer about one day: who may come at all, and their calendars."""

    on: CityDay
    crew: int
    before_seconds: int
    after_seconds: int
    workers: tuple[UUID, ...]
    days: tuple[slots.Day | None, ...]
    work: tuple[tuple[rules.Chain, ...], ...]
    worked_seconds: NDArray[np.int64]
    most_seconds: int | None

    def need(self, wish: Wish) -> slots.Need:
        """The visit with its buffers as one piece; what is held has its buffers inside."""
        length = self.before_seconds + wish.minutes * 60 + self.after_seconds
        return slots.Need(Place(wish.lat, wish.lng), length)

    def rested(self, wish: Wish, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Who (rows) could begin when (columns) within the hours of a day and of work in one."""
        daily = self.on.city.work_daily_minutes * 60
        fine = np.repeat(
            (self.worked_seconds + wish.minutes * 60 <= daily)[:, None], len(starts), 1
        )
        if self.most_seconds is None:
            return fine
        for row, work in enumerate(self.work):
            if work:
                fine[row] &= ~rules.runs_too_long(
                    work,
                    starts,
                    wish.minutes * 60,
                    rest_seconds=self.on.city.work_rest_minutes * 60,
                    most_seconds=self.most_seconds,
                )
        return fine


def free_starts(act: Act, wish: Wish, day: date) -> list[FreeStart]:
    """The times of a day at which the visit can begin, and who could come.

    The number of statements does not grow with the number of workers. Buffers lie in the plan.

    Refuses with NotFound, NoCityPack.
    """
    ready = _ready(act, wish, CityDay(act, day=day))
    rows = [row for row, one in enumerate(ready.days) if one is not None]
    if not rows:
        return []
    step = ready.on.city.slot_step_minutes * 60
    opens, closes = ready.on.bookable(act.at)
    starts = np.arange(0, rules.DAY_SECONDS, step)
    starts = starts[(starts >= ready.on.seconds(opens)) & (starts <= ready.on.seconds(closes))]
    packed = slots.pack([one for one in ready.days if one is not None])
    begins = starts - ready.before_seconds
    free = slots.free_starts_many(packed, begins, ready.need(wish), ready.on.travel())
    free &= ready.rested(wish, starts)[rows]
    people = [ready.workers[row] for row in rows]
    return [
        FreeStart(ready.on.moment(int(start)), tuple(people[i] for i in np.flatnonzero(column)))
        for start, column in zip(starts, free.T, strict=True)
        if column.sum() >= ready.crew
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
) -> list[UUID]:
    """Who of a seller's workers (None: the platform's own) can take a visit, nearest home first.

    Refuses with NotFound, NoCityPack.
    """
    minutes = -(-int((ends_at - starts_at).total_seconds()) // 60)
    wish = Wish(service_id, lat, lng, minutes, merchant_id)
    answers = _one_by_one(_ready(act, wish, CityDay(act, at=starts_at)), wish, starts_at)
    return [worker_id for worker_id, reason in answers if reason is None]


def why_not(act: Act, wish: Wish, starts_at: datetime) -> WhyNot:
    """Why a visit cannot begin at a time, by the tests of `free_starts`.

    Refuses with NotFound, NoCityPack.
    """
    ready = _ready(act, wish, CityDay(act, at=starts_at))
    opens, closes = ready.on.bookable(act.at)
    if not opens <= starts_at <= closes:
        outside = rules.TooSoon if starts_at < opens else rules.TooFarAhead
        return WhyNot(False, {outside.code(): len(ready.workers)})
    answers = _one_by_one(ready, wish, starts_at)
    failing = Counter(reason for _, reason in answers if reason is not None)
    free = sum(reason is None for _, reason in answers)
    return WhyNot(free >= ready.crew, dict(failing))


def _one_by_one(ready: _Ready, wish: Wish, starts_at: datetime) -> list[tuple[UUID, str | None]]:
    start = int(ready.on.seconds(starts_at)) - ready.before_seconds
    need, travel = ready.need(wish), ready.on.travel()
    rested = ready.rested(wish, np.array([start + ready.before_seconds]))[:, 0]
    found: list[tuple[UUID, str | None]] = []
    for row, worker_id in enumerate(ready.workers):
        refusal = rules.why_not(ready.days[row], need, start, travel)
        if refusal is None and not rested[row]:
            refusal = rules.NeedsRest
        found.append((worker_id, refusal.code() if refusal else None))
    return found


def _ready(act: Act, wish: Wish, on: CityDay) -> _Ready:
    service = catalog.service(act, wish.service_id)
    needed = sorted({*service.licences, *on.city.licences})
    rows = able(act, skills=service.skills, licences=needed, day=on.day)
    people = _in_reach(rows, wish, service.radius_m)
    calendars = load(act, on, people)
    rest_seconds = on.city.work_rest_minutes * 60
    return _Ready(
        on=on,
        crew=1 if wish.worker_id else service.crew,
        before_seconds=service.buffer_before_minutes * 60,
        after_seconds=service.buffer_after_minutes * 60,
        workers=tuple(people),
        days=tuple(calendars[worker_id].day() for worker_id in people),
        work=tuple(tuple(rules.chains(calendars[one].work, rest_seconds)) for one in people),
        most_seconds=on.continuous_seconds(service),
        worked_seconds=np.array([calendars[one].worked_seconds for one in people], dtype=np.int64),
    )


def _in_reach(rows: CityQuerySet, wish: Wish, radius_m: int) -> Sequence[UUID]:
    """Able workers of the seller whose home lies within the service's radius, nearest first."""
    if wish.merchant_id != ANY:
        rows = rows.filter(merchant_id=wish.merchant_id)
    if wish.worker_id is not None:
        rows = rows.filter(id=wish.worker_id)
    homes = list(rows.values_list("id", "home_lat", "home_lng"))
    if not homes:
        return []
    lat = np.array([home[1] for home in homes])
    lng = np.array([home[2] for home in homes])
    away = haversine_m(lat, lng, wish.lat, wish.lng)
    reach = radius_m or np.inf
    order = sorted(range(len(homes)), key=lambda i: (away[i], homes[i][0]))
    return [homes[i][0] for i in order if away[i] <= reach]


def workers_by_id(act: Act, worker_ids: Sequence[UUID]) -> dict[UUID, Worker]:
    """These workers by their ids, in one statement."""
    return {row.id: row for row in Worker.objects.of(act).filter(id__in=list(worker_ids))}
