"""Charges over the channel: found when nobody told, closed only when the channel says so."""

from typing import Any

from doorstep.adapters.wechat.pay import NOTIFY_PATH
from doorstep.money.payments import commands
from doorstep.money.payments.models import Charge, Notice, Refund, Unexplained
from tests.doors.city import CITY, MONDAY
from tests.journeys.story import Story, see, took
from tests.rooms.payments.books import kill_talk, only

CLOSE = "/v3/pay/transactions/out-trade-no/*/close"
ASK = "/v3/pay/transactions/out-trade-no/*"


def test_a_payment_that_nobody_told_us_of_is_found_within_five_minutes(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.expect("lost")
    story.tap(customer, order["id"])

    story.later(seconds=61)

    assert see(customer, order["id"])["state"] != "unpaid"


def test_a_charge_is_not_closed_here_while_it_can_be_paid_there(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    took(customer.post(f"orders/{order['id']}/payments", {"scene": "native"}))
    charge = only(Charge)
    story.channel.order_fault("error", path=CLOSE, code="NO_AUTH", times=None)

    story.do(commands.void_bill, bill_id=charge.bill_id)
    story.rest()
    assert only(Charge).state == "open"
    story.channel.ask("pay", out_trade_no=charge.id.hex)
    story.rest()

    assert only(Charge).state == "paid"
    assert only(Refund).cause == "late_payment"


def test_a_charge_left_open_by_an_outage_is_looked_after(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.expect("lost")
    story.tap(customer, order["id"])
    kill_talk()
    Charge.objects.filter(city_id=CITY).update(look_at=MONDAY)

    story.do(commands.look_after)
    story.rest()

    assert only(Charge).state == "paid"


def test_a_charge_that_made_room_for_another_is_found_when_it_was_paid(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    pay = f"orders/{order['id']}/payments"
    took(customer.post(pay, {"scene": "jsapi"}))
    first = only(Charge)
    story.channel.order_fault("error", path=CLOSE, code="NO_AUTH", times=None)
    story.channel.order_fault("drop", times=None)
    took(customer.post(pay, {"scene": "native"}))
    story.rest()
    story.later(minutes=2)
    story.channel.ask("pay", out_trade_no=first.id.hex)

    story.later(minutes=2)

    assert Charge.objects.get(city_id=CITY, id=first.id).state == "paid"
    assert see(customer, order["id"])["state"] != "unpaid"


def test_money_of_another_amount_is_a_case_and_goes_back_from_the_desk(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    took(customer.post(f"orders/{order['id']}/payments", {"scene": "native"}))
    charge = only(Charge)
    Charge.objects.filter(city_id=CITY).update(amount_fen=charge.amount_fen - 1)

    story.channel.ask("pay", out_trade_no=charge.id.hex)
    story.rest()

    case = only(Unexplained)
    assert (only(Charge).state, case.amount_fen) == ("misfit", charge.amount_fen)
    assert story.balance(f"suspense:{case.id.hex}") == case.amount_fen
    (listed,) = took(story.cast.operator.get("unexplained"))["items"]
    assert listed["id"] == str(case.id)

    path = f"unexplained/{case.id}/giving-back"
    took(story.cast.operator.post(path, {"reason": "金额不符"}))
    story.settle()

    assert only(Refund).state == "done"
    assert story.balance(f"suspense:{case.id.hex}") == 0
    assert story.channel.look("statistics")["money_fen"]["refunded"] == case.amount_fen
    story.books_are_right()


def test_a_message_is_kept_before_anybody_looks_into_it(
    story: Story, monkeypatch: Any, client: Any
) -> None:
    from doorstep.adapters.wechat.pay import WeChatPay

    def breaks(*_: Any) -> None:
        raise RuntimeError("this message breaks us")

    monkeypatch.setattr(WeChatPay, "open_notice", breaks)
    client.raise_request_exception = False
    client.post(NOTIFY_PATH, b"{}", content_type="application/json")

    kept = Notice.objects.get()
    assert (bytes(kept.body), kept.verdict) == (b"{}", "")


def test_what_was_told_before_is_answered_well_and_kept(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.expect("doubled")
    story.pay(customer, order["id"])

    verdicts = sorted(Notice.objects.values_list("verdict", flat=True))
    assert verdicts == ["recorded"] + ["told before"] * 4
    assert Notice.objects.filter(is_first=True).count() == 1


def test_messages_that_no_key_proved_are_forgotten_after_a_month(story: Story) -> None:
    customer = story.customer()
    order = story.place(customer)
    story.expect("forged")
    story.pay(customer, order["id"])
    assert set(Notice.objects.values_list("is_first", flat=True)) == {False, True}

    story.do(commands.tidy_notices)
    assert Notice.objects.filter(event_id="").exists()
    story.later(days=31)
    story.do(commands.tidy_notices)

    assert not Notice.objects.filter(event_id="").exists()
    assert Notice.objects.filter(verdict="recorded").exists()
