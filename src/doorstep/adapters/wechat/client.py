"""One signed, verified, retried exchange with WeChat Pay; knows nothing of what it is about."""

import json
import random
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import httpx
import structlog

from doorstep.adapters.connection import READ_SECONDS, connect
from doorstep.adapters.wechat import signing
from doorstep.adapters.wechat.keys import Merchant, PlatformKey, PlatformKeys
from doorstep.adapters.wechat.refusals import refusal
from doorstep.kernel.errors import Outage
from doorstep.money.payments.ports import ChannelRefusal

MAIN_ADDRESS = "https://api.mch.weixin.qq.com"
BACKUP_ADDRESS = "https://api2.mch.weixin.qq.com"
TRIES = 3
PAUSE_SECONDS_FIRST = 0.4
PAUSE_SECONDS_MAX = 5.0

type Content = dict[str, Any]
type Hide = Callable[[str], str]
type Body = Callable[[Hide], Content]
type Method = Literal["GET", "POST"]
type Brings = Callable[[Content], Iterable[PlatformKey]]

_log = structlog.get_logger("doorstep.wechat")


@dataclass(frozen=True, slots=True)
class _Unclear:
    """A try without an answer to rely on; `may_have_acted` when it could have been carried out."""

    what: str
    may_have_acted: bool


class Client:
    """The transport under the pay channel; safe to use from several threads at once.

    A try that got no clear answer is repeated with the same content after a pause, at the other
    address in turn.  Each try is signed anew and personal data are encrypted anew, so `Body` is a
    function from the hiding to the content and nothing of the caller's is ever changed.
    """

    def __init__(
        self,
        *,
        addresses: tuple[str, ...] = (MAIN_ADDRESS, BACKUP_ADDRESS),
        tries: int = TRIES,
        read_seconds: float = READ_SECONDS,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.time,
        learn: Callable[[], object] = lambda: None,
    ) -> None:
        self._addresses = tuple(one.rstrip("/") for one in addresses)
        self._tries = tries
        self._http = connect(transport, read_seconds=read_seconds)
        self._pause = pause
        self.now = now
        self.learn = learn
        """Called when an answer is sealed with a key that we do not know."""

    def close(self) -> None:
        """Give the connections back."""
        self._http.close()

    def get(
        self, merchant: Merchant, target: str, *, brings: Brings | None = None
    ) -> Content | ChannelRefusal:
        """Ask something; an Outage from here leaves nothing in doubt.

        `brings` reads platform keys out of the answer, one of which may have sealed it.
        """
        return self._exchange(merchant, "GET", target, None, brings)

    def post(self, merchant: Merchant, target: str, body: Body | None) -> Content | ChannelRefusal:
        """Ask for a change; Outage(unknown=True) when it may have been made."""
        return self._exchange(merchant, "POST", target, body)

    def _exchange(
        self,
        merchant: Merchant,
        method: Method,
        target: str,
        body: Body | None,
        brings: Brings | None = None,
    ) -> Content | ChannelRefusal:
        in_doubt = False
        last: _Unclear | ChannelRefusal = _Unclear("it was not tried", may_have_acted=False)
        for turn in range(self._tries):
            if turn:
                self._pause(back_off_seconds(turn))
            answer = self._try(merchant, method, target, body, turn, brings)
            if isinstance(answer, dict):
                return answer
            if isinstance(answer, ChannelRefusal) and answer.kind != "frequency":
                # After a doubtful try a no may be about our own first success: the caller asks.
                if in_doubt and method == "POST":
                    break
                return answer
            last = answer
            in_doubt = in_doubt or (isinstance(answer, _Unclear) and answer.may_have_acted)
        if isinstance(last, ChannelRefusal) and not in_doubt:
            return last
        why = last.what if isinstance(last, _Unclear) else last.code
        raise Outage(
            f"the payment channel gave no clear answer: {why}",
            retry=True,
            unknown=in_doubt and method == "POST",
        )

    def _try(
        self,
        merchant: Merchant,
        method: Method,
        target: str,
        body: Body | None,
        turn: int,
        brings: Brings | None,
    ) -> Content | ChannelRefusal | _Unclear:
        key = merchant.platform.preferred()
        content = _bytes(body, key)
        started = time.monotonic()
        try:
            response = self._http.send(self._request(merchant, method, target, content, key, turn))
            answer = self._judge(merchant, response, brings)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as failure:
            answer = _Unclear(type(failure).__name__, may_have_acted=False)
        except httpx.RequestError as failure:
            answer = _Unclear(type(failure).__name__, may_have_acted=True)
        _log.info(
            "wechat_pay_asked",
            method=method,
            path=target.partition("?")[0],
            mchid=merchant.mchid,
            outcome=_word(answer),
            turn=turn + 1,
            seconds=round(time.monotonic() - started, 3),
        )
        return answer

    def _request(
        self,
        merchant: Merchant,
        method: Method,
        target: str,
        content: bytes,
        key: PlatformKey,
        turn: int,
    ) -> httpx.Request:
        headers = {
            "Authorization": signing.authorization(
                merchant,
                method=method,
                target=target,
                body=content,
                timestamp=int(self.now()),
                nonce=nonce(),
            ),
            # Also without encrypted fields: it chooses the key that signs the answer.
            "Wechatpay-Serial": key.serial,
        }
        if content:
            headers["Content-Type"] = "application/json"
        address = self._addresses[turn % len(self._addresses)]
        return self._http.build_request(method, address + target, headers=headers, content=content)

    def _judge(
        self, merchant: Merchant, response: httpx.Response, brings: Brings | None
    ) -> Content | ChannelRefusal | _Unclear:
        status = response.status_code
        if status >= 500:
            return _Unclear(f"status {status}", may_have_acted=True)
        if status == 429:
            return refusal(status, _object(response) or {})
        if status == 401:
            # Who could not prove themselves cannot be answered with a seal for them.
            return refusal(status, _object(response) or {"code": "SIGN_ERROR"})
        doubt = self._doubt(merchant, response, brings)
        if doubt:
            _log.warning("wechat_pay_answer_not_genuine", mchid=merchant.mchid, reason=doubt)
            return _Unclear(doubt, may_have_acted=True)
        content = {} if status == 204 else _object(response)
        if content is None:
            return _Unclear("the answer is not a JSON object", may_have_acted=True)
        if 200 <= status < 300:
            return content
        return refusal(status, content)

    def _doubt(
        self, merchant: Merchant, response: httpx.Response, brings: Brings | None
    ) -> str | None:
        seal = signing.Seal.of(response.headers)
        if seal is None:
            return "the answer carries no seal"
        key = merchant.platform.find(seal.serial)
        if key is None and brings is not None:
            brought = PlatformKeys(brings(_object(response) or {}), may_be_empty=True)
            key = brought.find(seal.serial)
        elif key is None:
            self.learn()
            key = merchant.platform.find(seal.serial)
        if key is None:
            return "the answer is sealed with an unknown key"
        if not seal.is_fresh(self.now()):
            return "the answer's time is too far from ours"
        if not signing.verify(key.key, seal, response.content):
            return "the answer's signature is wrong"
        return None

    @contextmanager
    def download(self, merchant: Merchant, target: str) -> Iterator[httpx.Response]:
        """A file of the channel, read as it comes.

        Its answer carries no seal, so the caller checks the hash that came sealed before.
        """
        key = merchant.platform.preferred()
        request = self._request(merchant, "GET", target, b"", key, 0)
        # The hash is over the file, so nothing on the way may be packed a second time.
        request.headers["Accept-Encoding"] = "identity"
        try:
            response = self._http.send(request, stream=True)
            try:
                if response.status_code != 200:
                    raise Outage(f"the download answered {response.status_code}", retry=True)
                yield response
            finally:
                response.close()
        except httpx.RequestError as failure:
            raise Outage(f"the download broke: {type(failure).__name__}", retry=True) from None


def back_off_seconds(turn: int) -> float:
    """The pause before the turn-th repetition: doubling, with jitter, so that callers spread."""
    longest = min(PAUSE_SECONDS_MAX, PAUSE_SECONDS_FIRST * 2.0**turn)
    return random.uniform(longest / 2, longest)  # noqa: S311 - spreading, not secrecy


def nonce() -> str:
    """A text used once."""
    return secrets.token_hex(16).upper()


def _bytes(body: Body | None, key: PlatformKey) -> bytes:
    if body is None:
        return b""
    content = body(lambda text: signing.seal_text(key.key, text))
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _object(response: httpx.Response) -> Content | None:
    try:
        content = json.loads(response.content)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def _word(answer: Mapping[str, Any] | ChannelRefusal | _Unclear) -> str:
    if isinstance(answer, ChannelRefusal):
        return answer.code
    return answer.what if isinstance(answer, _Unclear) else "answered"
