"""What is sold and where: packs, services, prices, plans, terms, areas, fares, holidays."""

from doorstep.offering.areas import commands as area_verbs
from doorstep.offering.catalog import queries as catalog
from tests.doors.city import City
from tests.doors.console import desk

PLAN = {
    "mode": "S2",
    "grade_bp": {"normal": 7_000, "silver": 7_200, "gold": 7_500, "contracted": 8_000},
    "commission_bp": 1_000,
    "cap_bp": 3_000,
}


def test_a_shipped_trade_is_loaded_once(city: City) -> None:
    boss = desk.operator(city, "administrator")
    assert "massage" in boss.get("trade-packs").json()

    loaded = boss.post("trade-packs", {"code": "massage"})
    again = boss.post("trade-packs", {"code": "massage"})

    assert (loaded.status_code, loaded.json()["code"]) == (201, "massage")
    assert again.json()["id"] == loaded.json()["id"]
    assert boss.post("trade-packs", {"code": "nothing"}).status_code == 404
    assert boss.post("trade-packs", {}).status_code == 422
    broken = boss.post("trade-packs", {"pack": {"code": "x"}})
    assert broken.status_code == 422
    assert "name" in {one["field"] for one in broken.json()["problems"]}
    assert len(boss.get("trades").json()) == 3


def test_prices_change_with_the_next_list(city: City) -> None:
    seller = desk.operator(city, "marketing")
    service = city.service()
    path = f"services/{service.id}/terms"
    before = {one["code"]: one["amount_fen"] for one in seller.get(path).json()["prices"]}
    sent = {
        "trade_code": "home-cleaning",
        "prices": {service.code: {"variant": {"standard": before["standard"] + 500}}},
        "reason": "油价上涨",
    }

    published = seller.post("price-lists", sent)
    unknown = seller.post("price-lists", sent | {"prices": {service.code: {"option": {"x": 1}}}})

    assert (published.status_code, published.json()["why"]) == (201, "油价上涨")
    after = {one["code"]: one["amount_fen"] for one in seller.get(path).json()["prices"]}
    assert after["standard"] == before["standard"] + 500
    assert unknown.status_code == 422
    assert {**after, "standard": 0} == {**before, "standard": 0}


def test_a_share_plan_above_the_cap_is_refused_with_its_computation(city: City) -> None:
    seller = desk.operator(city, "finance")
    category = city.service().category

    fits = seller.post("share-plans", {"category": category, "shares": PLAN})
    above = seller.post(
        "share-plans", {"category": category, "shares": PLAN | {"commission_bp": 3_900}}
    )

    assert fits.status_code == 201, fits.content
    assert fits.json()["computation"]
    assert (above.status_code, above.json()["code"]) == (422, "catalog.AboveCap")
    assert "超出上限" in above.json()["detail"]
    kept = city.ask(catalog.share_plan_at, category, "S2")
    assert kept.commission_bp == 1_000


def test_terms_are_published_for_a_trade(city: City) -> None:
    seller = desk.operator(city, "marketing")
    terms = {"pay_within_minutes": 20, "dispute_hours": 48}

    published = seller.post("term-sheets", {"terms": terms, "trade_code": "home-cleaning"})
    wrong = seller.post("term-sheets", {"terms": {"pay_within_minutes": 0}})

    assert published.json()["pay_within_minutes"] == 20
    shown = seller.get(f"services/{city.service().id}/terms").json()["terms"]
    assert shown["id"] == published.json()["id"]
    assert wrong.status_code == 422


def test_a_service_is_switched_and_changed_as_a_new_version(city: City) -> None:
    seller = desk.operator(city, "marketing")
    old = city.service()

    off = seller.put(f"services/{old.id}/state", {"on": False})
    assert off.json()["state"] == "off"
    assert str(old.id) not in [one["id"] for one in seller.get("services").json()]
    assert str(old.id) in [one["id"] for one in seller.get("services", all=True).json()]
    seller.put(f"services/{old.id}/state", {"on": True})
    changed = seller.put(f"services/{old.id}", {"buffer_after_minutes": 25})
    unknown = seller.put(f"services/{changed.json()['id']}", {"other": {"nonsense": 1}})

    assert changed.json()["version"] == old.version + 1
    assert seller.put(f"services/{old.id}", {"crew": 2}).json()["code"] == "catalog.Withdrawn"
    assert unknown.status_code == 422
    found = seller.get("services", search="钟点工").json()
    assert changed.json()["id"] in [one["id"] for one in found]


def test_areas_fares_and_holidays_of_the_city(city: City) -> None:
    boss = desk.operator(city, "administrator")
    areas = boss.get("areas").json()
    outer = next(one for one in areas if one["kind"] == "city")
    ring = [[120.10, 30.20], [120.11, 30.20], [120.11, 30.21], [120.10, 30.21], [120.10, 30.20]]
    sent = {
        "code": "west-lake",
        "kind": "zone",
        "name": {"zh-CN": "西湖"},
        "polygon": {"type": "Polygon", "coordinates": [ring]},
    }

    added = boss.post("areas", sent | {"parent_code": outer["code"]})
    twisted = sent | {"code": "bad", "polygon": {"type": "Polygon", "coordinates": [ring[:2]]}}
    assert added.status_code == 201, added.content
    assert boss.post("areas", twisted).status_code == 422
    assert len(boss.get("areas").json()) == len(areas) + 1
    assert boss.delete(f"areas/{added.json()['id']}").json()["ended_at"]

    fare = boss.post("tariffs", {"mode": "bus", "terms": {"flat_fen": 600, "free_m": 1_000}})
    assert fare.status_code == 201
    assert boss.get("tariffs/bus").json()["flat_fen"] == 600
    assert boss.get("tariffs/rocket").status_code == 422
    day = {"name": {"zh-CN": "周年庆"}, "kind": "public", "pay_bp": 20_000}
    assert boss.put("holidays/2026-08-08", day).status_code == 200
    held = boss.get("holidays", first="2026-08-01", last="2026-08-31").json()
    assert [(one["day"], one["pay_bp"]) for one in held] == [("2026-08-08", 20_000)]
    assert boss.get("holidays", first="2026-08-01", last="2046-08-31").status_code == 422
    assert boss.get("city-pack").json()["zone"] == "Asia/Shanghai"
    assert "yunhe" in boss.get("city-packs").json()


def test_the_dispatch_policy_is_published_in_versions(city: City) -> None:
    boss = desk.operator(city, "administrator")
    before = boss.get("dispatch/policy").json()

    sent = {"facts": {"grab_rule": "pick"}, "why": "试行客户选人"}
    published = boss.post("dispatch/policies", sent)
    wrong = boss.post("dispatch/policies", sent | {"facts": {"nonsense": 1}})

    assert (before["version"], before["facts"]["grab_rule"]) == (0, "first")
    assert published.json()["version"] == 1
    assert boss.get("dispatch/policy").json()["facts"]["grab_rule"] == "pick"
    assert wrong.status_code == 422


def test_the_desk_sees_what_travel_times_rest_on(city: City) -> None:
    boss = desk.operator(city, "administrator")
    before = boss.get("travel-times").json()
    city.do(area_verbs.learn_travel, trips=[])
    after = boss.get("travel-times").json()

    assert (before["learned_at"], before["engine"], before["ways_wanted"]) == (None, "", 0)
    assert (after["learned_at"], after["ways_fresh"], after["ways_wanted"] > 100) == (None, 0, True)
