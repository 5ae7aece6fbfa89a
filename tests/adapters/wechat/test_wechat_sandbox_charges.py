"""Charges, refunds and their notices, over real HTTP with the sandbox, in both key modes."""

from typing import Any

import pytest

from doorstep.adapters.wechat import miniprogram
from doorstep.adapters.wechat import pay as adapter
from doorstep.adapters.wechat.book import SandboxKeys, read_merchants
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import (
    CardRefund,
    ChannelRefusal,
    ChargeState,
    NotGenuine,
    Payee,
    PayerStep,
    RefundOrder,
    RefundState,
)
from tests.adapters.wechat.conftest import APP, Sandbox
from tests.adapters.wechat.paying import DIRECT, OLD, SUB, order, paid


def refund_of(sandbox: Sandbox, charge: ChargeState, amount_fen: int) -> RefundOrder:
    return RefundOrder(
        number=sandbox.number(),
        charge_number=charge.number,
        amount_fen=amount_fen,
        total_fen=charge.paid_fen,
        reason="客户取消",
        payee=charge.payee,
    )


@pytest.mark.parametrize("payee", [DIRECT, OLD, SUB], ids=["public key", "certificate", "partner"])
def test_a_charge_is_paid_in_the_app_told_by_notice_and_found_by_query(
    sandbox: Sandbox, payee: Payee
) -> None:
    pay, openid = sandbox.pay(), sandbox.user()
    asked = order(sandbox, payee=payee, scene="jsapi", payer_openid=openid)
    step = pay.start_charge(asked)
    assert isinstance(step, PayerStep)
    assert step.prepay is not None
    before = pay.query_charge(asked.number, payee)
    assert isinstance(before, ChargeState)
    assert (before.state, before.paid_fen) == ("open", 0)

    sandbox.desk("pay", request_payment=dict(step.prepay), mchid=payee.mchid)
    (notice,) = sandbox.notices_of(pay, asked.number)
    assert (notice.kind, notice.payee) == ("charge", payee)
    assert isinstance(notice.content, ChargeState)
    assert (notice.content.paid_fen, notice.content.payer) == (20_000, openid)
    assert (notice.content.app_id, notice.content.attach) == (APP, "city-1")
    assert pay.query_charge(asked.number, payee) == notice.content


def test_the_same_charge_may_be_asked_again_and_other_content_is_a_bug(sandbox: Sandbox) -> None:
    pay, asked = sandbox.pay(), order(sandbox)
    assert isinstance(pay.start_charge(asked), PayerStep)
    assert isinstance(pay.start_charge(asked), PayerStep)
    other = order(sandbox, number=asked.number, amount_fen=1)
    refused = pay.start_charge(other)
    assert isinstance(refused, ChannelRefusal)
    assert refused.kind == "bug"


def test_an_h5_charge_gives_an_address(sandbox: Sandbox) -> None:
    step = sandbox.pay().start_charge(order(sandbox, scene="h5", payer_ip="203.0.113.9"))
    assert isinstance(step, PayerStep)
    assert step.h5_url is not None


def test_a_closed_charge_is_closed_and_a_paid_one_cannot_be_closed(sandbox: Sandbox) -> None:
    pay, asked = sandbox.pay(), order(sandbox)
    pay.start_charge(asked)
    assert pay.close_charge(asked.number, DIRECT) is None
    state = pay.query_charge(asked.number, DIRECT)
    assert isinstance(state, ChargeState)
    assert state.state == "closed"
    refused = pay.close_charge(paid(sandbox, pay).number, DIRECT)
    assert isinstance(refused, ChannelRefusal)
    assert (refused.code, refused.kind) == ("ORDERPAID", "state")


def test_what_the_channel_never_heard_of_is_absent(sandbox: Sandbox) -> None:
    pay, number = sandbox.pay(), sandbox.number()
    for payee in (DIRECT, SUB):
        assert pay.query_charge(number, payee) == ChargeState(
            number=number, payee=payee, state="absent"
        )
        assert pay.query_refund(number, payee) == RefundState(
            number=number, payee=payee, state="absent"
        )


@pytest.mark.parametrize("payee", [DIRECT, SUB])
def test_a_part_is_refunded_once_whatever_is_repeated(sandbox: Sandbox, payee: Payee) -> None:
    pay = sandbox.pay()
    charge = paid(sandbox, pay, payee=payee)
    asked = refund_of(sandbox, charge, 5000)
    first = pay.start_refund(asked)
    assert isinstance(first, RefundState)
    assert (first.state, first.amount_fen) == ("processing", 5000)
    assert pay.start_refund(asked) == first
    (notice,) = sandbox.notices_of(pay, asked.number, advance_seconds=10)
    assert notice.kind == "refund"
    assert isinstance(notice.content, RefundState)
    assert notice.content.state == "done"
    done = pay.query_refund(asked.number, payee)
    assert isinstance(done, RefundState)
    assert (done.state, done.amount_fen, done.charge_number) == ("done", 5000, charge.number)
    after = pay.query_charge(charge.number, payee)
    assert isinstance(after, ChargeState)
    assert after.state == "refunding"
    assert after.was_paid


def test_more_than_was_paid_cannot_be_refunded(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    refused = pay.start_refund(refund_of(sandbox, paid(sandbox, pay), 20_001))
    assert isinstance(refused, ChannelRefusal)


def test_without_money_the_refund_waits_under_its_number(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    asked = refund_of(sandbox, paid(sandbox, pay), 100)
    sandbox.desk("faults", kind="not_enough", path="*/refunds")
    refused = pay.start_refund(asked)
    assert isinstance(refused, ChannelRefusal)
    assert refused.kind == "not_enough"
    assert isinstance(pay.start_refund(asked), RefundState)


@pytest.mark.parametrize(
    "fault", ["rate_limited", "server_error", "error_after_commit", "bad_answer_signature"]
)
def test_one_bad_answer_is_outlived_by_the_same_number(sandbox: Sandbox, fault: str) -> None:
    pay = sandbox.pay()
    asked = refund_of(sandbox, paid(sandbox, pay), 700)
    sandbox.desk("faults", kind=fault, path="*/refunds")
    state = pay.start_refund(asked)
    assert isinstance(state, RefundState)
    assert state.amount_fen == 700


def test_silence_after_the_deed_is_doubt_that_a_query_ends(sandbox: Sandbox) -> None:
    pay = sandbox.pay(read_seconds=0.3)
    asked = refund_of(sandbox, paid(sandbox, pay), 800)
    sandbox.desk("faults", kind="timeout_after_commit", path="*/refunds", times=None, seconds=0.5)
    with pytest.raises(Outage) as caught:
        pay.start_refund(asked)
    assert caught.value.unknown
    found = sandbox.pay().query_refund(asked.number, DIRECT)
    assert isinstance(found, RefundState)
    assert (found.state, found.amount_fen) == ("processing", 800)


def test_a_channel_that_is_down_before_the_deed_leaves_a_doubt_that_a_query_ends_too(
    sandbox: Sandbox,
) -> None:
    pay, asked = sandbox.pay(), order(sandbox)
    sandbox.desk("faults", kind="server_error", path="*/native", times=None)
    with pytest.raises(Outage) as caught:
        pay.start_charge(asked)
    assert caught.value.unknown
    state = pay.query_charge(asked.number, DIRECT)
    assert isinstance(state, ChargeState)
    assert state.state == "absent"


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("wrong_signature", "wrong signature"),
        ("unknown_serial", "unknown key"),
        ("old_timestamp", "too old"),
    ],
)
def test_a_false_notice_is_not_believed_and_the_true_one_follows(
    sandbox: Sandbox, fault: str, reason: str
) -> None:
    pay, asked = sandbox.pay(), order(sandbox)
    step = pay.start_charge(asked)
    assert isinstance(step, PayerStep)
    sandbox.desk("faults", kind=fault, event="TRANSACTION.SUCCESS")
    sandbox.mailbox.letters.clear()
    sandbox.mailbox.status = 401
    sandbox.desk("pay", code_url=step.code_url)
    told = [pay.open_notice(*letter) for letter in sandbox.letters_after()]
    assert NotGenuine(reason=reason) in told  # type: ignore[arg-type]
    assert sandbox.notices_of(pay, asked.number) == []
    sandbox.mailbox.status = 204
    assert len(sandbox.notices_of(pay, asked.number, advance_seconds=16)) == 1


def test_a_doubled_notice_has_one_event_id(sandbox: Sandbox) -> None:
    pay, asked = sandbox.pay(), order(sandbox)
    step = pay.start_charge(asked)
    assert isinstance(step, PayerStep)
    sandbox.desk("faults", kind="double", event="TRANSACTION.SUCCESS")
    sandbox.desk("pay", code_url=step.code_url)
    first, second = sandbox.notices_of(pay, asked.number)
    assert first == second


def test_an_abnormal_refund_goes_to_a_bank_card_instead(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    asked = refund_of(sandbox, paid(sandbox, pay), 5000)
    sandbox.desk("faults", kind="refund_abnormal")
    first = pay.start_refund(asked)
    sandbox.desk("tick", advance_seconds=5)
    stuck = pay.query_refund(asked.number, asked.payee)
    assert isinstance(first, RefundState)
    assert isinstance(stuck, RefundState)
    assert stuck.state == "abnormal"

    again = pay.send_refund_to_card(
        CardRefund(
            number=asked.number,
            refund_no=str(first.refund_no),
            payee=asked.payee,
            bank="ICBC_DEBIT",
            account="6222020000000000000",
            real_name="陈芳",
        )
    )
    sandbox.desk("tick", advance_seconds=5)
    done = pay.query_refund(asked.number, asked.payee)

    assert isinstance(again, RefundState)
    assert isinstance(done, RefundState)
    assert (again.state, done.state) == ("processing", "done")


def test_a_new_platform_certificate_is_learned_by_the_first_answer_it_seals(
    sandbox: Sandbox,
) -> None:
    pay = sandbox.pay()
    sandbox.desk("keys/rotate", kind="certificate")

    state = pay.query_charge(sandbox.number(), OLD)

    assert isinstance(state, ChargeState)
    assert pay.refresh_certificates(OLD.mchid) == 2
    refused = pay.refresh_certificates(DIRECT.mchid)
    assert isinstance(refused, ChannelRefusal)


def test_certificates_are_not_asked_for_again_and_again(sandbox: Sandbox) -> None:
    pay = sandbox.pay()
    assert pay.learn_keys()
    assert not pay.learn_keys()
    sandbox.desk("keys/rotate", kind="certificate")

    with pytest.raises(Outage):
        pay.query_charge(sandbox.number(), OLD)


def test_a_public_key_that_was_added_to_the_keys_file_is_believed_without_a_restart(
    sandbox: Sandbox, settings: Any
) -> None:
    settings.WECHAT_URL = sandbox.url
    settings.WECHAT_KEYS = str(sandbox.folder / "merchants.json")
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    pay = adapter.from_settings()
    sandbox.desk("keys/rotate", kind="public_key")

    assert isinstance(pay.query_charge(sandbox.number(), DIRECT), ChargeState)


def test_the_sandboxs_keys_are_refused_where_only_real_ones_may_be(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxKeys):
        read_merchants(sandbox.folder / "merchants.json")


def test_the_adapters_are_made_from_the_houses_settings(sandbox: Sandbox, settings: Any) -> None:
    settings.WECHAT_URL = sandbox.url
    settings.WECHAT_KEYS = str(sandbox.folder / "merchants.json")
    settings.PUBLIC_URL = "http://127.0.0.1:8000"
    state = adapter.from_settings().query_charge(sandbox.number(), DIRECT)
    assert isinstance(state, ChargeState)
    code = sandbox.desk("login-code", openid=sandbox.user())["code"]
    assert miniprogram.from_settings().session_for(APP, code)[0]
    settings.PRODUCTION = True
    with pytest.raises(SandboxKeys):
        adapter.from_settings()
