"""Placing, paying, asking and closing orders, and the signatures around them."""

import time

import pytest

from .conftest import CUSTOMER_APP, DIRECT, OLD, PROVIDER, SUB, Channel


def test_a_paid_order_is_told_and_can_be_asked_for(channel: Channel) -> None:
    prepay = channel.placed("order000001", 12_345).body["prepay_id"]
    paid = channel.control("pay", prepay_id=prepay)
    channel.tick()

    merchant = channel.merchant()
    headers, body = channel.mail.letters[0]
    told = merchant.opened(body)
    asked = merchant.get(f"/v3/pay/transactions/out-trade-no/order000001?mchid={DIRECT}")
    by_id = merchant.get(f"/v3/pay/transactions/id/{paid['transaction_id']}?mchid={DIRECT}")

    assert merchant.believes(headers, body)
    assert told == asked.body == by_id.body
    assert told["trade_state"] == "SUCCESS"
    assert told["amount"]["total"] == 12_345
    assert channel.mail.events() == ["TRANSACTION.SUCCESS"]


def test_the_fee_is_taken_and_the_rest_is_the_merchants(channel: Channel) -> None:
    channel.paid("order000002", 10_000)

    assert channel.balance(DIRECT)["balance_fen"] == 9_940
    assert channel.books_agree()


def test_a_payment_call_needs_the_merchants_signature(channel: Channel) -> None:
    prepay = channel.placed("order000003").body["prepay_id"]
    call = channel.merchant().signed_call(prepay)
    forged = {**call, "nonceStr": "another"}

    refused = channel.ask("POST", "pay", mchid=DIRECT, request_payment=forged)
    paid = channel.control("pay", mchid=DIRECT, request_payment=call)

    assert refused.status_code == 409
    assert refused.json()["code"] == "SIGN_ERROR"
    assert paid["trade_state"] == "SUCCESS"


@pytest.mark.parametrize(
    ("kind", "extra", "key"),
    [
        ("native", {}, "code_url"),
        ("app", {}, "prepay_id"),
        (
            "h5",
            {"scene_info": {"payer_client_ip": "127.0.0.1", "h5_info": {"type": "Wap"}}},
            "h5_url",
        ),
    ],
)
def test_every_way_to_pay_gives_what_the_payer_needs(
    channel: Channel, kind: str, extra: dict[str, object], key: str
) -> None:
    body = {
        "mchid": DIRECT,
        "appid": CUSTOMER_APP,
        "out_trade_no": f"order-{kind}",
        "description": "尾款",
        "notify_url": f"{channel.mail.address}/pay",
        "amount": {"total": 500},
        **extra,
    }
    step = channel.merchant().post(f"/v3/pay/transactions/{kind}", body).body[key]
    paid = channel.control("pay", **{key: step})

    assert paid["trade_state"] == "SUCCESS"
    assert paid["payer"]["openid"]


def test_a_sub_merchants_order_is_asked_for_by_its_provider_only(channel: Channel) -> None:
    number = channel.sub_paid("order000004", 10_000)
    query = f"?sp_mchid={PROVIDER}&sub_mchid={SUB}"

    asked = channel.merchant(PROVIDER).get(f"/v3/pay/partner/transactions/id/{number}{query}")
    other = channel.merchant().get(f"/v3/pay/transactions/id/{number}?mchid={DIRECT}")

    assert asked.body["sub_mchid"] == SUB
    assert asked.body["payer"]["sp_openid"]
    assert other.status == 404
    assert channel.balance(SUB) == {
        "mchid": SUB,
        "kind": "BASIC",
        "balance_fen": 9_940,
        "frozen_fen": 9_940,
    }


def test_the_same_request_gives_the_same_order_and_another_is_refused(channel: Channel) -> None:
    openid = channel.user()
    first = channel.placed("order000005", openid=openid)
    again = channel.placed("order000005", openid=openid)
    other = channel.placed("order000005", 777, openid=openid)
    channel.control("pay", out_trade_no="order000005")
    late = channel.placed("order000005", openid=openid)

    assert first.body == again.body
    assert (other.status, other.code) == (403, "OUT_TRADE_NO_USED")
    assert late.code == "ORDERPAID"


def test_a_closed_order_cannot_be_paid_and_a_paid_one_not_closed(channel: Channel) -> None:
    merchant = channel.merchant()
    channel.placed("order000006")
    closing = "/v3/pay/transactions/out-trade-no/order000006/close"
    closed = merchant.post(closing, {"mchid": DIRECT})
    late = channel.ask("POST", "pay", out_trade_no="order000006")
    channel.paid("order000007")
    paid = merchant.post("/v3/pay/transactions/out-trade-no/order000007/close", {"mchid": DIRECT})

    assert (closed.status, closed.raw) == (204, b"")
    assert merchant.post(closing, {"mchid": DIRECT}).status == 204
    assert late.json()["code"] == "ORDER_CLOSED"
    assert paid.code == "ORDERPAID"


def test_the_time_to_pay_runs_out_on_the_business_clock(channel: Channel) -> None:
    soon = channel.control("clock", advance_seconds=0)["business_seconds"] + 600
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(soon))
    channel.placed("order000008", time_expire=stamp)
    asked = f"/v3/pay/transactions/out-trade-no/order000008?mchid={DIRECT}"
    before = channel.merchant().get(asked).body["trade_state"]
    channel.control("clock", advance_seconds=601)

    assert before == "NOTPAY"
    assert channel.merchant().get(asked).body["trade_state"] == "CLOSED"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"appid": "wx1234567890abcdef"}, "APPID_MCHID_NOT_MATCH"),
        ({"openid": "oNobody"}, "PARAM_ERROR"),
        ({"amount": {"total": 0}}, "PARAM_ERROR"),
        ({"amount": {"total": 1.5}}, "PARAM_ERROR"),
        ({"amount": {"total": 10**30}}, "PARAM_ERROR"),
        ({"description": ""}, "PARAM_ERROR"),
        ({"out_trade_no": "short"}, "PARAM_ERROR"),
        ({"notify_url": "http://example.com/pay"}, "PARAM_ERROR"),
        ({"notify_url": "https://example.com/pay?a=1"}, "PARAM_ERROR"),
        ({"time_expire": "2020-01-01T00:00:00+08:00"}, "PARAM_ERROR"),
        ({"mchid": PROVIDER}, "INVALID_REQUEST"),
    ],
)
def test_a_wrong_request_is_refused_by_name(
    channel: Channel, changes: dict[str, object], code: str
) -> None:
    reply = channel.placed("order000009", **changes)

    assert reply.code == code
    assert reply.status == 400


def test_an_unknown_order_is_not_found(channel: Channel) -> None:
    reply = channel.merchant().get(f"/v3/pay/transactions/out-trade-no/nothing?mchid={DIRECT}")

    assert (reply.status, reply.code) == (404, "ORDER_NOT_EXIST")


def test_requests_that_are_not_the_merchants_own_are_refused(channel: Channel) -> None:
    merchant = channel.merchant()
    path = f"/v3/pay/transactions/out-trade-no/nothing?mchid={DIRECT}"
    good = merchant.authorization("GET", path, b"")
    stranger = channel.merchant(OLD).authorization("GET", path, b"").replace(OLD, DIRECT)
    replies = {
        "tampered": merchant.send("GET", path + "&a=1", b"", authorization=good),
        "no signature": merchant.send("GET", path, b"", authorization="Bearer x"),
        "another key": merchant.send("GET", path, b"", authorization=stranger),
        "too old": merchant.get(path, stamp=int(time.time()) - 301),
        "from the future": merchant.get(path, stamp=int(time.time()) + 305),
    }

    assert {(r.status, r.code) for r in replies.values()} == {(401, "SIGN_ERROR")}
    assert not [r for r in replies.values() if "Wechatpay-Signature" in r.headers]


def test_a_request_cannot_be_played_twice(channel: Channel) -> None:
    merchant = channel.merchant()
    path = f"/v3/pay/transactions/out-trade-no/nothing?mchid={DIRECT}"
    once = merchant.authorization("GET", path, b"")

    assert merchant.send("GET", path, b"", authorization=once).status == 404
    assert merchant.send("GET", path, b"", authorization=once).status == 401


def test_certificates_are_for_merchants_in_certificate_mode(channel: Channel) -> None:
    old, new = channel.merchant(OLD), channel.merchant()

    answer = old.get("/v3/certificates")
    sealed = answer.body["data"][0]["encrypt_certificate"]
    refused = new.get("/v3/certificates")

    assert answer.headers["Wechatpay-Serial"] == channel.book["platform"]["certificate_serial"]
    assert sealed["algorithm"] == "AEAD_AES_256_GCM"
    assert refused.status == 404
    assert refused.headers["Wechatpay-Serial"].startswith("PUB_KEY_ID_")
