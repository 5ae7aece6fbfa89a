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
    if charge.state == Charge.PAID:
        return
    answer = channel().query_charge(charge.id.hex, payee_of(charge.bill))
    if isinstance(answer, ChannelRefusal):
        raise Outage(f"query of a charge refused: {answer.code}", retry=True)
    if answer.was_paid:
        record(act, charge.id, answer)
    elif charge.expires_at <= act.at and charge.state == Charge.OPEN:
        close_charge(act, charge_id=charge.id)


@outside
def close_charge(act: Act, *, charge_id: UUID) -> None:
    """Close a charge at the channel; if the payer was faster, record the payment instead."""
    charge = Charge.objects.of(act).select_related("bill").get(id=charge_id)
    if charge.state == Charge.PAID:
        return
    refusal = channel().close_charge(charge.id.hex, payee_of(charge.bill))
    if refusal is not None and refusal.kind == "frequency":
        raise Outage("closing was refused for now", retry=True)
    if refusal is not None:
        answer = channel().query_charge(charge.id.hex, payee_of(charge.bill))
        if isinstance(answer, ChargeState) and answer.was_paid:
            record(act, charge.id, answer)
            return
    edge.step_in(act, commands.close_charge, charge_id=charge.id)


def record(act: Act, charge_id: UUID, state: ChargeState) -> bool:
    """Step back in with a payment that the channel confirmed."""
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
    )
