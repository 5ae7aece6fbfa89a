"""The mini-program server calls of WeChat: who somebody is, their phone, messages and codes."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import httpx
import structlog
from django.conf import settings

from doorstep.adapters.connection import connect
from doorstep.adapters.wechat.book import read_apps
from doorstep.adapters.wechat.keys import Secret
from doorstep.adapters.wechat.tokens import Token, Tokens, TokensInMemory
from doorstep.kernel.errors import Outage, Refusal

ADDRESS = "https://api.weixin.qq.com"
# WeChat gives a new token in the last five minutes of the old one, and both work then.
EARLY = timedelta(minutes=5)
CODE_CHARACTERS_MAX = 32

_BUSY = frozenset((-1, 45009, 45011))
_STALE_TOKEN = frozenset((40001, 40014, 42001))
_CODE_REFUSED = frozenset((40029, 40163, 40226))
_NO_CONSENT = 43101
_NOT_ACCEPTED = frozenset((40003, 40037, 41030, 47003))

type Sending = Literal["sent", "no_consent", "not_accepted"]
type Content = dict[str, Any]

_log = structlog.get_logger("doorstep.wechat")


class CodeNotAccepted(Refusal):
    """The login or phone code was used before, is older than five minutes, or is not one."""

    status = 422
    zh = "微信授权已失效，请重试。"
    en = "WeChat's permission has run out; please try again."


class MiniPrograms:
    """The calls for any number of apps; safe to use from several threads at once."""

    def __init__(
        self,
        secrets: Mapping[str, Secret],
        tokens: Tokens,
        *,
        address: str = ADDRESS,
        transport: httpx.BaseTransport | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._secrets = dict(secrets)
        self._tokens = tokens
        self._address = address.rstrip("/")
        self._http = connect(transport)
        self._now = now

    def session_for(self, appid: str, code: str) -> tuple[str, str | None]:
        """The openid, and the unionid if there is one, behind a login code; session_key stays."""
        asked = {
            "appid": appid,
            "secret": self._secrets[appid].reveal(),
            "js_code": code,
            "grant_type": "authorization_code",
        }
        content = self._json(self._send("GET", "/sns/jscode2session", asked, None))
        self._refuse_code(content)
        return str(content["openid"]), content.get("unionid") or None

    def phone_for(self, appid: str, code: str) -> str:
        """The phone behind a phone code: plain digits in China, else +country and digits."""
        content = self._with_token(appid, "/wxa/business/getuserphonenumber", {"code": code})
        self._refuse_code(content)
        phone = content["phone_info"]
        if phone.get("watermark", {}).get("appid", appid) != appid:
            raise CodeNotAccepted
        country, digits = str(phone.get("countryCode", "86")), str(phone["purePhoneNumber"])
        return digits if country == "86" else f"+{country}{digits}"

    def send_subscribe(
        self, appid: str, openid: str, template: str, fields: Mapping[str, str], page: str | None
    ) -> Sending:
        """Send one subscribe message; each sending uses one consent of the person up."""
        message: Content = {
            "touser": openid,
            "template_id": template,
            "data": {name: {"value": text} for name, text in fields.items()},
        }
        if page:
            message["page"] = page
        content = self._with_token(appid, "/cgi-bin/message/subscribe/send", message)
        code = content.get("errcode", 0)
        if code == _NO_CONSENT:
            return "no_consent"
        if code in _NOT_ACCEPTED:
            _log.warning("subscribe_message_not_accepted", template=template, errcode=code)
            return "not_accepted"
        self._fail(content)
        return "sent"

    def wxacode(self, appid: str, scene: str, page: str) -> bytes:
        """A mini-program code (picture) that opens the page with the scene, unlimited in number."""
        if len(scene) > CODE_CHARACTERS_MAX:
            raise ValueError(f"a scene has at most {CODE_CHARACTERS_MAX} characters")
        asked = {"scene": scene, "page": page, "check_path": False}
        answer = self._answer_with_token(appid, "/wxa/getwxacodeunlimit", asked)
        if answer.headers.get("content-type", "").startswith("image/"):
            return answer.content
        self._fail(self._json(answer))
        raise Outage("the mini-program code is not a picture", retry=True)

    def _with_token(self, appid: str, path: str, content: Content) -> Content:
        return self._json(self._answer_with_token(appid, path, content))

    def _answer_with_token(self, appid: str, path: str, content: Content) -> httpx.Response:
        token = self._token(appid, refused=None)
        answer = self._send("POST", path, {"access_token": token.reveal()}, content)
        if _errcode(answer) not in _STALE_TOKEN:
            return answer
        token = self._token(appid, refused=token)
        return self._send("POST", path, {"access_token": token.reveal()}, content)

    def _token(self, appid: str, *, refused: Secret | None) -> Secret:
        kept = self._kept(appid, refused, early=EARLY)
        if kept:
            return kept
        old = self._kept(appid, refused, early=timedelta())
        # While somebody else fetches, the old one serves as long as it lasts.
        with self._tokens.holding(appid, wait=old is None) as held:
            if not held and old:
                return old
            kept = self._kept(appid, refused, early=EARLY)
            if kept:
                return kept
            if not held:
                raise Outage("no access token could be had", retry=True)
            token = self._fetch_token(appid)
            self._tokens.keep(appid, token)
            return token.text

    def _kept(self, appid: str, refused: Secret | None, *, early: timedelta) -> Secret | None:
        token = self._tokens.read(appid)
        if token is None or self._now() + early >= token.expires_at:
            return None
        if refused and token.text.reveal() == refused.reveal():
            return None
        return token.text

    def _fetch_token(self, appid: str) -> Token:
        asked = {
            "grant_type": "client_credential",
            "appid": appid,
            "secret": self._secrets[appid].reveal(),
            "force_refresh": False,
        }
        content = self._json(self._send("POST", "/cgi-bin/stable_token", {}, asked))
        self._fail(content)
        lasts = timedelta(seconds=int(content["expires_in"]))
        return Token(Secret(content["access_token"]), self._now() + lasts)

    def _send(
        self, method: str, path: str, query: Mapping[str, str], content: Content | None
    ) -> httpx.Response:
        try:
            answer = self._http.request(method, self._address + path, params=query, json=content)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as failure:
            raise Outage(f"WeChat was not reached: {type(failure).__name__}", retry=True) from None
        except httpx.RequestError as failure:
            why = f"WeChat did not answer: {type(failure).__name__}"
            raise Outage(why, retry=True, unknown=content is not None) from None
        _log.info("wechat_asked", path=path, status=answer.status_code)
        if answer.status_code != 200:
            raise Outage(f"WeChat answered {answer.status_code}", retry=True)
        return answer

    def _refuse_code(self, content: Content) -> None:
        if content.get("errcode", 0) in _CODE_REFUSED:
            raise CodeNotAccepted
        self._fail(content)

    def _fail(self, content: Content) -> None:
        code = content.get("errcode", 0)
        if code:
            # WeChat's sentence is left out: it may repeat what was sent.
            raise Outage(f"WeChat refused with code {code}", retry=code in _BUSY)

    def _json(self, answer: httpx.Response) -> Content:
        content = _content(answer)
        if content is None:
            raise Outage("WeChat's answer is not a JSON object", retry=True)
        return content


def from_settings() -> MiniPrograms:
    """The apps of this house, by its settings.

    Each process keeps its own copy of a token: WeChat gives every asker the same stable token, so
    two processes do not end each other's.
    """
    secrets = read_apps(Path(settings.WECHAT_KEYS), sandbox_allowed=not settings.PRODUCTION)
    address = settings.WECHAT_URL.partition(",")[0] or ADDRESS
    return MiniPrograms(secrets, TokensInMemory(), address=address)


def _content(answer: httpx.Response) -> Content | None:
    try:
        content = answer.json()
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def _errcode(answer: httpx.Response) -> int:
    if answer.headers.get("content-type", "").startswith("image/"):
        return 0
    return int((_content(answer) or {}).get("errcode", 0))
