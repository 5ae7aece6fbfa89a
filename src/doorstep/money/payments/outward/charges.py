"""Talk about charges: open one for a payer, ask how it stands, close it."""

from uuid import UUID

from doorstep.kernel import edge, ports
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import commands, rules
from doorstep.money.payments.models import Bill, Charge
from doorstep.money.payments.ports import (
    ChannelRefusal,
    ChargeOrder,
    ChargeState,
    PayChannel,
    Payee,
    PayerStep,
)

SETTLED = (Charge.PAID, Charge.MISFIT)


def channel() -> PayChannel:
    """The channel that settings name."""
    found: PayChannel = ports.get("payments.channel")
    return found


def payee_of(bill: Bill) -> Payee:
    """Whose account at the channel receives."""
    return Payee(mchid=bill.mchid, sub_mchid=bill.sub_mchid or None)


@outside
def pay(
    act: Act,
    *,
    bill_id: UUID,
    scene: str,
    app_id: str = "",
    openid: str | None = None,
    payer_ip: str | None = None,
) -> PayerStep:
    """Open a charge for a bill and give the payer's next step.

    Refuses with NotFound, BillNotOpen, ChannelSaysNo; Outage when the channel is away.
    """
    charge = edge.step_in(act, commands.begin_charge, bill_id=bill_id, scene=scene, app_id=app_id)
    bill = charge.bill
    answer = channel().start_charge(
        ChargeOrder(
            number=charge.id.hex,
            amount_fen=charge.amount_fen,
            description=bill.description,
            payee=payee_of(bill),
            scene=scene,  # type: ignore[arg-type]
            expires_at=charge.expires_at,
            share_later=bill.share_later,
            app_id=app_id or None,
            payer_openid=openid,
            payer_ip=payer_ip,
        )
    )
    if isinstance(answer, ChannelRefusal):
        query_charge(act, charge_id=charge.id)
        raise rules.ChannelSaysNo(code=answer.code)
    return answer


@outside
def query_charge(act: Act, *, charge_id: UUID) -> None:
    """Ask how a charge stands; record a payment whose news was lost, close what expired."""
    charge = Charge.objects.of(act).select_related("bill").get(id=charge_id)
    answer = _asked(charge)
    if answer.was_paid:
        _take(act, charge, answer)
    elif answer.state == "closed":
        edge.step_in(act, commands.close_charge, charge_id=charge.id)
    elif charge.state == Charge.OPEN and charge.expires_at <= act.at:
        close_charge(act, charge_id=charge.id)
    else:
        edge.step_in(act, commands.doubt_charge, charge_id=charge.id)


@outside
def close_charge(act: Act, *, charge_id: UUID) -> None:
    """Close a charge at the channel; if the payer was faster, record the payment instead.

    It counts as closed only when the channel says so, or when its time at the channel is over.
    """
    charge = Charge.objects.of(act).select_related("bill").get(id=charge_id)
    if charge.state in SETTLED:
        return
    refusal = channel().close_charge(charge.id.hex, payee_of(charge.bill))
    if refusal is not None:
        answer = _asked(charge)
        if answer.was_paid:
            _take(act, charge, answer)
            return
        is_over = answer.state == "open" and charge.expires_at <= act.at
        if answer.state not in ("closed", "absent") and not is_over:
            raise Outage(f"closing was refused: {refusal.code}", retry=True)
    edge.step_in(act, commands.close_charge, charge_id=charge.id)


def record(act: Act, charge_id: UUID, state: ChargeState) -> bool:
    """Step back in with a payment that the channel confirmed; False when it does not fit."""
    assert state.transaction_no is not None, "a paid charge has the channel's number"
    assert state.paid_at is not None, "a paid charge has a time"
    return edge.step_in(
        act,
        commands.record_payment,
        charge_id=charge_id,
        paid_fen=state.paid_fen,
        currency=state.currency,
        mchid=state.payee.mchid,
        sub_mchid=state.payee.sub_mchid or "",
        transaction_no=state.transaction_no,
        paid_at=state.paid_at,
        app_id=state.app_id,
    )


def _asked(charge: Charge) -> ChargeState:
    answer = channel().query_charge(charge.id.hex, payee_of(charge.bill))
    if isinstance(answer, ChannelRefusal):
        raise Outage(f"query of a charge refused: {answer.code}", retry=True)
    return answer


def _take(act: Act, charge: Charge, state: ChargeState) -> None:
    """Record what the channel itself answered: fitting or not, the money is there."""
    if record(act, charge.id, state):
        return
    if state.currency != "CNY":
        raise Outage(f"a charge was paid in {state.currency}", retry=False)
    assert state.transaction_no is not None, "a paid charge has the channel's number"
    assert state.paid_at is not None, "a paid charge has a time"
    edge.step_in(
        act,
        commands.keep_unexplained,
        charge_id=charge.id,
        paid_fen=state.paid_fen,
        mchid=state.payee.mchid,
        sub_mchid=state.payee.sub_mchid or "",
        transaction_no=state.transaction_no,
        paid_at=state.paid_at,
        reason="not as it was asked",
    )
