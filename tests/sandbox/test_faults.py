"""Every fault that can be ordered, seen from the merchant's side."""

import threading
from typing import Any

import httpx
import pytest

from doorstep_sandbox.faults import KINDS

from .conftest import DIRECT, Channel
from .test_refunds import refund

ASKED = f"/v3/pay/transactions/out-trade-no/order300001?mchid={DIRECT}"


def fault(channel: Channel, kind: str, **rest: Any) -> None:
    channel.control("faults", kind=kind, **rest)


@pytest.mark.parametrize(
    ("ordered", "status", "code"),
    [
        ({"kind": "rate_limited"}, 429, "FREQUENCY_LIMITED"),
        ({"kind": "server_error"}, 500, "SYSTEM_ERROR"),
        ({"kind": "not_enough"}, 403, "NOT_ENOUGH"),
        ({"kind": "error", "code": "USER_ERROR"}, 403, "USER_ERROR"),
        ({"kind": "error", "code": "BANK_ERROR"}, 500, "BANK_ERROR"),
        ({"kind": "error", "code": "SERVICE_UNAVAILABLE"}, 503, "SERVICE_UNAVAILABLE"),
    ],
)
def test_a_call_fails_before_it_does_anything_and_the_next_succeeds(
    channel: Channel, ordered: dict[str, str], status: int, code: str
) -> None:
    channel.paid("order300001")
    fault(channel, path="/v3/refund/*", **ordered)
    elsewhere = channel.merchant().get(ASKED)
    failed = refund(channel, "refund300", "order300001", 500)
    untouched = channel.balance(DIRECT)["balance_fen"]
    retried = refund(channel, "refund300", "order300001", 500)

    assert elsewhere.status == 200
    assert (failed.status, failed.code) == (status, code)
    assert untouched == 9_940
    assert retried.body["status"] == "PROCESSING"


def test_a_time_out_after_the_deed_leaves_the_deed(channel: Channel) -> None:
    channel.paid("order300001")
    fault(channel, "timeout_after_commit", path="/v3/refund/*", seconds=0.5)
    body = {
        "out_trade_no": "order300001",
        "out_refund_no": "refund301",
        "amount": {"refund": 500, "total": 10_000, "currency": "CNY"},
    }
    with pytest.raises(httpx.ReadTimeout):
        channel.merchant().post("/v3/refund/domestic/refunds", body, timeout=0.1)
    retried = channel.merchant().post("/v3/refund/domestic/refunds", body)

    assert retried.status == 200
    assert channel.balance(DIRECT)["balance_fen"] == 9_500 - 57


def test_an_error_after_the_deed_leaves_the_deed(channel: Channel) -> None:
    channel.paid("order300001")
    fault(channel, "error_after_commit", path="/v3/refund/*")
    failed = refund(channel, "refund302", "order300001", 500)
    asked = channel.merchant().get("/v3/refund/domestic/refunds/refund302")

    assert failed.status == 500
    assert asked.status == 200


def test_a_slow_call_is_slow_once(channel: Channel) -> None:
    channel.placed("order300001")
    fault(channel, "slow", seconds=0.4)
    with pytest.raises(httpx.ReadTimeout):
        channel.merchant().get(ASKED, timeout=0.1)

    assert channel.merchant().get(ASKED, timeout=2).status == 200


def test_an_answer_can_carry_a_wrong_signature(channel: Channel) -> None:
    channel.placed("order300001")
    fault(channel, "bad_answer_signature")
    merchant = channel.merchant()
    answer = channel.desk.get(
        channel.address + ASKED,
        headers={"Authorization": merchant.authorization("GET", ASKED, b"")},
    )

    assert answer.headers["Wechatpay-Signature"].startswith("WECHATPAY/SIGNTEST/")
    assert not merchant.believes(answer.headers, answer.content)


def test_faults_last_as_often_as_told_and_can_be_cleared(channel: Channel) -> None:
    channel.placed("order300001")
    merchant = channel.merchant()
    fault(channel, "rate_limited", times=2)
    twice = [merchant.get(ASKED).status for _ in range(3)]
    fault(channel, "server_error", times=None)
    always = [merchant.get(ASKED).status for _ in range(3)]
    listed = channel.ask("GET", "faults").json()["faults"]
    channel.ask("DELETE", "faults")

    assert twice == [429, 429, 200]
    assert always == [500, 500, 500]
    assert [one["kind"] for one in listed] == ["server_error"]
    assert merchant.get(ASKED).status == 200


def test_a_dropped_notification_never_comes_but_the_query_knows(channel: Channel) -> None:
    fault(channel, "drop", event="TRANSACTION.*")
    channel.paid("order300001")
    channel.tick(86_400)

    assert channel.mail.letters == []
    assert channel.merchant().get(ASKED).body["trade_state"] == "SUCCESS"


def test_a_doubled_notification_comes_again_with_the_same_id(channel: Channel) -> None:
    fault(channel, "double", copies=5)
    channel.paid("order300001")
    channel.tick()

    assert len(channel.mail.letters) == 5
    assert len(set(channel.mail.ids())) == 1


def test_reordered_notifications_change_places(channel: Channel) -> None:
    fault(channel, "reorder", event="TRANSACTION.SUCCESS")
    channel.paid("order300001")
    refund(channel, "refund303", "order300001", 500)
    channel.tick(5)

    assert channel.mail.events() == ["REFUND.SUCCESS", "TRANSACTION.SUCCESS"]


def test_a_held_notification_without_a_successor_comes_at_last(channel: Channel) -> None:
    fault(channel, "reorder")
    channel.paid("order300001")
    channel.tick(60)
    before = len(channel.mail.letters)
    channel.tick(3_600)

    assert (before, len(channel.mail.letters)) == (0, 1)


def test_a_delayed_notification_comes_a_day_late(channel: Channel) -> None:
    fault(channel, "delay", seconds=86_400)
    channel.paid("order300001")
    channel.tick(86_300)
    before = len(channel.mail.letters)
    channel.tick(200)

    assert (before, len(channel.mail.letters)) == (0, 1)


@pytest.mark.parametrize("kind", ["wrong_signature", "unknown_serial", "old_timestamp"])
def test_a_doubtful_notification_comes_again_in_order(channel: Channel, kind: str) -> None:
    fault(channel, kind, event="TRANSACTION.SUCCESS")
    channel.mail.statuses.append(401)
    channel.paid("order300001")
    channel.tick()
    channel.tick(15)
    merchant = channel.merchant()
    (bad_headers, bad_body), (good_headers, good_body) = channel.mail.letters

    if kind == "old_timestamp":
        age = int(good_headers["Wechatpay-Timestamp"]) - int(bad_headers["Wechatpay-Timestamp"])
        assert age >= 86_400
    elif kind == "unknown_serial":
        assert merchant.platform_key(bad_headers["Wechatpay-Serial"]) is None
    else:
        assert bad_headers["Wechatpay-Signature"].startswith("WECHATPAY/SIGNTEST/")
        assert not merchant.believes(bad_headers, bad_body)
    assert merchant.believes(good_headers, good_body)


def test_a_notification_can_tell_a_wrong_amount_in_good_form(channel: Channel) -> None:
    fault(channel, "wrong_amount")
    channel.paid("order300001")
    channel.tick()
    merchant = channel.merchant()
    headers, body = channel.mail.letters[0]

    assert merchant.believes(headers, body)
    assert merchant.opened(body)["amount"]["total"] == 10_001


def test_an_unanswered_notification_is_retried_on_the_documented_schedule(
    channel: Channel,
) -> None:
    channel.mail.statuses.extend([500] * 20)
    channel.paid("order300001")
    channel.tick()
    pauses = [15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600]
    pauses += [10_800, 10_800, 10_800, 21_600, 21_600]
    for number, pause in enumerate(pauses, 1):
        channel.tick(pause - 2)
        assert len(channel.mail.letters) == number
        channel.tick(2)
        assert len(channel.mail.letters) == number + 1
    channel.tick(86_400)

    assert sum(pauses) == 24 * 3_600 + 4 * 60
    assert len(channel.mail.letters) == 16
    assert len(set(channel.mail.ids())) == 1


def test_a_notification_accepted_late_is_not_sent_again(channel: Channel) -> None:
    channel.mail.statuses.extend([500, 500, 200])
    channel.paid("order300001")
    channel.tick()
    for _ in range(5):
        channel.tick(60)

    assert len(channel.mail.letters) == 3


def test_the_background_delivers_without_being_asked(channel: Channel) -> None:
    arrived = threading.Event()
    letters = channel.mail.letters

    class Telling(list[Any]):
        """Says when something is added."""

        def append(self, letter: Any) -> None:
            super().append(letter)
            arrived.set()

    channel.mail.letters = Telling(letters)
    channel.paid("order300001")

    assert arrived.wait(5)


def test_an_unknown_kind_is_refused_with_the_known_ones(channel: Channel) -> None:
    answer = channel.ask("POST", "faults", kind="earthquake")

    assert answer.status_code == 422
    assert all(kind in answer.json()["message"] for kind in KINDS)
