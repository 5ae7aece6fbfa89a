"""The calendars of many workers around a day, in three statements whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import ceil, floor
from uuid import UUID

from django.db.models import Q

from doorstep.algorithms import slots
from doorstep.algorithms.travel import Place, TravelTime
from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog.queries import Service
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import PlanException, SlotHold, WeeklyPlan


@dataclass(slots=True)
class Calendar:
    """A worker's time around a day, in seconds from the city's midnight of that day."""

    works: list[rules.Stretch] = field(default_factory=list)
    visits: list[slots.Busy] = field(default_factory=list)
    work: list[rules.Stretch] = field(default_factory=list)
    worked_seconds: int = 0

    def day(self) -> slots.Day | None:
        """The calendar as the arithmetic wants it; None where nothing is planned."""
        return rules.calendar(self.works, self.visits)

    def any_time(self) -> slots.Day:
        """The same visits without a plan: for who is on duty, or at work already."""
        return slots.Day((-rules.DAY_SECONDS, 3 * rules.DAY_SECONDS), tuple(self.visits))


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

    def continuous_seconds(self, service: Service) -> int | None:
        """How long somebody may work without rest in this trade; None where breaks are planned."""
        rest = service.trade.facts.get("rest", {})
        if rest.get("planned_breaks"):
            return None
        return (rest.get("continuous_minutes") or self.city.work_continuous_minutes) * 60

    def travel(self) -> TravelTime:
        """How long ways take in this city."""
        return self._travel


def load(
    act: Act,
    on: CityDay,
    worker_ids: Sequence[UUID],
    *,
    but_visit: UUID | None = None,
) -> dict[UUID, Calendar]:
    """The calendars of these workers around a day; `but_visit` leaves that visit's holds out.

    Finished visits take no time any more, but they were work.
    """
    calendars = {worker_id: Calendar() for worker_id in worker_ids}
    for worker_id, works in _works(act, on.day, worker_ids).items():
        calendars[worker_id].works = works
    around = (on.moment(-rules.DAY_SECONDS), on.moment(2 * rules.DAY_SECONDS))
    holds = live_or_done(act, worker_ids, *around)
    for hold in holds.exclude(visit_id=but_visit) if but_visit else holds:
        kept = calendars[hold.worker_id]
        if hold.ended_at is None:
            start, end = floor(on.seconds(hold.span.lower)), ceil(on.seconds(hold.span.upper))
            kept.visits.append(slots.Busy(start, end, Place(hold.lat, hold.lng)))
        kept.work.append((floor(on.seconds(hold.starts_at)), ceil(on.seconds(hold.stops_at()))))
        if 0 <= on.seconds(hold.starts_at) < rules.DAY_SECONDS:
            kept.worked_seconds += hold.worked_seconds()
    return calendars


def live_or_done(
    act: Act, worker_ids: Sequence[UUID], first_at: datetime, last_at: datetime
) -> CityQuerySet:
    """The time of workers between two moments that is held now or was worked."""
    return SlotHold.objects.of(act).filter(
        Q(ended_at__isnull=True, span__overlap=(first_at, last_at))
        & (Q(lapses_at__isnull=True) | Q(lapses_at__gt=act.at))
        | Q(why_ended=rules.DONE, starts_at__gte=first_at, starts_at__lt=last_at),
        worker_id__in=list(worker_ids),
    )


def _works(act: Act, day: date, worker_ids: Sequence[UUID]) -> dict[UUID, list[rules.Stretch]]:
    days = [day + timedelta(days=shift) for shift in (-1, 0, 1)]
    plans: dict[tuple[UUID, int], list[rules.Stretch]] = defaultdict(list)
    live = {"worker_id__in": list(worker_ids), "ended_at__isnull": True}
    weekdays = [one.weekday() for one in days]
    for plan in WeeklyPlan.objects.of(act).filter(weekday__in=weekdays, **live):
        plans[plan.worker_id, plan.weekday].append((plan.from_minute, plan.to_minute))
    special: dict[tuple[UUID, date, str], list[rules.Stretch]] = defaultdict(list)
    for one in PlanException.objects.of(act).filter(day__in=days, **live):
        end = one.to_minute
        if one.kind == rules.OFF and end == rules.DAY_MINUTES:
            end = rules.PLAN_MINUTE_MAX
        special[one.worker_id, one.day, one.kind].append((one.from_minute, end))
    found = {}
    for worker_id in worker_ids:
        stretches: list[rules.Stretch] = []
        for shift, one_day in enumerate(days, start=-1):
            works = rules.working(
                plans[worker_id, one_day.weekday()],
                special[worker_id, one_day, rules.EXTRA],
                special[worker_id, one_day, rules.OFF],
            )
            stretches += _seconds(works, shift)
        found[worker_id] = rules.joined(stretches)
    return found


def _seconds(works: Iterable[rules.Stretch], shift: int) -> list[rules.Stretch]:
    moved = shift * rules.DAY_SECONDS
    return [(start * 60 + moved, end * 60 + moved) for start, end in works]
