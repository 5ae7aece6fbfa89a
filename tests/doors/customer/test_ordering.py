"""Ordering at the customer's door: quotes, placing, lists, whose orders, cancelling, moving."""

from typing import Any
from uuid import uuid4

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def test_a_quote_explains_the_price_and_keeps_nothing(city: City) -> None:
    customer = city.customer()
    wished = asking.wish(
        city, town.address_of(customer), options=[{"code": "glass-room", "count": 2}]
    )

    shown = asking.quoted(customer, wished)

    kinds = {line["kind"]: line["amount_fen"] for line in shown["lines"]}
    assert kinds["service"] == 10_000
    assert kinds["option"] == 6_000
    assert sum(kinds.values()) == shown["total_fen"] == shown["first_part_fen"]
    assert shown["ends_at"] == "2026-03-10T05:00:00+00:00"
    assert customer.get("orders").json()["items"] == []


def test_an_order_is_placed_once_for_one_key(city: City) -> None:
    customer = city.customer()
    wished = asking.wish(city, town.address_of(customer))
    body = wished | {"shown_total_fen": asking.quoted(customer, wished)["total_fen"]}

    first = customer.post("orders", body, **{"Idempotency-Key": "tap"})
    second = customer.post("orders", body, **{"Idempotency-Key": "tap"})
    without = customer.post("orders", body, **{"Idempotency-Key": ""})

    assert first.status_code == 201
    assert second.content == first.content
    assert without.json()["code"] == "kernel.KeyMissing"
    assert len(customer.get("orders").json()["items"]) == 1


def test_an_order_shows_all_that_its_customer_may_know(city: City) -> None:
    customer = city.customer()
    photo = customer.upload("pictures", purpose="order.photo", picture=town.picture()).json()

    taken = asking.placed(city, customer, note="有一只猫", photo_ids=[photo["id"]])
    order = customer.get(f"orders/{taken['id']}").json()

    assert [bill["amount_fen"] for bill in order["bills"]] == [taken["first_part_fen"]]
    assert order["state"] == "unpaid"
    assert order["address"]["house"] == "3栋502"
    assert order["note"] == "有一只猫"
    assert order["photo_urls"][0].startswith("/files/")
    assert order["visits"][0]["workers"] == []
    assert [one["verb"] for one in order["timeline"]] == ["place"]
    assert order["pay_until_at"][:15] == "2026-03-09T00:1"
    assert order["seller"] == ""


def test_a_picture_of_somebody_else_cannot_be_put_into_an_order(city: City) -> None:
    customer, other = city.customer(), city.customer()
    photo = other.upload("pictures", purpose="order.photo", picture=town.picture()).json()
    wished = asking.wish(city, town.address_of(customer))
    body = wished | {"shown_total_fen": 1, "photo_ids": [photo["id"]]}

    answer = customer.post("orders", body)

    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"] == "photo_ids"


def test_a_price_that_was_not_shown_is_refused(city: City) -> None:
    customer = city.customer()
    wished = asking.wish(city, town.address_of(customer))

    answer = customer.post("orders", wished | {"shown_total_fen": 9_999})

    assert (answer.status_code, answer.json()["code"]) == (409, "orders.PriceChanged")
    assert customer.get("orders").json()["items"] == []


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"starts_at": "2026-03-08T02:00:00Z"}, "orders.TooSoon"),
    ({"starts_at": "2026-05-08T02:00:00Z"}, "orders.TooFarAhead"),
    ({"starts_at": "2026-03-10T02:00:00"}, "kernel.Invalid"),
    ({"starts_at": "0001-01-01T00:00:00+14:00"}, "kernel.Invalid"),
    ({"way": "choose"}, "kernel.Invalid"),
    ({"variant": "golden"}, "catalog.BadChoice"),
    ({"units": 99}, "catalog.BadChoice"),
    ({"units": 10**30}, "kernel.Invalid"),
    ({"service_id": str(uuid4())}, "kernel.NotFound"),
    ({"address_id": str(uuid4())}, "kernel.NotFound"),
    ({"worker_id": str(uuid4()), "way": "choose"}, "kernel.NotFound"),
    ({"merchant_id": str(uuid4())}, "orders.NotServing"),
]


def test_an_impossible_wish_is_refused_by_name(city: City) -> None:
    customer = city.customer()
    wished = asking.wish(city, town.address_of(customer))

    codes = [customer.post("quotes", wished | one).json()["code"] for one, _ in IMPOSSIBLE]

    assert codes == [code for _, code in IMPOSSIBLE]


def test_orders_are_listed_by_group_and_page(city: City) -> None:
    customer = city.customer()
    address_id = town.address_of(customer)
    first = asking.placed(city, customer, address_id=address_id)
    second = asking.paid(city, customer, address_id=address_id, starts_at=town.tomorrow(14))

    page = customer.get("orders", size=1).json()
    rest = customer.get("orders", size=1, after=page["next"]).json()

    assert [page["items"][0]["id"], rest["items"][0]["id"]] == [second["id"], first["id"]]
    assert rest["next"] == ""
    groups = {group: customer.get("orders", group=group).json()["items"] for group in GROUPS}
    assert {group: len(rows) for group, rows in groups.items()} == {
        "unpaid": 1,
        "coming": 1,
        "to_accept": 0,
        "done": 0,
        "cancelled": 0,
    }
    assert page["items"][0]["service_name"] == "日常保洁"
    assert customer.get("orders", after="nonsense").status_code == 400


GROUPS = ("unpaid", "coming", "to_accept", "done", "cancelled")

OWN_READS = [
    "orders/{order}",
    "orders/{order}/cancellation",
    "orders/{order}/bills",
    "orders/{order}/changes",
    "orders/{order}/trip",
    "orders/{order}/visits",
    "orders/{order}/search",
    "orders/{order}/applicants",
    "orders/{order}/review",
    "orders/{order}/disputes",
    "visits/{visit}/steps",
]
OWN_WRITES = [
    ("orders/{order}/cancellation", {"shown_fee_fen": 0}),
    ("orders/{order}/payments", {"scene": "native"}),
    ("orders/{order}/balance", {}),
    ("orders/{order}/tips", {"amount_fen": 100}),
    ("orders/{order}/finish-code", {}),
    ("orders/{order}/acceptance", {}),
    ("orders/{order}/review", {"stars": 5}),
    ("orders/{order}/disputes", {"reason": "没做干净"}),
    ("orders/{order}/another-worker", {}),
    ("visits/{visit}/start-code", {}),
    ("visits/{visit}/worker-absence", {"search_again": False}),
]


def test_another_customers_order_does_not_exist(city: City) -> None:
    customer, other = city.customer(), city.customer()
    order = asking.paid(city, customer)
    names = {"order": order["id"], "visit": order["visits"][0]["id"]}
    before = customer.get(f"orders/{order['id']}").json()

    seen = {path: other.get(path.format(**names)).status_code for path in OWN_READS}
    done = {path: other.post(path.format(**names), body).status_code for path, body in OWN_WRITES}
    moved = other.put(f"visits/{names['visit']}/time", {"starts_at": town.tomorrow(15)})

    assert set(seen.values()) == {404}, seen
    assert set(done.values()) == {404}, done
    assert moved.status_code == 404
    after = customer.get(f"orders/{order['id']}").json()
    assert after["timeline"] == before["timeline"]


def test_the_fee_that_is_shown_is_the_fee_that_is_taken(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    path = f"orders/{order['id']}/cancellation"
    early = customer.get(path).json()
    town.at(town.MONDAY + town.timedelta(days=1, hours=1))

    late = customer.get(path).json()
    refused = customer.post(path, {"shown_fee_fen": early["fee_fen"]})
    done = customer.post(path, {"shown_fee_fen": late["fee_fen"], "reason": "临时有事"})
    city.deliver()

    assert early == {"fee_fen": 0, "refund_fen": order["paid_fen"]}
    assert late["fee_fen"] > 0
    assert refused.json()["code"] == "orders.FeeChanged"
    assert done.json()["state"] == "cancelled"
    assert done.json()["fee_fen"] == late["fee_fen"]
    assert done.json()["refunded_fen"] == late["refund_fen"]
    assert worker.get(f"orders/{order['id']}").json()["visits"][0]["place"] is None


def test_a_visit_is_moved_and_not_in_the_last_hour(city: City) -> None:
    customer = city.customer()
    order, _ = asking.taken(city, customer)
    visit_id = order["visits"][0]["id"]

    moved = customer.put(f"visits/{visit_id}/time", {"starts_at": town.tomorrow(15)})
    town.at(town.MONDAY + town.timedelta(days=1, hours=6, minutes=30))
    late = customer.put(f"visits/{visit_id}/time", {"starts_at": town.tomorrow(18)})

    assert moved.json()["visits"][0]["starts_at"] == "2026-03-10T07:00:00+00:00"
    assert (late.status_code, late.json()["code"]) == (409, "orders.TooLate")


def test_a_chosen_person_of_a_firm_makes_the_firm_the_seller(city: City) -> None:
    customer = city.customer()
    chosen = city.staff[0]

    order, worker = asking.taken(
        city, customer, way="choose", worker_id=str(chosen.actor_id), pay="whole"
    )

    assert order["seller"] == "好邻居家政"
    assert worker is chosen
    assert order["visits"][0]["workers"][0]["name"] == "孙师傅"
