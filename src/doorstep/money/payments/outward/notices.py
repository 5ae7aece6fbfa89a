"""Hear the channel: keep the message raw, believe it only when genuine, record it once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from doorstep.kernel import edge, ids
from doorstep.kernel.act import CHANNEL, Act, outside
from doorstep.money.payments import commands
from doorstep.money.payments.models import Charge, Refund, Sharing, Transfer
from doorstep.money.payments.outward import payouts, refunds
from doorstep.money.payments.outward.charges import channel, record
from doorstep.money.payments.ports import (
    ChargeState,
    NotGenuine,
    Notice,
    RefundState,
    SharingNews,
    TransferState,
)

KEPT_HEADERS = (
    "Wechatpay-Timestamp",
    "Wechatpay-Nonce",
    "Wechatpay-Serial",
    "Wechatpay-Signature",
    "Wechatpay-Signature-Type",
    "Content-Type",
)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a message: the status to answer with, and why."""

    status: int
    verdict: str


@outside
def hear(headers: Mapping[str, str], body: bytes) -> Received:
    """Keep a message, verify it, and record what it says; 401 for what is not believed."""
    kept = {name: headers[name] for name in KEPT_HEADERS if name in headers}
    answer = channel().open_notice(headers, body)
    if isinstance(answer, NotGenuine):
        _keep(kept, body, "", answer.reason)
        return Received(401, answer.reason)
    city_id = _city_of(answer.number)
    if city_id is None:
        _keep(kept, body, answer.event_id, "unknown number")
        return Received(404, "unknown number")
    act = edge.outside_act(city_id, role=CHANNEL, key=f"notice:{answer.event_id}"[:80])
    verdict = _record(act, answer)
    _keep(kept, body, answer.event_id, verdict)
    return Received(200 if verdict in ("recorded", "ignored") else 404, verdict)


def _keep(headers: dict[str, str], body: bytes, event_id: str, verdict: str) -> None:
    edge.enter(
        commands.keep_notice,
        city_id=0,
        headers=headers,
        body=body,
        event_id=event_id[:64],
        verdict=verdict[:40],
    )


def _city_of(number: str) -> int | None:
    try:
        return ids.city_of(UUID(hex=number))
    except ValueError:
        return None


def _record(act: Act, notice: Notice) -> str:
    id, content = UUID(hex=notice.number), notice.content
    if isinstance(content, ChargeState):
        if not Charge.objects.of(act).filter(id=id).exists():
            return "unknown charge"
        if not content.was_paid:
            return "ignored"
        return "recorded" if record(act, id, content) else "does not fit"
    if isinstance(content, RefundState) and Refund.objects.of(act).filter(id=id).exists():
        refunds.take(act, id, content)
        return "recorded"
    if isinstance(content, SharingNews) and Sharing.objects.of(act).filter(id=id).exists():
        payouts.query_sharing(act, sharing_id=id)
        return "recorded"
    if isinstance(content, TransferState) and Transfer.objects.of(act).filter(id=id).exists():
        payouts.take_transfer(act, id, content)
        return "recorded"
    return "ignored"
