"""Free times: only what somebody can reach is shown, and what is shown can be held."""

from datetime import date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel.errors import Refusal
from doorstep.offering.areas.models import CityPack
from doorstep.offering.catalog.models import Service, Trade
from doorstep.offering.workers import commands, queries
from doorstep.offering.workers.models import Worker
from doorstep.offering.workers.queries import Wish
from tests.rooms.workers.town import CENTER, MORNING, Town

TUESDAY = date(2026, 3, 10)
FAR = (30.33, 120.15)


def _wish(town: Town, minutes: int = 120, service: str = "daily-cleaning", **more: object) -> Wish:
    return Wish(town.service(service).id, *CENTER, minutes, **more)  # type: ignore[arg-type]


def _hours(town: Town, starts: list[queries.FreeStart]) -> list[float]:
    midnight = MORNING + timedelta(days=1, hours=-8)
    return [(start.starts_at - midnight).total_seconds() / 3600 for start in starts]


def test_an_empty_day_is_free_from_opening_to_the_last_start(town: Town) -> None:
    worker = town.worker()
    starts = queries.free_starts(town.act(), _wish(town), TUESDAY)

    assert _hours(town, starts) == [8 + half / 2 for half in range(20)]
    assert {one.worker_ids for one in starts} == {(worker.id,)}


def test_a_visit_takes_its_time_and_the_way_from_the_day(town: Town) -> None:
    worker = town.worker()
    town.hold(worker, 12, place=FAR)

    hours = _hours(town, queries.free_starts(town.act(), _wish(town), TUESDAY))

    assert 8.0 in hours
    assert not [hour for hour in hours if 9.5 < hour < 14.5]
    assert 15.0 in hours


def test_the_times_of_all_workers_are_one_list_with_the_nearest_first(town: Town) -> None:
    near = town.worker(plan=[(1, 480, 720)])
    far = town.worker(plan=[(1, 600, 900)], home=(30.28, 120.15))
    town.worker("cleaning.glass")

    found = queries.free_starts(town.act(), _wish(town), TUESDAY)
    starts = dict(zip(_hours(town, found), (one.worker_ids for one in found), strict=True))

    assert len(found) == 10
    assert starts[8.0] == (near.id,)
    assert starts[12.5] == (far.id,)
    assert queries.free_starts(town.act(), _wish(town, worker_id=far.id), TUESDAY)[
        0
    ].worker_ids == (far.id,)


def test_only_workers_within_the_services_radius_come(town: Town) -> None:
    town.worker(home=(30.34, 120.15))
    assert queries.free_starts(town.act(), _wish(town), TUESDAY) == []


def test_today_begins_after_the_lead_and_nothing_is_shown_beyond_the_horizon(town: Town) -> None:
    town.worker()
    today = queries.free_starts(town.act(), _wish(town), date(2026, 3, 9))
    assert today[0].starts_at == MORNING + timedelta(hours=1)
    assert queries.free_starts(town.act(), _wish(town), date(2026, 3, 30)) == []
    assert queries.free_starts(town.act(), _wish(town), date(2026, 3, 1)) == []


def test_sellers_are_kept_apart(town: Town) -> None:
    own = town.worker()
    assert queries.free_starts(town.act(), _wish(town, merchant_id=None), TUESDAY)
    other = _wish(town, merchant_id=own.id)
    assert queries.free_starts(town.act(), other, TUESDAY) == []


def test_a_licence_that_ends_before_the_day_shows_nothing_on_it(town: Town) -> None:
    worker = town.worker("massage.body")
    wish = _wish(town, 60, "body-massage")
    assert queries.free_starts(town.act(), wish, TUESDAY) == []
    town.do(commands.record_licence, worker_id=worker.id, kind="health-card", expires_on=TUESDAY)
    assert queries.free_starts(town.act(), wish, TUESDAY)
    assert queries.free_starts(town.act(), wish, TUESDAY + timedelta(days=1)) == []


def test_every_shown_time_can_be_held_and_no_other(town: Town) -> None:
    worker = town.worker(plan=[(1, 480, 750), (1, 810, 1260)])
    town.hold(worker, 10, 1, place=(30.27, 120.16))
    town.hold(worker, 16, 1.5, place=FAR)
    wish = _wish(town, 90)
    shown = {one.starts_at for one in queries.free_starts(town.act(), wish, TUESDAY)}

    for half in range(48):
        starts_at = MORNING + timedelta(days=1, hours=-8 + half / 2)
        try:
            held = town.hold(worker, half / 2, 1.5)
        except Refusal:
            assert starts_at not in shown, half / 2
            continue
        assert starts_at in shown, half / 2
        town.do(commands.end_hold, visit_id=held.visit_id)


def test_why_not_this_time_counts_the_reasons(town: Town) -> None:
    busy, off, tired, far = (town.worker() for _ in range(4))
    town.hold(busy, 10)
    day_off = {"worker_id": off.id, "day": TUESDAY, "kind": "off"}
    town.do(commands.add_exception, **day_off)
    town.do(commands.set_weekly_plan, worker_id=tired.id, stretches=[(1, 0, 1440)])
    town.hold(tired, 0.5, 9)
    town.hold(far, 12.25, place=FAR)

    answer = queries.why_not(town.act(), _wish(town), MORNING + timedelta(days=1, hours=2))

    assert not answer.is_free
    assert answer.reasons == {
        "workers.SlotTaken": 1,
        "workers.OffPlan": 1,
        "workers.NeedsRest": 1,
        "workers.OutOfReachAfter": 1,
    }
    assert answer.could_come == 4
    assert answer.before == MORNING + timedelta(days=1, hours=1.5)
    assert answer.after is not None
    noon = MORNING + timedelta(days=1, hours=8)
    assert queries.why_not(town.act(), _wish(town), noon).is_free


def test_who_is_free_for_a_visit_of_a_seller(town: Town) -> None:
    near, far = town.worker(), town.worker(home=(30.28, 120.15))
    starts_at = MORNING + timedelta(days=1, hours=2)
    visit = {
        "service_id": town.service("daily-cleaning").id,
        "lat": CENTER[0],
        "lng": CENTER[1],
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
    }

    assert queries.free_workers(town.act(), merchant_id=None, **visit) == [near.id, far.id]
    town.hold(near, 11)
    assert queries.free_workers(town.act(), merchant_id=None, **visit) == [far.id]
    assert queries.free_workers(town.act(), merchant_id=near.id, **visit) == []


def test_whose_day_is_disturbed_least_comes_before_who_lives_nearest(town: Town) -> None:
    near, passing = town.worker(home=(30.251, 120.15)), town.worker(home=(30.22, 120.15))
    town.hold(passing, 8, place=CENTER)
    starts_at = MORNING + timedelta(days=1, hours=3)
    visit = {
        "service_id": town.service("daily-cleaning").id,
        "merchant_id": None,
        "lat": CENTER[0] - 0.002,
        "lng": CENTER[1],
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
    }

    assert queries.free_workers(town.act(), **visit) == [passing.id, near.id]
    wish = _wish(town)
    [shown] = [
        one for one in queries.free_starts(town.act(), wish, TUESDAY) if one.starts_at == starts_at
    ]
    assert set(shown.worker_ids) == {near.id, passing.id}
    assert shown.best_ids == (passing.id,)
    assert shown.detour_seconds == 0


def test_a_crew_are_different_people_at_the_same_time_the_cheapest_of_them(town: Town) -> None:
    near, far, middle = (town.worker(home=(lat, 120.15)) for lat in (30.25, 30.28, 30.26))
    Service.objects.of(town.act()).filter(code="daily-cleaning").update(crew=2)

    first = queries.free_starts(town.act(), _wish(town), TUESDAY)[0]
    assert first.best_ids == (near.id, middle.id)
    assert len(first.worker_ids) == 3
    town.hold(near, 9, 4)
    town.hold(middle, 9, 4)
    hours = _hours(town, queries.free_starts(town.act(), _wish(town), TUESDAY))
    assert not [hour for hour in hours if hour < 13]
    answer = queries.why_not(town.act(), _wish(town), MORNING + timedelta(days=1, hours=2))
    assert (answer.is_free, answer.could_come, answer.needed) == (False, 3, 2)
    assert answer.reasons == {"workers.SlotTaken": 2}
    assert far.id in queries.free_workers(
        town.act(),
        service_id=town.service("daily-cleaning").id,
        merchant_id=None,
        lat=CENTER[0],
        lng=CENTER[1],
        starts_at=MORNING + timedelta(days=1, hours=2),
        ends_at=MORNING + timedelta(days=1, hours=4),
    )


def test_beside_a_chosen_worker_the_others_of_a_crew_must_be_free_as_well(town: Town) -> None:
    chosen, other = town.worker(), town.worker(home=(30.26, 120.15))
    Service.objects.of(town.act()).filter(code="daily-cleaning").update(crew=2)
    town.hold(other, 9, 4)
    wish = _wish(town, worker_id=chosen.id)

    found = queries.free_starts(town.act(), wish, TUESDAY)
    assert min(_hours(town, found)) > 13
    assert {one.worker_ids for one in found} == {(chosen.id,)}
    assert {one.best_ids for one in found} == {(chosen.id, other.id)}
    morning = MORNING + timedelta(days=1, hours=2)
    assert queries.why_not(town.act(), wish, morning).reasons == {"workers.SlotTaken": 1}
    town.hold(chosen, 14, 2)
    afternoon = MORNING + timedelta(days=1, hours=7)
    answer = queries.why_not(town.act(), wish, afternoon)
    assert (answer.is_free, answer.reasons) == (False, {"workers.SlotTaken": 1})


def test_a_city_may_want_the_ways_from_and_to_home_inside_the_plan(town: Town) -> None:
    town.worker(home=(30.29, 120.15))

    def shown() -> list[float]:
        return _hours(town, queries.free_starts(town.act(), _wish(town, 135), TUESDAY))

    assert (shown()[0], shown()[-1]) == (8.0, 17.5)
    pack = CityPack.objects.of(town.act()).get()
    ways = {"from_home": True, "home_by_end": True}
    work = pack.facts["work"] | ways
    CityPack.objects.of(town.act()).update(facts=pack.facts | {"work": work})
    assert (shown()[0], shown()[-1]) == (8.5, 17.0)


def test_a_trade_may_have_hours_and_rests_of_its_own(town: Town) -> None:
    worker = town.worker()
    town.hold(worker, 8, 3)
    trade = town.service("daily-cleaning").trade
    asked = MORNING + timedelta(days=1, hours=6)
    assert queries.why_not(town.act(), _wish(town), asked).is_free
    _let(trade, rest={"daily_minutes": 240})
    assert queries.why_not(town.act(), _wish(town), asked).reasons == {"workers.NeedsRest": 1}
    _let(trade, rest={"continuous_minutes": 150, "rest_minutes": 60})
    hours = _hours(town, queries.free_starts(town.act(), _wish(town), TUESDAY))
    assert [hour for hour in hours if hour < 13] == [12.0, 12.5]


def test_whom_the_platform_employs_works_no_longer_than_their_contract_allows(town: Town) -> None:
    employed, free = town.worker(), town.worker()
    town.do(commands.change_contract, worker_id=employed.id, is_employed=True)
    _cap(town, employed={"daily_minutes": 240})
    for one in (employed, free):
        town.hold(one, 8, 3)
    asked = MORNING + timedelta(days=1, hours=6)

    assert queries.why_not(town.act(), _wish(town), asked).reasons == {"workers.NeedsRest": 1}
    starts = {one.starts_at: one for one in queries.free_starts(town.act(), _wish(town), TUESDAY)}
    assert starts[asked].worker_ids == (free.id,)
    _let(town.service("daily-cleaning").trade, rest={"contracts": {"freelance": CAPPED}})
    assert queries.why_not(town.act(), _wish(town), asked).reasons == {"workers.NeedsRest": 2}


CAPPED = {"daily_minutes": 240}


def _cap(town: Town, **contracts: object) -> None:
    pack = CityPack.objects.of(town.act()).get()
    work = pack.facts["work"] | {"contracts": contracts}
    CityPack.objects.of(town.act()).update(facts=pack.facts | {"work": work})


def _let(trade: Trade, **facts: object) -> None:
    Trade.objects.filter(id=trade.id, city_id=trade.city_id).update(facts=trade.facts | facts)


def test_why_not_a_chosen_worker_says_what_they_lack_and_no_more(town: Town) -> None:
    busy, far = town.worker(), town.worker(home=(30.34, 120.15))
    unlicensed = town.worker("massage.body")
    town.hold(busy, 10)
    asked = MORNING + timedelta(days=1, hours=2)

    def why(worker: Worker, service: str = "daily-cleaning") -> dict[str, int]:
        wish = _wish(town, 60, service, worker_id=worker.id)
        return queries.why_not(town.act(), wish, asked).reasons

    assert why(busy) == {"workers.SlotTaken": 1}
    assert why(far) == {"workers.TooFarAway": 1}
    assert why(unlicensed, "body-massage") == {"workers.NotLicensed": 1}
    anybody = queries.why_not(town.act(), _wish(town, 60, "body-massage"), asked)
    assert (anybody.could_come, anybody.reasons) == (0, {"workers.NotLicensed": 1})
    Worker.objects.of(town.act()).filter(id=far.id).update(state="paused")
    assert why(far) == {"workers.NotWorking": 1}


def test_the_nearest_times_before_and_after_are_named(town: Town) -> None:
    worker = town.worker()
    town.hold(worker, 11, 4)
    answer = queries.why_not(town.act(), _wish(town), MORNING + timedelta(days=1, hours=3))

    def hour(moment: datetime | None) -> float:
        assert moment is not None
        return (moment - MORNING).total_seconds() / 3600 - 16

    assert not answer.is_free
    assert (hour(answer.before), hour(answer.after)) == (8.5, 15.5)
    town.do(commands.add_exception, worker_id=worker.id, day=TUESDAY, kind="off")
    answer = queries.why_not(town.act(), _wish(town), MORNING + timedelta(days=1, hours=10))
    assert (answer.before, hour(answer.after)) == (None, 8 + 24)


def test_asking_costs_the_same_statements_for_two_workers_and_for_forty(town: Town) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as kept:
            queries.free_starts(town.act(), _wish(town), TUESDAY)
        return len(kept)

    for _ in range(2):
        town.hold(town.worker(), 10)
    few = statements()
    for _ in range(38):
        town.hold(town.worker(), 14)
    assert statements() == few <= 12


def test_customers_see_rounded_distances_and_the_next_free_time(town: Town) -> None:
    worker = town.worker(home=(30.2563, 120.1537), name="陈阿姨")
    town.do(commands.add_rating, worker_id=worker.id, stars=5)
    town.do(commands.add_rating, worker_id=worker.id, stars=4)
    later = town.worker(plan=[(2, 480, 1200)])

    shown = queries.shown_to_customers(town.act(), _wish(town))

    assert [one.worker_id for one in shown] == [worker.id, later.id]
    first = shown[0]
    assert (first.name, first.rating_hundredths, first.rating_count) == ("陈阿姨", 450, 2)
    assert first.distance_m % 500 == 0
    assert first.next_free_at == MORNING + timedelta(hours=1)
    assert not {"home_lat", "home_lng", "phone"} & set(dir(first))
    assert shown[1].rating_hundredths is None


def test_a_time_without_a_rest_before_it_is_not_shown_and_the_reason_is(town: Town) -> None:
    worker = town.worker("massage.body")
    licensed = {"worker_id": worker.id, "kind": "health-card", "expires_on": date(2026, 12, 31)}
    town.do(commands.record_licence, **licensed)
    town.hold(worker, 10, 2, service="body-massage")
    town.hold(worker, 12.3, 2, service="body-massage")
    wish = _wish(town, 60, "body-massage")

    hours = _hours(town, queries.free_starts(town.act(), wish, TUESDAY))

    assert [hour for hour in hours if 8 < hour < 16] == [8.5, 15.0, 15.5]
    asked = MORNING + timedelta(days=1, hours=6.6)
    assert queries.why_not(town.act(), wish, asked).reasons == {"workers.NeedsRest": 1}


def test_why_not_agrees_with_the_list_about_the_lead_the_horizon_and_the_crew(town: Town) -> None:
    town.worker()

    def why(wish: Wish, hours: float) -> tuple[bool, dict[str, int]]:
        asked = queries.why_not(town.act(), wish, MORNING + timedelta(hours=hours))
        return asked.is_free, asked.reasons

    assert why(_wish(town), 0.5) == (False, {"workers.TooSoon": 1})
    assert why(_wish(town), 24 * 40) == (False, {"workers.TooFarAhead": 1})
    assert why(_wish(town), 26) == (True, {})
    Service.objects.of(town.act()).filter(code="daily-cleaning").update(crew=2)
    assert why(_wish(town), 26) == (False, {})
    town.worker()
    assert why(_wish(town), 26) == (True, {})
