"""Talk about sharings: parts of a charge for others, and the rest for the payee."""

from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import commands
from doorstep.money.payments.models import Sharing
from doorstep.money.payments.outward.charges import channel, payee_of
from doorstep.money.payments.ports import (
    ChannelRefusal,
    Receiver,
    Share,
    SharingOrder,
    SharingState,
    UnfreezeOrder,
)

FINAL_PARTS = ("paid", "closed")
FOR_NOW = ("not_enough", "frequency", "later")


@outside
def start_sharing(act: Act, *, sharing_id: UUID) -> None:
    """Ask the channel to share a charge, or only to give the payee what is frozen."""
    sharing = Sharing.objects.of(act).select_related("charge__bill").get(id=sharing_id)
    if sharing.state == Sharing.DONE:
        return
    charge = sharing.charge
    payee, number = payee_of(charge.bill), sharing.id.hex
    shares = tuple(
        Share(
            receiver=Receiver(kind=one["kind"], account=one["account"]),
            amount_fen=one["amount_fen"],
            description="服务分成",
        )
        for one in sharing.receivers
    )
    for share in shares:
        relation = "SERVICE_PROVIDER" if share.receiver.account == payee.mchid else "PARTNER"
        refusal = channel().add_receiver(share.receiver, relation=relation, payee=payee)
        if refusal is not None and refusal.kind == "frequency":
            raise Outage("adding a receiver was refused for now", retry=True)
    if shares:
        answer = channel().start_sharing(
            SharingOrder(
                number=number,
                transaction_no=charge.transaction_no or "",
                payee=payee,
                receivers=shares,
                unfreeze_rest=sharing.unfreezes,
            )
        )
    else:
        answer = channel().unfreeze(
            UnfreezeOrder(
                number=number,
                transaction_no=charge.transaction_no or "",
                description="解冻给商户",
                payee=payee,
            )
        )
    if isinstance(answer, ChannelRefusal):
        _take_refusal(act, sharing_id, answer)
        return
    _take(act, sharing_id, answer)


@outside
def query_sharing(act: Act, *, sharing_id: UUID) -> None:
    """Ask how a sharing stands, and for it once more if the channel never heard of it."""
    answer = _asked(act, sharing_id)
    if answer is not None and answer.state == "absent":
        start_sharing(act, sharing_id=sharing_id)
    elif answer is not None:
        _take(act, sharing_id, answer)


@outside
def give_sharing_up(act: Act, *, sharing_id: UUID) -> None:
    """Ask a last time; what the channel never shared is the merchant's now, all of it."""
    answer = _asked(act, sharing_id)
    if answer is not None and answer.state != "absent":
        _take(act, sharing_id, answer)
    elif answer is not None:
        sharing = Sharing.objects.of(act).get(id=sharing_id)
        edge.step_in(
            act,
            commands.record_sharing,
            sharing_id=sharing_id,
            is_final=True,
            closed_accounts=[one["account"] for one in sharing.receivers],
        )


def _asked(act: Act, sharing_id: UUID) -> SharingState | None:
    sharing = Sharing.objects.of(act).select_related("charge__bill").get(id=sharing_id)
    if sharing.state == Sharing.DONE:
        return None
    charge = sharing.charge
    answer = channel().query_sharing(
        sharing.id.hex, charge.transaction_no or "", payee_of(charge.bill)
    )
    if isinstance(answer, ChannelRefusal):
        raise Outage(f"query of a sharing refused: {answer.code}", retry=True)
    return answer


def _take_refusal(act: Act, sharing_id: UUID, refusal: ChannelRefusal) -> None:
    error = f"{refusal.code} {refusal.message}"
    if refusal.kind in FOR_NOW:
        edge.step_in(act, commands.put_off, kind="sharing", id=sharing_id, error=error)
        return
    edge.step_in(act, commands.record_sharing, sharing_id=sharing_id, is_final=False, error=error)


def _take(act: Act, sharing_id: UUID, answer: SharingState) -> None:
    is_final = answer.state == "finished" and all(p.state in FINAL_PARTS for p in answer.parts)
    closed = [part.account for part in answer.parts if part.state == "closed"]
    edge.step_in(
        act,
        commands.record_sharing,
        sharing_id=sharing_id,
        is_final=is_final,
        closed_accounts=closed,
        sharing_no=answer.sharing_no or "",
    )
    if not is_final:
        edge.step_in(act, commands.ask_later, kind="sharing", id=sharing_id)
