"""Many at a door at the same moment, with real threads: one wins, the others are told clearly."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from doorstep.adapters.wechat.pay import NOTIFY_PATH
from doorstep.kernel import clock
from doorstep.kernel.models import Message
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments.models import Charge, Refund
from doorstep.offering.workers.models import SlotHold
from doorstep.visits.orders.models import Order, OrderMove
from tests.adapters.wechat import channel as wire
from tests.beginnings import Beginnings
from tests.doors import city as town
from tests.doors.city import Caller, City
from tests.doors.customer import asking

GRABBERS = 16


@pytest.fixture
def city(beginnings: Beginnings, settings: Any) -> Iterator[City]:
    """An open city with two workers of the house, and a channel whose letters are believed."""
    settings.PORTS = settings.PORTS | {"payments.channel": "tests.doors.lived_in.far_side"}
    with town.opened(beginnings, settings, staff=0) as city:
        yield city


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """What each of these calls was answered, all made at the same moment, each in a thread."""
    barrier = threading.Barrier(len(verbs))
    answers: list[Any] = [None] * len(verbs)

    def run(place: int, verb: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=60)
            answers[place] = verb()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    broken = [one.content for one in answers if one.status_code >= 500]
    assert not broken, broken
    return answers


def told(answers: list[Any]) -> Counter[str]:
    """How many were answered what: the status, or the name of the refusal."""
    return Counter(
        str(one.status_code) if one.status_code < 400 else f"{one.status_code} {one.json()['code']}"
        for one in answers
    )


def settle(city: City) -> None:
    """Everybody hears of everything; no message dies of it, and the books are right."""
    city.deliver()
    assert not Message.objects.filter(city_id=town.CITY, dead_at__isnull=False).exists()
    report = ledger.audit(town.CITY)
    assert report.is_clean, report.findings


def holds() -> list[SlotHold]:
    """The time that is held now."""
    return list(SlotHold.objects.filter(city_id=town.CITY, ended_at__isnull=True))


def fresh(order: dict[str, Any]) -> Order:
    """How an order stands."""
    return Order.objects.get(city_id=town.CITY, id=order["id"])


def letter(charge: Charge) -> Callable[[], Any]:
    """The channel's letter about a payment, brought to the door of callbacks."""
    content = {
        "mchid": town.MCHID,
        "appid": charge.app_id or town.APPID,
        "out_trade_no": charge.id.hex,
        "transaction_id": f"42{charge.id.hex[:24]}",
        "trade_state": "SUCCESS",
        "success_time": clock.read().isoformat(timespec="seconds"),
        "payer": {"openid": "o-1"},
        "amount": {
            "total": charge.amount_fen,
            "payer_total": charge.amount_fen,
            "currency": "CNY",
        },
    }
    body = wire.notice_body("TRANSACTION.SUCCESS", content)
    seal = wire.seal(body)
    return lambda: Client(raise_request_exception=False).post(
        NOTIFY_PATH, body, content_type="application/json", headers=seal
    )


def charge_for(customer: Caller, order: dict[str, Any]) -> Charge:
    """The customer begins to pay what is asked now."""
    answer = customer.post(f"orders/{order['id']}/payments", {"scene": "native"})
    assert answer.status_code == 200, answer.content
    return Charge.objects.get(city_id=town.CITY, bill_id=answer.json()["bill_id"], state="open")


def test_two_customers_who_want_one_slot(city: City) -> None:
    worker_id = str(city.crew[0].actor_id)
    customers = [city.customer(), city.customer()]
    places = [town.address_of(one) for one in customers]
    for turn in range(4):
        wishes = [
            asking.wish(
                city,
                place,
                way="choose",
                worker_id=worker_id,
                starts_at=town.tomorrow(10 + 24 * turn),
            )
            for place in places
        ]
        shown = asking.quoted(customers[0], wishes[0])["total_fen"]

        def order(place: int, wishes: list[Any] = wishes, shown: int = shown) -> Any:
            return customers[place].post("orders", wishes[place] | {"shown_total_fen": shown})

        answers = at_once(lambda: order(0), lambda: order(1))

        assert told(answers) == {"201": 1, "409 workers.SlotTaken": 1}
        assert len(holds()) == turn + 1
    settle(city)


def test_sixteen_workers_who_grab_one_order(city: City) -> None:
    crew = [town.hire(city, f"周{place}", step=place % 8) for place in range(GRABBERS)]
    order = asking.paid(city, city.customer(), way="grab")

    answers = at_once(
        *[lambda one=one: one.post(f"hall/{order['id']}/grab") for one in crew]  # type: ignore[misc]
    )

    assert told(answers) == {"200": 1, "409 orders.AlreadyTaken": GRABBERS - 1}
    winner = crew[[one.status_code for one in answers].index(200)]
    assert [hold.worker_id for hold in holds()] == [winner.actor_id]
    settle(city)
    assert fresh(order).state == "assigned"
    agendas = [one.get("agenda", day="2026-03-10").json() for one in crew]
    assert [len(agenda) for agenda in agendas if agenda] == [1]


@pytest.mark.parametrize("turn", range(3))
def test_cancelling_while_the_payment_comes_in(city: City, turn: int) -> None:
    customer = city.customer()
    order = asking.placed(city, customer)
    charge = charge_for(customer, order)
    path = f"orders/{order['id']}/cancellation"

    answers = at_once(
        lambda: customer.post(path, {"shown_fee_fen": 0}),
        letter(charge),
        lambda: customer.post(path, {"shown_fee_fen": 0}),
        letter(charge),
    )
    settle(city)

    assert answers[1].status_code == answers[3].status_code == 204
    cancelled = told([answers[0], answers[2]])
    assert set(cancelled) <= {"200", "409 payments.BillNotOpen"}
    now, refunds = fresh(order), Refund.objects.filter(city_id=town.CITY)
    if cancelled["200"]:
        assert now.state == "cancelled"
        assert [one.amount_fen for one in refunds] == [charge.amount_fen]
    else:
        assert now.state == "open"
        assert not refunds
    assert OrderMove.objects.filter(city_id=town.CITY, order=now, verb="cancel").count() <= 1


@pytest.mark.parametrize("turn", range(3))
def test_cancelling_while_the_worker_accepts(city: City, turn: int) -> None:
    customer = city.customer()
    order = asking.paid(city, customer)
    worker, offer = next(
        (one, offer) for one in city.crew for offer in one.get("offers").json()["items"]
    )

    cancelled, accepted = at_once(
        lambda: customer.post(f"orders/{order['id']}/cancellation", {"shown_fee_fen": 0}),
        lambda: worker.post(f"offers/{offer['id']}/acceptance"),
    )
    settle(city)

    assert 200 in (cancelled.status_code, accepted.status_code)
    if cancelled.status_code == 200:
        assert fresh(order).state == "cancelled"
        assert holds() == []
        # Who had accepted a moment before sees that the order was cancelled.
        shown = worker.get("agenda", day="2026-03-10").json()
        assert {one["order_state"] for one in shown} <= {"cancelled"}
    else:
        assert fresh(order).state == "assigned"
        assert [hold.worker_id for hold in holds()] == [worker.actor_id]


def test_accepting_against_cancelling_against_paying_the_rest(city: City) -> None:
    customer = city.customer()
    deep = {"service_id": str(city.service("deep-cleaning").id), "units": 4}
    order, worker = asking.finished(city, customer, **deep)
    assert customer.post(f"orders/{order['id']}/balance").status_code < 300
    charge = charge_for(customer, order)
    scanned = {"code": customer.post(f"orders/{order['id']}/finish-code").json()["token"]}

    answers = at_once(
        lambda: customer.post(f"orders/{order['id']}/acceptance"),
        letter(charge),
        lambda: customer.post(f"orders/{order['id']}/cancellation", {"shown_fee_fen": 0}),
        lambda: worker.post(f"orders/{order['id']}/acceptance", scanned),
        letter(charge),
    )
    settle(city)

    assert [answers[1].status_code, answers[4].status_code] == [204, 204]
    assert told([answers[2]]) == {"409 orders.NotNow": 1}
    now = fresh(order)
    assert now.state == "accepted"
    verbs = OrderMove.objects.filter(city_id=town.CITY, order=now).values_list("verb", flat=True)
    assert Counter(verbs)["accept"] == 1
    town.later(hours=80)
    settle(city)
    assert fresh(order).state == "closed"
    assert not Refund.objects.filter(city_id=town.CITY).exists()


def test_one_key_eight_times_at_once_is_one_order(city: City) -> None:
    customer = city.customer()
    wished = asking.wish(city, town.address_of(customer))
    body = wished | {"shown_total_fen": asking.quoted(customer, wished)["total_fen"]}
    once = {"Idempotency-Key": "one tap"}

    answers = at_once(*[lambda: customer.post("orders", body, **once)] * 8)

    assert told(answers) == {"201": 8}
    assert len({one.content for one in answers}) == 1
    assert Order.objects.filter(city_id=town.CITY).count() == 1
    assert len(holds()) == 1
    settle(city)


def test_one_key_for_two_different_orders_at_once_is_the_first_of_them(city: City) -> None:
    customer = city.customer()
    place = town.address_of(customer)
    starts = [town.tomorrow(10), town.tomorrow(14)]
    wishes = [asking.wish(city, place, starts_at=one) for one in starts]
    shown = {"shown_total_fen": asking.quoted(customer, wishes[0])["total_fen"]}
    once = {"Idempotency-Key": "one tap"}

    answers = at_once(
        *[lambda one=one: customer.post("orders", one | shown, **once) for one in wishes]  # type: ignore[misc]
    )

    assert told(answers) == {"201": 1, "409 kernel.KeyReused": 1}
    assert Order.objects.filter(city_id=town.CITY).count() == 1
    settle(city)


def test_a_withdrawal_asked_four_times_at_once_pays_out_once(city: City) -> None:
    _, worker = asking.accepted(city, city.customer(), pay="whole")
    town.later(hours=80)
    city.deliver()
    assert worker.post("me/wechat", {"code": "worker:1"}).status_code == 200
    available_fen = worker.get("earnings").json()["available_fen"]

    answers = at_once(*[lambda: worker.post("withdrawals", {"amount_fen": available_fen})] * 4)

    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]
    assert worker.get("earnings").json()["available_fen"] == 0
    assert len(worker.get("withdrawals").json()["items"]) == 1
    report = ledger.audit(town.CITY)
    assert report.is_clean, report.findings
