"""A visit that repeats: previewed with a conflict, agreed on, changed in every way, and done."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.doors import city as town
from tests.doors.city import Caller
from tests.journeys.story import Story, see, took

pytestmark = pytest.mark.slow

TEN = 600
FIRST = date(2026, 3, 11)
"""A Wednesday, two days after the story begins."""


def at_ten(day: date) -> datetime:
    """Ten o'clock of a day in the city."""
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)


def week(n: int) -> date:
    """The Wednesday of the nth week."""
    return FIRST + timedelta(weeks=n)


def wish_of(story: Story, customer: Caller, worker: Caller, **changes: Any) -> dict[str, Any]:
    """Two hours of cleaning every Wednesday at ten, by one person."""
    return {
        "service_id": story.service("daily-cleaning"),
        "address_id": town.address_of(customer),
        "variant": "standard",
        "units": 2,
        "days": {"kind": "weekly", "weekdays": [2], "first_day": FIRST.isoformat()},
        "minute": TEN,
        "worker_id": str(worker.actor_id),
    } | changes


def opened(story: Story, customer: Caller, worker: Caller, **changes: Any) -> dict[str, Any]:
    """A series at the price that was shown."""
    wish = wish_of(story, customer, worker, **changes)
    shown = took(customer.post("series/previews", wish))
    body = wish | {"shown_total_fen": shown["usual_fen"]}
    series: dict[str, Any] = took(customer.post("series", body))
    story.rest()
    return series


def day_of(customer: Caller, series: dict[str, Any], day: date) -> dict[str, Any]:
    """One day of a series as it is now."""
    now = took(customer.get(f"series/{series['id']}"))
    found: dict[str, Any] = next(one for one in now["occurrences"] if one["day"] == day.isoformat())
    return found


def kinds(customer: Caller) -> list[str]:
    """What a customer was told, newest first."""
    return [one["kind"] for one in took(customer.get("notices", size=100))["items"]]


def test_a_weekly_visit_lives_through_every_change_to_two_finished_visits(story: Story) -> None:
    customer, person, other = story.customer(), story.cast.crew[0], story.cast.crew[1]
    off = {"day": week(2).isoformat(), "kind": "off"}
    took(person.post("plan/exceptions", off))
    wish = wish_of(story, customer, person)

    shown = took(customer.post("series/previews", wish))
    by_day = {one["day"]: one for one in shown["occurrences"]}
    conflict = by_day.pop(week(2).isoformat())

    assert len(by_day) == 7
    assert {one["trouble"] for one in by_day.values()} == {""}
    assert conflict["trouble"] == "workers.OffPlan"
    assert {one["kind"] for one in conflict["alternatives"]} == {"day", "person"}

    body = wish | {"shown_total_fen": shown["usual_fen"]}
    series = took(customer.post("series", body))
    story.rest()
    states = [one["state"] for one in series["occurrences"]]
    assert states == ["ordered", "ordered", "asking", "planned", "planned", "planned"]
    assert series["occurrences"][4]["worker"]["id"] == str(person.actor_id)
    assert "series_question" in kinds(customer)

    _change_days(story, customer, series, other)
    _pause(story, customer, series)

    first = series["occurrences"][0]["order_id"]
    _visit(story, customer, first, person)
    second = series["occurrences"][1]["order_id"]
    story.turn(at_ten(week(1)) - timedelta(days=3))
    assert "series_charge" in kinds(customer)
    assert see(customer, second)["pay_until_at"] is not None
    _visit(story, customer, second, person)
    took(customer.post(f"series/{series['id']}/end"))
    story.pass_window()

    assert took(customer.get(f"series/{series['id']}"))["state"] == "ended"
    story.ends_well(customer, first, second)


def _change_days(story: Story, customer: Caller, series: dict[str, Any], other: Caller) -> None:
    """One day by somebody else, one skipped, one moved, and all from a day on longer."""
    asking = day_of(customer, series, week(2))
    others = took(customer.get(f"occurrences/{asking['id']}"))["alternatives"]
    by_other = next(one for one in others if one["worker"]["id"] == str(other.actor_id))
    body = {"worker_id": by_other["worker"]["id"], "shown_total_fen": by_other["total_fen"]}
    swapped = took(customer.put(f"occurrences/{asking['id']}", body))
    assert (swapped["state"], swapped["worker"]["id"]) == ("planned", str(other.actor_id))

    skipped = day_of(customer, series, week(3))
    took(customer.post(f"occurrences/{skipped['id']}/skip", {}))
    assert day_of(customer, series, week(3))["state"] == "skipped"

    moved = day_of(customer, series, week(4))
    later = {"starts_at": (at_ten(week(4)) + timedelta(days=1)).isoformat()}
    price = took(customer.post(f"occurrences/{moved['id']}/previews", later))
    body = later | {"shown_total_fen": price["total_fen"]}
    assert took(customer.put(f"occurrences/{moved['id']}", body))["starts_at"] > moved["ends_at"]

    longer = {"variant": "standard", "units": 3}
    wish = wish_of(story, customer, story.cast.crew[0]) | longer
    wish["address_id"] = took(customer.get(f"series/{series['id']}"))["address_id"]
    shown = took(customer.post("series/previews", wish | {"series_id": series["id"]}))
    assert shown["usual_fen"] > series["usual_fen"]
    change = {"from_day": week(5).isoformat(), "choice": longer}
    change["shown_total_fen"] = shown["usual_fen"]
    took(customer.post(f"series/{series['id']}/changes", change))
    last = day_of(customer, series, week(5))
    assert datetime.fromisoformat(last["ends_at"]) - at_ten(week(5)) == timedelta(hours=3)
    still = day_of(customer, series, week(4))
    assert still["agreed_fen"] == series["usual_fen"]


def _pause(story: Story, customer: Caller, series: dict[str, Any]) -> None:
    """A pause over one day, and back."""
    first, until = week(5) - timedelta(days=1), week(5) + timedelta(days=1)
    body = {"first": first.isoformat(), "until": until.isoformat()}
    took(customer.post(f"series/{series['id']}/pause", body))
    assert day_of(customer, series, week(5))["state"] == "dropped"
    took(customer.delete(f"series/{series['id']}/pause"))
    assert day_of(customer, series, week(5))["state"] == "planned"
    took(customer.post(f"series/{series['id']}/pause", body))


def _visit(story: Story, customer: Caller, order_id: str, person: Caller) -> None:
    """The order is paid, taken by the same person, done and accepted."""
    story.pay(customer, order_id)
    assert story.accept_offer(customer, order_id) is person
    order = see(customer, order_id)
    story.work(customer, order, person)
    assert story.accept(customer, order_id)["state"] == "accepted"


def test_stopping_takes_one_tap_and_nothing_more_is_asked_for(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    series = opened(story, customer, person)
    unpaid = series["occurrences"][1]["order_id"]

    took(customer.post(f"series/{series['id']}/end"))
    story.turn(at_ten(week(1)) - timedelta(days=3))

    assert see(customer, unpaid)["state"] == "cancelled"
    assert "series_charge" not in kinds(customer)
    assert "payment_asked" not in kinds(customer)
    assert story.books() == {}


def test_a_price_that_rose_needs_a_yes_and_silence_costs_nothing(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    days = {"kind": "weekly", "weekdays": [2], "first_day": week(3).isoformat(), "count": 2}
    series = opened(story, customer, person, days=days)
    desk = story.cast.operator
    listed = {
        "trade_code": "home-cleaning",
        "prices": {"daily-cleaning": {"variant": {"standard": 5_500}}},
        "reason": "成本上涨",
    }
    took(desk.post("price-lists", listed))

    story.turn(at_ten(week(3)) - timedelta(days=14))
    asked = day_of(customer, series, week(3))
    assert (asked["state"], asked["trouble"]) == ("asking", "series.Dearer")
    assert asked["worker"]["id"] == str(person.actor_id)
    refused = customer.post(
        f"occurrences/{asked['id']}/agreement", {"shown_total_fen": asked["agreed_fen"]}
    )
    assert refused.json()["code"] == "series.PriceChanged"
    yes = {"shown_total_fen": asked["price_fen"]}
    took(customer.post(f"occurrences/{asked['id']}/agreement", yes))
    assert day_of(customer, series, week(3))["state"] == "ordered"

    story.turn(at_ten(week(4)) - timedelta(days=14))
    silent = day_of(customer, series, week(4))
    story.turn(datetime.fromisoformat(silent["answer_until_at"]))
    assert day_of(customer, series, week(4))["state"] == "lapsed"
    assert "series_lapsed" in kinds(customer)


def test_when_the_person_leaves_another_comes_or_the_customer_is_asked(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    days = {"kind": "weekly", "weekdays": [2], "first_day": week(3).isoformat(), "count": 1}
    ask = opened(story, customer, person, days=days)
    anyone = opened(story, customer, person, days=days, minute=900, if_busy="anyone")
    desk = story.cast.operator
    reason = {"reason": "证件核查"}
    took(desk.post(f"workers/{person.actor_id}/pause", reason | {"days": 30}))
    story.rest()

    asked = day_of(customer, ask, week(3))
    assert (asked["state"], asked["trouble"]) == ("asking", "workers.NotWorking")
    story.turn(at_ten(week(3)) - timedelta(days=13))

    other = day_of(customer, anyone, week(3))
    assert other["state"] == "ordered"
    assert "series_other_person" in kinds(customer)


def test_a_month_end_and_a_last_friday_are_days_of_the_calendar(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    end = {"kind": "monthly_day", "month_day": 31, "first_day": "2026-03-31", "count": 3}
    friday = {"kind": "monthly_weekday", "weekdays": [4], "nth": -1, "first_day": "2026-03-09"}
    ends = took(customer.post("series/previews", wish_of(story, customer, person, days=end)))
    fridays = took(customer.post("series/previews", wish_of(story, customer, person, days=friday)))

    assert [one["day"] for one in ends["occurrences"]] == ["2026-03-31", "2026-04-30", "2026-05-31"]
    assert [one["day"] for one in fridays["occurrences"]][:2] == ["2026-03-27", "2026-04-24"]


def test_the_desk_signs_a_caller_up(story: Story) -> None:
    customer, person = story.customer(), story.cast.crew[0]
    wish = wish_of(story, customer, person) | {"customer_id": str(customer.actor_id)}
    desk = story.cast.operator
    shown = took(desk.post("series/previews", wish))

    series = took(desk.post("series", wish | {"shown_total_fen": shown["usual_fen"]}))

    assert [one["id"] for one in took(customer.get("series"))["items"]] == [series["id"]]
    listed = took(desk.get("series", customer_id=str(customer.actor_id)))["items"]
    assert [one["id"] for one in listed] == [series["id"]]
