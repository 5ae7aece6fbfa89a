"""What happens to the days of a series: kept, ordered, skipped, moved, lost and found again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from doorstep.kernel.models import Message
from doorstep.offering.areas import commands as areas
from doorstep.offering.areas import queries as area_facts
from doorstep.offering.catalog import commands as catalog
from doorstep.offering.workers.models import SlotHold
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts import queries as people
from doorstep.visits.series import commands
from doorstep.visits.series.models import Occurrence
from tests.doors import city as town
from tests.doors.city import CITY, Caller, City
from tests.doors.customer import asking

FIRST = date(2026, 3, 18)
"""A Wednesday, nine days after the test begins: its order is made at once and paid later."""


def opened(city: City, customer: Caller, **changes: Any) -> dict[str, Any]:
    """Two hours of cleaning every Wednesday at ten by the first of the crew."""
    wish = {
        "service_id": str(city.service().id),
        "address_id": town.address_of(customer),
        "variant": "standard",
        "units": 2,
        "days": {"kind": "weekly", "weekdays": [2], "first_day": FIRST.isoformat()},
        "minute": 600,
        "worker_id": str(city.crew[0].actor_id),
    } | changes
    shown = customer.post("series/previews", wish).json()["usual_fen"]
    answer = customer.post("series", wish | {"shown_total_fen": shown})
    assert answer.status_code == 201, answer.content
    city.deliver()
    found: dict[str, Any] = answer.json()
    return found


def days(customer: Caller, series: dict[str, Any]) -> list[dict[str, Any]]:
    """The days of a series as they are now."""
    found: list[dict[str, Any]] = customer.get(f"series/{series['id']}").json()["occurrences"]
    return found


def held(occurrence: dict[str, Any]) -> int:
    """How many stretches of time are kept for a day that is no order yet."""
    rows = SlotHold.objects.filter(city_id=CITY, visit_id=occurrence["id"], ended_at=None)
    return rows.count()


def test_the_persons_time_is_kept_weeks_before_the_order(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    late = days(customer, series)[3]

    assert (late["state"], held(late)) == ("planned", 1)
    another = {"units": 2, "days": {"kind": "weekly", "weekdays": [2], "first_day": late["day"]}}
    stranger = city.customer()
    wish = {
        "service_id": str(city.service().id),
        "address_id": town.address_of(stranger),
        "variant": "standard",
        "minute": 630,
        "worker_id": str(city.crew[0].actor_id),
    } | another
    seen = stranger.post("series/previews", wish).json()["occurrences"][0]
    assert seen["trouble"] == "workers.SlotTaken"
    assert {one["kind"] for one in seen["alternatives"]} == {"time", "day", "person"}


def test_an_order_takes_over_the_time_that_was_kept(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    before = days(customer, series)[2]

    town.at(datetime.fromisoformat(before["starts_at"]) - timedelta(days=14))
    city.deliver()

    after = next(one for one in days(customer, series) if one["id"] == before["id"])
    assert (after["state"], held(after)) == ("ordered", 0)
    order = customer.get(f"orders/{after['order_id']}").json()
    assert (order["state"], order["way"], order["pay_until_at"]) == ("unpaid", "choose", None)
    asked_at = datetime.fromisoformat(order["pay_from_at"])
    assert datetime.fromisoformat(after["starts_at"]) - asked_at == timedelta(days=3)


def test_a_lost_timer_is_caught_by_the_rhythm(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    before = days(customer, series)[2]
    Message.objects.filter(city_id=CITY, name="series.roll").delete()

    town.at(datetime.fromisoformat(before["starts_at"]) - timedelta(days=13))
    city.deliver()
    assert city.do(commands.catch_up) == 1
    city.deliver()

    assert next(one for one in days(customer, series) if one["id"] == before["id"])["order_id"]


def test_rolling_again_makes_no_day_twice(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    before = Occurrence.objects.filter(city_id=CITY).count()

    for _ in range(2):
        city.do(commands.roll, series_id=series["id"])

    assert Occurrence.objects.filter(city_id=CITY).count() == before


def test_a_skipped_day_gives_its_time_back_and_can_be_brought_back(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    ordered, planned = days(customer, series)[0], days(customer, series)[3]

    for one in (ordered, planned):
        assert customer.post(f"occurrences/{one['id']}/skip", {}).status_code == 200
    city.deliver()

    assert [one["state"] for one in days(customer, series)][:4:3] == ["skipped", "skipped"]
    assert customer.get(f"orders/{ordered['order_id']}").json()["state"] == "cancelled"
    assert held(planned) == 0
    for one in (ordered, planned):
        assert customer.delete(f"occurrences/{one['id']}/skip").status_code == 200
    assert [one["state"] for one in days(customer, series)][:4:3] == ["ordered", "planned"]


def test_skipping_a_paid_day_costs_what_was_shown(city: City) -> None:
    customer = city.customer()
    first = {"kind": "weekly", "weekdays": [1], "first_day": "2026-03-10", "count": 1}
    series = opened(city, customer, days=first)
    [day] = days(customer, series)
    city.pay(day["order_id"])
    shown = customer.get(f"occurrences/{day['id']}").json()["skipping"]

    wrong = customer.post(f"occurrences/{day['id']}/skip", {"shown_fee_fen": 999})
    right = customer.post(f"occurrences/{day['id']}/skip", {"shown_fee_fen": shown["fee_fen"]})

    assert wrong.json()["code"] == "orders.FeeChanged"
    assert right.json()["state"] == "skipped"


def test_an_order_moves_with_its_day_and_is_asked_for_as_long_before(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    day = days(customer, series)[0]
    later = datetime.fromisoformat(day["starts_at"]) + timedelta(days=1, hours=3)

    body = {"starts_at": later.isoformat(), "shown_total_fen": day["price_fen"]}
    moved = customer.put(f"occurrences/{day['id']}", body)
    city.deliver()

    assert moved.status_code == 200, moved.content
    order = customer.get(f"orders/{day['order_id']}").json()
    assert datetime.fromisoformat(order["starts_at"]) == later
    assert later - datetime.fromisoformat(order["pay_from_at"]) == timedelta(days=3)


def test_an_unpaid_order_is_placed_anew_for_another_choice(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    day = days(customer, series)[0]
    longer = {"choice": {"variant": "standard", "units": 3}}
    price = customer.post(f"occurrences/{day['id']}/previews", longer).json()["total_fen"]

    stale = customer.put(f"occurrences/{day['id']}", longer | {"shown_total_fen": 1})
    changed = customer.put(f"occurrences/{day['id']}", longer | {"shown_total_fen": price})
    city.deliver()

    assert stale.json()["code"] in ("series.PriceChanged", "series.NotPossible")
    assert changed.status_code == 200, changed.content
    assert customer.get(f"orders/{day['order_id']}").json()["state"] == "cancelled"
    assert customer.get(f"orders/{changed.json()['order_id']}").json()["total_fen"] == price


def test_a_paid_order_is_not_changed_behind_its_back(city: City) -> None:
    customer = city.customer()
    first = {"kind": "weekly", "weekdays": [1], "first_day": "2026-03-10", "count": 1}
    series = opened(city, customer, days=first)
    [day] = days(customer, series)
    city.pay(day["order_id"])

    body = {"choice": {"variant": "standard", "units": 3}, "shown_total_fen": 1}
    answer = customer.put(f"occurrences/{day['id']}", body)

    assert answer.json()["code"] == "series.PaidAlready"


def test_an_order_that_is_not_paid_in_time_leaves_the_other_days(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    day = days(customer, series)[0]
    starts_at = datetime.fromisoformat(day["starts_at"])

    town.at(starts_at - timedelta(days=3))
    city.deliver()
    town.at(starts_at - timedelta(days=1, hours=23))
    city.deliver()

    states = [one["state"] for one in days(customer, series)]
    assert states[0] == "cancelled"
    assert set(states[1:]) <= {"ordered", "planned"}


def test_a_series_ends_by_itself_after_its_last_day(city: City) -> None:
    customer = city.customer()
    once = {"kind": "weekly", "weekdays": [2], "first_day": FIRST.isoformat(), "count": 1}
    series = opened(city, customer, days=once)
    [day] = days(customer, series)
    customer.post(f"occurrences/{day['id']}/skip", {})
    city.deliver()

    assert customer.get(f"series/{series['id']}").json()["state"] == "ended"


def test_who_was_erased_has_no_series(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    customer.post(f"occurrences/{days(customer, series)[0]['id']}/skip", {})
    customer.post(f"occurrences/{days(customer, series)[1]['id']}/skip", {})
    planned = days(customer, series)[2]
    person_id = city.ask(people.customer, customer.actor_id).person_id

    city.do(accounts.erase_person, person_id=person_id)
    city.deliver()

    assert held(planned) == 0
    assert city.do(commands.roll, series_id=series["id"]).state == "ended"


def test_new_prices_can_be_agreed_to_for_all_days(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    day = days(customer, series)[2]
    dearer = {"daily-cleaning": {"variant": {"standard": 5_500}}}
    city.do(catalog.publish_prices, trade_code="home-cleaning", prices=dearer)

    town.at(datetime.fromisoformat(day["starts_at"]) - timedelta(days=14))
    city.deliver()
    asked = next(one for one in days(customer, series) if one["id"] == day["id"])
    assert (asked["trouble"], held(asked)) == ("series.Dearer", 1)
    yes = {"shown_total_fen": asked["price_fen"], "for_all": True}
    assert customer.post(f"occurrences/{day['id']}/agreement", yes).status_code == 200

    after = {one["id"]: one for one in days(customer, series)}
    assert after[day["id"]]["state"] == "ordered"
    later = [one for one in after.values() if one["day"] > day["day"]]
    assert {one["agreed_fen"] for one in later} == {asked["price_fen"]}


def test_paused_days_are_dropped_and_the_rest_stays(city: City) -> None:
    customer = city.customer()
    series = opened(city, customer)
    asking.placed(city, customer)  # another order of the customer is nobody's day

    until = (FIRST + timedelta(days=8)).isoformat()
    answer = customer.post(f"series/{series['id']}/pause", {"until": until})
    city.deliver()

    states = [one["state"] for one in answer.json()["occurrences"]]
    assert states[:3] == ["dropped", "dropped", "planned"]


def test_a_pause_over_all_that_is_left_ends_nothing_before_it_is_over(city: City) -> None:
    customer = city.customer()
    two = {"kind": "weekly", "weekdays": [2], "first_day": FIRST.isoformat(), "count": 2}
    series = opened(city, customer, days=two)
    path = f"series/{series['id']}"
    until = FIRST + timedelta(days=30)

    paused = customer.post(f"{path}/pause", {"until": until.isoformat()}).json()
    city.deliver()
    assert paused["state"] == "live"
    assert {one["state"] for one in paused["occurrences"]} == {"dropped"}

    back = customer.delete(f"{path}/pause").json()
    assert [one["state"] for one in back["occurrences"]] == ["ordered", "planned"]
    customer.post(f"{path}/pause", {"until": until.isoformat()})
    town.at(datetime(until.year, until.month, until.day, tzinfo=UTC))
    city.deliver()
    assert customer.get(path).json()["state"] == "ended"


def test_every_other_week_stays_in_its_weeks_when_the_rest_changes(city: City) -> None:
    customer = city.customer()
    last = FIRST + timedelta(weeks=2)
    days_sent = {"kind": "weekly", "every": 2, "weekdays": [2], "first_day": FIRST.isoformat()}
    series = opened(city, customer, days=days_sent | {"last_day": last.isoformat()})
    between = (FIRST + timedelta(days=8)).isoformat()
    wish = {
        "service_id": str(city.service().id),
        "address_id": town.address_of(customer),
        "variant": "standard",
        "units": 2,
        "minute": 660,
        "series_id": series["id"],
        "days": days_sent | {"first_day": between, "last_day": last.isoformat()},
    }

    shown = customer.post("series/previews", wish).json()
    body = {"from_day": between, "minute": 660, "shown_total_fen": shown["usual_fen"]}
    changed = customer.post(f"series/{series['id']}/changes", body)

    assert [one["day"] for one in shown["occurrences"]] == [last.isoformat()]
    assert changed.status_code == 200, changed.content
    assert days(customer, series)[-1]["starts_at"].startswith(f"{last.isoformat()}T03:00")


def test_a_daily_rhythm_is_answered_soon_and_planned_in_portions(city: City) -> None:
    customer = city.customer()
    daily = {"kind": "weekly", "weekdays": list(range(7)), "first_day": "2026-03-12"}

    series = opened(city, customer, days=daily)

    assert len(series["occurrences"]) == 7
    assert len(days(customer, series)) == 40


def of_day(customer: Caller, series: dict[str, Any], day: str) -> dict[str, Any]:
    """One day of a series as it is now."""
    return next(one for one in days(customer, series) if one["day"] == day)


def test_who_takes_the_day_off_is_asked_about_at_once_and_leave_taken_back_settles_it(
    city: City,
) -> None:
    customer, worker = city.customer(), city.crew[0]
    series = opened(city, customer, if_busy="ask")
    planned = days(customer, series)[3]
    assert (planned["state"], held(planned)) == ("planned", 1)

    leave = worker.post("plan/exceptions", {"day": planned["day"], "kind": "off"}).json()
    city.deliver()
    asked = of_day(customer, series, planned["day"])
    assert (asked["state"], asked["trouble"]) == ("asking", "workers.OffPlan")
    assert held(planned) == 0
    town.later(hours=2)
    worker.put("plan", {"stretches": [stretch(weekday) for weekday in range(7)]})
    city.deliver()
    again = of_day(customer, series, planned["day"])
    assert again["answer_until_at"] == asked["answer_until_at"], "looking gives no more time"

    worker.delete(f"plan/exceptions/{leave['id']}")
    city.deliver()

    assert of_day(customer, series, planned["day"])["state"] == "planned"
    assert held(planned) == 1


def stretch(weekday: int) -> dict[str, int]:
    """The day's work of a weekday."""
    return {"weekday": weekday, "from_minute": 480, "to_minute": 1_200}


def test_a_cancelled_visit_frees_the_day_for_the_series_that_wanted_it(city: City) -> None:
    first, customer = city.customer(), city.customer()
    chosen = {"way": "choose", "worker_id": str(city.crew[0].actor_id)}
    starts_at = datetime(2026, 3, 18, 2, 0, tzinfo=UTC).isoformat()
    order = asking.placed(city, first, **chosen, starts_at=starts_at)
    series = opened(city, customer, if_busy="ask")
    assert of_day(customer, series, FIRST.isoformat())["trouble"] == "workers.SlotTaken"

    path = f"orders/{order['id']}/cancellation"
    fee_fen = first.get(path).json()["fee_fen"]
    assert first.post(path, {"shown_fee_fen": fee_fen}).status_code == 200
    city.deliver()

    assert of_day(customer, series, FIRST.isoformat())["state"] == "ordered"


def test_a_city_says_how_far_ahead_time_is_kept_and_when_payment_is_asked_for(city: City) -> None:
    pack = area_facts.shipped_pack_unscoped("yunhe")
    own = {"kept_days": 21, "pay_before_days": 2}
    city.do(areas.load_city_pack, pack=pack | {"version": 2, "series": own})
    customer = city.customer()
    series = opened(city, customer)

    kept = days(customer, series)
    assert [one["day"] for one in kept] == ["2026-03-18", "2026-03-25"]
    order = customer.get(f"orders/{kept[0]['order_id']}").json()
    asked_at = datetime.fromisoformat(order["pay_from_at"])
    assert datetime.fromisoformat(kept[0]["starts_at"]) - asked_at == timedelta(days=2)
