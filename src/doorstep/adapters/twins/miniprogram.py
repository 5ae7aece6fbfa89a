"""The mini program's twin: tells who is in front of it from the code itself, without a network."""

import hashlib
from dataclasses import dataclass, field

from django.conf import settings

from doorstep.adapters.twins.recording import RecordingTwin
from doorstep.kernel.errors import Refusal


class CodeNotAccepted(Refusal):
    """The code was used before, or is not one."""

    status = 422
    zh = "微信授权已失效，请重试。"
    en = "WeChat's permission has run out; please try again."


@dataclass
class MiniProgramTwin:
    """A log-in code is `<who>:<anything>`, a phone code `<number>:<anything>`; each works once."""

    record: RecordingTwin = field(default_factory=RecordingTwin)
    used: set[str] = field(default_factory=set)

    def session_for(self, appid: str, code: str) -> tuple[str, str | None]:
        """An openid that is the same for the same `who` in the same app, and no unionid."""
        who = self._take("session_for", appid, code)
        return "o" + hashlib.sha256(f"{appid}:{who}".encode()).hexdigest()[:27], None

    def phone_for(self, appid: str, code: str) -> str:
        """The number that the code itself names."""
        return self._take("phone_for", appid, code)

    def send_subscribe(
        self, appid: str, openid: str, template: str, fields: dict[str, str], page: str | None
    ) -> str:
        """Keep a message as if it had been sent."""
        answer = self.record.call(
            "send_subscribe",
            appid=appid,
            openid=openid,
            template=template,
            fields=fields,
            page=page,
        )
        return str(answer or "sent")

    def _take(self, verb: str, appid: str, code: str) -> str:
        self.record.call(verb, appid=appid, code=code)
        who, _, rest = code.partition(":")
        if not who or not rest or f"{verb}:{code}" in self.used:
            raise CodeNotAccepted()
        self.used.add(f"{verb}:{code}")
        return who


def from_settings() -> MiniProgramTwin:
    """The twin of a demo or a test; production asks the real platform."""
    if settings.PRODUCTION:
        raise RuntimeError("production asks the real mini program: see settings.PORTS")
    return MiniProgramTwin()
