"""The control desk and the cashier: the token, the clock, the pages, the reports."""

import re
import time
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

import doorstep_sandbox
from doorstep.surfaces import cashier
from doorstep_sandbox.control import desk
from doorstep_sandbox.faults import KINDS

from .conftest import CUSTOMER_APP, DIRECT, OLD, WORKER_APP, Channel
from .test_transfers import send


def test_the_desk_needs_its_token(channel: Channel) -> None:
    for path in ("clock", "pay", "faults", "tick"):
        url = f"{channel.address}/control/{path}"
        assert channel.desk.post(url, json={}).status_code == 401
        wrong = channel.desk.post(url, json={}, headers={"X-Control-Token": "guess"})
        assert wrong.status_code == 401


def test_the_clock_follows_an_anchor_and_never_goes_back(channel: Channel) -> None:
    real = time.time()
    start = real + 10 * 86_400
    set_once = channel.control("clock", real_anchor=real, business_anchor=start, rate=600)
    later = channel.ask("GET", "clock").json()["business_seconds"]
    back = channel.ask("POST", "clock", advance_seconds=-1)
    channel.paid("order500001")
    before = channel.ask(
        "POST", "clock", real_anchor=real, business_anchor=start - 2 * 86_400, rate=1
    )
    slowed = channel.control("clock", real_anchor=real, business_anchor=start, rate=1)

    assert set_once["business_seconds"] >= start
    assert later >= set_once["business_seconds"]
    assert (back.status_code, before.status_code) == (422, 422)
    assert slowed["business_seconds"] >= later


def test_an_unused_clock_may_start_in_the_past(channel: Channel) -> None:
    shown = channel.control(
        "clock",
        real_anchor="2026-11-23T10:00:00+08:00",
        business_anchor="2026-01-05T06:00:00+08:00",
        rate=0,
    )

    assert shown["business_now"] == "2026-01-05T06:00:00+08:00"


def test_a_person_pays_at_the_cashier(channel: Channel) -> None:
    prepay = channel.placed("order500002", 8_850).body["prepay_id"]
    place = f"{channel.address}/cashier/{prepay}"
    page = channel.desk.get(place)
    after = channel.desk.post(f"{place}/pay", follow_redirects=True)

    assert "¥ 88.50" in page.text
    assert "到家自营" in page.text
    assert "支付" in page.text and "Pay" in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert not re.search(r"(src|href)=\"https?://", page.text)
    assert "支付成功" in after.text
    assert "<button" not in after.text
    assert channel.balance(DIRECT)["balance_fen"] == 8_850 - 53


def test_a_person_declines_and_lets_the_time_run_out(channel: Channel) -> None:
    prepay = channel.placed("order500003").body["prepay_id"]
    place = f"{channel.address}/cashier/{prepay}"
    declined = channel.desk.post(f"{place}/refuse", follow_redirects=True)
    lapsed = channel.desk.post(f"{place}/lapse", follow_redirects=True)
    late = channel.desk.post(f"{place}/pay", follow_redirects=True)
    asked = f"/v3/pay/transactions/out-trade-no/order500003?mchid={DIRECT}"

    assert "待支付" in declined.text
    assert "订单已关闭" in lapsed.text
    assert "订单已关闭" in late.text
    assert channel.merchant().get(asked).body["trade_state"] == "CLOSED"


def test_the_payer_goes_back_to_where_they_came_from(channel: Channel) -> None:
    prepay = channel.placed("order500005").body["prepay_id"]
    back = "http://shop.example/m/#/order?id=7&paid=1"
    place, asked = f"{channel.address}/cashier/{prepay}", {"redirect_url": back}
    before = channel.desk.get(place, params=asked)
    declined = channel.desk.post(f"{place}/refuse", params=asked, follow_redirects=True)
    paid = channel.desk.post(f"{place}/pay", params=asked, follow_redirects=True)
    leading = 'href="http://shop.example/m/#/order?id=7&amp;paid=1"'

    assert "http-equiv" not in before.text
    for left in (declined, paid):
        assert leading in left.text
        assert 'http-equiv="refresh"' in left.text
    bad = channel.desk.get(place, params={"redirect_url": "javascript:alert(1)"})
    assert "javascript" not in bad.text


def test_another_site_cannot_press_the_buttons(channel: Channel) -> None:
    prepay = channel.placed("order500004").body["prepay_id"]
    url = f"{channel.address}/cashier/{prepay}/pay"
    foreign = channel.desk.post(url, headers={"Sec-Fetch-Site": "cross-site"})
    page = channel.desk.get(f"{channel.address}/cashier/{prepay}")

    assert foreign.status_code == 403
    assert "待支付" in page.text


def test_an_unknown_bill_is_a_plain_page(channel: Channel) -> None:
    for path in ("cashier/nothing", "transfers/nothing", "cashier/<script>"):
        page = channel.desk.get(f"{channel.address}/{path}")
        assert page.status_code == 404
        assert "No such bill" in page.text
        assert "<script>" not in page.text


def test_a_person_accepts_a_transfer_on_a_page(channel: Channel) -> None:
    channel.control("balances", mchid=DIRECT, amount_fen=100_000)
    package = send(channel, "bill50001", channel.user(WORKER_APP)).body["package_info"]
    place = f"{channel.address}/transfers/{package}"
    page = channel.desk.get(place)
    channel.desk.post(f"{place}/confirm")
    channel.tick(3)

    assert "¥ 50.00" in page.text
    assert "确认收款" in page.text
    assert "已收款" in channel.desk.get(place).text


def test_a_phone_elsewhere_pays_and_receives_at_the_houses_own_address(
    channel: Channel, settings: Any
) -> None:
    settings.SANDBOX_URL = channel.address
    house = TestClient(Starlette(routes=cashier.routes()), "http://192.168.1.20:8000")
    prepay = channel.placed("order500007", 8_850).body["prepay_id"]
    channel.control("balances", mchid=DIRECT, amount_fen=100_000)
    package = send(channel, "bill50007", channel.user(WORKER_APP)).body["package_info"]
    back = {"redirect_url": "http://192.168.1.20:8000/m/"}

    page = house.get(f"/cashier/{prepay}", params=back)
    paid = house.post(f"/cashier/{prepay}/pay", params=back)
    received = house.post(f"/transfers/{package}/confirm", params=back)

    assert "¥ 88.50" in page.text and "127.0.0.1" not in page.text
    assert "'self'" in page.headers["Content-Security-Policy"].split("frame-ancestors")[1]
    for done in (paid, received):
        assert 'content="1;url=http://192.168.1.20:8000/m/"' in done.text
    assert "支付成功" in paid.text
    assert house.get("/cashier.css").headers["content-type"].startswith("text/css")
    assert house.post("/control/clock").status_code == 404
    crossing = {"Sec-Fetch-Site": "cross-site"}
    assert house.post(f"/cashier/{prepay}/pay", headers=crossing).status_code == 403


def test_a_production_house_has_no_cashier(settings: Any) -> None:
    settings.SANDBOX_URL, settings.PRODUCTION = "http://127.0.0.1:1", True

    assert cashier.routes() == []


def test_the_sandbox_says_what_it_did(channel: Channel) -> None:
    channel.paid("order500005")
    channel.tick()
    told = channel.ask("GET", "statistics").json()
    events = channel.ask("GET", "events", after=0).json()["events"]
    kinds = [one["kind"] for one in events]

    assert told["orders"] == {"SUCCESS": 1}
    assert told["notices"] == {"delivered": 1}
    assert told["money_fen"]["paid"] == 10_000
    assert kinds == ["order.placed", "order.paid", "notice.queued", "notice.attempt"]
    assert channel.ask("GET", "events", after=events[1]["id"]).json()["events"] == events[2:]


def test_a_new_platform_key_signs_from_now_on(channel: Channel) -> None:
    before = channel.book["platform"]
    new_key = channel.control("keys/rotate", kind="public_key")["key_id"]
    new_serial = channel.control("keys/rotate", kind="certificate")["key_id"]
    path = f"/v3/pay/transactions/out-trade-no/nothing?mchid={DIRECT}"
    merchant = channel.merchant()
    answer = channel.desk.get(
        channel.address + path,
        headers={"Authorization": merchant.authorization("GET", path, b"")},
    )
    old = channel.merchant(OLD)
    certificates = channel.desk.get(
        channel.address + "/v3/certificates",
        headers={"Authorization": old.authorization("GET", "/v3/certificates", b"")},
    ).json()["data"]

    assert answer.headers["Wechatpay-Serial"] == new_key != before["public_key_id"]
    assert {one["serial_no"] for one in certificates} == {before["certificate_serial"], new_serial}


def test_a_migrating_merchant_is_answered_with_the_key_it_names(channel: Channel) -> None:
    channel.control("merchants", mchid=DIRECT, key_mode="both")
    path = f"/v3/pay/transactions/out-trade-no/nothing?mchid={DIRECT}"
    merchant, platform = channel.merchant(), channel.book["platform"]
    for named in (platform["public_key_id"], platform["certificate_serial"]):
        headers = {
            "Authorization": merchant.authorization("GET", path, b""),
            "Wechatpay-Serial": named,
        }
        answer = channel.desk.get(channel.address + path, headers=headers)
        assert answer.headers["Wechatpay-Serial"] == named
        assert merchant.believes(answer.headers, answer.content)


def test_a_call_that_makes_no_sense_is_explained(channel: Channel) -> None:
    missing = channel.ask("POST", "users")
    unknown_app = channel.ask("POST", "users", appid="wx1")
    nobody = channel.ask("POST", "pay", out_trade_no="nothing")
    not_json = channel.desk.post(
        f"{channel.address}/control/users",
        content=b"{",
        headers={"X-Control-Token": channel.token},
    )

    assert missing.status_code == 422
    assert unknown_app.status_code == 409
    assert nobody.status_code == 409
    assert not_json.status_code == 422
    assert channel.control("users", appid=CUSTOMER_APP)["openid"]


def test_the_readme_names_every_call_and_every_fault(channel: Channel) -> None:
    text = (Path(doorstep_sandbox.__file__).parent / "README.md").read_text()
    calls = [route.path.removeprefix("/control/") for route in desk.routes(channel.box, _no_tick)]

    assert [word for word in (*calls, *KINDS) if f"`{word}`" not in text] == []


async def _no_tick() -> dict[str, int]:
    return {}
