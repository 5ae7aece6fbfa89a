"""The verbs of the guarantee: a compensation falls due, is sent, collected or given by the desk."""

from datetime import timedelta
from uuid import UUID

from doorstep.aftercare.guarantee.events import CompensationGiven, CompensationSent
from doorstep.aftercare.guarantee.models import Compensation, Sending
from doorstep.aftercare.guarantee.rules import AMOUNT, LAPSED, UNKNOWN, NothingToCollect, NotOwed
from doorstep.kernel import audit, queue
from doorstep.kernel.act import CUSTOMER, OPERATOR, Act, command
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.money.ledger import commands as ledger
from doorstep.money.payments import commands as payments
from doorstep.money.payments import queries as payment_facts
from doorstep.offering.areas import queries as areas
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders

SOURCE = "compensation_expense"
"""The platform's own money: no worker's and no merchant's part is touched."""
OWN_SALE = "D"
STUCK_MAX = 100
UNHEARD = timedelta(minutes=10)
"""So long after an order was closed its news has been heard, or was lost."""


@command
def promise(
    act: Act, *, order_id: UUID, customer_id: UUID, cause: str, amount_fen: int, policy_version: int
) -> None:
    """Note what a customer is to get; it is given when the order's money has been divided.

    The order is locked as its closing locks it: one of the two that cross sees the other's work.
    Twice for the same cause is harmless.  Refuses with NotFound.
    """
    order = orders.visible(act.as_system()).lock().filter(id=order_id).first()
    if order is None:
        raise NotFound
    kept = Compensation(
        city_id=act.city_id,
        order_id=order_id,
        customer_id=customer_id,
        cause=cause,
        amount_fen=amount_fen,
        policy_version=policy_version,
        due_at=act.at,
    )
    Compensation.objects.bulk_create([kept], ignore_conflicts=True)
    if order.closed_at is not None:
        give(act, order_id=order_id)


@command
def give(act: Act, *, order_id: UUID) -> int:
    """Give what is due of an order whose money has been divided; returns how many.

    It goes back the way the customer had paid, out of the platform's own money. Where nothing of a
    payment is left to go back, or another seller holds it, it is sent to the customer's WeChat.
    """
    order = orders.order(act.as_system(), order_id)
    due = Compensation.objects.of(act).lock().filter(order_id=order_id, state=Compensation.DUE)
    found = list(due.order_by("id"))
    for one in found:
        left = payment_facts.net_by_charge(act, order_id)
        if order.payee_mode != OWN_SALE or sum(left.values()) < one.amount_fen:
            _send(act, one)
            continue
        made = payments.open_refund(
            act,
            subject_id=order_id,
            amount_fen=one.amount_fen,
            cause="compensation",
            source=SOURCE,
        )
        one.refund_ids = [refund.id for refund in made]
        _end(act, one, Compensation.PAID, "")
    return len(found)


@command
def look_after(act: Act) -> int:
    """Have what is due given of orders whose money has been divided, should the news of it have
    been lost; returns of how many orders.
    """
    since = act.at - UNHEARD
    forgotten = Compensation.objects.of(act).filter(
        state=Compensation.DUE, order__city_id=act.city_id, order__closed_at__lt=since
    )
    ids = set(forgotten.order_by("due_at").values_list("order_id", flat=True)[:STUCK_MAX])
    for id in sorted(ids):
        queue.soon(act, "guarantee.give", key=f"guarantee.give:{id.hex}", order_id=id)
    return len(ids)


@command
def collect(act: Act, *, compensation_id: UUID) -> Compensation:
    """Send a customer what they are owed once more; they confirm it in WeChat within a day.

    Twice is harmless.  Refuses with NotFound, NothingToCollect.
    """
    one = _locked(act, compensation_id)
    if act.role != CUSTOMER or one.customer_id != act.actor_id:
        raise NotFound
    if one.state == Compensation.OWED:
        _send(act, one)
    if one.state != Compensation.SENT:
        raise NothingToCollect
    return one


@command
def end_sending(act: Act, *, sending_id: UUID, is_paid: bool) -> None:
    """Record that the customer confirmed it; what was not confirmed is the platform's, and owed."""
    one = _locked(act, Sending.objects.of(act).get(id=sending_id).compensation_id)
    if not is_paid:
        _post(act, "compensation_returned", sending_id, one)
    if one.state != Compensation.SENT:
        return
    if is_paid:
        _end(act, one, Compensation.PAID, "")
        return
    _owe(act, one, LAPSED)


@command
def keep_stray(act: Act, *, transfer_id: UUID) -> Compensation:
    """Leave a customer what the channel paid after it had come back; the platform bears it.

    Refuses with NotStuck.
    """
    transfer = payments.settle_stray_transfer(act, transfer_id=transfer_id)
    one = _locked(act, Sending.objects.of(act).get(id=transfer.subject_id).compensation_id)
    ledger.record(
        act,
        event="receivable_settled",
        mode="D",
        key=f"stray_settled:{transfer.id.hex}",
        ref=f"compensation:{one.id.hex}",
        facts={
            "receivable": f"suspense:{transfer.subject_id.hex}",
            "source": SOURCE,
            "amount_fen": transfer.amount_fen,
        },
    )
    if one.state == Compensation.OWED:
        _end(act, one, Compensation.PAID, "")
    return one


@command
def give_otherwise(act: Act, *, compensation_id: UUID, how: str) -> Compensation:
    """Note that the desk gave a customer what was owed, and how.

    Refuses with NotFound, NotAllowed, NotOwed.
    """
    if act.role != OPERATOR or act.merchant_id is not None:
        raise NotAllowed
    one = _locked(act, compensation_id)
    if one.state != Compensation.OWED:
        raise NotOwed
    _end(act, one, Compensation.GIVEN, how)
    facts = {"amount_fen": one.amount_fen}
    audit.note(act.because(how), "guarantee.give", subject=("order", one.order_id), detail=facts)
    return one


def _locked(act: Act, compensation_id: UUID) -> Compensation:
    found: Compensation | None = (
        Compensation.objects.of(act).lock().filter(id=compensation_id).first()
    )
    if found is None:
        raise NotFound
    return found


def _send(act: Act, one: Compensation) -> None:
    """Send it to the customer's WeChat; owed where WeChat does not know them or wants a name."""
    house = act.as_system()
    city = accounts.city(act.city_id)
    person_id = accounts.customer(house, one.customer_id).person_id
    openid = accounts.openid_of(house, person_id=person_id, appid=city.appid)
    mchid = city.mchid or city.sp_mchid
    if not (openid and mchid):
        _owe(act, one, UNKNOWN)
        return
    if not payment_facts.goes_unnamed(one.amount_fen):
        _owe(act, one, AMOUNT)
        return
    one.state = Compensation.SENT
    one.save(update_fields=["state"])
    sending = Sending.objects.create(city_id=act.city_id, compensation=one, sent_at=act.at)
    _post(act, "compensation_asked", sending.id, one)
    payments.open_transfer(
        act,
        subject_kind="compensation",
        subject_id=sending.id,
        person_id=person_id,
        openid=openid,
        app_id=city.appid,
        mchid=mchid,
        amount_fen=one.amount_fen,
        remark="履约补偿",
    )
    told = {"order_id": one.order_id, "customer_id": one.customer_id}
    tell(act, CompensationSent(amount_fen=one.amount_fen, **told))


def _owe(act: Act, one: Compensation, why: str) -> None:
    """It waits for a hand; asking for it again in vain makes it no younger."""
    one.state, one.owed_why = Compensation.OWED, why
    if one.owed_at is None:
        days = areas.facts(act).owed_days
        one.owed_at, one.late_at = act.at, act.at + timedelta(days=days)
    one.save(update_fields=["state", "owed_why", "owed_at", "late_at"])


def _post(act: Act, event: str, sending_id: UUID, one: Compensation) -> None:
    ledger.record(
        act,
        event=event,
        mode="D",
        key=f"{event}:{sending_id.hex}",
        ref=f"compensation:{one.id.hex}",
        facts={"transfer": sending_id.hex, "amount_fen": one.amount_fen},
    )


def _end(act: Act, one: Compensation, state: str, how: str) -> None:
    one.state, one.ended_at, one.ended_by, one.how = state, act.at, act.actor_id, how[:200]
    one.save(update_fields=["state", "ended_at", "ended_by", "how", "refund_ids"])
    tell(
        act,
        CompensationGiven(
            order_id=one.order_id,
            customer_id=one.customer_id,
            cause=one.cause,
            amount_fen=one.amount_fen,
        ),
    )
