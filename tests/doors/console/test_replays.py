"""A past day played again at the desk: the table before and after, pictures, and who may ask."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from doorstep.insight.analytics import commands, queries
from doorstep.insight.analytics.models import Replay
from doorstep.offering.workers import commands as workers
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.doors.customer import asking

MONDAY = town.MONDAY.date()
REASON = {"reason": "试算新权重"}


def instant_day(city: City) -> None:
    """Some instant orders on the Monday, which workers take as they come; then the next day."""
    for step in range(6):
        customer = city.customer()
        address_id = town.address_of(
            customer, lat=town.HOME["lat"] + 0.006 * step, lng=town.HOME["lng"]
        )
        asking.paid(city, customer, address_id=address_id, timing="now", starts_at=None)
        for worker in city.crew:
            for offer in worker.get("offers").json()["items"]:
                worker.post(f"offers/{offer['id']}/acceptance")
        town.later(minutes=5)
    town.at(town.MONDAY + timedelta(days=1, hours=1))
    city.deliver()


def played(city: City, mine: Any, facts: dict[str, Any], day: date = MONDAY) -> dict[str, Any]:
    """A replay of a day, played to its end."""
    asked = mine.post("dispatch/replays", {"day": day.isoformat(), "facts": facts, **REASON})
    assert asked.status_code == 202, asked.content
    assert asked.json()["state"] == "waiting"
    city.deliver()
    seen = mine.get(f"dispatch/replays/{asked.json()['id']}")
    assert seen.status_code == 200, seen.content
    found: dict[str, Any] = seen.json()
    return found


def test_another_policy_changes_the_table_and_the_same_one_does_not(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    instant_day(city)

    same, other = (played(city, mine, facts) for facts in ({}, {"unmatched_seconds": 60}))

    assert same["state"] == other["state"] == "ready"
    assert same["done_permille"] == 1_000
    assert same["before"] == same["after"] == other["before"]
    assert same["counts"]["orders"] == 6
    assert same["counts"]["workers"] == 2
    assert 0 < same["before"]["match_rate"]["value"] <= 1
    served = [other[side]["match_rate"]["value"] for side in ("before", "after")]
    assert served[1] < served[0], "nobody is a minute away"
    assert same["real"]["match_rate"] is not None


def test_pictures_stand_alone_and_speak_the_callers_language(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    instant_day(city)

    pictures = played(city, mine, {})["pictures"]

    assert set(pictures) == {
        "accept_seconds",
        "travel_seconds",
        "door_seconds",
        "match_rate",
        "utilisation",
        "gini",
    }
    for drawn in pictures.values():
        assert ET.fromstring(drawn).tag.endswith("svg")
        assert "原策略" in drawn
        assert "before</text>" not in drawn


def test_nothing_of_the_city_changes(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    instant_day(city)
    before = mine.get("dispatch/policy").json()

    played(city, mine, {"weights": {"seconds_per_grade": 900}})

    assert mine.get("dispatch/policy").json() == before
    assert len(mine.get("dispatch/replays").json()["items"]) == 1


def test_a_day_without_instant_orders_says_so(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    town.at(town.MONDAY + timedelta(days=1, hours=1))

    found = played(city, mine, {})

    assert found["state"] == "failed"
    assert found["refusal"] == "analytics.NothingThatDay"
    assert found["pictures"] == {}


def test_only_a_day_that_is_over_and_a_policy_that_could_be_published(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    path, today = "dispatch/replays", {"day": MONDAY.isoformat(), "facts": {}, **REASON}
    early = mine.post(path, today)
    town.at(town.MONDAY + timedelta(days=1, hours=1))
    wrong = mine.post(path, today | {"facts": {"weights": {"zodiac": 3}}})

    assert early.json()["code"] == "analytics.DayNotPast"
    assert wrong.status_code == 422
    assert not Replay.objects.filter(city_id=town.CITY).exists()


def test_enough_replays_wait_at_a_time(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    town.at(town.MONDAY + timedelta(days=1, hours=1))
    body = {"day": MONDAY.isoformat(), "facts": {}, **REASON}

    answers = [mine.post("dispatch/replays", body) for _ in range(4)]

    assert [one.status_code for one in answers] == [202, 202, 202, 409]
    assert answers[-1].json()["code"] == "analytics.TooManyReplays"


@pytest.mark.parametrize("duty", ["support", "analyst", "finance"])
def test_only_dispatchers_replay(city: City, duty: str) -> None:
    mine = desk.operator(city, duty)

    asked = mine.post("dispatch/replays", {"day": MONDAY.isoformat(), "facts": {}, **REASON})

    assert asked.status_code == 403
    assert mine.get("dispatch/replays").status_code == 403


def test_what_workers_said_stays_as_it_was(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    customer = city.customer()
    for worker in city.crew[1:]:
        city.do(workers.go_off_duty, worker_id=worker.actor_id)
    order = asking.paid(city, customer, timing="now", starts_at=None)
    [offer] = city.crew[0].get("offers").json()["items"]
    assert offer["order_id"] == order["id"]
    assert city.crew[0].post(f"offers/{offer['id']}/acceptance").status_code == 200
    city.deliver()
    town.at(town.MONDAY + timedelta(days=1, hours=1))

    found = played(city, mine, {})

    assert found["real"]["match_rate"] == 1
    assert found["before"]["match_rate"]["value"] == 1


def test_a_replay_that_ended_is_left_alone(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    town.at(town.MONDAY + timedelta(days=1, hours=1))
    failed = played(city, mine, {})
    row = Replay.objects.get(city_id=town.CITY, id=failed["id"])

    city.do(commands.keep_replay, replay_id=row.id, found={})
    city.do(commands.move_on, replay_id=row.id, done_permille=500)

    assert mine.get(f"dispatch/replays/{row.id}").json() == failed


def test_a_refusal_for_safety_is_no_answer_in_a_replay(city: City) -> None:
    for worker in city.crew[1:]:
        city.do(workers.go_off_duty, worker_id=worker.actor_id)
    asking.paid(city, city.customer(), timing="now", starts_at=None)
    [offer] = city.crew[0].get("offers").json()["items"]
    said = {"reason": "门口有猛犬", "is_unsafe": True}
    assert city.crew[0].post(f"offers/{offer['id']}/refusal", said).status_code == 200
    city.deliver()
    town.at(town.MONDAY + timedelta(days=1, hours=1))

    drawn = queries.draw(queries.past_day(town.operator_act("dispatcher"), MONDAY), seed=1)

    assert np.all((drawn.chance > queries.SURELY) & (drawn.chance < queries.NEVER))


def test_replays_that_break_keep_nobody_from_asking_for_others(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    instant_day(city)
    body = {"day": MONDAY.isoformat(), "facts": {}, **REASON}
    for _ in range(3):
        assert mine.post("dispatch/replays", body).status_code == 202
    Replay.objects.filter(city_id=town.CITY).update(facts={"weights": {"a_part_of_old": 1}})

    city.deliver()

    states = {
        (one["state"], one["refusal"]) for one in mine.get("dispatch/replays").json()["items"]
    }
    assert states == {("failed", "broke")}
    assert played(city, mine, {})["state"] == "ready"
