"""Hear the channel: keep the message raw, believe it only when genuine, record it once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from doorstep.kernel import edge, ids
from doorstep.kernel.act import CHANNEL, Act, outside
from doorstep.money.payments import commands
from doorstep.money.payments.models import Charge, Refund, Sharing, Transfer, Unexplained
from doorstep.money.payments.outward import refunds, sharings, transfers
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


FINAL_VERDICTS = ("recorded", "ignored")


@outside
def hear(headers: Mapping[str, str], body: bytes) -> Received:
    """Keep a message, verify it, and record what it says; 401 for what is not believed.

    It is kept before anybody looks into it.  What was recorded once is answered well and not
    looked at again: an old message says nothing about now.
    """
    kept = {name: headers[name] for name in KEPT_HEADERS if name in headers}
    notice_id = edge.enter(commands.keep_notice, city_id=0, headers=kept, body=body).id
    answer = channel().open_notice(headers, body)
    if isinstance(answer, NotGenuine):
        _judge(notice_id, answer.reason)
        return Received(401, answer.reason)
    event_id = answer.event_id[:64]
    before = edge.enter(commands.prove_notice, city_id=0, notice_id=notice_id, event_id=event_id)
    if before in FINAL_VERDICTS:
        return Received(200, before)
    verdict = _recorded(answer)
    _judge(notice_id, verdict)
    return Received(200 if verdict in FINAL_VERDICTS else 404, verdict)


def _judge(notice_id: UUID, verdict: str) -> None:
    edge.enter(commands.judge_notice, city_id=0, notice_id=notice_id, verdict=verdict)


def _recorded(notice: Notice) -> str:
    if not notice.number:
        return "ignored"
    try:
        city_id = ids.city_of(UUID(hex=notice.number))
    except ValueError:
        return "unknown number"
    act = edge.outside_act(city_id, role=CHANNEL, key=f"notice:{notice.event_id}"[:80])
    return _record(act, notice)


def _record(act: Act, notice: Notice) -> str:
    """Record what a message says.

    Money that does not fit what we asked is not believed from a message: we ask the channel.
    """
    id, content = UUID(hex=notice.number), notice.content
    if isinstance(content, ChargeState):
        if not Charge.objects.of(act).filter(id=id).exists():
            return "unknown charge"
        if not content.was_paid:
            return "ignored"
        cases = Unexplained.objects.of(act).filter(transaction_no=content.transaction_no)
        if cases.exists():
            return "recorded"
        return "recorded" if record(act, id, content) else _asked_about(act, "charge", id)
    if isinstance(content, RefundState) and Refund.objects.of(act).filter(id=id).exists():
        if not refunds.fits(act, id, content):
            return _asked_about(act, "refund", id)
        refunds.take(act, id, content)
        return "recorded"
    if isinstance(content, SharingNews) and Sharing.objects.of(act).filter(id=id).exists():
        sharings.query_sharing(act, sharing_id=id)
        return "recorded"
    if isinstance(content, TransferState) and Transfer.objects.of(act).filter(id=id).exists():
        if transfers.misfit(act, id, content):
            return _asked_about(act, "transfer", id)
        transfers.take_transfer(act, id, content)
        return "recorded"
    return "ignored" if content is None else f"unknown {notice.kind}"


def _asked_about(act: Act, kind: str, id: UUID) -> str:
    edge.step_in(act, commands.ask_now, kind=kind, id=id)
    return "does not fit"
