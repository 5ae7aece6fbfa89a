"""Keeping the house: queue, books, failed refunds, disputes, reviews, and the demo's clock."""

from datetime import timedelta

from django.test import override_settings

from doorstep.kernel import clock, ids
from doorstep.kernel.models import Message
from doorstep.money.payments import commands as payments
from doorstep.money.payments.models import Refund
from tests.doors import city as town
from tests.doors.city import City
from tests.doors.console import desk
from tests.doors.customer import asking
from tests.rooms.accounts.people import act_of


def test_what_was_given_up_is_seen_and_gets_another_life(city: City) -> None:
    mine = desk.operator(city, "administrator")
    dead = Message.objects.create(
        city_id=town.CITY,
        kind=Message.TASK,
        name="workers.end_pause",
        content={"worker_id": str(ids.new(town.CITY))},
        due_at=town.clock.read(),
        told_at=town.clock.read(),
        tries=11,
        error="RuntimeError: the reason",
        dead_at=clock.real(),
    )
    assert mine.get("queue").json()["dead"] == 1
    shown = mine.get("queue/dead").json()["items"]
    assert [(one["name"], one["error"]) for one in shown] == [
        ("workers.end_pause", "RuntimeError: the reason")
    ]

    again = mine.post(f"queue/dead/{dead.id}/retry")

    assert again.status_code == 200
    assert mine.get("queue").json()["dead"] == 0
    assert mine.post(f"queue/dead/{dead.id}/retry").status_code == 404


def test_the_books_add_up_and_an_account_tells_its_story(city: City) -> None:
    mine = desk.operator(city, "finance")
    order = asking.paid(city, city.customer(), pay="whole")
    paid_fen = order["bills"][0]["amount_fen"]

    balances = mine.get("ledger/balances").json()
    assert sum(one["balance_fen"] for one in balances) == 0
    assert {one["kind"]: one["balance_fen"] for one in balances}["escrow"] == paid_fen
    account = f"escrow:{order['id'].replace('-', '')}"
    statement = mine.get("ledger/statement", account=account).json()
    assert statement["balance_fen"] == paid_fen
    assert [one["kind"] for one in statement["items"]] == ["payment_received"]
    journal = mine.get(f"ledger/journals/{statement['items'][0]['journal_id']}").json()
    assert sum(one["amount_fen"] for one in journal["lines"]) == 0
    assert account in [one["account"] for one in journal["lines"]]

    report = mine.post("ledger/audits").json()
    assert (report["clean"], report["findings"]) == (True, [])
    assert len(report["checks"]) > 15
    for wrong in ("nonsense", "escrow", "bank:x", "escrow:\x00"):
        assert mine.get("ledger/statement", account=wrong).status_code == 422
    assert mine.get("ledger/statement", account=account, after="1.2.3").status_code == 422


def test_a_refund_that_the_channel_refused_is_asked_for_again(city: City) -> None:
    mine = desk.operator(city, "finance")
    order = asking.paid(city, city.customer(), pay="whole")
    mine.post(f"orders/{order['id']}/refunds", {"amount_fen": 300, "reason": "少做一项"})
    refund = Refund.objects.of(act_of()).get()
    city.do(payments.record_refund, refund_id=refund.id, is_done=False, error="NOT_ENOUGH")

    failed = mine.get("refunds/failed").json()["items"]
    assert [(one["id"], one["error"]) for one in failed] == [(str(refund.id), "NOT_ENOUGH")]
    again = mine.post(f"refunds/{refund.id}/asking")

    assert again.json()["state"] == "asked"
    assert mine.get("refunds/failed").json()["items"] == []
    assert mine.post(f"refunds/{refund.id}/asking").status_code == 404


def test_a_dispute_is_decided_with_part_of_the_money(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support", "finance")
    order, _ = asking.accepted(city, customer, pay="whole")
    customer.post(f"orders/{order['id']}/disputes", {"reason": "厨房没有打扫"})
    waiting = mine.get("disputes").json()["items"]
    assert [(one["order_id"], one["reason"]) for one in waiting] == [(order["id"], "厨房没有打扫")]

    path = f"disputes/{waiting[0]['id']}"
    too_much = mine.post(f"{path}/decision", {"decision": "全退", "refund_fen": 99_000_000})
    done = mine.post(f"{path}/decision", {"decision": "退一部分", "refund_fen": 1_000})

    assert 400 <= too_much.status_code < 500
    assert (done.json()["state"], done.json()["refund_fen"]) == ("decided", 1_000)
    assert mine.get("disputes").json()["items"] == []
    assert mine.get(f"orders/{order['id']}").json()["balance"]["refunded_fen"] == 1_000
    assert mine.post(f"{path}/decision", {"decision": "再来"}).json()["code"] == "quality.NotOpen"


def test_a_low_review_waits_for_somebody_to_look(city: City) -> None:
    customer, mine = city.customer(), desk.operator(city, "support")
    order, _ = asking.accepted(city, customer, pay="whole")
    customer.post(f"orders/{order['id']}/review", {"stars": 2, "tags": [], "text": "来晚了"})

    waiting = mine.get("reviews/worklist").json()["items"]
    looked = mine.post(f"reviews/{waiting[0]['id']}/look", {})

    assert [one["text"] for one in waiting] == ["来晚了"]
    assert looked.json()["looked_at"]
    assert looked.json()["hidden_reason"] == ""
    assert mine.get("reviews/worklist").json()["items"] == []


def test_the_demos_clock_only_turns_forward(city: City) -> None:
    boss, helper = desk.operator(city, "administrator"), desk.operator(city, "support")
    before = helper.get("clock").json()
    assert before["rate"] == 1.0

    turned = boss.post("clock", {"forward_seconds": 7_200, "rate": 60})
    back = boss.post("clock", {"to": (town.MONDAY - timedelta(days=1)).isoformat()})
    kept = boss.post("clock", {"forward_seconds": 60})

    assert turned.json()["business_at"] > before["business_at"]
    assert (back.status_code, back.json()["code"]) == (409, "surfaces.ForwardOnly")
    assert kept.json()["rate"] == 60.0
    assert helper.post("clock", {"rate": 1}).status_code == 403
    assert boss.post("clock", {"rate": -1}).status_code == 422


def test_production_has_no_clock_to_turn(city: City) -> None:
    boss = desk.operator(city, "administrator")

    with override_settings(PRODUCTION=True):
        assert boss.get("clock").status_code == 404
        assert boss.post("clock", {"forward_seconds": 60}).status_code == 404
