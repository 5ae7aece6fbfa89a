"""Finding: services by words, their detail, addresses, free times and people."""

from uuid import uuid4

from tests.doors import city as town
from tests.doors.city import Caller, City


def test_a_service_is_found_by_name_sound_and_other_words(city: City) -> None:
    words = ("日常保洁", "richangbaojie", "rcbj", "daily", "钟点工")

    found = [Caller("customer").get("services", search=word).json()[0] for word in words]

    assert {one["code"] for one in found} == {"daily-cleaning"}
    assert {one["from_fen"] for one in found} == {10_000}


def test_lists_speak_the_callers_language_and_keep_to_a_trade(city: City) -> None:
    stranger = Caller("customer")

    trades = [one["code"] for one in stranger.get("trades").json()]
    only = stranger.get("services", trade="home-cleaning").json()
    english = town.Client().get(
        "/api/customer/v1/services?search=daily", headers={"Accept-Language": "en"}
    )

    assert set(trades) == set(town.TRADES)
    assert {one["trade"] for one in only} == {"home-cleaning"}
    assert english.json()[0]["name"] == "Daily cleaning"
    assert stranger.get("services", search="没有这种服务").json() == []


def test_the_detail_shows_choices_prices_steps_and_terms(city: City) -> None:
    detail = Caller("customer").get(f"services/{city.service().id}").json()

    assert detail["variants"][0]["amount_fen"] == 5_000
    assert detail["options"][0]["code"] == "own-products"
    assert detail["steps"][0]["phase"] == "before"
    assert detail["deposit"]["mode"] == "whole"
    fees = detail["terms"]["cancelling"]
    assert [one["work_bp"] for one in fees if one["by"] == "customer"] == [0, 1_000, 2_000, 3_000]
    assert detail["terms"]["dispute_hours"] == 72
    assert Caller("customer").get(f"services/{uuid4()}").status_code == 404


def test_the_address_book(city: City) -> None:
    customer, other = city.customer(), city.customer()
    home = town.address_of(customer)
    far = town.address_of(customer, lat=31.5, lng=121.5, label="远")

    book = customer.get("addresses").json()
    assert [(one["id"], one["is_served"]) for one in book] == [(far, False), (home, True)]
    body = {name: book[1][name] for name in book[1] if name not in ("id", "is_served")}
    changed = customer.put(f"addresses/{home}", body | {"house": "5栋101"}).json()["id"]
    assert customer.delete(f"addresses/{far}").status_code == 200
    book = customer.get("addresses").json()
    assert [(one["id"], one["house"]) for one in book] == [(changed, "5栋101")]

    assert other.get("addresses").json() == []
    assert other.put(f"addresses/{changed}", body).status_code == 404
    assert other.delete(f"addresses/{changed}").status_code == 404
    assert customer.post("addresses", body | {"lat": 0, "lng": 0}).status_code == 422
    assert customer.post("addresses", body | {"lat": 91}).status_code == 422


def looked(city: City, customer: Caller, **more: object) -> tuple[str, dict[str, object]]:
    """The path of the service, and what is looked for there."""
    address_id = town.address_of(customer)
    return f"services/{city.service().id}", {
        "address_id": address_id,
        "variant": "standard",
        "units": 2,
    } | more


def test_free_times_of_a_day_for_the_house_and_for_a_firm(city: City) -> None:
    customer = city.customer()
    path, query = looked(city, customer, day="2026-03-10")

    own = customer.get(f"{path}/starts", **query).json()
    firm = customer.get(f"{path}/starts", **query, merchant_id=str(city.merchant_id)).json()
    one = customer.get(f"{path}/starts", **query, worker_id=str(city.crew[0].actor_id)).json()
    longer = customer.get(f"{path}/starts", **query, options=["glass-room:6"]).json()

    assert own[0]["starts_at"] == "2026-03-10T00:00:00+00:00"
    assert own[0]["ends_at"] == "2026-03-10T02:00:00+00:00"
    assert {start["workers"] for start in own} == {2}
    assert {start["workers"] for start in firm} == {1}
    assert {start["workers"] for start in one} == {1}
    assert len(longer) == len(own) - 6


def test_why_not_names_the_reason(city: City) -> None:
    customer = city.customer()
    path, query = looked(city, customer)

    free = customer.get(f"{path}/why-not", **query, starts_at=town.tomorrow(10)).json()
    night = customer.get(f"{path}/why-not", **query, starts_at=town.tomorrow(23)).json()

    assert free["is_free"] is True
    assert night["is_free"] is False
    assert [(one["code"], one["workers"]) for one in night["reasons"]] == [("workers.OffPlan", 2)]
    assert night["reasons"][0]["text"]
    assert (night["could_come"], night["needed"]) == (2, 1)
    assert night["before"] < town.tomorrow(23) < night["after"]
    assert set(night) == {"is_free", "could_come", "needed", "reasons", "before", "after"}


def test_people_to_choose_show_no_home(city: City) -> None:
    customer = city.customer()
    path, query = looked(city, customer)

    shown = customer.get(f"{path}/workers", **query).json()

    ids = {str(one.actor_id) for one in (*city.crew, *city.staff)}
    assert {one["id"] for one in shown} == ids
    assert all(one["distance_m"] % 500 == 0 for one in shown)
    assert not any("lat" in name or "home" in name for name in shown[0])
    assert shown[0]["next_free_at"]


WRONG: list[tuple[dict[str, object], int]] = [
    ({"day": "tomorrow"}, 422),
    ({"day": "9999-01-01"}, 422),
    ({"units": 0}, 422),
    ({"units": 9}, 422),
    ({"variant": "golden"}, 422),
    ({"options": ["glass-room:0"]}, 422),
    ({"options": ["nothing:1"]}, 422),
    ({"address_id": str(uuid4())}, 404),
]


def test_what_cannot_be_looked_for_is_refused(city: City) -> None:
    customer = city.customer()
    path, query = looked(city, customer, day="2026-03-10")

    answers = [customer.get(f"{path}/starts", **query | one).status_code for one, _ in WRONG]

    assert answers == [status for _, status in WRONG]


def test_anothers_address_cannot_be_looked_from(city: City) -> None:
    path, query = looked(city, city.customer(), day="2026-03-10")

    assert city.customer().get(f"{path}/starts", **query).status_code == 404
