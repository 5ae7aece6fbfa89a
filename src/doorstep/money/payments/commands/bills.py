"""Asking for money, and taking the request back."""

from datetime import date, datetime
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.money.payments import rules
from doorstep.money.payments.models import Bill, Charge


@command
def open_bill(
    act: Act,
    *,
    subject_kind: str,
    subject_id: UUID,
    purpose: str,
    amount_fen: int,
    customer_id: UUID,
    payee_mode: str,
    mchid: str,
    sub_mchid: str = "",
    description: str,
    business_date: date,
    due_at: datetime | None = None,
    cap_bp: int = rules.CAP_BP,
) -> Bill:
    """Ask a customer for money; at most `cap_bp` of it may be shared.  Refuses with BadAmount."""
    return Bill.objects.create(
        city_id=act.city_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        purpose=purpose,
        amount_fen=rules.sensible(amount_fen),
        customer_id=customer_id,
        payee_mode=payee_mode,
        mchid=mchid,
        sub_mchid=sub_mchid if payee_mode == "S2" else "",
        share_later=payee_mode == "S2" and purpose != "tip",
        description=description[:120],
        business_date=business_date,
        opened_at=act.at,
        due_at=due_at,
        cap_bp=cap_bp,
    )


@command
def void_bill(act: Act, *, bill_id: UUID) -> Bill:
    """Withdraw a bill that nobody paid; its open charge is closed at the channel after commit.

    Refuses with BillNotOpen when it was paid; a bill withdrawn before is left as it is.
    """
    bill = Bill.objects.of(act).lock().get(id=bill_id)
    if bill.state == Bill.PAID:
        raise rules.BillNotOpen()
    if bill.state == Bill.OPEN:
        bill.state = Bill.VOID
        bill.save(update_fields=["state"])
        for charge in Charge.objects.of(act).filter(bill_id=bill.id, state=Charge.OPEN):
            queue.soon(
                act, "payments.close_charge", key=f"close:{charge.id.hex}", charge_id=charge.id
            )
    return bill
