"""Decisions about places and city time from plain values: inside or outside, which day or hour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from shapely.errors import ShapelyError
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from doorstep.kernel.errors import Refusal


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
