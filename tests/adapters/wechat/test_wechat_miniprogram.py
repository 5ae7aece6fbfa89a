"""The mini-program server calls: who, phone, messages, codes, and one token for all."""

import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from doorstep.adapters.wechat.keys import Secret
from doorstep.adapters.wechat.miniprogram import CodeNotAccepted, MiniPrograms
from doorstep.adapters.wechat.tokens import Token, TokensInMemory
from doorstep.kernel.errors import Outage
from tests.adapters.wechat.channel import Channel

APP, SECRET = "wx1", "app-secret-1"
NOON = datetime(2026, 5, 1, 4, 0, tzinfo=UTC)


class Clock:
    """Real time that the test moves."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


class WeChat(httpx.BaseTransport):
    """WeChat's side: numbered tokens, of which only the last is good, and one set answer."""

    def __init__(self, content: Any = None, *, picture: bytes | None = None) -> None:
        self.content = content if content is not None else {"errcode": 0}
        self.picture = picture
        self.tokens = 0
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if request.url.path == "/cgi-bin/stable_token":
            self.tokens += 1
            token = {"access_token": f"token-{self.tokens}", "expires_in": 7200}
            return httpx.Response(200, json=token)
        given = request.url.params.get("access_token")
        if given is not None and given != f"token-{self.tokens}":
            return httpx.Response(200, json={"errcode": 40001, "errmsg": "invalid credential"})
        if self.picture:
            return httpx.Response(200, content=self.picture, headers={"Content-Type": "image/png"})
        return httpx.Response(200, json=self.content)

    def apps(self, **how: Any) -> MiniPrograms:
        how = {"tokens": TokensInMemory(), **how}
        return MiniPrograms({APP: Secret(SECRET)}, transport=self, **how)


def test_a_login_code_gives_the_openid_and_the_session_key_goes_nowhere() -> None:
    content = {"openid": "o-1", "unionid": "u-1", "session_key": "k"}
    assert WeChat(content).apps().session_for(APP, "code") == ("o-1", "u-1")
    assert WeChat({"openid": "o-1", "session_key": "k"}).apps().session_for(APP, "c") == (
        "o-1",
        None,
    )


@pytest.mark.parametrize("errcode", [40029, 40163])
def test_a_code_used_before_or_made_up_is_a_polite_no(errcode: int) -> None:
    apps = WeChat({"errcode": errcode, "errmsg": "code been used"}).apps()
    with pytest.raises(CodeNotAccepted) as caught:
        apps.session_for(APP, "code")
    assert caught.value.status == 422
    with pytest.raises(CodeNotAccepted):
        apps.phone_for(APP, "code")


@pytest.mark.parametrize(("errcode", "retry"), [(-1, True), (45011, True), (40013, False)])
def test_other_refusals_say_whether_to_try_again(errcode: int, retry: bool) -> None:
    with pytest.raises(Outage) as caught:
        WeChat({"errcode": errcode, "errmsg": "appid wx1 is"}).apps().session_for(APP, "code")
    assert caught.value.retry is retry
    assert "wx1" not in str(caught.value)


def test_a_phone_is_digits_in_china_and_carries_its_country_elsewhere() -> None:
    def phone(country: str) -> dict[str, Any]:
        facts = {"purePhoneNumber": "13800000000", "countryCode": country}
        return {"errcode": 0, "phone_info": {**facts, "watermark": {"appid": APP}}}

    assert WeChat(phone("86")).apps().phone_for(APP, "code") == "13800000000"
    assert WeChat(phone("852")).apps().phone_for(APP, "code") == "+85213800000000"


def test_a_phone_that_another_app_was_given_is_refused() -> None:
    info = {"purePhoneNumber": "1", "countryCode": "86", "watermark": {"appid": "wx-other"}}
    with pytest.raises(CodeNotAccepted):
        WeChat({"errcode": 0, "phone_info": info}).apps().phone_for(APP, "code")


@pytest.mark.parametrize(
    ("errcode", "outcome"), [(0, "sent"), (43101, "no_consent"), (47003, "not_accepted")]
)
def test_a_message_is_sent_or_says_why_not(errcode: int, outcome: str) -> None:
    side = WeChat({"errcode": errcode})
    fields = {"thing1": "家庭保洁", "time2": "2026-05-01 14:00"}
    assert side.apps().send_subscribe(APP, "o-1", "tpl-1", fields, "pages/order") == outcome
    assert json.loads(side.asked[-1].content) == {
        "touser": "o-1",
        "template_id": "tpl-1",
        "page": "pages/order",
        "data": {"thing1": {"value": "家庭保洁"}, "time2": {"value": "2026-05-01 14:00"}},
    }


def test_a_code_is_a_picture_or_an_outage() -> None:
    assert WeChat(picture=b"\x89PNG").apps().wxacode(APP, "o=1", "pages/order") == b"\x89PNG"
    with pytest.raises(Outage):
        WeChat({"errcode": 41030}).apps().wxacode(APP, "o=1", "pages/none")
    with pytest.raises(ValueError, match="32"):
        WeChat().apps().wxacode(APP, "x" * 33, "pages/order")


def test_one_token_serves_until_five_minutes_before_its_end() -> None:
    side, clock = WeChat(), Clock()
    apps = side.apps(now=clock)
    send: Callable[[], Any] = lambda: apps.send_subscribe(APP, "o", "t", {}, None)  # noqa: E731
    send()
    clock.at = NOON + timedelta(seconds=7200 - 301)
    send()
    assert side.tokens == 1
    clock.at = NOON + timedelta(seconds=7200 - 299)
    send()
    assert side.tokens == 2


def test_a_token_that_wechat_calls_stale_is_fetched_once_more() -> None:
    side = WeChat()
    apps = side.apps()
    assert apps.send_subscribe(APP, "o", "t", {}, None) == "sent"
    side.tokens += 1  # somebody else made ours invalid
    assert apps.send_subscribe(APP, "o", "t", {}, None) == "sent"
    assert side.tokens == 3


def test_while_somebody_else_fetches_the_old_token_serves_as_long_as_it_lasts() -> None:
    class HeldByAnother(TokensInMemory):
        def holding(self, appid: str, *, wait: bool) -> AbstractContextManager[bool]:
            assert not wait
            return nullcontext(False)

    tokens, side = HeldByAnother(), WeChat()
    side.tokens = 1
    tokens.keep(APP, Token(Secret("token-1"), NOON + timedelta(seconds=60)))
    apps = side.apps(tokens=tokens, now=lambda: NOON)
    assert apps.send_subscribe(APP, "o", "t", {}, None) == "sent"
    assert side.tokens == 1


def test_silence_is_an_outage_and_a_sent_message_may_have_arrived() -> None:
    reached = MiniPrograms(
        {APP: Secret(SECRET)}, TokensInMemory(), transport=Channel([httpx.ReadTimeout("slow")])
    )
    with pytest.raises(Outage) as caught:
        reached.send_subscribe(APP, "o", "t", {}, None)
    assert (caught.value.retry, caught.value.unknown) == (True, True)
    away = MiniPrograms(
        {APP: Secret(SECRET)}, TokensInMemory(), transport=Channel([httpx.ConnectError("no")])
    )
    with pytest.raises(Outage) as caught:
        away.session_for(APP, "code")
    assert (caught.value.retry, caught.value.unknown) == (True, False)


def test_no_log_line_shows_the_secret_the_token_or_the_code(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    side = WeChat({"openid": "o-1", "errcode": 0})
    apps = side.apps()
    apps.session_for(APP, "login-code-1")
    apps.send_subscribe(APP, "o-1", "t", {}, None)
    assert "/sns/jscode2session" in caplog.text
    for hidden in (SECRET, "token-1", "login-code-1", "o-1"):
        assert hidden not in caplog.text
