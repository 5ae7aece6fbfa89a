"""The workers of a seller on one day as a day plan wants them: shift, home, skills, held time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Literal
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.workers import rules
from doorstep.offering.workers.models import Licence, Skill, SlotHold
from doorstep.offering.workers.queries.calendars import CityDay, works_of
from doorstep.offering.workers.queries.people import able


@dataclass(frozen=True, slots=True)
class HeldTime:
    """Time that is held for a visit, its buffers inside; seconds from the city's midnight."""

    visit_id: UUID
    service_id: UUID
    start: int
    end: int
    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Shift:
    """One worker's day; `works` in seconds from the city's midnight, in order and apart.

    Nights that run past the day's end are whole; `held` has what neighbours the day as well.
    """

    worker_id: UUID
    name: str
    home_lat: float
    home_lng: float
    works: tuple[rules.Stretch, ...]
    skills: frozenset[str]
    licences: frozenset[str]
    held: tuple[HeldTime, ...]


def shifts(
    act: Act,
    day: date,
    *,
    merchant_id: UUID | Literal["any"] | None,
    nights: bool = False,
) -> list[Shift]:
    """The active workers of a seller (None: the platform's own) who work on a day or have visits
    then, with the licences that are valid on it. Eight statements, whatever their number.

    With `nights` the night of the evening before counts as well, as far as it touches the day.

    Refuses with NoCityPack.
    """
    on = CityDay(act, day=day)
    rows = able(act, skills=(), licences=on.city.licences, day=day)
    if merchant_id != "any":
        rows = rows.filter(merchant_id=merchant_id)
    people = list(rows.order_by("id").only("id", "name", "home_lat", "home_lng"))
    ids = [one.id for one in people]
    works = dict(zip(ids, works_of(act, on, ids), strict=True))
    skills = _grouped(Skill.objects.of(act), ids, "code")
    licences = _grouped(Licence.objects.of(act).filter(expires_on__gte=day), ids, "kind")
    held = _held(act, on, ids)
    return [
        Shift(
            worker_id=one.id,
            name=one.name,
            home_lat=one.home_lat,
            home_lng=one.home_lng,
            works=tuple(_of_the_day(works[one.id], nights=nights)),
            skills=frozenset(skills[one.id]),
            licences=frozenset(licences[one.id]),
            held=tuple(held[one.id]),
        )
        for one in people
        if _of_the_day(works[one.id], nights=nights) or held[one.id]
    ]


def _of_the_day(works: Sequence[rules.Stretch], *, nights: bool) -> list[rules.Stretch]:
    """Stretches that begin on the day, and those of the night before if they are wanted."""
    return [
        (start, end)
        for start, end in works
        if start < rules.DAY_SECONDS and (start >= 0 or (nights and end > 0))
    ]


def _grouped(rows: CityQuerySet, ids: Sequence[UUID], field: str) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    live = rows.filter(worker_id__in=ids, ended_at__isnull=True)
    for worker_id, value in live.values_list("worker_id", field):
        found[worker_id].append(value)
    return found


def _held(act: Act, on: CityDay, ids: Sequence[UUID]) -> dict[UUID, list[HeldTime]]:
    near = rules.NEIGHBOUR_HOURS * 3600
    around = (on.moment(-near), on.moment(rules.DAY_SECONDS + near))
    rows = SlotHold.objects.of(act).filter(
        worker_id__in=ids, ended_at__isnull=True, ends_at__gt=around[0], starts_at__lt=around[1]
    )
    found: dict[UUID, list[HeldTime]] = defaultdict(list)
    for one in rows.order_by("starts_at"):
        if one.lapses_at is not None and one.lapses_at <= act.at:
            continue
        found[one.worker_id].append(
            HeldTime(
                visit_id=one.visit_id,
                service_id=one.service_id,
                start=floor(on.seconds(one.span.lower)),
                end=ceil(on.seconds(one.span.upper)),
                lat=one.lat,
                lng=one.lng,
            )
        )
    return found
