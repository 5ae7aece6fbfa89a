"""Decisions about places and city time from plain values: inside or outside, which day or hour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from shapely.errors import ShapelyError
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from doorstep.algorithms.travel import Place, StraightLine, Trips
from doorstep.kernel.errors import Refusal

TRIPS_MIN, WORKERS_MIN = 5, 3
"""What fewer trips, or fewer people, would say of a place is not kept: it would tell of them."""
LESSON_EVERY, LESSON_LATE = timedelta(hours=12), timedelta(hours=36)
LESSON_HOURS = (2, 5)
"""Between which hours of the night a city learns, when nobody waits for it."""
FACTORS_KEPT = timedelta(days=90)
"""How long a replaced lesson's factors are kept, so that a past day can be asked again."""
WAYS_MOST = 400
"""How many ways between cells an engine is asked about in one city."""
AROUND_CELLS = 3
"""How many cells from the centre a new city begins with: some six kilometres."""
WAY_AGES = timedelta(days=5)
"""An older answer is asked for anew."""
WAY_FRESH = timedelta(days=14)
"""An older answer is not used any more."""


class NoCityPack(Refusal):
    """The city has not been given its pack, so nothing can be offered in it."""

    zh: ClassVar[str] = "该城市尚未配置，暂不能提供服务。"
    en: ClassVar[str] = "This city has not been set up yet."


class NotServed(Refusal):
    """The place lies outside every served area."""

    zh: ClassVar[str] = "该地址暂不在服务范围内。"
    en: ClassVar[str] = "This address is outside the served area."


class NoTariff(Refusal):
    """The city has no travel tariff of this mode."""

    zh: ClassVar[str] = "该城市没有这种上门车费标准。"
    en: ClassVar[str] = "This city has no travel tariff of this mode."


class PackVersionUsed(Refusal):
    """A loaded version never changes; a changed pack needs a higher version number."""

    zh: ClassVar[str] = "版本{version}已经载入或已被取代，内容有变请提高版本号。"
    en: ClassVar[str] = "Version {version} is loaded or replaced; raise the number to change it."


class OtherZone(Refusal):
    """The pack's clock is not the city's."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "城市包的时区与该城市不同，该城市使用{zone}。"
    en: ClassVar[str] = "The pack's time zone is not this city's, which is {zone}."


class BadPolygon(Refusal):
    """The polygon crosses itself, is empty, or leaves its parent or the map."""

    status: ClassVar[int] = 422
    zh: ClassVar[str] = "区域“{code}”的边界无效：{problem}。"
    en: ClassVar[str] = "The border of area “{code}” is not valid: {problem}."


@dataclass(frozen=True, slots=True)
class WaitingFacts:
    """How a city asks those who wait for a free time.

    So long a time is kept for the first in line, shorter where the visit begins soon; so many days
    one entry may span; when nobody is asked (None: in the city's night).
    """

    offer_minutes: int = 20
    offer_soon_minutes: int = 10
    window_days: int = 14
    quiet_from_minute: int | None = None
    quiet_until_minute: int | None = None


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """How far ahead a city keeps people's time for visits that repeat, and how early it tells.

    Payment is asked for so long before a visit, told of so long before that (the law wants five
    days), and a question waits for its answer until so long before the visit.
    """

    kept_days: int = 42
    pay_before_days: int = 3
    told_before_days: int = 5
    answer_before_days: int = 5


@dataclass(frozen=True, slots=True)
class CityFacts:
    """What a city tunes: clock, night, how far ahead people book, how long people may work."""

    zone: str
    center_lat: float
    center_lng: float
    night_from_minute: int
    night_until_minute: int
    slot_step_minutes: int
    horizon_days: int
    lead_minutes: int
    instant_radius_m: int
    work_daily_minutes: int
    work_continuous_minutes: int
    work_rest_minutes: int
    minimum_hourly_fen: int
    road_factor: float
    speed_kmh_by_hour: tuple[float, ...]
    licences: tuple[str, ...]
    labour_tax: tuple[tuple[int | None, int, int], ...] | None = None
    """Up to which fen, at which rate, less which quick deduction; None: as the law's table says."""
    from_home: bool = False
    """Whether nobody leaves home before the working plan begins."""
    home_by_end: bool = False
    """Whether whoever was at the last visit is home when the working plan ends."""
    waiting: WaitingFacts = WaitingFacts()
    series: SeriesFacts = SeriesFacts()
    work_contracts: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)
    """By kind of contract: how long its people may work, where that is less."""
    tops_up_pay: bool = False
    """Whether pay below the hourly minimum is topped up by itself."""
    owed_days: int = 7
    """After how many days a compensation that a person has to give is late."""

    def local(self, at: datetime) -> datetime:
        """A moment on the city's clock."""
        return at.astimezone(ZoneInfo(self.zone))

    def day_of(self, at: datetime) -> date:
        """The city's calendar day of a moment."""
        return self.local(at).date()

    def minute_of_day(self, at: datetime) -> int:
        """The city's minute of the day of a moment, 0-1439."""
        moment = self.local(at)
        return moment.hour * 60 + moment.minute

    def moment(self, day: date, minute: int) -> datetime:
        """The UTC moment of a city day and minute; minutes past 1440 lie in the next day."""
        start = datetime.combine(day, time(), ZoneInfo(self.zone)) + timedelta(minutes=minute)
        return start.astimezone(UTC)

    def is_night(self, at: datetime) -> bool:
        """Whether a moment lies in the city's night, which may run over midnight."""
        minute, start, end = (
            self.minute_of_day(at),
            self.night_from_minute,
            self.night_until_minute,
        )
        if start <= end:
            return start <= minute < end
        return minute >= start or minute < end

    def speed_mps_by_hour(self) -> tuple[float, ...]:
        """How fast a worker moves on the road in each of the city's hours, metres a second."""
        return tuple(speed / 3.6 for speed in self.speed_kmh_by_hour)

    def supposed_travel(self) -> StraightLine:
        """How long ways take as the pack supposes, before anybody has gone them."""
        return StraightLine(
            road_factor=self.road_factor, speed_mps_by_hour=self.speed_mps_by_hour()
        )

    def quiet_seconds(self) -> int:
        """The second of the day at which roads are emptiest, as an engine without traffic sees."""
        return self.speed_kmh_by_hour.index(max(self.speed_kmh_by_hour)) * 3600


@dataclass(frozen=True, slots=True)
class TripMade:
    """A finished way (GCJ-02): where from and to, when, how long, and whose, told apart only."""

    origin: Place
    destination: Place
    set_out_at: datetime
    seconds: int
    worker: object


@dataclass(frozen=True, slots=True)
class WayAsked:
    """What an engine said of a way: seconds and metres, None where there is no road."""

    way_id: UUID
    seconds: int | None
    metres: int | None


def is_lesson_due(last_at: datetime | None, at: datetime, city: CityFacts) -> bool:
    """Whether it is time to learn: once a night, or at once for who never did or missed it."""
    if last_at is None or at - last_at >= LESSON_LATE:
        return True
    first, last = LESSON_HOURS
    return at - last_at >= LESSON_EVERY and first <= city.local(at).hour < last


def trips_of(made: Sequence[TripMade], city: CityFacts) -> Trips:
    """Trips as the arithmetic wants them, in the city's own seconds of the day."""
    people: dict[object, int] = {}
    return Trips(
        origin_lat=np.array([one.origin.lat for one in made], np.float64),
        origin_lng=np.array([one.origin.lng for one in made], np.float64),
        lat=np.array([one.destination.lat for one in made], np.float64),
        lng=np.array([one.destination.lng for one in made], np.float64),
        start_seconds=np.array([city.minute_of_day(one.set_out_at) * 60 for one in made], np.int64),
        seconds=np.array([one.seconds for one in made], np.int64),
        worker=np.array([people.setdefault(one.worker, len(people)) for one in made], np.int64),
    )


def surface(code: str, polygon: Mapping[str, Any]) -> BaseGeometry:
    """The shape of a GeoJSON polygon; refuses what is not a plain surface on the map."""
    try:
        found = shape(polygon)
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise BadPolygon(code=code, problem="GeoJSON") from error
    if found.geom_type not in ("Polygon", "MultiPolygon") or found.is_empty:
        raise BadPolygon(code=code, problem="Polygon, MultiPolygon")
    if not found.is_valid:
        raise BadPolygon(code=code, problem="自相交 self-intersection")
    west, south, east, north = found.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise BadPolygon(code=code, problem="lng -180..180, lat -90..90")
    return found


def contains(polygon: Mapping[str, Any], lat: float, lng: float) -> bool:
    """Whether a place lies in a polygon, its border included."""
    return bool(shape(polygon).covers(Point(lng, lat)))
