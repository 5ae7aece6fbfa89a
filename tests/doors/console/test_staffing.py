"""At the desk: who stands by, what the next policy would mean, and what customers are owed."""

from datetime import timedelta

from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.console import desk
from tests.doors.customer import asking


def test_a_policy_is_previewed_and_counts_when_everybody_could_read_it(city: City) -> None:
    boss = desk.operator(city, "administrator")
    first = {"facts": {"pause_seconds": 20}, "why": "开城"}
    assert boss.post("dispatch/policies", first).status_code == 201
    heavier = {"pause_seconds": 20, "weights": {"seconds_per_star": 90}}

    seen = boss.post("dispatch/policy-previews", {"facts": heavier}).json()
    assert seen["changes"] == {"weights.seconds_per_star": [60, 90]}
    assert seen["notice_days"] == 15
    assert "90" in str(seen["notice"]) and seen["version"] == 2
    assert len(boss.get("dispatch/policies").json()) == 1

    tomorrow = (town.clock.read() + timedelta(days=1)).isoformat()
    soon = {"facts": heavier, "why": "调整", "valid_from": tomorrow}
    refused = boss.post("dispatch/policies", soon)
    assert (refused.status_code, refused.json()["code"]) == (422, "dispatch.TooSoonToCount")
    public = Caller("worker").get("algorithm-notice").json()
    assert public["version"] == 1 and "60" in str(public["sections"][0])
    made = boss.post("dispatch/policies", {"facts": heavier, "why": "调整"})
    assert made.status_code == 201
    kept = boss.get("dispatch/policies").json()
    assert [one["version"] for one in kept] == [2, 1]
    town.later(days=15)
    public = Caller("worker").get("algorithm-notice").json()
    assert public["version"] == 2 and "90" in str(public["sections"][0])


def test_a_desk_plans_who_stands_by_and_ends_it(city: City) -> None:
    mine = desk.operator(city, "dispatcher")
    worker_id = city.crew[0].actor_id
    now = town.clock.read()
    hours = {"starts_at": now.isoformat(), "ends_at": (now + timedelta(hours=4)).isoformat()}

    made = mine.post(f"workers/{worker_id}/standbys", hours | {"note": "春节备勤"})
    assert made.status_code == 201
    assert [one["note"] for one in mine.get("standbys").json()] == ["春节备勤"]
    assert mine.delete(f"standbys/{made.json()['id']}").status_code == 200
    assert mine.get("standbys").json() == []
    backwards = {"starts_at": hours["ends_at"], "ends_at": hours["starts_at"]}
    assert mine.post(f"workers/{worker_id}/standbys", backwards).status_code == 422


def test_what_a_worker_refused_as_unsafe_is_on_the_desks_list_until_it_was_looked_into(
    city: City,
) -> None:
    order = asking.paid(city, city.customer())
    asked = next(one for one in city.crew if one.get("offers").json()["items"])
    path = f"offers/{asked.get('offers').json()['items'][0]['id']}/refusal"
    assert asked.post(path, {"reason": "有恶犬", "is_unsafe": True}).status_code == 200
    safety = desk.operator(city, "safety")

    [waiting] = safety.get("offers/unsafe").json()["items"]
    assert (waiting["order_id"], waiting["reason"]) == (order["id"], "有恶犬")
    found = {"how": "已请客户拴犬"}
    answer = safety.post(f"offers/unsafe/{waiting['id']}/finding", found)
    assert answer.json()["looked_into"] == "已请客户拴犬"
    assert safety.get("offers/unsafe").json()["items"] == []
    everything = safety.get("offers/unsafe", waiting="false").json()["items"]
    assert [one["id"] for one in everything] == [waiting["id"]]
    assert desk.operator(city, "marketing").get("offers/unsafe").status_code in (403, 404)


def test_nothing_is_owed_where_nothing_was_promised(city: City) -> None:
    mine = desk.operator(city, "finance")

    assert mine.get("compensations").json()["items"] == []
    unknown = mine.post(f"compensations/{city.crew[0].actor_id}/giving", {"how": "优惠券"})
    assert unknown.status_code == 404
