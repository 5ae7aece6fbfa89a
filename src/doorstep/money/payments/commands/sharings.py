"""Handing parts of a charge to receivers, and giving the payee the rest."""

from typing import Any
from uuid import UUID

from doorstep.kernel import queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import rules
from doorstep.money.payments.events import SharingDone
from doorstep.money.payments.models import Bill, Charge, Sharing

PARTS = ("platform", "partner", "referrer", "insurer", "direct")


@command
def open_sharing(
    act: Act,
    *,
    charge_id: UUID,
    receivers: list[dict[str, Any]],
    parties: dict[str, str],
    unfreezes: bool,
) -> Sharing:
    """Ask the channel to share a charge; not before a minute after it was paid.

    Each receiver has kind (merchant or person), account, amount_fen and parts_fen by party, which
    sum to the amount; `parties` names merchant, partner and referrer.
    Refuses with BadAmount, AlreadyShared.
    """
    charge = Charge.objects.of(act).lock().get(id=charge_id)
    total_fen = sum(rules.sensible(one["amount_fen"]) for one in receivers)
    left_fen = charge.amount_fen - charge.refunded_fen - charge.shared_fen
    if charge.is_unfrozen or total_fen > left_fen or charge.paid_at is None:
        raise rules.AlreadyShared()
    charge.shared_fen += total_fen
    charge.is_unfrozen = unfreezes
    charge.save(update_fields=["shared_fen", "is_unfrozen"])
    bill = Bill.objects.of(act).get(id=charge.bill_id)
    sharing = Sharing.objects.create(
        city_id=act.city_id,
        charge=charge,
        subject_id=bill.subject_id,
        receivers=receivers,
        parties=parties,
        total_fen=total_fen,
        unfreezes=unfreezes,
        asked_at=act.at,
    )
    if total_fen:
        _post(act, "sharing_asked", bill, sharing, {"amount_fen": total_fen})
    queue.at(
        act,
        "payments.start_sharing",
        due_at=rules.sharing_due(act.at, charge.paid_at),
        key=f"sharing:{sharing.id.hex}",
        sharing_id=sharing.id,
    )
    return sharing


@command
def record_sharing(
    act: Act,
    *,
    sharing_id: UUID,
    is_final: bool,
    closed_accounts: list[str] | None = None,
    error: str = "",
) -> None:
    """Record how a sharing stands; parts that the channel closed went back to the payee."""
    sharing = Sharing.objects.of(act).lock().get(id=sharing_id)
    if sharing.state == Sharing.DONE:
        return
    if not is_final:
        sharing.state = Sharing.FAILED if error else Sharing.PROCESSING
        sharing.error = error[:200]
        sharing.save(update_fields=["state", "error"])
        return
    accounts = set(closed_accounts or [])
    closed = [one for one in sharing.receivers if one["account"] in accounts]
    paid = [one for one in sharing.receivers if one["account"] not in accounts]
    sharing.closed_fen = sum(one["amount_fen"] for one in closed)
    sharing.state, sharing.done_at, sharing.error = Sharing.DONE, act.at, ""
    sharing.save(update_fields=["closed_fen", "state", "done_at", "error"])
    charge = Charge.objects.of(act).lock().get(id=sharing.charge_id)
    if sharing.closed_fen:
        charge.shared_fen -= sharing.closed_fen
        charge.save(update_fields=["shared_fen"])
    bill = Bill.objects.of(act).get(id=charge.bill_id)
    if sharing.total_fen:
        owed_fen = sum(one["parts_fen"].get("platform", 0) for one in closed)
        facts = {"closed_fen": sharing.closed_fen, "owed_fen": owed_fen}
        _post(act, "sharing_done", bill, sharing, _by_party(paid) | sharing.parties | facts)
    queue.cancel(act, key=f"sharing_query:{sharing.id.hex}")
    tell(
        act,
        SharingDone(
            sharing_id=sharing.id,
            charge_id=charge.id,
            subject_id=bill.subject_id,
            shared_fen=sharing.total_fen - sharing.closed_fen,
            closed_fen=sharing.closed_fen,
            is_unfrozen=sharing.unfreezes,
        ),
    )


def _by_party(receivers: list[dict[str, Any]]) -> dict[str, int]:
    return {
        f"{party}_fen": sum(one["parts_fen"].get(party, 0) for one in receivers) for party in PARTS
    }


def _post(act: Act, event: str, bill: Bill, sharing: Sharing, facts: dict[str, Any]) -> None:
    ledger.record(
        act,
        event=event,
        mode=bill.payee_mode,
        key=f"{event}:{sharing.id.hex}",
        ref=f"{bill.subject_kind}:{bill.subject_id.hex}",
        facts={
            "mchid": bill.mchid,
            "sub_mchid": bill.sub_mchid,
            "subject": bill.subject_id.hex,
            "sharing": sharing.id.hex,
            **facts,
        },
    )
