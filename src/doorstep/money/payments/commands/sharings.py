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
    """Ask the channel to share a charge; not before a good minute after it was paid.

    Each receiver has kind (merchant or person), account, amount_fen and parts_fen by party, which
    sum to the amount; `parties` names merchant, partner and referrer.
    Refuses with BadAmount, AlreadyShared, OverCap.
    """
    charge = Charge.objects.of(act).lock().get(id=charge_id)
    total_fen = sum(rules.sensible(one["amount_fen"]) for one in receivers)
    left_fen = charge.amount_fen - charge.refunded_fen - charge.shared_fen
    if charge.is_unfrozen or total_fen > left_fen or charge.paid_at is None:
        raise rules.AlreadyShared()
    room_fen = rules.room_fen(
        charge.amount_fen, charge.refunded_fen, charge.shared_fen, charge.cap_bp
    )
    if total_fen > room_fen:
        raise rules.OverCap(room_fen=room_fen)
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
        look_at=rules.sharing_due(act.at, charge.paid_at) + rules.LOOK_AFTER,
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
    sharing_no: str = "",
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
        owed = _by_party(closed)
        facts: dict[str, Any] = {
            "closed_fen": sharing.closed_fen,
            "owed_fen": owed["platform_fen"] + owed["referrer_fen"],
            "owed_partner_fen": owed["partner_fen"] + owed["direct_fen"],
            "owed_insurer_fen": owed["insurer_fen"],
        }
        facts |= _by_party(paid) | sharing.parties
        _post(act, "sharing_done", bill, sharing, facts, number=sharing_no)
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


@command
def ask_sharing_again(act: Act, *, sharing_id: UUID) -> Sharing:
    """Ask the channel once more for a sharing that it refused, with the same number."""
    sharing = Sharing.objects.of(act).lock().get(id=sharing_id)
    if sharing.state == Sharing.FAILED:
        sharing.state, sharing.look_at = Sharing.ASKED, act.at + rules.LOOK_AFTER
        sharing.save(update_fields=["state", "look_at"])
        key = f"sharing:{sharing.id.hex}"
        queue.soon(act, "payments.start_sharing", key=key, sharing_id=sharing.id)
    return sharing


@command
def give_sharing_up(act: Act, *, sharing_id: UUID) -> Sharing:
    """Leave to the merchant what could not be shared before the channel's freeze ended.

    The channel is asked a last time; if it never shared, all parts count as closed, so that the
    merchant has the money and owes the commission.  Refuses with NotStuck, NotFrozenAnyMore.
    """
    sharing = Sharing.objects.of(act).lock().get(id=sharing_id)
    if sharing.state != Sharing.FAILED:
        raise rules.NotStuck()
    charge = Charge.objects.of(act).get(id=sharing.charge_id)
    assert charge.paid_at is not None, "what is shared was paid"
    if act.at < rules.thawed_at(charge.paid_at):
        raise rules.NotFrozenAnyMore()
    key = f"sharing_up:{sharing.id.hex}"
    queue.soon(act, "payments.give_sharing_up", key=key, sharing_id=sharing.id)
    return sharing


def _by_party(receivers: list[dict[str, Any]]) -> dict[str, int]:
    return {
        f"{party}_fen": sum(one["parts_fen"].get(party, 0) for one in receivers) for party in PARTS
    }


def _post(
    act: Act,
    event: str,
    bill: Bill,
    sharing: Sharing,
    facts: dict[str, Any],
    number: str = "",
) -> None:
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
        meta={"number": number} if number else None,
    )
