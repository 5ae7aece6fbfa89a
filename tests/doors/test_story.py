"""One order through both doors, from the search to acceptance and the worker's earnings."""

from datetime import timedelta

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def test_an_order_goes_from_the_search_to_the_workers_earnings(city: City) -> None:
    customer = city.customer()
    address_id = town.address_of(customer)
    found = customer.get("services", search="钟点工").json()[0]
    detail = customer.get(f"services/{found['id']}").json()
    starts = customer.get(
        f"services/{found['id']}/starts",
        address_id=address_id,
        day="2026-03-10",
        variant=detail["variants"][0]["code"],
        units=2,
    ).json()
    wished = asking.wish(city, address_id, starts_at=starts[4]["starts_at"])
    quote = asking.quoted(customer, wished)
    assert sum(line["amount_fen"] for line in quote["lines"]) == quote["total_fen"]

    placed = customer.post("orders", wished | {"shown_total_fen": quote["total_fen"]}).json()
    assert placed["state"] == "unpaid"
    assert placed["first_part_fen"] == quote["first_part_fen"]
    city.pay(placed["id"])
    assert customer.get(f"orders/{placed['id']}").json()["state"] == "open"

    worker, offer = next(
        (one, offer) for one in city.crew for offer in one.get("offers").json()["items"]
    )
    assert offer["seconds_left"] > 0
    assert 0 < offer["pay_fen"] < quote["total_fen"]
    worker.post(f"offers/{offer['id']}/acceptance")
    city.deliver()
    order = customer.get(f"orders/{placed['id']}").json()
    assert order["state"] == "assigned"
    assert order["visits"][0]["workers"][0]["id"] == str(worker.actor_id)

    visit_id = order["visits"][0]["id"]
    agenda = worker.get("agenda", day="2026-03-10").json()
    assert [one["place"]["house"] for one in agenda] == ["3栋502"]
    town.at(town.MONDAY + timedelta(days=1))
    worker.post(f"visits/{visit_id}/departure")
    town.later(minutes=30)
    here = {"lat": 30.25, "lng": 120.15, "accuracy_m": 15}
    fix = here | {"taken_at": (town.clock.read() - timedelta(seconds=20)).isoformat()}
    heard = worker.post("positions", {"fixes": [fix]})
    assert heard.json()["arrived_visit_ids"] == [visit_id]

    code = customer.post(f"visits/{visit_id}/start-code").json()["code"]
    asking.do_steps(worker, visit_id, "before")
    assert worker.post(f"visits/{visit_id}/start", {"code": code}).json()["state"] == "started"
    town.later(hours=2)
    asking.do_steps(worker, visit_id, "during", "after")
    assert worker.post(f"visits/{visit_id}/finish").json()["order_state"] == "finished"

    shown = worker.post(f"orders/{order['id']}/finish-code").json()
    done = customer.post(f"orders/{order['id']}/acceptance", {"code": shown["token"]}).json()
    assert done["state"] == "accepted"
    city.deliver()
    assert worker.get("earnings").json()["pending_fen"] == offer["pay_fen"]

    town.later(hours=73)
    city.deliver()
    earned = worker.get("earnings").json()
    assert earned["available_fen"] == offer["pay_fen"]
    statement = worker.get("earnings/orders").json()["items"]
    assert [(one["order_id"], one["amount_fen"]) for one in statement] == [
        (order["id"], offer["pay_fen"])
    ]
    assert customer.get(f"orders/{order['id']}").json()["state"] == "closed"
    assert customer.get("notices").json()["unread"] > 3
