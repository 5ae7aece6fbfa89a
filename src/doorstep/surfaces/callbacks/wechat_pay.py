"""What WeChat Pay tells us: payments, refunds, shares and transfers, as sealed messages."""

from typing import Any

from django.http import HttpRequest
from ninja import Header, Schema
from ninja.parser import Parser
from pydantic import ConfigDict, Field

from doorstep.kernel import edge
from doorstep.kernel.act import ANYONE, Act
from doorstep.kernel.edge import permission
from doorstep.kernel.errors import Refusal
from doorstep.money.payments import outward
from doorstep.surfaces.callbacks import door

BYTES_MAX = 64 * 1024
ENVELOPE = {
    "type": "object",
    "title": "Message",
    "description": "The channel's message; its seal is over these very bytes.",
    "required": ["id", "create_time", "event_type", "resource_type", "resource", "summary"],
    "properties": {
        "id": {"type": "string"},
        "create_time": {"type": "string", "format": "date-time"},
        "event_type": {"type": "string"},
        "resource_type": {"type": "string"},
        "resource": {"type": "object"},
        "summary": {"type": "string"},
    },
}
RATE = edge.Rate(1200, 60)
"""A busy channel stays far below it; a flood of forgeries from one address does not."""


class NotBelieved(Refusal):
    """No key of ours proves the message, or it is too old."""

    status = 401
    zh = "签名验证失败：{verdict}"
    en = "The message is not proved: {verdict}"


class NotOurs(Refusal):
    """The message is genuine but names nothing that we know."""

    status = 404
    zh = "没有对应的单据：{verdict}"
    en = "Nothing here has this number: {verdict}"


def _as_sent(schema: dict[str, Any]) -> None:
    schema.clear()
    schema.update(ENVELOPE)


class Message(Schema):
    """A message exactly as it came."""

    model_config = ConfigDict(json_schema_extra=_as_sent)

    raw: bytes = Field(max_length=BYTES_MAX)


class _RawParser(Parser):
    """Leaves the body alone: a signature holds for bytes, not for what they mean."""

    def parse_body(self, request: HttpRequest) -> dict[str, bytes]:
        """The body as it came."""
        return {"raw": request.body}


door.api.parser = _RawParser()


@door.post(
    "/wechat-pay",
    may={ANYONE},
    touches=permission.PUBLIC,
    answers_with=None,
    status=204,
    is_outside=True,
    keeps_answer=False,
    rate=RATE,
)
def hear_wechat_pay(
    act: Act,
    body: Message,
    timestamp: str = Header("", alias="Wechatpay-Timestamp", max_length=20),
    nonce: str = Header("", alias="Wechatpay-Nonce", max_length=64),
    serial: str = Header("", alias="Wechatpay-Serial", max_length=80),
    signature: str = Header("", alias="Wechatpay-Signature", max_length=1024),
    kind: str = Header("", alias="Wechatpay-Signature-Type", max_length=40),
) -> None:
    """Keep the message, and act on it when it is genuine.  Refuses with NotBelieved, NotOurs."""
    headers = {
        "Wechatpay-Timestamp": timestamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature": signature,
        "Wechatpay-Signature-Type": kind,
    }
    received = outward.hear({name: text for name, text in headers.items() if text}, body.raw)
    if received.status == NotBelieved.status:
        raise NotBelieved(verdict=received.verdict)
    if received.status == NotOurs.status:
        raise NotOurs(verdict=received.verdict)
