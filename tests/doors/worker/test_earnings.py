"""Earnings at the worker's door: pending, available, by order, and taking them out."""

from tests.doors import city as town
from tests.doors.city import City
from tests.doors.customer import asking


def released(city: City) -> tuple[town.Caller, int]:
    """A worker whose earnings of one order can be taken out, and how much."""
    _, worker = asking.accepted(city, city.customer())
    town.later(hours=73)
    city.deliver()
    return worker, worker.get("earnings").json()["available_fen"]


def test_earnings_wait_for_the_dispute_window(city: City) -> None:
    _, worker = asking.accepted(city, city.customer())
    other = next(one for one in city.crew if one is not worker)

    waiting = worker.get("earnings").json()
    town.later(hours=73)
    city.deliver()
    ready = worker.get("earnings").json()

    assert waiting["pending_fen"] > 0
    assert waiting["available_fen"] == 0
    assert (ready["pending_fen"], ready["available_fen"]) == (0, waiting["pending_fen"])
    assert other.get("earnings").json()["available_fen"] == 0
    assert other.get("earnings/orders").json()["items"] == []


def test_taking_out_needs_wechat_and_keeps_to_what_is_there(city: City) -> None:
    worker, available_fen = released(city)

    unknown = worker.post("withdrawals", {"amount_fen": 1_000})
    worker.post("me/wechat", {"code": "wang:1"})
    too_much = worker.post("withdrawals", {"amount_fen": available_fen + 100})
    too_little = worker.post("withdrawals", {"amount_fen": 99})
    done = worker.post("withdrawals", {"amount_fen": 1_000})
    again = worker.post("withdrawals", {"amount_fen": 1_000})

    assert unknown.json()["code"] == "surfaces.NoWechat"
    assert too_much.json()["code"] == "wallets.NotEnough"
    assert too_little.status_code == 422
    assert done.status_code == 201
    assert done.json()["net_fen"] == done.json()["amount_fen"] - done.json()["tax_fen"]
    assert again.json()["code"] == "wallets.OneAtATime"
    assert worker.get("earnings").json()["available_fen"] == available_fen - 1_000
    assert [one["state"] for one in worker.get("withdrawals").json()["items"]] == ["asked"]
    other = next(one for one in city.crew if one is not worker)
    assert other.get("withdrawals").json()["items"] == []


def test_a_firms_people_are_paid_by_the_firm(city: City) -> None:
    worker = city.staff[0]

    assert worker.get("earnings").json()["paid_by_merchant"] is True
    answer = worker.post("withdrawals", {"amount_fen": 1_000})
    assert (answer.status_code, answer.json()["code"]) == (409, "wallets.PaidByMerchant")


def test_one_orders_money_is_shown_part_by_part(city: City) -> None:
    customer = city.customer()
    order, worker = asking.taken(city, customer)
    before = worker.get(f"earnings/orders/{order['id']}").json()
    other = next(one for one in city.crew if one is not worker)
    assert other.get(f"earnings/orders/{order['id']}").status_code == 404
    assert town.Caller("worker").get(f"earnings/orders/{order['id']}").status_code == 401

    assert (before["state"], before["parts"], before["gross_fen"]) == ("waiting", [], 10_400)
    assert before["expected_fen"] > 0
    assert [one["purpose"] for one in before["bills"]] == ["whole"]


def test_the_parts_of_an_accepted_order_make_up_what_was_paid(city: City) -> None:
    order, worker = asking.accepted(city, city.customer())

    split = worker.get(f"earnings/orders/{order['id']}").json()
    today = worker.get("earnings/today").json()

    assert sum(one["amount_fen"] for one in split["parts"]) == split["gross_fen"] == 10_400
    assert split["mine_fen"] == split["expected_fen"] > 0
    assert {one["party"] for one in split["parts"]} == {"mine", "platform"}
    assert (split["state"], split["released_at"]) == ("open", None)
    assert split["due_at"] > order["accepted_at"]
    assert (today["visits"], today["visits_done"], today["orders_earned"]) == (1, 1, 1)
    assert today["earned_fen"] == today["expected_fen"] == split["mine_fen"]
    assert town.Caller("worker").get("earnings/today").status_code == 401
