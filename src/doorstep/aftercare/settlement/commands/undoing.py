"""Taking shares back after acceptance or a fee, because a refund was decided."""

from typing import Any
from uuid import UUID

from doorstep.aftercare.settlement import queries, rules
from doorstep.aftercare.settlement.commands import books, dividing
from doorstep.aftercare.settlement.commands.releasing import locked, unfrozen_key
from doorstep.aftercare.settlement.models import Settlement
from doorstep.kernel.act import Act, command
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands as payments
from doorstep.money.payments import queries as payment_facts
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order


@command
def take_back(act: Act, *, order_id: UUID, amount_fen: int, cause: str) -> Settlement:
    """Refund part of what an order kept: every part shrinks alike, waiting or gone.

    What has left is taken from what its receiver has with us, and owed where that is not enough; in
    S2 the merchant pays the refund and owes that much less of the shares.
    Refuses with NotSettled, TooMuchBack, NotEnough.
    """
    settlement = locked(act, order_id)
    order = orders.order(act, order_id)
    dividing.catch_up(act, order, settlement)
    left = _left_by_charge(act, order)
    most_fen = min(settlement.kept_fen, sum(left.values()))
    if not 0 < amount_fen <= most_fen:
        raise rules.TooMuchBack(left_fen=most_fen)
    before = queries.standing(act, settlement)
    after = queries.divided(act, order, settlement.basis, going_back_fen=amount_fen)
    step = rules.step(before, after, mode=order.payee_mode, rest=queries.remainder(order))
    here = queries.parts(act, settlement.id, waiting=True)
    back = {party: -fen for party, fen in step.parts.items()}
    held = {party: min(fen, max(0, here.get(party, 0))) for party, fen in back.items()}
    if order.payee_mode == "D":
        event, facts = "shares_taken_back", _from_payables(act, back, held)
    else:
        event, facts = "custody_taken_back", _from_custody(act, order, left, amount_fen, back, held)
        facts["platform_fen"] -= min(0, step.owed_fen)
    gone = {party: fen - held[party] for party, fen in back.items()}
    books.keep_shares(act, settlement, {party: -fen for party, fen in held.items()})
    number = books.keep_shares(
        act, settlement, {party: -fen for party, fen in gone.items()}, after_release=True
    )
    books.keep_sums(act, settlement, step)
    facts |= {
        "partner": settlement.basis.get("partner", ""),
        "subsidy_fen": -step.subsidy_fen,
        "partner_subsidy_fen": -step.partner_subsidy_fen,
    }
    books.post(act, order, event, f"taken_back:{order.id.hex}:{number}", facts)
    settlement.taken_back_fen += amount_fen
    if settlement.state == Settlement.DONE:
        settlement.state, settlement.done_at = Settlement.RELEASED, None
    settlement.save(update_fields=["taken_back_fen", "state", "done_at"])
    payments.open_refund(act, subject_id=order_id, amount_fen=amount_fen, cause=cause)
    return settlement


def _left_by_charge(act: Act, order: Order) -> dict[UUID, int]:
    """What can be refunded of each payment, the newest first, as refunds take it."""
    charges = payment_facts.charges_of(act, order.id).exclude(bill__purpose="tip")
    return {one.id: one.amount_fen - one.refunded_fen - one.shared_fen for one in charges}


def _from_payables(act: Act, back: rules.Parts, held: rules.Parts) -> dict[str, Any]:
    """Who gives what back in D: pending parts, then what is there, then debts."""
    pending = books.by_party(held, "worker")
    released = books.less(books.by_party(back, "worker"), pending)
    there = books.at_most_there(act, "worker_payable", released)
    return {
        "pending": pending,
        "workers": there,
        "owed_by_workers": books.less(released, there),
        **_passed_on(act, back),
    }


def _passed_on(act: Act, back: rules.Parts) -> dict[str, int]:
    """What partner, insurer and platform give back; what the insurer was paid, the platform."""
    partner = books.by_party(back, "partner")
    there_fen = sum(books.at_most_there(act, "partner_payable", partner).values())
    insurer_fen = books.total(back, "insurer")
    insurers_fen = min(insurer_fen, max(0, ledger.balance(act, "insurer_payable")))
    return {
        "platform_fen": books.total(back, "platform") + insurer_fen - insurers_fen,
        "partner_fen": there_fen,
        "owed_by_partner_fen": sum(partner.values()) - there_fen,
        "insurer_fen": insurers_fen,
    }


def _from_custody(
    act: Act,
    order: Order,
    left: dict[UUID, int],
    amount_fen: int,
    back: rules.Parts,
    held: rules.Parts,
) -> dict[str, Any]:
    """Who gives what back in S2; `held` loses what cannot come out of still frozen payments."""
    posted = {one.idem for one in ledger.journals_of(act, books.ref_of(order))}
    frozen_fen, rest_fen = 0, amount_fen
    for charge_id, fen in left.items():
        taken = min(fen, rest_fen)
        rest_fen -= taken
        frozen_fen += taken if unfrozen_key(charge_id) not in posted else 0
    shares_fen = 0
    for party in [one for one in held if one[0] not in rules.KEPT]:
        held[party] = min(held[party], frozen_fen - shares_fen)
        shares_fen += held[party]
    gone = {party: fen - held[party] for party, fen in back.items() if party[0] not in rules.KEPT}
    return {
        "sub_mchid": books.sub_mchid(act, order),
        "pending_fen": frozen_fen - shares_fen,
        "merchant_fen": amount_fen - frozen_fen,
        "shares_fen": shares_fen,
        "merchant": queries.remainder(order)[1],
        **_passed_on(act, gone),
    }
