"""One exchange with WeChat Pay: repeated when unclear, believed when proved, in doubt otherwise."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest
import structlog

from doorstep.adapters.wechat import keys
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import (
    ChannelRefusal,
    ChargeOrder,
    Payee,
    PayerStep,
    Receiver,
    Share,
    SharingOrder,
    TransferOrder,
)
from tests.adapters.wechat import channel
from tests.adapters.wechat.channel import MCHID, Channel, answer, merchant, unsealed_name

PAYEE = Payee(MCHID)
SLOW = httpx.ReadTimeout("slow")
SECRET_NAME = "张三丰"


def order(**changes: object) -> ChargeOrder:
    facts = {
        "number": "0195f3d0c0de7000800000000000002a",
        "amount_fen": 5000,
        "description": "家庭保洁 3 小时",
        "payee": PAYEE,
        "scene": "native",
        "expires_at": datetime(2026, 5, 1, 6, 0, tzinfo=UTC),
    }
    return ChargeOrder(**{**facts, **changes})  # type: ignore[arg-type]


def transfer(**changes: object) -> TransferOrder:
    facts = {
        "number": "0195f3d0c0de7000800000000000002b",
        "amount_fen": 250_000,
        "payee": PAYEE,
        "remark": "劳务报酬",
        "scene": "1005",
        "scene_facts": (("岗位类型", "保洁"), ("报酬说明", "五月报酬")),
        "openid": "o-person-1",
        "real_name": SECRET_NAME,
    }
    return TransferOrder(**{**facts, **changes})  # type: ignore[arg-type]


def native() -> httpx.Response:
    return answer(200, {"code_url": "weixin://wxpay/bizpayurl?pr=1"})


def test_a_charge_is_asked_with_time_in_china_and_money_in_fen() -> None:
    wire = Channel([native()])
    step = wire.pay().start_charge(order(share_later=True, attach="a1"))
    assert step == PayerStep(number=order().number, code_url="weixin://wxpay/bizpayurl?pr=1")
    assert wire.bodies() == [
        {
            "description": "家庭保洁 3 小时",
            "out_trade_no": order().number,
            "time_expire": "2026-05-01T14:00:00+08:00",
            "notify_url": channel.NOTIFY,
            "settle_info": {"profit_sharing": True},
            "amount": {"total": 5000, "currency": "CNY"},
            "mchid": MCHID,
            "appid": "wx0000000000000001",
            "attach": "a1",
        }
    ]
    assert wire.asked[0].url.path == "/v3/pay/transactions/native"
    assert wire.asked[0].headers["Wechatpay-Serial"] == channel.KEY_ID


def test_a_sub_merchants_charge_goes_to_the_partner_address_and_names_both() -> None:
    wire = Channel([answer(200, {"prepay_id": "up_1"})])
    payee = Payee(MCHID, "1900000301")
    step = wire.pay().start_charge(order(payee=payee, scene="jsapi", payer_openid="o-1"))
    assert isinstance(step, PayerStep)
    assert step.prepay is not None
    assert step.prepay["package"] == "prepay_id=up_1"
    body = wire.bodies()[0]
    assert wire.asked[0].url.path == "/v3/pay/partner/transactions/jsapi"
    assert (body["sp_mchid"], body["sub_mchid"]) == (MCHID, "1900000301")
    assert body["payer"] == {"sp_openid": "o-1"}


@pytest.mark.parametrize(
    "first",
    [
        SLOW,
        httpx.ConnectError("refused"),
        httpx.RemoteProtocolError("gone"),
        lambda _: answer(500, {"code": "SYSTEM_ERROR"}),
        lambda _: httpx.Response(502, content=b"<html>"),
        lambda _: answer(429, {"code": "FREQUENCY_LIMITED"}),
    ],
)
def test_an_unclear_try_is_repeated_with_the_same_number_at_the_other_address(
    first: Exception | Callable[[httpx.Request], httpx.Response],
) -> None:
    wire = Channel([first, native()])
    assert isinstance(wire.pay().start_charge(order()), PayerStep)
    assert wire.bodies()[0] == wire.bodies()[1]
    assert [one.url.host for one in wire.asked] == ["main.example", "backup.example"]
    assert wire.asked[0].headers["Authorization"] != wire.asked[1].headers["Authorization"]
    assert len(wire.pauses) == 1
    assert wire.pauses[0] > 0


def test_a_change_that_may_have_been_made_is_an_outage_with_an_unknown_outcome() -> None:
    for trouble in (SLOW, httpx.Response(503)):
        wire = Channel([trouble])
        with pytest.raises(Outage) as caught:
            wire.pay().start_charge(order())
        assert (caught.value.retry, caught.value.unknown) == (True, True)
        assert len(wire.asked) == 3
        assert {body["out_trade_no"] for body in wire.bodies()} == {order().number}


def test_what_never_reached_the_channel_is_not_in_doubt() -> None:
    wire = Channel([httpx.ConnectError("refused")])
    with pytest.raises(Outage) as caught:
        wire.pay().start_charge(order())
    assert (caught.value.retry, caught.value.unknown) == (True, False)


def test_a_question_leaves_nothing_in_doubt() -> None:
    wire = Channel([SLOW])
    with pytest.raises(Outage) as caught:
        wire.pay().query_charge("n1", PAYEE)
    assert caught.value.unknown is False


def test_a_no_after_a_doubtful_try_is_still_doubt_since_it_may_be_about_our_own_success() -> None:
    wire = Channel([SLOW, answer(400, {"code": "INVALID_REQUEST", "message": "已关闭"})])
    with pytest.raises(Outage) as caught:
        wire.pay().close_charge("n1", PAYEE)
    assert caught.value.unknown is True
    assert len(wire.asked) == 2


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "PARAM_ERROR", "bug"),
        (400, "INVALID_REQUEST", "state"),
        (400, "ALREADY_EXISTS", "bug"),
        (403, "OUT_TRADE_NO_USED", "bug"),
        (400, "ORDERPAID", "state"),
        (400, "ORDER_CLOSED", "state"),
        (403, "TRADE_ERROR", "state"),
        (403, "NOT_ENOUGH", "not_enough"),
        (403, "NO_AUTH", "permission"),
        (403, "RULE_LIMIT", "permission"),
        (403, "SOMETHING_NEW", "permission"),
        (400, "SOMETHING_NEW", "bug"),
    ],
)
def test_a_clear_no_comes_back_as_a_value_at_once(status: int, code: str, kind: str) -> None:
    wire = Channel([answer(status, {"code": code, "message": "不行", "detail": {"value": "v"}})])
    refused = wire.pay().start_charge(order())
    assert refused == ChannelRefusal(code=code, message="不行", kind=kind)  # type: ignore[arg-type]
    assert len(wire.asked) == 1


def test_too_fast_is_tried_again_and_then_told() -> None:
    wire = Channel([answer(429, {"code": "FREQUENCY_LIMITED", "message": "慢一点"})])
    refused = wire.pay().start_charge(order())
    assert isinstance(refused, ChannelRefusal)
    assert refused.kind == "frequency"
    assert len(wire.asked) == 3
    assert wire.pauses[1] > wire.pauses[0] / 2


def test_our_own_wrong_signature_is_told_at_once_even_without_a_seal() -> None:
    wire = Channel([httpx.Response(401, json={"code": "SIGN_ERROR", "message": "签名错误"})])
    refused = wire.pay().query_charge("n1", PAYEE)
    assert isinstance(refused, ChannelRefusal)
    assert (refused.code, refused.kind) == ("SIGN_ERROR", "bug")
    assert len(wire.asked) == 1


def forged() -> dict[str, httpx.Response]:
    good = native()
    late = 24 * 3600
    return {
        "another body": httpx.Response(
            200, content=good.content + b" ", headers=dict(good.headers)
        ),
        "another key": answer(200, {"code_url": "x"}, name="stranger"),
        "an unknown serial": answer(200, {"code_url": "x"}, serial="PUB_KEY_ID_9"),
        "an old time": answer(200, {"code_url": "x"}, at=datetime.now(UTC).timestamp() - late),
        "no seal": httpx.Response(200, json={"code_url": "x"}),
        "a no without a seal": httpx.Response(404, json={"code": "ORDER_NOT_EXIST"}),
        "not an object": answer(200, [1]),
    }


@pytest.mark.parametrize("name", list(forged()))
def test_an_answer_that_is_not_proved_is_not_believed(name: str) -> None:
    wire = Channel([forged()[name]])
    with pytest.raises(Outage) as caught:
        wire.pay().start_charge(order())
    assert caught.value.unknown is True
    # Nothing else was asked for: no certificates, whatever serial a stranger writes.
    assert {one.url.path for one in wire.asked} == {"/v3/pay/transactions/native"}


def test_an_answer_in_another_shape_is_an_outage_that_a_person_must_look_at() -> None:
    wire = Channel([answer(200, {"surprise": 1})])
    with pytest.raises(Outage) as caught:
        wire.pay().start_charge(order())
    assert (caught.value.retry, caught.value.unknown) == (False, True)


def test_answers_by_certificate_and_by_public_key_are_both_believed() -> None:
    certificate = keys.certificate(channel.certificate_pem("second", serial=0xBEEF))
    ours = merchant(channel.platform_key(), certificate)
    for sealed in ({}, {"name": "second", "serial": "BEEF"}):
        wire = Channel([answer(200, {"code_url": "x"}, **sealed)])
        assert isinstance(wire.pay(ours).start_charge(order()), PayerStep)


def test_a_key_taken_up_while_running_is_believed_and_a_retired_one_is_not() -> None:
    ours, new = merchant(), "PUB_KEY_ID_2"
    wire = Channel([lambda _: answer(200, {"code_url": "x"}, name="second", serial=new)])
    pay = wire.pay(ours)
    with pytest.raises(Outage):
        pay.start_charge(order())
    ours.platform.add(channel.platform_key(new, "second"))
    assert isinstance(pay.start_charge(order()), PayerStep)
    ours.platform.retire(new)
    with pytest.raises(Outage):
        pay.start_charge(order())


def test_published_certificates_are_opened_and_believed() -> None:
    pem = channel.certificate_pem("second", serial=0xBEEF)
    first = keys.certificate(channel.certificate_pem("platform", serial=0xCAFE))
    ours = merchant(first)
    listed = {"serial_no": "BEEF", "encrypt_certificate": channel.encrypted_text(pem)}
    wire = Channel([answer(200, {"data": [listed]}, serial="CAFE")])
    assert wire.pay(ours).refresh_certificates(MCHID) == 1
    assert ours.platform.find("BEEF") is not None


def test_a_name_is_sealed_anew_on_each_try_and_the_callers_order_stays_as_it_was() -> None:
    wire = Channel([SLOW, answer(200, {"out_bill_no": "n", "state": "WAIT_USER_CONFIRM"})])
    asked = transfer()
    wire.pay().start_transfer(asked)
    first, second = (body["user_name"] for body in wire.bodies())
    assert first != second
    assert unsealed_name(first) == unsealed_name(second) == SECRET_NAME
    assert asked == transfer()


def test_receivers_names_are_sealed_anew_on_each_try_too() -> None:
    share = Share(
        receiver=Receiver(kind="person", account="o-2", real_name=SECRET_NAME),
        amount_fen=300,
        description="推荐",
    )
    asked = SharingOrder(
        number="s1", transaction_no="t1", payee=PAYEE, receivers=(share,), unfreeze_rest=True
    )
    done = {"out_order_no": "s1", "transaction_id": "t1", "state": "PROCESSING"}
    wire = Channel([SLOW, answer(200, done)])
    wire.pay().start_sharing(asked)
    first, second = (body["receivers"][0]["name"] for body in wire.bodies())
    assert first != second
    assert unsealed_name(first) == unsealed_name(second) == SECRET_NAME


def test_a_small_transfer_carries_no_name_since_the_channel_refuses_it() -> None:
    wire = Channel([answer(200, {"out_bill_no": "n", "state": "ACCEPTED"})])
    wire.pay().start_transfer(transfer(amount_fen=29))
    assert "user_name" not in wire.bodies()[0]


def test_no_log_line_address_or_error_shows_a_secret_or_a_person(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hidden = (SECRET_NAME, "o-person-1", channel.APIV3, "Authorization", "signature=")
    wire = Channel([answer(200, {"out_bill_no": "n", "state": "ACCEPTED", "x": 1}), SLOW])
    pay = wire.pay()
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        pay.start_transfer(transfer())
        with pytest.raises(Outage) as caught:
            pay.start_transfer(transfer())
    shown = f"{caplog.text} {lines} {caught.value!r} {transfer()!r} {pay!r}"
    shown += " ".join(str(one.url) for one in wire.asked)
    assert lines
    assert not [text for text in hidden if text in shown]


def test_a_charge_without_what_its_scene_needs_is_never_sent() -> None:
    wire = Channel([native()])
    for scene in ("jsapi", "h5"):
        with pytest.raises(ValueError, match="needs the payer"):
            wire.pay().start_charge(order(scene=scene))
    assert wire.asked == []
