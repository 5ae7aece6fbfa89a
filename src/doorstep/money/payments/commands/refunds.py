"""Giving money back: two steps in the books, one number at the channel for as long as it takes."""

from typing import Any
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import rules
from doorstep.money.payments.events import RefundDone
from doorstep.money.payments.models import Bill, Charge, Refund
from doorstep.money.payments.queries import charges_of


@command
def open_refund(
    act: Act, *, subject_id: UUID, amount_fen: int, cause: str, source: str = ""
) -> list[Refund]:
    """Give part of what a subject's payer paid back, the newest charge first.

    `source` names the account that pays (default: the subject's escrow).
    Refuses with BadAmount, MoreThanPaid.
    """
    rules.sensible(amount_fen)
    charges = list(charges_of(act, subject_id).exclude(bill__purpose="tip").lock())
    charges.sort(key=lambda charge: (charge.paid_at, charge.id), reverse=True)
    left = [charge.amount_fen - charge.refunded_fen - charge.shared_fen for charge in charges]
    parts = rules.spread(amount_fen, left)
    return [
        give_back(act, charge, part, cause=cause, source=source)
        for charge, part in zip(charges, parts, strict=True)
        if part
    ]


def give_back(act: Act, charge: Charge, amount_fen: int, *, cause: str, source: str = "") -> Refund:
    """Open one refund of a locked charge and post its first step."""
    bill = Bill.objects.of(act).get(id=charge.bill_id)
    charge.refunded_fen += amount_fen
    charge.save(update_fields=["refunded_fen"])
    refund = Refund.objects.create(
        city_id=act.city_id, charge=charge, amount_fen=amount_fen, cause=cause, asked_at=act.at
    )
    _post(act, "refund_asked", bill, refund, source=source)
    queue.soon(act, "payments.start_refund", key=f"refund:{refund.id.hex}", refund_id=refund.id)
    return refund


@command
def record_refund(
    act: Act, *, refund_id: UUID, is_done: bool, refund_no: str = "", error: str = ""
) -> None:
    """Record how a refund stands at the channel; a done one stays done.

    A failed one keeps its number and waits on the worklist to be asked again.
    """
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state == Refund.DONE:
        return
    if not is_done:
        refund.state = Refund.FAILED if error else Refund.PROCESSING
        refund.error = error[:200]
        refund.save(update_fields=["state", "error"])
        return
    refund.state, refund.done_at, refund.refund_no = Refund.DONE, act.at, refund_no
    refund.error = ""
    refund.save(update_fields=["state", "done_at", "refund_no", "error"])
    charge = Charge.objects.of(act).get(id=refund.charge_id)
    bill = Bill.objects.of(act).get(id=charge.bill_id)
    _post(act, "refund_done", bill, refund)
    queue.cancel(act, key=f"refund_query:{refund.id.hex}")
    tell(
        act,
        RefundDone(
            refund_id=refund.id,
            subject_kind=bill.subject_kind,
            subject_id=bill.subject_id,
            amount_fen=refund.amount_fen,
            cause=refund.cause,
        ),
    )


@command
def ask_refund_again(act: Act, *, refund_id: UUID) -> Refund:
    """Ask the channel once more for a refund that failed, with the same number."""
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state == Refund.FAILED:
        refund.state = Refund.ASKED
        refund.save(update_fields=["state"])
        key = f"refund:{refund.id.hex}"
        queue.soon(act, "payments.start_refund", key=key, refund_id=refund.id)
    return refund


def _post(act: Act, event: str, bill: Bill, refund: Refund, source: str = "") -> None:
    facts: dict[str, Any] = {
        "mchid": bill.mchid,
        "sub_mchid": bill.sub_mchid,
        "subject": bill.subject_id.hex,
        "refund": refund.id.hex,
        "amount_fen": refund.amount_fen,
    }
    if source:
        facts["source"] = source
    ledger.record(
        act,
        event=event,
        mode=bill.payee_mode,
        key=f"{event}:{refund.id.hex}",
        ref=f"{bill.subject_kind}:{bill.subject_id.hex}",
        facts=facts,
    )
