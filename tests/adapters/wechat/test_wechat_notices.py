"""Messages of WeChat Pay: the genuine are read into our words, the others change nothing."""

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.adapters.wechat import keys
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import (
    ChargeState,
    NotGenuine,
    Notice,
    Payee,
    RefundState,
    SharedPart,
    SharingNews,
    TransferState,
)
from tests.adapters.wechat.channel import (
    MCHID,
    Channel,
    answer,
    certificate_pem,
    merchant,
    notice_body,
    platform_key,
    seal,
)

PAYEE = Payee(MCHID)
PAID = {
    "mchid": MCHID,
    "appid": "wx0000000000000001",
    "out_trade_no": "n1",
    "transaction_id": "4200000001",
    "trade_state": "SUCCESS",
    "attach": "a1",
    "success_time": "2026-05-20T13:29:35+08:00",
    "payer": {"openid": "o-1"},
    "amount": {"total": 5000, "payer_total": 4900, "currency": "CNY"},
}
PAID_AT = datetime(2026, 5, 20, 5, 29, 35, tzinfo=UTC)


def opened(body: bytes, headers: dict[str, str] | None = None) -> Notice | NotGenuine:
    wire = Channel([answer(500)])
    told = wire.pay().open_notice(headers if headers is not None else seal(body), body)
    assert wire.asked == []
    return told


def told(event: str, content: Any, **how: Any) -> Notice:
    notice = opened(notice_body(event, content, **how))
    assert isinstance(notice, Notice)
    return notice


def test_a_payment_is_told_with_money_payer_and_time() -> None:
    notice = told("TRANSACTION.SUCCESS", PAID)
    assert (notice.kind, notice.number, notice.payee) == ("charge", "n1", PAYEE)
    assert notice.event_id == "EV-2018022511223320873"
    assert notice.content == ChargeState(
        number="n1",
        payee=PAYEE,
        state="paid",
        paid_fen=5000,
        app_id="wx0000000000000001",
        attach="a1",
        transaction_no="4200000001",
        paid_at=PAID_AT,
        payer="o-1",
    )
    assert notice.content.was_paid


def test_a_sub_merchants_payment_names_both_numbers() -> None:
    content = {key: text for key, text in PAID.items() if key not in ("mchid", "appid", "payer")}
    notice = told(
        "TRANSACTION.SUCCESS",
        {**content, "sp_mchid": MCHID, "sub_mchid": "1900000301", "payer": {"sp_openid": "o-2"}},
    )
    assert notice.payee == Payee(MCHID, "1900000301")
    assert isinstance(notice.content, ChargeState)
    assert notice.content.payer == "o-2"


@pytest.mark.parametrize(
    ("event", "word", "state"),
    [
        ("REFUND.SUCCESS", "SUCCESS", "done"),
        ("REFUND.ABNORMAL", "ABNORMAL", "abnormal"),
        ("REFUND.CLOSED", "CLOSED", "closed"),
    ],
)
def test_a_refund_is_told_with_its_end(event: str, word: str, state: str) -> None:
    content = {
        "mchid": MCHID,
        "out_trade_no": "n1",
        "out_refund_no": "r1",
        "refund_id": "50000001",
        "refund_status": word,
        "amount": {"total": 5000, "refund": 1200, "payer_total": 5000, "payer_refund": 1200},
    }
    notice = told(event, content, kind="refund")
    assert (notice.kind, notice.number) == ("refund", "r1")
    assert notice.content == RefundState(
        number="r1",
        payee=PAYEE,
        state=state,  # type: ignore[arg-type]
        amount_fen=1200,
        charge_number="n1",
        refund_no="50000001",
    )


def test_a_share_that_arrived_is_told_with_its_receiver() -> None:
    content = {
        "mchid": MCHID,
        "transaction_id": "t1",
        "out_order_no": "s1",
        "order_id": "3008",
        "receiver": {"type": "MERCHANT_ID", "account": "19", "amount": 300, "description": "x"},
        "success_time": "2026-05-20T13:29:35+08:00",
    }
    notice = told("PROFITSHARING", content, kind="profitsharing")
    part = SharedPart(kind="merchant", account="19", amount_fen=300, state="paid", done_at=PAID_AT)
    assert notice.content == SharingNews(number="s1", payee=PAYEE, transaction_no="t1", part=part)


@pytest.mark.parametrize("name", ["mchid", "mch_id"])
def test_a_transfer_is_told_with_its_end(name: str) -> None:
    content = {
        name: MCHID,
        "out_bill_no": "b1",
        "transfer_bill_no": "1330",
        "state": "FAIL",
        "transfer_amount": 8000,
        "fail_reason": "OVERDUE_CLOSE",
        "openid": "o-1",
        "update_time": "2026-05-20T13:29:35+08:00",
    }
    notice = told("MCHTRANSFER.BILL.FINISHED", content, kind="mch_payment")
    assert notice.content == TransferState(
        number="b1",
        payee=PAYEE,
        state="failed",
        amount_fen=8000,
        openid="o-1",
        transfer_no="1330",
        reason="OVERDUE_CLOSE",
        changed_at=PAID_AT,
    )
    assert notice.content.is_final


def test_an_event_that_we_do_not_know_is_genuine_and_has_no_content() -> None:
    notice = told("COMPLAINT.CREATE", {"mchid": MCHID})
    assert (notice.kind, notice.number, notice.content) == ("other", "", None)


def test_the_names_of_headers_may_come_in_any_case() -> None:
    body = notice_body("TRANSACTION.SUCCESS", PAID)
    headers = {name.lower(): text for name, text in seal(body).items()}
    assert isinstance(opened(body, headers), Notice)


def test_headers_that_are_missing_are_refused_cleanly() -> None:
    body = notice_body("TRANSACTION.SUCCESS", PAID)
    assert opened(body, {}) == NotGenuine(reason="header missing")
    for name in seal(body):
        headers = seal(body)
        del headers[name]
        if name == "Wechatpay-Signature-Type":  # there is only one scheme: it may be left out
            assert isinstance(opened(body, headers), Notice)
        else:
            assert opened(body, headers) == NotGenuine(reason="header missing")


def test_a_message_of_yesterday_is_refused_though_its_signature_is_right() -> None:
    body = notice_body("TRANSACTION.SUCCESS", PAID)
    assert opened(body, seal(body, at=time.time() - 24 * 3600)) == NotGenuine(reason="too old")


def test_a_serial_that_we_do_not_know_is_refused_without_asking_anybody() -> None:
    body = notice_body("TRANSACTION.SUCCESS", PAID)
    for serial in ("PUB_KEY_ID_x", "not hex at all", "5157F09EFDC096DE15EBE81A47057A72"):
        assert opened(body, seal(body, serial=serial)) == NotGenuine(reason="unknown key")


def test_a_changed_body_a_strangers_seal_and_a_probe_are_plain_failures() -> None:
    body = notice_body("TRANSACTION.SUCCESS", PAID)
    probe = seal(body)
    probe["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + probe["Wechatpay-Signature"]
    for headers in (seal(body + b" "), seal(body, name="stranger"), probe):
        assert opened(body, headers) == NotGenuine(reason="wrong signature")


@given(
    st.dictionaries(
        st.sampled_from([*seal(b""), "Content-Type"]), st.text(max_size=80), max_size=6
    ),
    st.binary(max_size=100),
)
def test_whatever_a_stranger_posts_is_refused_cleanly(headers: dict[str, str], body: bytes) -> None:
    assert isinstance(opened(body, headers), NotGenuine)
    assert isinstance(opened(body, {**seal(b"another"), **headers}), NotGenuine)


@given(
    st.dictionaries(
        st.sampled_from(["algorithm", "nonce", "ciphertext", "associated_data"]),
        st.sampled_from(["AEAD_AES_256_GCM", "", "x", 1, None, [], "AAAA", "ü"]),
    )
)
def test_a_proved_message_with_a_broken_inside_is_refused_cleanly(resource: Any) -> None:
    assert opened(json.dumps({"resource": resource}).encode()) == NotGenuine(reason="unreadable")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"not json", b'{"resource":1}', b'{"resource":{"algorithm":"none"}}']
)
def test_a_proved_message_without_a_readable_inside_is_refused(body: bytes) -> None:
    assert opened(body) == NotGenuine(reason="unreadable")


def test_a_message_sealed_for_another_merchant_is_refused() -> None:
    body = notice_body("TRANSACTION.SUCCESS", {**PAID, "mchid": "1999999999"})
    assert opened(body) == NotGenuine(reason="not ours")
    body = notice_body("TRANSACTION.SUCCESS", PAID, apiv3="y" * 32)
    assert opened(body) == NotGenuine(reason="unreadable")


def test_merchants_that_share_an_address_are_told_apart() -> None:
    other = merchant(mchid="1900000201", apiv3="y" * 32)
    wire = Channel([answer(500)])
    pay = wire.pay(merchant(), other)
    body = notice_body("TRANSACTION.SUCCESS", {**PAID, "mchid": "1900000201"}, apiv3="y" * 32)
    notice = pay.open_notice(seal(body), body)
    assert isinstance(notice, Notice)
    assert notice.payee == Payee("1900000201")


def test_certificate_mode_and_public_key_mode_are_both_believed() -> None:
    certificate = keys.certificate(certificate_pem("second", serial=0xBEEF))
    pay = Channel([answer(500)]).pay(merchant(platform_key(), certificate))
    body = notice_body("TRANSACTION.SUCCESS", PAID)
    for headers in (seal(body), seal(body, name="second", serial="BEEF")):
        assert isinstance(pay.open_notice(headers, body), Notice)


@pytest.mark.parametrize(
    "wrong",
    [
        {"trade_state": "NEW_WORD"},
        {"amount": {"total": "5000"}},
        {"amount": {"total": -1}},
        {"success_time": "2026-05-20T13:29:35"},
        {"success_time": None},
    ],
)
def test_a_genuine_message_in_another_shape_is_an_outage_not_a_guess(wrong: Any) -> None:
    body = notice_body("TRANSACTION.SUCCESS", {**PAID, **wrong})
    with pytest.raises(Outage) as caught:
        opened(body)
    assert caught.value.retry is False
