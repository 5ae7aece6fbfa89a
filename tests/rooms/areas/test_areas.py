"""Where a city serves, what the way costs, and how its packs are loaded."""

import copy
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from doorstep.algorithms import fares
from doorstep.kernel.act import Act
from doorstep.kernel.errors import Invalid, NotFound
from doorstep.offering.areas import commands, packs, queries, rules
from doorstep.offering.areas.models import CityPack, Holiday, ServedArea, TravelTariff
from tests.rooms.workers.town import CENTER, MORNING, Town, build

NIGHT = datetime(2026, 3, 9, 15, 0, tzinfo=UTC)  # 23:00 in the city


def _square(lat: float, lng: float, half: float) -> dict:
    ring = [
        [lng - half, lat - half],
        [lng + half, lat - half],
        [lng + half, lat + half],
        [lng - half, lat + half],
        [lng - half, lat - half],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.mark.parametrize("code", ["yunhe", "template"])
def test_every_shipped_city_pack_holds_together(code: str) -> None:
    pack = packs.checked(packs.read(code))
    by_code = {area.code: rules.surface(area.code, area.polygon) for area in pack.areas}

    assert pack.coordinates == "GCJ-02"
    assert {tariff.mode for tariff in pack.tariffs} == {"bus", "taxi"}
    assert {holiday.day.year for holiday in pack.holidays} == {2026, 2027}
    for area in pack.areas:
        if area.parent:
            assert by_code[area.parent].covers(by_code[area.code])


def test_the_city_serves_its_own_ground_and_names_the_innermost_area(town: Town) -> None:
    act = town.act()

    assert queries.is_served(act, *CENTER)
    assert queries.area_at(act, 30.27, 120.15).code == "laocheng"
    assert queries.area_at(act, 30.20, 120.15).code == "yunnan"
    assert not queries.is_served(act, 30.25, 121.0)
    assert not queries.is_served(replace(act, city_id=8), *CENTER)


def test_an_ended_area_no_longer_serves(town: Town) -> None:
    for area in queries.live_areas(town.act()):
        town.do(commands.end_area, area_id=area.id)

    assert not queries.is_served(town.act(), *CENTER)
    with pytest.raises(NotFound):
        town.do(commands.end_area, area_id=area.id)


def test_an_added_zone_must_lie_in_its_parent_and_not_cross_itself(town: Town) -> None:
    added = town.do(
        commands.add_area,
        code="spa-street",
        kind="zone",
        name={"zh-CN": "温泉街"},
        polygon=_square(30.21, 120.15, 0.005),
        parent_code="yunnan",
    )
    assert queries.area_at(town.act(), 30.21, 120.15) == added

    kept = ServedArea.objects.count()
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    for polygon in (bow, _square(40.0, 116.0, 0.01), {"type": "Point", "coordinates": [1, 2]}, {}):
        with pytest.raises(rules.BadPolygon):
            town.do(
                commands.add_area,
                code="wrong",
                kind="zone",
                name={"zh-CN": "错"},
                polygon=polygon,
                parent_code="yunnan",
            )
    assert ServedArea.objects.count() == kept


def test_the_same_pack_twice_changes_nothing_and_a_changed_one_needs_a_new_number(
    town: Town,
) -> None:
    pack = packs.read("yunhe")
    before = (CityPack.objects.count(), ServedArea.objects.count(), TravelTariff.objects.count())
    town.do(commands.load_city_pack, pack=pack)
    assert before == (
        CityPack.objects.count(),
        ServedArea.objects.count(),
        TravelTariff.objects.count(),
    )

    changed = copy.deepcopy(pack)
    changed["booking"]["lead_minutes"] = 30
    with pytest.raises(rules.PackVersionUsed):
        town.do(commands.load_city_pack, pack=changed)

    town.at += timedelta(days=1)
    town.do(commands.load_city_pack, pack=changed | {"version": 2})
    assert queries.facts(town.act()).lead_minutes == 30
    assert queries.facts(town.act(), MORNING).lead_minutes == 60
    assert ServedArea.objects.filter(ended_at=None).count() == len(pack["areas"])
    assert Holiday.objects.filter(ended_at=None).count() == len(pack["holidays"])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("zone",), "Mars/Olympus"),
        (("coordinates",), "WGS-84"),
        (("center", "lat"), 91),
        (("center", "lat"), float("nan")),
        (("name",), {"en": "Yunhe"}),
        (("tariffs", 0, "night_bp"), -1),
        (("tariffs", 1, "mode"), "bus"),
        (("travel", "speed_kmh_by_hour"), [20.0] * 23),
        (("areas", 1, "parent"), "nowhere"),
        (("surprise",), 1),
    ],
)
def test_a_pack_that_cannot_be_meant_is_refused_with_the_field(path: tuple, value: object) -> None:
    pack = packs.read("yunhe") | {"version": 2}
    spot: object = pack
    for step in path[:-1]:
        spot = spot[step]  # type: ignore[index]
    spot[path[-1]] = value  # type: ignore[index]

    with pytest.raises(Invalid) as refused:
        packs.checked(pack)

    assert refused.value.problems


def test_a_refused_pack_changes_nothing(town: Town) -> None:
    pack = packs.read("yunhe") | {"version": 2, "zone": "Mars/Olympus"}
    with pytest.raises(Invalid):
        town.do(commands.load_city_pack, pack=pack)
    assert CityPack.objects.count() == 1


def test_a_city_without_a_pack_says_so(town: Town) -> None:
    with pytest.raises(rules.NoCityPack):
        queries.facts(replace(town.act(), city_id=8))


def _fare(act: Act, mode: str, metres: int, starts_at: datetime) -> int:
    """What the way to a visit costs, as a quote computes it."""
    tariff = queries.tariff_input(queries.tariff_at(act, mode))
    return fares.travel_fare(tariff, metres, queries.facts(act).minute_of_day(starts_at))


def test_a_pack_of_another_time_zone_is_refused(town: Town) -> None:
    pack = packs.read("yunhe") | {"version": 2, "zone": "Asia/Tokyo"}

    with pytest.raises(rules.OtherZone):
        town.do(commands.load_city_pack, pack=pack)

    assert queries.facts(town.act()).zone == "Asia/Shanghai"


def _both(do: Callable[[], Any]) -> list[Any]:
    """What two who do the same at once are answered."""
    answers: list[Any] = []
    gate = threading.Barrier(2)

    def run() -> None:
        gate.wait()
        try:
            answers.append(do())
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_who_set_the_same_holiday_or_load_the_same_pack_at_once_both_succeed(
    fresh_db: str,
) -> None:
    town = build()
    day = {"day": date(2026, 5, 3), "name": {"zh-CN": "节"}, "kind": "rest", "pay_bp": 20_000}
    pack = packs.read("yunhe") | {"version": 2}

    holidays = _both(lambda: town.do(commands.set_holiday, **day))
    loaded = _both(lambda: town.do(commands.load_city_pack, pack=pack))

    assert [type(one) for one in [*holidays, *loaded]] == [Holiday, Holiday, CityPack, CityPack]
    assert loaded[0].id == loaded[1].id
    assert Holiday.objects.filter(city_id=7, day=date(2026, 5, 3), ended_at=None).count() == 1


def test_taxi_and_bus_fares_follow_distance_and_night(town: Town) -> None:
    act = town.act()

    assert _fare(act, "bus", 900, MORNING) == 0
    assert _fare(act, "bus", 4_000, MORNING) == 400
    assert _fare(act, "taxi", 3_000, MORNING) == 0
    assert _fare(act, "taxi", 6_000, MORNING) == 1_300
    assert _fare(act, "taxi", 8_000, MORNING) == 1_300 + 2 * 270
    assert _fare(act, "taxi", 6_000, NIGHT) == 1_560
    with pytest.raises(rules.NoTariff):
        _fare(act, "boat", 1, MORNING)


def test_a_tariff_published_for_later_counts_from_then(town: Town) -> None:
    soon = town.at + timedelta(days=7)
    with pytest.raises(Invalid):
        town.do(commands.publish_tariff, mode="bus", terms={"flat_fen": -1})
    with pytest.raises(Invalid):
        town.do(
            commands.publish_tariff,
            mode="bus",
            terms={"flat_fen": 300},
            valid_from=town.at - timedelta(seconds=1),
        )
    town.do(commands.publish_tariff, mode="bus", terms={"flat_fen": 300}, valid_from=soon)

    assert _fare(town.act(), "bus", 4_000, MORNING) == 400
    town.at = soon
    assert _fare(town.act(), "bus", 4_000, MORNING) == 600


def test_holidays_are_known_and_can_be_set(town: Town) -> None:
    act = town.act()
    spring = queries.holidays(act, date(2027, 2, 1), date(2027, 2, 28))

    assert queries.holiday(act, date(2026, 10, 1)).kind == "public"
    assert queries.holiday(act, date(2026, 10, 10)).kind == "working"
    assert queries.holiday(act, date(2026, 3, 9)) is None
    assert [one.day.day for one in spring] == [5, 6, 7, 8]

    town.do(
        commands.set_holiday,
        day=date(2026, 10, 1),
        name={"zh-CN": "市庆"},
        kind="rest",
        pay_bp=20_000,
    )
    assert queries.holiday(act, date(2026, 10, 1)).name == {"zh-CN": "市庆"}
    with pytest.raises(Invalid):
        town.do(
            commands.set_holiday,
            day=date(2026, 10, 1),
            name={"zh-CN": "市庆"},
            kind="public",
            pay_bp=9_999,
        )


def _facts(zone: str, night: tuple[int, int]) -> rules.CityFacts:
    plain = packs.checked(packs.read("yunhe"))
    return rules.CityFacts(
        zone=zone,
        center_lat=0,
        center_lng=0,
        night_from_minute=night[0],
        night_until_minute=night[1],
        slot_step_minutes=30,
        horizon_days=14,
        lead_minutes=60,
        instant_radius_m=5_000,
        work_daily_minutes=600,
        work_continuous_minutes=240,
        work_rest_minutes=20,
        minimum_hourly_fen=0,
        road_factor=1.3,
        speed_kmh_by_hour=plain.travel.speed_kmh_by_hour,
        licences=(),
    )


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 1439),
    st.integers(0, 1439),
)
def test_city_time_goes_there_and_back_and_night_is_one_stretch(
    moment: datetime, start: int, end: int
) -> None:
    city = _facts("Asia/Shanghai", (start, end))
    day, minute = city.day_of(moment), city.minute_of_day(moment)

    assert city.moment(day, minute) == moment.replace(second=0, microsecond=0)
    length = (end - start) % 1440
    assert city.is_night(moment) == ((minute - start) % 1440 < length)
