"""The verbs of the guarantee: a compensation falls due, is given, or waits for the desk."""

from uuid import UUID

from doorstep.aftercare.guarantee.events import CompensationGiven
from doorstep.aftercare.guarantee.models import Compensation
from doorstep.aftercare.guarantee.rules import NotOwed
from doorstep.kernel import audit
from doorstep.kernel.act import OPERATOR, Act, command
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.money.payments import commands as payments
from doorstep.money.payments import queries as payment_facts
from doorstep.visits.orders import queries as orders

SOURCE = "compensation_expense"
"""The platform's own money: no worker's and no merchant's part is touched."""
OWN_SALE = "D"


@command
def promise(
    act: Act, *, order_id: UUID, customer_id: UUID, cause: str, amount_fen: int, policy_version: int
) -> None:
    """Note what a customer is to get; it is given when the order's money has been divided.

    Twice for the same cause is harmless.
    """
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
    if orders.order(act.as_system(), order_id).closed_at is not None:
        give(act, order_id=order_id)


@command
def give(act: Act, *, order_id: UUID) -> int:
    """Give what is due of an order whose money has been divided; returns how many.

    It goes back the way the customer had paid, out of the platform's own money. Where nothing of a
    payment is left to go back, or another seller holds it, it is owed and the desk gives it.
    """
    order = orders.order(act.as_system(), order_id)
    due = Compensation.objects.of(act).lock().filter(order_id=order_id, state=Compensation.DUE)
    found = list(due.order_by("id"))
    for one in found:
        left = payment_facts.net_by_charge(act, order_id)
        if order.payee_mode != OWN_SALE or sum(left.values()) < one.amount_fen:
            one.state = Compensation.OWED
            one.save(update_fields=["state"])
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
def give_otherwise(act: Act, *, compensation_id: UUID, how: str) -> Compensation:
    """Note that the desk gave a customer what was owed, and how.

    Refuses with NotFound, NotAllowed, NotOwed.
    """
    if act.role != OPERATOR:
        raise NotAllowed
    one: Compensation | None = (
        Compensation.objects.of(act).lock().filter(id=compensation_id).first()
    )
    if one is None:
        raise NotFound
    if one.state != Compensation.OWED:
        raise NotOwed
    _end(act, one, Compensation.GIVEN, how)
    facts = {"amount_fen": one.amount_fen}
    audit.note(act.because(how), "guarantee.give", subject=("order", one.order_id), detail=facts)
    return one


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
