"""Money that the channel received for us and that does not fit what we asked."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel import audit, queue
from doorstep.kernel.act import Act, command
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments.models import Charge, Unexplained


@command
def keep_unexplained(
    act: Act,
    *,
    charge_id: UUID | None = None,
    charge_number: str = "",
    paid_fen: int,
    mchid: str,
    sub_mchid: str,
    transaction_no: str,
    paid_at: datetime,
    reason: str,
) -> Unexplained:
    """Take money into suspense that came otherwise than we asked; the same payment once.

    It was paid under a charge's number or, when nobody asked, under `charge_number`.  The charge
    ends, so that the bill can still be paid as it was meant.
    """
    known = Unexplained.objects.of(act).filter(transaction_no=transaction_no).first()
    if known is not None:
        return known
    charge = Charge.objects.of(act).lock().filter(id=charge_id).first()
    if charge is not None and charge.state in (Charge.OPEN, Charge.CLOSED):
        charge.state = Charge.MISFIT
        charge.save(update_fields=["state"])
        queue.cancel(act, key=f"doubt:{charge.id.hex}")
    case = Unexplained.objects.create(
        city_id=act.city_id,
        charge_number=charge_id.hex if charge_id else charge_number,
        transaction_no=transaction_no,
        mchid=mchid,
        sub_mchid=sub_mchid,
        amount_fen=paid_fen,
        reason=reason[:40],
        paid_at=paid_at,
        found_at=act.at,
    )
    ledger.record(
        act,
        event="money_unexplained",
        mode=case.mode,
        key=f"money_unexplained:{case.id.hex}",
        ref=f"unexplained:{case.id.hex}",
        facts={
            "mchid": mchid,
            "sub_mchid": sub_mchid,
            "case": case.id.hex,
            "amount_fen": paid_fen,
        },
        meta={"number": transaction_no, "own": case.charge_number},
    )
    audit.note(act, "payments.unexplained", subject=("unexplained", case.id))
    return case
