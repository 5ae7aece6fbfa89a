"""The PyPI client `wechatpayv3` against the sandbox: an independent second reading of the rules."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from wechatpayv3 import WeChatPay, WeChatPayType
from wechatpayv3.core import Core

from .conftest import CUSTOMER_APP, DIRECT, OLD, PROVIDER, SUB, WORKER_APP, Channel
from .merchant import table
from .test_bills import to_noon, today


def client(
    channel: Channel, monkeypatch: pytest.MonkeyPatch, mchid: str, appid: str = CUSTOMER_APP
) -> WeChatPay:
    """The client pointed at the sandbox, which it has no option for.

    In certificate mode its constructor already talks to the channel, so the address is set on the
    class: a value it writes on the instance is then ours to read.
    """
    entry = channel.merchant(mchid).entry
    platform = channel.book["platform"]
    certificate_mode = entry["key_mode"] == "certificate"
    address = property(lambda _: channel.address, lambda _, value: None)
    monkeypatch.setattr(Core, "_gate_way", address, raising=False)
    public = {
        "public_key": Path(platform["public_key_path"]).read_text(),
        "public_key_id": platform["public_key_id"],
    }
    return WeChatPay(
        wechatpay_type=WeChatPayType.JSAPI,
        mchid=mchid,
        private_key=Path(entry["private_key_path"]).read_text(),
        cert_serial_no=entry["serial_no"],
        apiv3_key=entry["apiv3_key"],
        appid=appid,
        notify_url=f"{channel.mail.address}/notify",
        partner_mode=entry["role"] == "service_provider",
        timeout=(5, 10),
        **({} if certificate_mode else public),
    )


def read(answer: tuple[int, Any]) -> tuple[int, dict[str, Any]]:
    status, text = answer
    return status, json.loads(text) if text else {}


@pytest.mark.parametrize("mchid", [DIRECT, OLD])
def test_it_charges_asks_closes_and_refunds_in_both_key_modes(
    channel: Channel, monkeypatch: pytest.MonkeyPatch, mchid: str
) -> None:
    shop = client(channel, monkeypatch, mchid)
    openid = channel.user()
    terms = {"description": "日常保洁", "amount": {"total": 10_000}, "payer": {"openid": openid}}
    _, prepaid = read(shop.pay(out_trade_no="lib-order-1", **terms))
    channel.control("pay", prepay_id=prepaid["prepay_id"])
    channel.tick()
    headers, body = channel.mail.letters[0]
    told = shop.callback(headers, body)
    _, asked = read(shop.query(out_trade_no="lib-order-1"))
    _, native = read(
        shop.pay(
            description="尾款",
            out_trade_no="lib-order-2",
            amount={"total": 500},
            pay_type=WeChatPayType.NATIVE,
        )
    )
    closed, _ = read(shop.close("lib-order-2"))
    amount = {"refund": 4_000, "total": 10_000, "currency": "CNY"}
    refunded, refund = read(shop.refund("lib-refund-1", amount, out_trade_no="lib-order-1"))
    channel.tick(61)
    over = {"refund": 6_001, "total": 10_000, "currency": "CNY"}
    refused, why = read(shop.refund("lib-refund-2", over, out_trade_no="lib-order-1"))
    _, final = read(shop.query_refund("lib-refund-1"))

    assert told["event_type"] == "TRANSACTION.SUCCESS"
    assert told["resource"]["out_trade_no"] == "lib-order-1"
    assert asked["trade_state"] == "SUCCESS"
    assert native["code_url"].startswith("weixin://wxpay/bizpayurl?pr=")
    assert closed == 204
    assert (refunded, refund["status"], final["status"]) == (200, "PROCESSING", "SUCCESS")
    assert (refused, why["code"]) == (400, "INVALID_REQUEST")
    assert shop.callback(headers, body.replace(b"TRANSACTION", b"TRANSACTIOM")) is None


def test_it_shares_for_a_sub_merchant(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = client(channel, monkeypatch, PROVIDER)
    read(
        shop.pay(
            description="空调清洗",
            out_trade_no="lib-order-3",
            amount={"total": 10_000},
            payer={"sp_openid": channel.user()},
            settle_info={"profit_sharing": True},
            sub_mchid=SUB,
        )
    )
    transaction = channel.control("pay", out_trade_no="lib-order-3")["transaction_id"]
    channel.tick(60)
    added, _ = read(
        shop.profitsharing_add_receiver(
            "MERCHANT_ID", PROVIDER, "SERVICE_PROVIDER", name="到家平台", sub_mchid=SUB
        )
    )

    def share(number: str, fen: int) -> tuple[int, dict[str, Any]]:
        row = {"type": "MERCHANT_ID", "account": PROVIDER, "amount": fen, "description": "服务费"}
        return read(shop.profitsharing_order(transaction, number, [row], False, sub_mchid=SUB))

    accepted, _ = share("lib-share-1", 2_000)
    over, why = share("lib-share-2", 1_001)
    channel.tick(5)
    _, done = read(shop.profitsharing_order_query(transaction, "lib-share-1", SUB))
    _, back = read(
        shop.profitsharing_return(
            "lib-return-1", PROVIDER, 500, "退款", out_order_no="lib-share-1", sub_mchid=SUB
        )
    )
    channel.tick(5)
    _, returned = read(shop.profitsharing_return_query("lib-share-1", "lib-return-1", SUB))
    _, freed = read(shop.profitsharing_unfreeze(transaction, "lib-free-1", "解冻", SUB))
    _, left = read(shop.profitsharing_amount_query(transaction))
    _, ratio = read(shop.profitsharing_config_query(SUB))
    gone, _ = read(shop.profitsharing_delete_receiver("MERCHANT_ID", PROVIDER, sub_mchid=SUB))

    assert (added, accepted, gone) == (200, 200, 200)
    assert (over, why["code"]) == (403, "RULE_LIMIT")
    assert (done["state"], done["receivers"][0]["result"]) == ("FINISHED", "SUCCESS")
    assert (back["result"], returned["result"]) == ("PROCESSING", "SUCCESS")
    assert freed["state"] == "PROCESSING"
    assert left["unsplit_amount"] == 0
    assert ratio["max_ratio"] == 3_000
    assert channel.books_agree()


def test_it_transfers_with_a_sealed_name_and_cancels(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel.control("balances", mchid=DIRECT, amount_fen=1_000_000)
    shop = client(channel, monkeypatch, DIRECT, WORKER_APP)
    openid = channel.user(WORKER_APP, name="陈师傅")
    facts = [
        {"info_type": "岗位类型", "info_content": "保洁员"},
        {"info_type": "报酬说明", "info_content": "服务报酬"},
    ]

    def send(number: str, fen: int, name: str) -> dict[str, Any]:
        rest = {"user_name": name, "transfer_scene_report_infos": facts}
        return read(shop.mch_transfer_bills(number, "1005", openid, fen, "报酬", **rest))[1]

    sent = send("libbill1", 200_000, "陈师傅")
    channel.control("transfers/confirm", package_info=sent["package_info"])
    send("libbill2", 5_000, "陈师傅")
    _, cancelling = read(shop.mch_transfer_bills_cancel("libbill2"))
    channel.tick(3)
    states = [read(shop.mch_transfer_bills_query(n))[1]["state"] for n in ("libbill1", "libbill2")]

    assert sent["state"] == "WAIT_USER_CONFIRM"
    assert cancelling["state"] == "CANCELING"
    assert states == ["SUCCESS", "CANCELLED"]


def test_it_fetches_a_packed_bill_whose_hash_fits(
    channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_noon(channel)
    channel.paid("order600001", 4_200)
    day = today(channel)
    to_noon(channel)
    shop = client(channel, monkeypatch, DIRECT)
    for ask in (shop.trade_bill, shop.fundflow_bill):
        _, offer = read(ask(day))
        status, packed = shop.download_bill(offer["download_url"])
        plain = gzip.decompress(packed)
        assert status == 200
        assert hashlib.sha1(plain).hexdigest() == offer["hash_value"]
        assert table(plain)[0]
