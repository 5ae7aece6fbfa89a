"""Talk about refunds: always with the refund's own number, as often as needed."""

from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import commands, queries, rules
from doorstep.money.payments.models import Refund
from doorstep.money.payments.outward.charges import channel
from doorstep.money.payments.ports import CardRefund, ChannelRefusal, RefundOrder, RefundState

FOR_NOW = ("not_enough", "frequency", "later")


@outside
def start_refund(act: Act, *, refund_id: UUID) -> None:
    """Ask the channel for a refund, and remember to ask how it went."""
    refund = Refund.objects.of(act).get(id=refund_id)
    if refund.state in Refund.ENDED:
        return
    about = queries.about_refund(act, refund)
    answer = channel().start_refund(
        RefundOrder(
            number=refund.id.hex,
            charge_number=about.charge_number,
            amount_fen=refund.amount_fen,
            total_fen=about.total_fen,
            reason=refund.cause,
            payee=about.payee,
        )
    )
    if isinstance(answer, ChannelRefusal):
        error = f"{answer.code} {answer.message}"
        if answer.kind in FOR_NOW:
            edge.step_in(act, commands.put_off, kind="refund", id=refund.id, error=error)
            return
        _record(act, refund_id, is_done=False, error=error)
        return
    take(act, refund_id, answer)


@outside
def query_refund(act: Act, *, refund_id: UUID) -> None:
    """Ask how a refund stands."""
    refund = Refund.objects.of(act).get(id=refund_id)
    if refund.state in Refund.ENDED:
        return
    answer = channel().query_refund(refund.id.hex, queries.about_refund(act, refund).payee)
    if isinstance(answer, ChannelRefusal):
        raise Outage(f"query of a refund refused: {answer.code}", retry=True)
    if answer.state == "absent":
        start_refund(act, refund_id=refund_id)
        return
    take(act, refund_id, answer)


@outside
def send_refund_to_card(
    act: Act, *, refund_id: UUID, bank: str, account: str, real_name: str
) -> None:
    """Send an abnormal refund to a bank card of the payer; the card is not kept.

    Refuses with NotStuck, ChannelSaysNo.
    """
    refund = Refund.objects.of(act).get(id=refund_id)
    if refund.state != Refund.ABNORMAL or not refund.refund_no:
        raise rules.NotStuck()
    answer = channel().send_refund_to_card(
        CardRefund(
            number=refund.id.hex,
            refund_no=refund.refund_no,
            payee=queries.about_refund(act, refund).payee,
            bank=bank,
            account=account,
            real_name=real_name,
        )
    )
    if isinstance(answer, ChannelRefusal):
        raise rules.ChannelSaysNo(code=answer.code)
    edge.step_in(act, commands.reopen_refund, refund_id=refund_id)
    take(act, refund_id, answer)


def fits(act: Act, refund_id: UUID, state: RefundState) -> bool:
    """Whether the channel speaks of the amount that we asked for."""
    return bool(state.amount_fen == Refund.objects.of(act).get(id=refund_id).amount_fen)


def take(act: Act, refund_id: UUID, state: RefundState) -> None:
    """Step back in with what the channel says of a refund; another amount needs a person."""
    number = state.refund_no or ""
    if not fits(act, refund_id, state):
        error = f"the channel says {state.amount_fen} fen"
        _record(act, refund_id, is_done=False, refund_no=number, error=error)
    elif state.state == "done":
        _record(act, refund_id, is_done=True, refund_no=number)
    elif state.state in ("closed", "abnormal"):
        _record(act, refund_id, is_done=False, refund_no=number, error=state.state)
    else:
        _record(act, refund_id, is_done=False, refund_no=number)
        edge.step_in(act, commands.ask_later, kind="refund", id=refund_id)


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
