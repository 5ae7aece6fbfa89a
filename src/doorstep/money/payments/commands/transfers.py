"""Paying a person's balance, who confirms it; what is not confirmed comes back."""

from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import rules
from doorstep.money.payments.events import TransferEnded
from doorstep.money.payments.models import Transfer


@command
def open_transfer(
    act: Act,
    *,
    subject_kind: str,
    subject_id: UUID,
    person_id: UUID,
    openid: str,
    mchid: str,
    amount_fen: int,
    remark: str,
    app_id: str = "",
) -> Transfer:
    """Pay a person, whom the channel knows by the openid in an app.

    The caller has posted the amount to payout_in_transit:<subject>.
    Refuses with BadAmount.
    """
    if rules.sensible(amount_fen) < rules.TRANSFER_FEN_MIN:
        raise rules.BadAmount()
    transfer = Transfer.objects.create(
        city_id=act.city_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        person_id=person_id,
        openid=openid,
        app_id=app_id,
        mchid=mchid,
        amount_fen=amount_fen,
        remark=remark[:32],
        asked_at=act.at,
    )
    key = f"transfer:{transfer.id.hex}"
    queue.soon(act, "payments.start_transfer", key=key, transfer_id=transfer.id)
    return transfer


@command
def record_transfer(
    act: Act,
    *,
    transfer_id: UUID,
    is_final: bool,
    is_paid: bool,
    transfer_no: str = "",
    package: str = "",
    error: str = "",
) -> None:
    """Record how a transfer stands; a final one stays as it is."""
    transfer = Transfer.objects.of(act).lock().get(id=transfer_id)
    if transfer.state in (Transfer.DONE, Transfer.RETURNED):
        return
    transfer.transfer_no = transfer_no or transfer.transfer_no
    transfer.package, transfer.error = package or transfer.package, error[:200]
    if not is_final:
        transfer.state = Transfer.WAITING
        transfer.save(update_fields=["state", "transfer_no", "package", "error"])
        return
    transfer.state = Transfer.DONE if is_paid else Transfer.RETURNED
    transfer.done_at = act.at
    transfer.package = ""
    transfer.save(update_fields=["state", "transfer_no", "package", "error", "done_at"])
    if is_paid:
        ledger.record(
            act,
            event="transfer_done",
            mode="D",
            key=f"transfer_done:{transfer.id.hex}",
            ref=f"{transfer.subject_kind}:{transfer.subject_id.hex}",
            facts={
                "mchid": transfer.mchid,
                "transfer": transfer.subject_id.hex,
                "amount_fen": transfer.amount_fen,
            },
        )
    queue.cancel(act, key=f"transfer_query:{transfer.id.hex}")
    tell(
        act,
        TransferEnded(
            transfer_id=transfer.id,
            subject_kind=transfer.subject_kind,
            subject_id=transfer.subject_id,
            amount_fen=transfer.amount_fen,
            is_paid=is_paid,
        ),
    )
