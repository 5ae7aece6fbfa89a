"""Talk about refunds: always with the refund's own number, as often as needed."""

from datetime import timedelta
from uuid import UUID

from doorstep.kernel import edge, queue
from doorstep.kernel.act import Act, command, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import commands, rules
from doorstep.money.payments.models import Refund
from doorstep.money.payments.outward.charges import channel, payee_of
from doorstep.money.payments.ports import ChannelRefusal, RefundOrder, RefundState


@outside
def start_refund(act: Act, *, refund_id: UUID) -> None:
    """Ask the channel for a refund, and remember to ask how it went."""
    refund = Refund.objects.of(act).select_related("charge__bill").get(id=refund_id)
    if refund.state == Refund.DONE:
        return
    charge, bill = refund.charge, refund.charge.bill
    answer = channel().start_refund(
        RefundOrder(
            number=refund.id.hex,
            charge_number=charge.id.hex,
            amount_fen=refund.amount_fen,
            total_fen=charge.amount_fen,
            reason=refund.cause,
            payee=payee_of(bill),
        )
    )
    if isinstance(answer, ChannelRefusal):
        if answer.kind in ("not_enough", "frequency"):
            edge.step_in(act, _ask_later, refund_id=refund.id)
            return
        _record(act, refund_id, is_done=False, error=f"{answer.code} {answer.message}")
        return
    take(act, refund_id, answer)


@outside
def query_refund(act: Act, *, refund_id: UUID) -> None:
    """Ask how a refund stands."""
    refund = Refund.objects.of(act).select_related("charge__bill").get(id=refund_id)
    if refund.state == Refund.DONE:
        return
    answer = channel().query_refund(refund.id.hex, payee_of(refund.charge.bill))
    if isinstance(answer, ChannelRefusal):
        raise Outage(f"query of a refund refused: {answer.code}", retry=True)
    if answer.state == "absent":
        edge.step_in(act, _ask_later, refund_id=refund.id)
        return
    take(act, refund_id, answer)


def take(act: Act, refund_id: UUID, state: RefundState) -> None:
    if state.state == "done":
        _record(act, refund_id, is_done=True, refund_no=state.refund_no or "")
    elif state.state in ("closed", "abnormal"):
        _record(act, refund_id, is_done=False, error=state.state)
    else:
        _record(act, refund_id, is_done=False)
        edge.step_in(act, _query_later, refund_id=refund_id)


def _record(
    act: Act, refund_id: UUID, *, is_done: bool, refund_no: str = "", error: str = ""
) -> None:
    edge.step_in(
        act,
        commands.record_refund,
        refund_id=refund_id,
        is_done=is_done,
        refund_no=refund_no,
        error=error,
    )


@command
def _query_later(act: Act, *, refund_id: UUID) -> None:
    key = f"refund_query:{refund_id.hex}"
    due_at = act.at + rules.DOUBT_AFTER
    queue.at(act, "payments.query_refund", due_at=due_at, key=key, refund_id=refund_id)


@command
def _ask_later(act: Act, *, refund_id: UUID) -> None:
    due_at = act.at + max(rules.REFUND_PAUSE, timedelta(minutes=2))
    key = f"refund_again:{refund_id.hex}"
    queue.at(act, "payments.start_refund", due_at=due_at, key=key, refund_id=refund_id)
