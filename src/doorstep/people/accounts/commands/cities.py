"""Verbs of brands and cities: opened and changed by the installation's keeper."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from doorstep.kernel import audit, memory, text
from doorstep.kernel.act import SYSTEM, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.people.accounts import rules
from doorstep.people.accounts.models import Brand, City

CHANGEABLE = frozenset(
    {"name", "appid", "worker_appid", "mchid", "sp_mchid", "center_lat", "center_lng", "state"}
)


@command
def open_brand(act: Act, *, name: dict[str, str], look: dict[str, Any] | None = None) -> Brand:
    """Make a brand under which cities are run.  Refuses with NotAllowed."""
    _ask_house(act)
    brand = Brand.objects.create(name=name, look=look or {})
    audit.note(act, "accounts.open_brand", subject=("brand", brand.id))
    return brand


@command
def open_city(
    act: Act,
    *,
    number: int,
    brand_id: UUID,
    name: dict[str, str],
    center_lat: float,
    center_lng: float,
    zone: str = "Asia/Shanghai",
    appid: str = "",
    worker_appid: str = "",
    mchid: str = "",
    sp_mchid: str = "",
    state: str = "open",
) -> City:
    """Open a city under a number that nobody has.  Refuses with NotAllowed, Invalid, CityTaken."""
    _ask_house(act)
    _check(zone=zone, state=state, lat=center_lat, lng=center_lng)
    if not 1 <= number <= rules.CITY_NUMBER_MAX:
        raise Invalid([{"field": "number", "reason": "out_of_range"}])
    if not Brand.objects.filter(id=brand_id, ended_at=None).exists():
        raise NotFound()
    if City.objects.filter(number=number).exists():
        raise rules.CityTaken()
    city = City(
        number=number,
        brand_id=brand_id,
        name=name,
        name_key=text.pinyin_key(name["zh-CN"]),
        zone=zone,
        appid=appid,
        worker_appid=worker_appid,
        mchid=mchid,
        sp_mchid=sp_mchid,
        center_lat=center_lat,
        center_lng=center_lng,
        state=state,
    )
    city.save(force_insert=True)
    memory.changed()
    audit.note(act, "accounts.open_city", subject=("city", None), detail={"number": number})
    return city


@command
def change_city(act: Act, **changes: Any) -> City:
    """Change the act's own city.  Refuses with NotAllowed, Invalid, NotFound."""
    rules.ask_administrator(act.role, act.duties)
    unknown = set(changes) - CHANGEABLE
    if unknown:
        raise Invalid([{"field": name, "reason": "unknown"} for name in sorted(unknown)])
    city = City.objects.select_for_update(no_key=True).filter(number=act.city_id).first()
    if city is None:
        raise NotFound()
    for name, value in changes.items():
        setattr(city, name, value)
    _check(zone=city.zone, state=city.state, lat=city.center_lat, lng=city.center_lng)
    city.name_key = text.pinyin_key(city.name["zh-CN"])
    city.save()
    memory.changed()
    detail = {"fields": sorted(changes)}
    audit.note(act, "accounts.change_city", subject=("city", None), detail=detail)
    return city


def _ask_house(act: Act) -> None:
    if act.role != SYSTEM:
        raise NotAllowed()


def _check(*, zone: str, state: str, lat: float, lng: float) -> None:
    if state not in rules.CITY_STATES:
        raise Invalid([{"field": "state", "reason": "unknown"}])
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Invalid([{"field": "zone", "reason": "unknown"}]) from None
    rules.place(lat, lng)
