"""Talk about money that leaves to others: sharings out of a charge, transfers to persons."""

from uuid import UUID

from doorstep.kernel import edge, queue
from doorstep.kernel.act import Act, command, outside
from doorstep.kernel.errors import Outage
from doorstep.money.payments import commands, rules
from doorstep.money.payments.models import Sharing, Transfer
from doorstep.money.payments.outward.charges import channel, payee_of
from doorstep.money.payments.ports import (
    ChannelRefusal,
    Payee,
    Receiver,
    Share,
    SharingOrder,
    SharingState,
    TransferOrder,
    TransferState,
    UnfreezeOrder,
)

SCENE_PAY = "1005"
SCENE_FACTS = (("岗位类型", "上门服务人员"), ("报酬说明", "上门服务报酬"))
FINAL_PARTS = ("paid", "closed")


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
    _take_sharing(act, sharing_id, answer)


@outside
def query_sharing(act: Act, *, sharing_id: UUID) -> None:
    """Ask how a sharing stands."""
    sharing = Sharing.objects.of(act).select_related("charge__bill").get(id=sharing_id)
    if sharing.state == Sharing.DONE:
        return
    charge = sharing.charge
    payee, number = payee_of(charge.bill), sharing.id.hex
    answer = channel().query_sharing(number, charge.transaction_no or "", payee)
    if isinstance(answer, SharingState) and answer.state == "absent":
        start_sharing(act, sharing_id=sharing_id)
        return
    _take_sharing(act, sharing_id, answer)


def _take_sharing(act: Act, sharing_id: UUID, answer: SharingState | ChannelRefusal) -> None:
    if isinstance(answer, ChannelRefusal):
        if answer.kind == "frequency":
            raise Outage("sharing was refused for now", retry=True)
        error = f"{answer.code} {answer.message}"
        edge.step_in(
            act, commands.record_sharing, sharing_id=sharing_id, is_final=False, error=error
        )
        return
    is_final = answer.state == "finished" and all(p.state in FINAL_PARTS for p in answer.parts)
    closed = [part.account for part in answer.parts if part.state == "closed"]
    edge.step_in(
        act,
        commands.record_sharing,
        sharing_id=sharing_id,
        is_final=is_final,
        closed_accounts=closed,
    )
    if not is_final:
        edge.step_in(act, _query_sharing_later, sharing_id=sharing_id)


@command
def _query_sharing_later(act: Act, *, sharing_id: UUID) -> None:
    key = f"sharing_query:{sharing_id.hex}"
    due_at = act.at + rules.DOUBT_AFTER
    queue.at(act, "payments.query_sharing", due_at=due_at, key=key, sharing_id=sharing_id)


@outside
def start_transfer(act: Act, *, transfer_id: UUID) -> None:
    """Ask the channel to pay a person."""
    transfer = Transfer.objects.of(act).get(id=transfer_id)
    if transfer.state in (Transfer.DONE, Transfer.RETURNED):
        return
    answer = channel().start_transfer(
        TransferOrder(
            number=transfer.id.hex,
            amount_fen=transfer.amount_fen,
            payee=Payee(mchid=transfer.mchid),
            remark=transfer.remark,
            scene=SCENE_PAY,
            scene_facts=SCENE_FACTS,
            openid=transfer.openid,
            perception="劳务报酬",
            app_id=transfer.app_id or None,
        )
    )
    take_transfer(act, transfer_id, answer)


@outside
def query_transfer(act: Act, *, transfer_id: UUID) -> None:
    """Ask how a transfer stands; only the channel's answer counts."""
    transfer = Transfer.objects.of(act).get(id=transfer_id)
    if transfer.state in (Transfer.DONE, Transfer.RETURNED):
        return
    answer = channel().query_transfer(transfer.id.hex, Payee(mchid=transfer.mchid))
    if isinstance(answer, TransferState) and answer.state == "absent":
        start_transfer(act, transfer_id=transfer_id)
        return
    take_transfer(act, transfer_id, answer)


def take_transfer(act: Act, transfer_id: UUID, answer: TransferState | ChannelRefusal) -> None:
    if isinstance(answer, ChannelRefusal):
        if answer.kind in ("frequency", "not_enough"):
            raise Outage(f"the transfer was refused for now: {answer.code}", retry=True)
        edge.step_in(
            act,
            commands.record_transfer,
            transfer_id=transfer_id,
            is_final=True,
            is_paid=False,
            error=f"{answer.code} {answer.message}",
        )
        return
    edge.step_in(
        act,
        commands.record_transfer,
        transfer_id=transfer_id,
        is_final=answer.is_final,
        is_paid=answer.state == "done",
        transfer_no=answer.transfer_no or "",
        package=answer.package or "",
        error=answer.reason or "",
    )
    if not answer.is_final:
        edge.step_in(act, _query_transfer_later, transfer_id=transfer_id)


@command
def _query_transfer_later(act: Act, *, transfer_id: UUID) -> None:
    key = f"transfer_query:{transfer_id.hex}"
    due_at = act.at + rules.DOUBT_AFTER
    queue.at(act, "payments.query_transfer", due_at=due_at, key=key, transfer_id=transfer_id)
