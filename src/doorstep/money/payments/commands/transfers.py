"""Paying a person's balance, who confirms it; what is not confirmed comes back."""

from uuid import UUID

from doorstep.kernel import audit, queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import rules
from doorstep.money.payments.events import TransferEnded, TransferWaits
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
        look_at=act.at + rules.LOOK_AFTER,
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
    """Record how a transfer stands; a final one stays as it is.

    One that was paid although its money had been given back is an alarm: the books say that the
    money left, and somebody has to get it back.
    """
    transfer = Transfer.objects.of(act).lock().get(id=transfer_id)
    if transfer.state in Transfer.FINAL:
        if transfer.state == Transfer.RETURNED and is_final and is_paid:
            _alarm(act, transfer, transfer_no)
        return
    transfer.transfer_no = transfer_no or transfer.transfer_no
    is_first_package = bool(package) and not transfer.package
    transfer.package, transfer.error = package or transfer.package, error[:200]
    if not is_final:
        transfer.state = Transfer.WAITING
        transfer.save(update_fields=["state", "transfer_no", "package", "error"])
        if is_first_package:
            tell(
                act,
                TransferWaits(
                    transfer_id=transfer.id,
                    subject_kind=transfer.subject_kind,
                    subject_id=transfer.subject_id,
                ),
            )
        return
    transfer.state = Transfer.DONE if is_paid else Transfer.RETURNED
    transfer.done_at = act.at
    transfer.package = ""
    transfer.save(update_fields=["state", "transfer_no", "package", "error", "done_at"])
    if is_paid:
        _post(act, "transfer_done", transfer)
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


@command
def fail_transfer(act: Act, *, transfer_id: UUID, error: str) -> None:
    """Leave a transfer to a person; its money stays on its way until the channel's word counts."""
    transfer = Transfer.objects.of(act).lock().get(id=transfer_id)
    if transfer.state in Transfer.UNDER_WAY:
        transfer.state, transfer.error = Transfer.FAILED, error[:200]
        transfer.save(update_fields=["state", "error"])


@command
def ask_transfer_again(act: Act, *, transfer_id: UUID) -> Transfer:
    """Ask the channel how a transfer stands, and for it once more if it never heard of it."""
    transfer = Transfer.objects.of(act).lock().get(id=transfer_id)
    if transfer.state == Transfer.FAILED:
        transfer.state, transfer.look_at = Transfer.ASKED, act.at + rules.LOOK_AFTER
        transfer.save(update_fields=["state", "look_at"])
    if transfer.state in Transfer.UNDER_WAY:
        key = f"transfer_query:{transfer.id.hex}"
        queue.soon(act, "payments.query_transfer", key=key, transfer_id=transfer.id)
    return transfer


@command
def take_transfer_back(act: Act, *, transfer_id: UUID) -> Transfer:
    """Do not pay a transfer that nobody confirmed yet; the money comes back when the channel says
    that it will not be paid.  Refuses with NotStuck when it has ended.
    """
    transfer = Transfer.objects.of(act).lock().get(id=transfer_id)
    if transfer.state in Transfer.FINAL:
        raise rules.NotStuck()
    transfer.is_unwanted = True
    transfer.save(update_fields=["is_unwanted"])
    ask_transfer_again(act, transfer_id=transfer_id)
    return transfer


@command
def settle_stray_transfer(act: Act, *, transfer_id: UUID) -> Transfer:
    """Note that money which was paid after it was given back has come in again.

    The caller posts where it came from, in the same act.  Refuses with NotStuck.
    """
    transfer = Transfer.objects.of(act).lock().get(id=transfer_id)
    if transfer.state != Transfer.STRAY or transfer.settled_at is not None:
        raise rules.NotStuck()
    transfer.settled_at = act.at
    transfer.save(update_fields=["settled_at"])
    return transfer


def _alarm(act: Act, transfer: Transfer, transfer_no: str) -> None:
    transfer.state, transfer.done_at = Transfer.STRAY, act.at
    transfer.transfer_no = transfer_no or transfer.transfer_no
    transfer.error = "paid after its money was given back"
    transfer.save(update_fields=["state", "transfer_no", "error", "done_at"])
    _post(act, "transfer_paid_after_return", transfer)
    audit.note(act, "payments.stray_transfer", subject=("transfer", transfer.id))


def _post(act: Act, event: str, transfer: Transfer) -> None:
    ledger.record(
        act,
        event=event,
        mode="D",
        key=f"{event}:{transfer.id.hex}",
        ref=f"{transfer.subject_kind}:{transfer.subject_id.hex}",
        facts={
            "mchid": transfer.mchid,
            "transfer": transfer.subject_id.hex,
            "amount_fen": transfer.amount_fen,
        },
        meta={"number": transfer.transfer_no} if transfer.transfer_no else None,
    )
