"""Giving money back: two steps in the books, one number at the channel for as long as it takes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max

from doorstep.kernel import audit, queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import queries, rules
from doorstep.money.payments.events import RefundAbandoned, RefundDone
from doorstep.money.payments.models import Charge, Refund, Unexplained


@command
def open_refund(
    act: Act, *, subject_id: UUID, amount_fen: int, cause: str, source: str = ""
) -> list[Refund]:
    """Give part of what a subject's payer paid back, the newest charge first.

    `source` names the account that pays (default: the subject's escrow).
    The channel wants a minute between two refunds of one payment: the later one waits for it.
    Refuses with BadAmount, MoreThanPaid, TooManyRefunds.
    """
    rules.sensible(amount_fen)
    charges = list(queries.charges_of(act, subject_id).exclude(bill__purpose="tip").lock())
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
    charge.refunded_fen += amount_fen
    charge.save(update_fields=["refunded_fen"])
    return send_back(act, charge, amount_fen, cause=cause, source=source)


def send_back(act: Act, charge: Charge, amount_fen: int, *, cause: str, source: str = "") -> Refund:
    """The same, of a charge that already counts the amount as refunded."""
    refund = _create(act, charge_id=charge.id, amount_fen=amount_fen, cause=cause)
    _post(act, "refund_asked", refund, {"source": source} if source else {})
    return refund


@command
def record_refund(
    act: Act, *, refund_id: UUID, is_done: bool, refund_no: str = "", error: str = ""
) -> None:
    """Record how a refund stands at the channel; an ended one stays as it is.

    `error` is what is wrong with it, or the channel's word `closed` or `abnormal`; it then waits on
    the worklist.  One that arrives after it was abandoned is an alarm.
    """
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state in Refund.ENDED:
        if is_done and refund.state in (Refund.ABANDONED, Refund.REPLACED):
            _alarm(act, refund)
        return
    refund.refund_no = refund_no or refund.refund_no
    refund.error = error[:200]
    if not is_done:
        words = {Refund.CLOSED: Refund.CLOSED, Refund.ABNORMAL: Refund.ABNORMAL}
        refund.state = words.get(error, Refund.FAILED) if error else Refund.PROCESSING
        refund.save(update_fields=["state", "error", "refund_no"])
        return
    refund.state, refund.done_at, refund.ended_at = Refund.DONE, act.at, act.at
    refund.save(update_fields=["state", "done_at", "ended_at", "refund_no", "error"])
    _post(act, "refund_done", refund, number=refund.refund_no)
    queue.cancel(act, key=f"refund_query:{refund.id.hex}")
    if refund.case_id is not None:
        _end_case(act, refund.case_id)
    about = queries.about_refund(act, refund)
    tell(
        act,
        RefundDone(
            refund_id=refund.id,
            subject_kind=about.subject_kind,
            subject_id=about.subject_id,
            amount_fen=refund.amount_fen,
            cause=refund.cause,
        ),
    )


@command
def ask_refund_again(act: Act, *, refund_id: UUID) -> Refund:
    """Ask the channel once more for a refund that is stuck, and answer the one that now counts.

    Its number stays; only where the channel closed it a successor takes over the amount.
    Refuses with NeedsCard.
    """
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state == Refund.ABNORMAL:
        raise rules.NeedsCard()
    if refund.state == Refund.CLOSED:
        return _succeed(act, refund)
    if refund.state == Refund.FAILED:
        reopen_refund(act, refund_id=refund_id)
        refund.refresh_from_db()
        key = f"refund:{refund.id.hex}"
        queue.soon(act, "payments.start_refund", key=key, refund_id=refund.id)
    return refund


@command
def reopen_refund(act: Act, *, refund_id: UUID) -> Refund:
    """Note that a stuck refund is under way again; another is left as it is."""
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state in Refund.STUCK:
        refund.state, refund.error = Refund.ASKED, ""
        refund.look_at = act.at + rules.LOOK_AFTER
        refund.proposed_by, refund.proposed_reason = None, ""
        refund.save(update_fields=["state", "error", "look_at", "proposed_by", "proposed_reason"])
    return refund


@command
def propose_abandoning(act: Act, *, refund_id: UUID) -> Refund:
    """Say that a stuck refund cannot go back this way, and why; somebody else decides.

    Refuses with NotStuck.
    """
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state not in Refund.STUCK:
        raise rules.NotStuck()
    refund.proposed_by, refund.proposed_reason = act.actor_id, act.reason[:200]
    refund.save(update_fields=["proposed_by", "proposed_reason"])
    return refund


@command
def abandon_refund(act: Act, *, refund_id: UUID) -> Refund:
    """Give up the way back, as somebody else proposed: the money waits in suspense for another.

    Refuses with NotStuck, NeedsAnother.
    """
    refund = Refund.objects.of(act).lock().get(id=refund_id)
    if refund.state not in Refund.STUCK or refund.proposed_by is None:
        raise rules.NotStuck()
    if act.actor_id is None or refund.proposed_by == act.actor_id:
        raise rules.NeedsAnother()
    _end(act, refund, Refund.ABANDONED)
    about = queries.about_refund(act, refund)
    tell(
        act,
        RefundAbandoned(
            refund_id=refund.id,
            subject_kind=about.subject_kind,
            subject_id=about.subject_id,
            amount_fen=refund.amount_fen,
        ),
    )
    return refund


@command
def give_back_unexplained(act: Act, *, case_id: UUID) -> Refund:
    """Send money that nobody asked for back to whoever paid it.  Refuses with NotStuck."""
    case = Unexplained.objects.of(act).lock().get(id=case_id)
    if case.state != Unexplained.OPEN:
        raise rules.NotStuck()
    case.state = Unexplained.GOING_BACK
    case.save(update_fields=["state"])
    refund = _create(act, case_id=case.id, amount_fen=case.amount_fen, cause="unexplained")
    _post(act, "unexplained_given_back", refund, {"case": case.id.hex})
    return refund


def _create(act: Act, **facts: Any) -> Refund:
    starts_at = rules.refund_at(act.at, *_before(act, facts.get("charge_id")))
    refund = Refund.objects.create(
        city_id=act.city_id,
        asked_at=act.at,
        starts_at=starts_at,
        look_at=starts_at + rules.LOOK_AFTER,
        **facts,
    )
    key = f"refund:{refund.id.hex}"
    queue.at(act, "payments.start_refund", due_at=starts_at, key=key, refund_id=refund.id)
    return refund


def _before(act: Act, charge_id: UUID | None) -> tuple[int, datetime | None]:
    """How many refunds a charge has, and when the last of them is asked for."""
    if charge_id is None:
        return 0, None
    sums = (
        Refund.objects.of(act)
        .filter(charge_id=charge_id)
        .aggregate(n=Count("id"), last_at=Max("starts_at"))
    )
    return sums["n"], sums["last_at"]


def _succeed(act: Act, refund: Refund) -> Refund:
    """The channel closed a refund for good: another row takes over what it was to bring back."""
    _end(act, refund, Refund.REPLACED)
    successor = _create(
        act,
        charge_id=refund.charge_id,
        case_id=refund.case_id,
        follows_id=refund.id,
        amount_fen=refund.amount_fen,
        cause=refund.cause,
    )
    _post(act, "unexplained_given_back", successor, {"case": refund.id.hex})
    return successor


def _end(act: Act, refund: Refund, state: str) -> None:
    refund.state, refund.ended_at = state, act.at
    refund.save(update_fields=["state", "ended_at"])
    _post(act, "refund_abandoned", refund)


def _alarm(act: Act, refund: Refund) -> None:
    refund.state, refund.done_at = Refund.STRAY, act.at
    refund.error = "arrived after it was given up"
    refund.save(update_fields=["state", "done_at", "error"])
    _post(act, "unexplained_given_back", refund, {"case": refund.id.hex})
    _post(act, "refund_done", refund, number=refund.refund_no)
    audit.note(act, "payments.stray_refund", subject=("refund", refund.id))


def _end_case(act: Act, case_id: UUID) -> None:
    case = Unexplained.objects.of(act).lock().get(id=case_id)
    case.state = Unexplained.GIVEN_BACK
    case.save(update_fields=["state"])


def _post(
    act: Act,
    event: str,
    refund: Refund,
    more: dict[str, Any] | None = None,
    number: str | None = None,
) -> None:
    about = queries.about_refund(act, refund)
    facts: dict[str, Any] = {"refund": refund.id.hex, "amount_fen": refund.amount_fen}
    if event in ("refund_asked", "refund_done"):
        facts |= {
            "mchid": about.payee.mchid,
            "sub_mchid": about.payee.sub_mchid or "",
            "subject": about.subject_id.hex,
        }
    ledger.record(
        act,
        event=event,
        mode=about.mode,
        key=f"{event}:{refund.id.hex}",
        ref=f"{about.subject_kind}:{about.subject_id.hex}",
        facts=facts | (more or {}),
        meta={"number": number} if number else None,
    )
