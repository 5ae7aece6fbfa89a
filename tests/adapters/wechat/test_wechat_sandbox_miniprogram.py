"""The mini-program calls over real HTTP with the sandbox."""

import pytest

from doorstep.adapters.wechat.miniprogram import CodeNotAccepted
from tests.adapters.wechat.conftest import APP, Sandbox

TEMPLATE = "tpl-order-accepted"


def test_a_login_code_names_its_user_once(sandbox: Sandbox) -> None:
    apps, openid = sandbox.apps(), sandbox.user(unionid="u-1")
    code = sandbox.desk("login-code", openid=openid)["code"]
    assert apps.session_for(APP, code) == (openid, "u-1")
    for refused in (code, "made-up"):
        with pytest.raises(CodeNotAccepted):
            apps.session_for(APP, refused)


def test_a_phone_code_gives_the_phone_once(sandbox: Sandbox) -> None:
    apps, openid = sandbox.apps(), sandbox.user(phone="13800000001")
    code = sandbox.desk("phone-code", openid=openid)["code"]
    assert apps.phone_for(APP, code) == "13800000001"
    with pytest.raises(CodeNotAccepted):
        apps.phone_for(APP, code)


def test_each_consent_is_good_for_one_message(sandbox: Sandbox) -> None:
    apps, openid = sandbox.apps(), sandbox.user()
    fields = {"thing1": "家庭保洁", "time2": "2026-05-01 14:00"}
    assert apps.send_subscribe(APP, openid, TEMPLATE, fields, "pages/order") == "no_consent"
    sandbox.desk("subscriptions", openid=openid, template_id=TEMPLATE, count=1)
    assert apps.send_subscribe(APP, openid, TEMPLATE, fields, "pages/order") == "sent"
    assert apps.send_subscribe(APP, openid, TEMPLATE, fields, "pages/order") == "no_consent"
    told = sandbox.control.get("/control/messages", params={"openid": openid}).json()
    assert len(told["messages"]) == 1


def test_a_field_that_is_too_long_is_not_accepted(sandbox: Sandbox) -> None:
    apps, openid = sandbox.apps(), sandbox.user()
    sandbox.desk("subscriptions", openid=openid, template_id=TEMPLATE, count=1)
    fields = {"thing1": "很" * 21}
    assert apps.send_subscribe(APP, openid, TEMPLATE, fields, None) == "not_accepted"


def test_a_code_is_a_real_picture(sandbox: Sandbox) -> None:
    assert sandbox.apps().wxacode(APP, "o=1", "pages/order").startswith(b"\x89PNG\r\n")
