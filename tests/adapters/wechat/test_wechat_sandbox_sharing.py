"""Sharing a payment out, unfreezing and taking back, over real HTTP with the sandbox."""

from typing import Any

import pytest

from doorstep.adapters.wechat.pay import WeChatPay
from doorstep.money.payments.ports import (
    ChannelRefusal,
    ChargeState,
    Payee,
    Receiver,
    ReturnOrder,
    ReturnState,
    Share,
    SharingOrder,
    SharingState,
    UnfreezeOrder,
)
from tests.adapters.wechat.conftest import Sandbox
from tests.adapters.wechat.paying import DIRECT, OLD, SUB, paid

PLATFORM = Receiver(kind="merchant", account="1900000201", real_name="平台")
FEE_FEN = 120  # 0.6 % of 20,000


def payment(sandbox: Sandbox, pay: WeChatPay, payee: Payee) -> str:
    """A payment old enough to be shared; its transaction number."""
    charge: ChargeState = paid(sandbox, pay, payee=payee, share_later=True)
    assert charge.transaction_no is not None
    sandbox.desk("tick", advance_seconds=61)
    return charge.transaction_no


def sharing(sandbox: Sandbox, transaction_no: str, amount_fen: int, **changes: Any) -> SharingOrder:
    share = Share(receiver=PLATFORM, amount_fen=amount_fen, description="平台服务费")
    facts = {
        "number": sandbox.number(),
        "transaction_no": transaction_no,
        "payee": SUB,
        "receivers": (share,),
        "unfreeze_rest": False,
    }
    return SharingOrder(**{**facts, **changes})


@pytest.mark.parametrize("payee", [SUB, DIRECT, OLD], ids=["partner", "direct", "certificate"])
def test_a_share_goes_out_the_rest_is_freed_and_a_merchant_gives_back(
    sandbox: Sandbox, payee: Payee
) -> None:
    pay = sandbox.pay()
    assert pay.sharing_limit_bp(payee) == 3000
    assert pay.add_receiver(PLATFORM, relation="SERVICE_PROVIDER", payee=payee) is None
    transaction_no = payment(sandbox, pay, payee)
    assert pay.amount_left(transaction_no, payee) == 20_000 - FEE_FEN

    asked = sharing(sandbox, transaction_no, 6000, payee=payee)
    first = pay.start_sharing(asked)
    assert isinstance(first, SharingState)
    assert (first.state, first.parts[0].state) == ("processing", "pending")
    assert pay.start_sharing(asked) == first
    sandbox.desk("tick", advance_seconds=10)
    done = pay.query_sharing(asked.number, transaction_no, payee)
    assert isinstance(done, SharingState)
    assert done.state == "finished"
    assert [(one.kind, one.account, one.amount_fen, one.state) for one in done.parts] == [
        ("merchant", "1900000201", 6000, "paid")
    ]
    assert pay.amount_left(transaction_no, payee) == 20_000 - FEE_FEN - 6000

    back = ReturnOrder(
        number=sandbox.number(),
        sharing_number=asked.number,
        from_mchid="1900000201",
        amount_fen=1000,
        description="退款",
        payee=payee,
    )
    returned = pay.return_share(back)
    assert isinstance(returned, ReturnState)
    assert returned.state == "processing"
    sandbox.desk("tick", advance_seconds=10)
    returned = pay.query_return(back.number, asked.number, payee)
    assert isinstance(returned, ReturnState)
    assert (returned.state, returned.amount_fen) == ("done", 1000)

    rest = UnfreezeOrder(
        number=sandbox.number(),
        transaction_no=transaction_no,
        description="完结",
        payee=payee,
    )
    assert isinstance(pay.unfreeze(rest), SharingState)
    sandbox.desk("tick", advance_seconds=10)
    freed = pay.query_sharing(rest.number, transaction_no, payee)
    assert isinstance(freed, SharingState)
    assert freed.state == "finished"
    assert pay.amount_left(transaction_no, payee) == 0


def test_more_than_thirty_per_cent_does_not_leave_the_payee(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    pay.add_receiver(PLATFORM, relation="SERVICE_PROVIDER", payee=SUB)
    transaction_no = payment(sandbox, pay, SUB)
    refused = pay.start_sharing(sharing(sandbox, transaction_no, 6001))
    assert isinstance(refused, ChannelRefusal)
    assert refused.kind == "permission"
    assert isinstance(pay.start_sharing(sharing(sandbox, transaction_no, 6000)), SharingState)
    assert isinstance(pay.start_sharing(sharing(sandbox, transaction_no, 1)), ChannelRefusal)


def test_a_payment_of_this_minute_is_not_shared_yet(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    pay.add_receiver(PLATFORM, relation="SERVICE_PROVIDER", payee=SUB)
    charge = paid(sandbox, pay, payee=SUB, share_later=True)
    asked = sharing(sandbox, str(charge.transaction_no), 100)
    early = pay.start_sharing(asked)
    assert isinstance(early, ChannelRefusal)
    assert early.kind == "later"
    sandbox.desk("tick", advance_seconds=61)
    assert isinstance(pay.start_sharing(asked), SharingState)


def test_a_person_receives_under_the_name_that_only_the_channel_reads(sandbox: Sandbox) -> None:
    pay, openid = sandbox.pay(), sandbox.user(name="李四")
    person = Receiver(kind="person", account=openid, real_name="李四")
    assert pay.add_receiver(person, relation="USER", payee=SUB) is None
    transaction_no = payment(sandbox, pay, SUB)
    share = Share(receiver=person, amount_fen=500, description="推荐奖励")
    asked = sharing(sandbox, transaction_no, 0, receivers=(share,), unfreeze_rest=True)
    assert isinstance(pay.start_sharing(asked), SharingState)
    sandbox.desk("tick", advance_seconds=10)
    done = pay.query_sharing(asked.number, transaction_no, SUB)
    assert isinstance(done, SharingState)
    persons = [one for one in done.parts if one.kind == "person"]
    assert [(one.amount_fen, one.state) for one in persons] == [(500, "paid")]
    assert pay.amount_left(transaction_no, SUB) == 0


def test_a_part_whose_receiver_cannot_take_it_is_closed_with_its_reason(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    pay.add_receiver(PLATFORM, relation="SERVICE_PROVIDER", payee=SUB)
    transaction_no = payment(sandbox, pay, SUB)
    sandbox.desk("faults", kind="share_closed")
    asked = sharing(sandbox, transaction_no, 300)
    pay.start_sharing(asked)
    sandbox.desk("tick", advance_seconds=10)
    done = pay.query_sharing(asked.number, transaction_no, SUB)
    assert isinstance(done, SharingState)
    assert done.state == "finished"
    assert (done.parts[0].state, bool(done.parts[0].reason)) == ("closed", True)


def test_a_sharing_that_was_never_asked_for_is_absent(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    transaction_no = payment(sandbox, pay, SUB)
    state = pay.query_sharing(sandbox.number(), transaction_no, SUB)
    assert isinstance(state, SharingState)
    assert state.state == "absent"
    returned = pay.query_return(sandbox.number(), sandbox.number(), SUB)
    assert isinstance(returned, ReturnState)
    assert returned.state == "absent"
