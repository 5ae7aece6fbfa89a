"""The channel's messages at our door: the genuine count once, the forged change nothing."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from doorstep.adapters.wechat.pay import NOTIFY_PATH
from doorstep.kernel import clock, edge, ids, limits, ports
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands
from doorstep.money.payments.models import Charge, Notice
from doorstep.surfaces.callbacks.wechat_pay import RATE
from tests.adapters.wechat import channel
from tests.rooms.accounts.people import CITY, act_of, open_city

pytestmark = pytest.mark.usefixtures("fresh_db")


@pytest.fixture(autouse=True)
def keys(fresh_db: str) -> Iterator[None]:
    """The house believes the keys of the tests."""
    with override_settings(PORTS={"payments.channel": "tests.doors.callbacks.ours.our_side"}):
        ports.get.cache_clear()
        yield
    ports.get.cache_clear()


@pytest.fixture
def charge() -> Charge:
    """An open charge of 50 yuan."""
    open_city(mchid=channel.MCHID)
    bill = edge.enter(
        commands.open_bill,
        city_id=CITY,
        subject_kind="order",
        subject_id=ids.new(CITY),
        purpose="whole",
        amount_fen=5000,
        customer_id=ids.new(CITY),
        payee_mode="D",
        mchid=channel.MCHID,
        description="日常保洁",
        business_date=clock.real().date(),
    )
    return edge.enter(
        lambda act: commands.begin_charge(act, bill_id=bill.id, scene="jsapi"), city_id=CITY
    )


def paid(number: str, amount_fen: int = 5000) -> bytes:
    """The channel's message about a payment."""
    content = {
        "mchid": channel.MCHID,
        "appid": "wx0000000000000001",
        "out_trade_no": number,
        "transaction_id": "4200000001",
        "trade_state": "SUCCESS",
        "success_time": "2026-05-20T13:29:35+08:00",
        "payer": {"openid": "o-1"},
        "amount": {"total": amount_fen, "payer_total": amount_fen, "currency": "CNY"},
    }
    return channel.notice_body("TRANSACTION.SUCCESS", content)


def knock(body: bytes, headers: dict[str, str], **more: Any) -> Any:
    """Bring a message to the door."""
    client = Client(raise_request_exception=False)
    return client.post(NOTIFY_PATH, body, content_type="application/json", headers=headers, **more)


def state_of(charge: Charge) -> str:
    """How the charge stands."""
    found: str = Charge.objects.of(act_of()).get(id=charge.id).state
    return found


def escrow_fen(charge: Charge) -> int:
    """What is held for the order that was paid."""
    held = ledger.balances_by_prefix(act_of(), "escrow")
    return sum(held.values())


def test_a_genuine_payment_is_recorded_and_answered_with_nothing(charge: Charge) -> None:
    body = paid(charge.id.hex)

    answer = knock(body, channel.seal(body))

    assert (answer.status_code, answer.content) == (204, b"")
    assert state_of(charge) == "paid"
    assert escrow_fen(charge) == 5000


def test_a_message_told_three_times_counts_once(charge: Charge) -> None:
    body = paid(charge.id.hex)

    answers = [knock(body, channel.seal(body)).status_code for _ in range(3)]

    assert answers == [204, 204, 204]
    assert escrow_fen(charge) == 5000
    assert Notice.objects.count() == 3


@pytest.mark.parametrize("flaw", ["nothing", "another key", "other content", "old"])
def test_a_forged_or_stale_message_is_kept_and_not_believed(charge: Charge, flaw: str) -> None:
    body = paid(charge.id.hex)
    headers = {
        "nothing": {},
        "another key": channel.seal(body, name="forger"),
        "other content": channel.seal(paid(charge.id.hex, 1)),
        "old": channel.seal(body, at=clock.real().timestamp() - 3600),
    }[flaw]

    answer = knock(body, headers)

    assert answer.status_code == 401
    assert answer.json()["code"] == "surfaces.NotBelieved"
    assert state_of(charge) == "open"
    assert escrow_fen(charge) == 0
    assert bytes(Notice.objects.get().body) == body


@pytest.mark.parametrize(
    "number",
    [uuid4().hex, ids.new(CITY).hex, ids.new(9).hex, "n1"],
    ids=["stranger", "city", "no_city", "short"],
)
def test_a_number_that_we_never_gave_is_not_found(charge: Charge, number: str) -> None:
    body = paid(number)

    answer = knock(body, channel.seal(body))

    assert answer.status_code == 404
    assert answer.json()["code"] == "surfaces.NotOurs"


def test_a_body_that_no_channel_would_send_is_refused_unread(charge: Charge) -> None:
    huge = b"x" * (64 * 1024 + 1)

    assert knock(huge, channel.seal(huge)).status_code == 422
    assert knock(b"", {}).status_code == 422
    assert not Notice.objects.exists()


def test_a_flood_from_one_address_is_stopped_and_others_still_come_through(charge: Charge) -> None:
    body = paid(charge.id.hex)
    for _ in range(RATE.most):
        limits.count(RATE, endpoint="callbacks POST /wechat-pay", caller="anyone:127.0.0.1")

    assert knock(b"{}", {}).status_code == 429
    assert knock(body, channel.seal(body), REMOTE_ADDR="10.0.0.9").status_code == 204
    assert [one.verdict for one in Notice.objects.all()] == ["recorded"]
