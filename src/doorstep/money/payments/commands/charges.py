"""Collecting a bill: a charge per try, and the payment recorded exactly once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.kernel import audit, queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import rules
from doorstep.money.payments.commands.refunds import send_back
from doorstep.money.payments.events import BillPaid
from doorstep.money.payments.models import Bill, Charge


@command
def begin_charge(act: Act, *, bill_id: UUID, scene: str, app_id: str = "") -> Charge:
    """The charge under which a bill is collected now; an open one of the same scene is kept.

    Refuses with NotFound, BillNotOpen.
    """
    bill = Bill.objects.of(act).lock().filter(id=bill_id).first()
    if bill is None:
        raise NotFound()
    if bill.state != Bill.OPEN:
        raise rules.BillNotOpen()
    charge = Charge.objects.of(act).lock().filter(bill_id=bill.id, state=Charge.OPEN).first()
    same = charge is not None and (charge.scene, charge.app_id) == (scene, app_id)
    if charge is not None and same and charge.expires_at > act.at:
        return charge
    if charge is not None:
        _close(act, charge)
    charge = Charge.objects.create(
        city_id=act.city_id,
        bill=bill,
        scene=scene,
        app_id=app_id,
        amount_fen=bill.amount_fen,
        cap_bp=bill.cap_bp,
        opened_at=act.at,
        expires_at=rules.expiry(act.at, bill.due_at),
        look_at=rules.expiry(act.at, bill.due_at) + rules.LOOK_AFTER,
    )
    doubt_charge(act, charge_id=charge.id)
    return charge


@command
def doubt_charge(act: Act, *, charge_id: UUID) -> None:
    """Ask about a charge when it is next in doubt, as long as it could still be paid."""
    charge = Charge.objects.of(act).get(id=charge_id)
    last_at = charge.expires_at + rules.CHARGE_DOUBT_AFTER
    # One that made room for another scene counts as closed before the channel has closed it.
    if charge.state == Charge.OPEN or (charge.state == Charge.CLOSED and act.at < last_at):
        due_at = rules.next_doubt(act.at, charge.opened_at, charge.expires_at)
        key = f"doubt:{charge.id.hex}"
        queue.at(act, "payments.query_charge", due_at=due_at, key=key, charge_id=charge.id)


@command
def close_charge(act: Act, *, charge_id: UUID) -> None:
    """Record that a charge can no longer be paid; a paid one is left as it is."""
    charge = Charge.objects.of(act).lock().get(id=charge_id)
    if charge.state == Charge.OPEN:
        charge.state = Charge.CLOSED
        charge.save(update_fields=["state"])
    if charge.state == Charge.CLOSED:
        queue.cancel(act, key=f"doubt:{charge.id.hex}")


@command
def record_payment(
    act: Act,
    *,
    charge_id: UUID,
    paid_fen: int,
    currency: str,
    mchid: str,
    sub_mchid: str,
    transaction_no: str,
    paid_at: datetime,
    app_id: str | None = None,
) -> bool:
    """Record what the channel says was paid; False when it does not fit what we asked.

    The same news twice counts once.  Money for a bill that was withdrawn, or paid by another
    charge, goes back by itself.
    """
    known = Charge.objects.of(act).get(id=charge_id)
    bill = Bill.objects.of(act).lock().get(id=known.bill_id)
    charge = Charge.objects.of(act).lock().get(id=charge_id)
    if charge.state == Charge.PAID:
        return charge.transaction_no == transaction_no
    said = {
        "amount": paid_fen,
        "currency": currency,
        "mchid": mchid,
        "sub_mchid": sub_mchid,
        "app_id": app_id,
    }
    wrong = rules.misfit(_asked(charge, bill), said)
    if wrong:
        detail = {"what": wrong}
        audit.note(act, "payments.mismatch", subject=("charge", charge.id), detail=detail)
        return False
    charge.state, charge.paid_at, charge.transaction_no = Charge.PAID, paid_at, transaction_no
    charge.is_surplus = bill.state != Bill.OPEN
    charge.refunded_fen = charge.amount_fen if charge.is_surplus else 0
    kept = ["state", "paid_at", "transaction_no", "is_surplus", "refunded_fen"]
    charge.save(update_fields=kept)
    queue.cancel(act, key=f"doubt:{charge.id.hex}")
    ledger.record(
        act,
        event="payment_received",
        mode=bill.payee_mode,
        key=f"pay:{charge.id.hex}",
        ref=f"{bill.subject_kind}:{bill.subject_id.hex}",
        facts=_facts(bill) | {"amount_fen": charge.amount_fen},
        meta={"number": transaction_no},
    )
    if charge.is_surplus:
        send_back(act, charge, charge.amount_fen, cause="late_payment")
        return True
    bill.state, bill.paid_at = Bill.PAID, paid_at
    bill.save(update_fields=["state", "paid_at"])
    tell(act, _news(bill, paid_at))
    return True


def _close(act: Act, charge: Charge) -> None:
    charge.state = Charge.CLOSED
    charge.save(update_fields=["state"])
    queue.soon(act, "payments.close_charge", key=f"close:{charge.id.hex}", charge_id=charge.id)


def _asked(charge: Charge, bill: Bill) -> dict[str, Any]:
    return {
        "amount": charge.amount_fen,
        "currency": "CNY",
        "mchid": bill.mchid,
        "sub_mchid": bill.sub_mchid,
        "app_id": charge.app_id or None,
    }


def _facts(bill: Bill) -> dict[str, Any]:
    return {
        "mchid": bill.mchid,
        "sub_mchid": bill.sub_mchid,
        "subject": bill.subject_id.hex,
    }


def _news(bill: Bill, paid_at: datetime) -> BillPaid:
    return BillPaid(
        bill_id=bill.id,
        subject_kind=bill.subject_kind,
        subject_id=bill.subject_id,
        purpose=bill.purpose,
        amount_fen=bill.amount_fen,
        paid_at=paid_at,
    )
