"""The mini-program server calls: tokens, logins, phone numbers, messages, codes."""

import io
from typing import Any

from PIL import Image

from .conftest import CUSTOMER_APP, WORKER_APP, Channel


def app(channel: Channel, appid: str = CUSTOMER_APP) -> dict[str, str]:
    return next(one for one in channel.book["apps"] if one["appid"] == appid)


def get(channel: Channel, path: str, **query: str) -> dict[str, Any]:
    return dict(channel.desk.get(channel.address + path, params=query).json())


def post(channel: Channel, path: str, body: dict[str, Any]) -> dict[str, Any]:
    return dict(channel.desk.post(channel.address + path, json=body).json())


def token(channel: Channel, appid: str = CUSTOMER_APP, **rest: Any) -> str:
    body = {"grant_type": "client_credential", "appid": appid} | rest
    answer = post(
        channel, "/cgi-bin/stable_token", body | {"secret": app(channel, appid)["secret"]}
    )
    assert answer["expires_in"] > 0, answer
    return str(answer["access_token"])


def session(channel: Channel, code: str, appid: str = CUSTOMER_APP) -> dict[str, Any]:
    secret = app(channel, appid)["secret"]
    query = {"appid": appid, "secret": secret, "js_code": code, "grant_type": "authorization_code"}
    return get(channel, "/sns/jscode2session", **query)


def test_a_login_code_opens_one_session(channel: Channel) -> None:
    openid = channel.user()
    code = channel.control("login-code", openid=openid)["code"]
    first = session(channel, code)
    again = session(channel, code)
    foreign = session(channel, channel.control("login-code", openid=openid)["code"], WORKER_APP)

    assert first["openid"] == openid
    assert first["session_key"]
    assert first["unionid"]
    assert again["errcode"] == 40163
    assert foreign["errcode"] == 40029


def test_a_login_code_lives_five_minutes(channel: Channel) -> None:
    code = channel.control("login-code", openid=channel.user())["code"]
    channel.box.store.run("UPDATE one_time_codes SET made_real_at = made_real_at - 301")

    assert session(channel, code)["errcode"] == 40029


def test_a_person_has_one_union_id_and_an_open_id_for_each_app(channel: Channel) -> None:
    customer = channel.control("users", appid=CUSTOMER_APP, name="李梅", phone="13800000001")
    worker = channel.control("users", appid=WORKER_APP, unionid=customer["unionid"])
    again = channel.control("users", appid=WORKER_APP, unionid=customer["unionid"])

    assert worker["openid"] != customer["openid"]
    assert (worker["name"], worker["phone"]) == ("李梅", "13800000001")
    assert again["openid"] == worker["openid"]


def test_stable_tokens_stay_and_old_ones_follow_each_other(channel: Channel) -> None:
    same = token(channel) == token(channel)
    first = token(channel)
    forced = token(channel, force_refresh=True)
    secret = app(channel)["secret"]
    query = {"grant_type": "client_credential", "appid": CUSTOMER_APP, "secret": secret}
    old = [get(channel, "/cgi-bin/token", **query)["access_token"] for _ in range(2)]
    wrong = get(channel, "/cgi-bin/token", **(query | {"secret": "x"}))
    body = {"scene": "a=1", "page": "pages/order"}
    gone = post(channel, f"/wxa/getwxacodeunlimit?access_token={first}", body)

    assert same
    assert forced != first
    assert old[0] != old[1]
    assert wrong["errcode"] == 40125
    assert gone["errcode"] == 40001


def test_a_phone_code_tells_the_phone_once(channel: Channel) -> None:
    openid = channel.user(phone="13800000002")
    code = channel.control("phone-code", openid=openid)["code"]
    path = f"/wxa/business/getuserphonenumber?access_token={token(channel)}"
    first = post(channel, path, {"code": code})
    again = post(channel, path, {"code": code})

    assert first["phone_info"]["purePhoneNumber"] == "13800000002"
    assert again["errcode"] == 40163


def test_a_message_needs_consent_and_fitting_fields(channel: Channel) -> None:
    openid = channel.user()
    path = f"/cgi-bin/message/subscribe/send?access_token={token(channel)}"
    body = {
        "touser": openid,
        "template_id": "visit-soon",
        "page": "pages/visit",
        "data": {"thing1": {"value": "保洁员已出发"}, "time2": {"value": "2026-11-23 10:00"}},
    }
    before = post(channel, path, body)
    channel.control("subscriptions", openid=openid, template_id="visit-soon", count=2)
    long = post(channel, path, body | {"data": {"thing1": {"value": "长" * 21}}})
    sent = [post(channel, path, body)["errcode"] for _ in range(3)]
    stranger = post(channel, path, body | {"touser": channel.user(WORKER_APP)})
    kept = channel.ask("GET", "messages", openid=openid).json()["messages"]

    assert before["errcode"] == 43101
    assert long["errcode"] == 47003
    assert sent == [0, 0, 43101]
    assert stranger["errcode"] == 40003
    assert [one["content"]["thing1"]["value"] for one in kept] == ["保洁员已出发"] * 2


def test_a_mini_code_is_a_picture(channel: Channel) -> None:
    path = f"{channel.address}/wxa/getwxacodeunlimit?access_token={token(channel)}"
    picture = channel.desk.post(path, json={"scene": "o=123", "page": "pages/order"})
    too_long = channel.desk.post(path, json={"scene": "x" * 33})

    assert picture.headers["Content-Type"] == "image/png"
    assert min(Image.open(io.BytesIO(picture.content)).size) >= 200
    assert too_long.json()["errcode"] == 40169


def test_the_mini_program_api_can_fail_as_told(channel: Channel) -> None:
    channel.control("faults", kind="error", code="45009", path="/sns/*")
    code = channel.control("login-code", openid=channel.user())["code"]

    assert session(channel, code)["errcode"] == 45009
    assert "openid" in session(channel, code)
