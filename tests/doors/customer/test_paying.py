"""Paying at the customer's door: the payer's next step, balance and tips."""

from collections.abc import Iterator
from ipaddress import ip_network
from typing import Any

import pytest

from doorstep.kernel import ports
from doorstep.money.payments import commands
from doorstep.money.payments.models import Bill
from doorstep.money.payments.ports import ChannelRefusal
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking


@pytest.fixture(autouse=True)
def channel(settings: Any) -> Iterator[None]:
    """The channel is played by its small twin."""
    settings.PORTS = settings.PORTS | {"payments.channel": "tests.doors.channel.from_settings"}
    yield


def test_the_payer_gets_the_next_step_of_each_scene(city: City, settings: Any) -> None:
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.0/8")]
    customer = city.customer()
    order = asking.placed(city, customer)
    path = f"orders/{order['id']}/payments"

    code = customer.post(path, {"scene": "native"}).json()
    again = customer.post(path, {"scene": "native"}).json()
    page = customer.post(path, {"scene": "h5"}, **{"X-Forwarded-For": "198.51.100.7, 203.0.113.9"})

    assert code["code_url"].startswith("weixin://")
    assert code["amount_fen"] == order["total_fen"]
    assert again["code_url"] == code["code_url"]
    assert page.json()["h5_url"]
    asked = ports.get("payments.channel").asked
    assert asked[-1].payer_ip == "203.0.113.9"
    assert asked[-1].payee.mchid == town.MCHID
    assert asked[-1].app_id == town.APPID


def test_paying_inside_the_mini_program_needs_its_log_in(city: City) -> None:
    customer = city.customer()
    order = asking.placed(city, customer)
    path = f"orders/{order['id']}/payments"

    before = customer.post(path, {"scene": "jsapi"})
    linked = customer.post("me/wechat", {"code": "chen:1"})
    after = customer.post(path, {"scene": "jsapi"})

    assert (before.status_code, before.json()["code"].split(".")[-1]) == (409, "NoWechat")
    assert linked.status_code == 200
    assert after.json()["prepay"]["package"].startswith("prepay_id=")
    assert ports.get("payments.channel").asked[-1].payer_openid


def test_a_paid_order_asks_for_nothing(city: City) -> None:
    customer = city.customer()
    order = asking.paid(city, customer)

    answer = customer.post(f"orders/{order['id']}/payments", {"scene": "native"})

    assert (answer.status_code, answer.json()["code"]) == (409, "surfaces.NothingAsked")
    bills = customer.get(f"orders/{order['id']}/bills").json()
    assert [(one["state"], one["purpose"]) for one in bills] == [("paid", "whole")]


def test_another_orders_bill_is_not_paid_through_this_order(city: City) -> None:
    customer, other = city.customer(), city.customer()
    mine, theirs = asking.placed(city, customer), asking.placed(city, other)
    bills = other.get(f"orders/{theirs['id']}/bills").json()
    body = {"scene": "native", "bill_id": bills[0]["id"]}

    assert customer.post(f"orders/{mine['id']}/payments", body).status_code == 404
    assert customer.post(f"orders/{mine['id']}/payments", {"scene": "cash"}).status_code == 422


def test_a_no_of_the_channel_is_told(city: City) -> None:
    customer = city.customer()
    order = asking.placed(city, customer)
    ports.get("payments.channel").refusal = ChannelRefusal(
        code="NO_AUTH", message="商户无权限", kind="permission"
    )

    answer = customer.post(f"orders/{order['id']}/payments", {"scene": "native"})

    assert answer.json()["code"] == "payments.ChannelSaysNo"
    assert 400 <= answer.status_code < 600


def test_deposit_then_balance_completes_the_acceptance(city: City) -> None:
    customer = city.customer()
    wished = {"service_id": str(city.service("deep-cleaning").id), "units": 4}
    order, _ = asking.finished(city, customer, **wished)
    path = f"orders/{order['id']}"
    assert 0 < order["paid_fen"] == order["deposit_fen"] < order["total_fen"]

    said_yes = customer.post(f"{path}/acceptance").json()
    bill = customer.post(f"{path}/balance").json()
    assert said_yes["state"] == "finished"
    assert (bill["purpose"], bill["amount_fen"]) == ("balance", order["due_fen"])
    city.pay(order["id"])

    after = customer.get(path).json()
    assert (after["state"], after["due_fen"]) == ("accepted", 0)
    assert customer.post(f"{path}/balance").json()["code"] == "orders.NothingToPay"


def test_a_tip_is_the_customers_own_wish(city: City) -> None:
    customer = city.customer()
    order, worker = asking.accepted(city, customer)
    before = worker.get("earnings").json()
    path = f"orders/{order['id']}/tips"

    assert customer.post(path, {"amount_fen": 100_001}).status_code == 422
    assert customer.post(path, {"amount_fen": 1_000}).status_code == 201
    city.pay(order["id"])

    after = worker.get("earnings").json()
    gained = sum(after[name] - before[name] for name in ("pending_fen", "available_fen"))
    assert gained == 1_000


def test_nobody_pays_without_signing_in(city: City) -> None:
    order = asking.placed(city, city.customer())

    answer = Caller("customer").post(f"orders/{order['id']}/payments", {"scene": "native"})

    assert answer.status_code == 401


def test_what_was_paid_twice_does_not_look_like_a_refund(city: City) -> None:
    customer = city.customer()
    order = asking.placed(city, customer)
    bill = city.ask(lambda act: Bill.objects.of(act).get(subject_id=order["id"], state="open"))
    tries = [
        city.do(commands.begin_charge, bill_id=bill.id, scene=scene) for scene in ("h5", "native")
    ]
    for charge in tries:
        city.do(
            commands.record_payment,
            charge_id=charge.id,
            paid_fen=charge.amount_fen,
            currency="CNY",
            mchid=bill.mchid,
            sub_mchid=bill.sub_mchid,
            transaction_no=f"42{charge.id.hex[:24]}",
            paid_at=town.clock.read(),
        )
    city.deliver()

    seen = customer.get(f"orders/{order['id']}").json()

    assert (seen["paid_fen"], seen["due_fen"]) == (order["total_fen"], 0)
    assert (seen["refunded_fen"], seen["surplus_fen"]) == (0, order["total_fen"])
