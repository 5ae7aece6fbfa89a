"""Transfers with the person's confirmation, and the bills, over real HTTP with the sandbox."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from doorstep.adapters.wechat.pay import WeChatPay
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import (
    BillKind,
    ChannelRefusal,
    Payee,
    TransferOrder,
    TransferState,
)
from tests.adapters.wechat.conftest import Sandbox
from tests.adapters.wechat.paying import DIRECT, OLD, SUB, paid

BEIJING = timezone(timedelta(hours=8))


def transfer(sandbox: Sandbox, openid: str, **changes: Any) -> TransferOrder:
    facts = {
        "number": sandbox.number(),
        "amount_fen": 250_000,
        "payee": DIRECT,
        "remark": "五月劳务报酬",
        "scene": "1005",
        "scene_facts": (("岗位类型", "保洁"), ("报酬说明", "五月报酬")),
        "openid": openid,
        "real_name": "王五",
    }
    return TransferOrder(**{**facts, **changes})


def state_of(pay: WeChatPay, number: str) -> TransferState:
    state = pay.query_transfer(number, DIRECT)
    assert isinstance(state, TransferState)
    return state


def started(sandbox: Sandbox, pay: WeChatPay, **changes: Any) -> TransferState:
    openid = sandbox.user(name="王五")
    state = pay.start_transfer(transfer(sandbox, openid, **changes))
    assert isinstance(state, TransferState)
    return state


def test_a_transfer_waits_for_the_person_and_then_arrives(sandbox: Sandbox) -> None:
    pay, openid = sandbox.pay(), sandbox.user(name="王五")
    asked = transfer(sandbox, openid)
    first = pay.start_transfer(asked)
    assert isinstance(first, TransferState)
    assert first.state == "waiting"
    assert first.package
    assert pay.start_transfer(asked) == first
    sandbox.desk("transfers/confirm", package_info=first.package)
    (notice,) = sandbox.notices_of(pay, asked.number, advance_seconds=10)
    assert (notice.kind, notice.payee) == ("transfer", DIRECT)
    assert notice.content == state_of(pay, asked.number)
    assert state_of(pay, asked.number).state == "done"
    assert state_of(pay, asked.number).amount_fen == 250_000


def test_a_transfer_that_nobody_confirms_comes_back_after_a_day(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    waiting = started(sandbox, pay)
    sandbox.desk("tick", advance_seconds=24 * 3600 + 60)
    state = state_of(pay, waiting.number)
    assert (state.state, state.reason, state.is_final) == ("failed", "OVERDUE_CLOSE", True)


def test_a_cancelled_transfer_ends_as_cancelled_and_an_arrived_one_cannot_be(
    sandbox: Sandbox,
) -> None:
    pay = sandbox.pay()
    waiting = started(sandbox, pay)
    cancelling = pay.cancel_transfer(waiting.number, DIRECT)
    assert isinstance(cancelling, TransferState)
    assert cancelling.state == "cancelling"
    sandbox.desk("tick", advance_seconds=10)
    assert state_of(pay, waiting.number).state == "cancelled"
    other = started(sandbox, pay)
    sandbox.desk("transfers/confirm", package_info=other.package)
    sandbox.desk("tick", advance_seconds=10)
    refused = pay.cancel_transfer(other.number, DIRECT)
    assert isinstance(refused, ChannelRefusal)
    assert refused.kind == "state"


def test_another_name_than_the_persons_own_fails(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    waiting = started(sandbox, pay, real_name="赵六")
    sandbox.desk("transfers/confirm", package_info=waiting.package)
    sandbox.desk("tick", advance_seconds=10)
    assert state_of(pay, waiting.number).reason == "NAME_NOT_CORRECT"


def test_a_large_transfer_without_a_name_and_one_without_money_are_refused(
    sandbox: Sandbox,
) -> None:
    pay, openid = sandbox.pay(), sandbox.user(name="王五")
    nameless = pay.start_transfer(transfer(sandbox, openid, real_name=None))
    assert isinstance(nameless, ChannelRefusal)
    assert nameless.kind == "bug"
    poor = pay.start_transfer(transfer(sandbox, openid, payee=OLD))
    assert isinstance(poor, ChannelRefusal)
    assert poor.kind == "not_enough"
    small = pay.start_transfer(transfer(sandbox, openid, amount_fen=20))
    assert isinstance(small, TransferState)


def test_other_content_under_a_used_number_is_a_bug(sandbox: Sandbox) -> None:
    pay, openid = sandbox.pay(), sandbox.user(name="王五")
    asked = transfer(sandbox, openid)
    pay.start_transfer(asked)
    refused = pay.start_transfer(transfer(sandbox, openid, number=asked.number, amount_fen=300))
    assert isinstance(refused, ChannelRefusal)
    assert (refused.code, refused.kind) == ("ALREADY_EXISTS", "bug")


def test_silence_after_a_transfer_is_ended_by_a_query_or_by_the_same_number(
    sandbox: Sandbox,
) -> None:
    pay, openid = sandbox.pay(read_seconds=0.3), sandbox.user(name="王五")
    asked = transfer(sandbox, openid)
    assert state_of(pay, asked.number).state == "absent"
    path = "*/transfer-bills"
    sandbox.desk("faults", kind="timeout_after_commit", path=path, times=None, seconds=0.5)
    with pytest.raises(Outage) as caught:
        pay.start_transfer(asked)
    assert caught.value.unknown
    sandbox.control.delete("/control/faults")
    assert state_of(pay, asked.number).state == "waiting"
    again = sandbox.pay().start_transfer(asked)
    assert isinstance(again, TransferState)
    assert again.package


def today(sandbox: Sandbox) -> date:
    now = sandbox.control.get("/control/clock").json()["business_now"]
    return datetime.fromisoformat(now).astimezone(BEIJING).date()


def settled_day(sandbox: Sandbox, pay: WeChatPay, payee: Payee) -> tuple[str, date]:
    """A paid charge's number, and its day, whose bill is there by now."""
    charge = paid(sandbox, pay, payee=payee)
    assert charge.paid_at is not None
    sandbox.desk("tick", advance_seconds=2 * 24 * 3600)
    return charge.number, charge.paid_at.astimezone(BEIJING).date()


def fetched(pay: WeChatPay, day: date, kind: BillKind, payee: Payee) -> str:
    pieces = pay.fetch_bill(day, kind, payee)
    assert isinstance(pieces, Iterator), pieces
    return b"".join(pieces).decode("utf-8-sig")


@pytest.mark.parametrize("payee", [DIRECT, OLD, SUB], ids=["public key", "certificate", "partner"])
def test_the_bills_of_a_day_tell_its_charge(sandbox: Sandbox, payee: Payee) -> None:
    pay = sandbox.pay()
    number, day = settled_day(sandbox, pay, payee)
    assert f"`{number}" in fetched(pay, day, "trade", payee)
    fund = fetched(pay, day, "fund_basic", payee)
    assert "`200.00" in fund
    assert "`1.20" in fund


def test_nothing_of_a_bill_with_a_wrong_hash_comes_out(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    number, day = settled_day(sandbox, pay, DIRECT)
    sandbox.desk("faults", kind="bill_wrong_hash", times=2)
    for payee, kind in ((DIRECT, "trade"), (DIRECT, "fund_basic")):
        with pytest.raises(Outage) as caught:
            pay.fetch_bill(day, kind, payee)  # type: ignore[arg-type]
        assert caught.value.retry
    assert f"`{number}" in fetched(pay, day, "trade", DIRECT)


def test_a_day_without_trade_and_a_day_that_is_not_over_have_no_bill(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    for day in (today(sandbox), today(sandbox) - timedelta(days=60)):
        refused = pay.fetch_bill(day, "trade", DIRECT)
        assert isinstance(refused, ChannelRefusal)
        assert refused.kind == "state"
