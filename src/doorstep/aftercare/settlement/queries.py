"""Questions about settlements: what an order's money was divided into, and who got what."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from doorstep.aftercare.settlement import rules
from doorstep.aftercare.settlement.daily import PayDay as PayDay
from doorstep.aftercare.settlement.daily import pay_days as pay_days
from doorstep.aftercare.settlement.daily import short_days as short_days
from doorstep.aftercare.settlement.daily import why_day as why_day
from doorstep.aftercare.settlement.hourly import below_floor as below_floor
from doorstep.aftercare.settlement.hourly import hourly_of as hourly_of
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.aftercare.settlement.splits import Split as Split
from doorstep.aftercare.settlement.splits import split_of as split_of
from doorstep.algorithms import splitting
from doorstep.algorithms.money import FULL_BP
from doorstep.algorithms.pricing import CouponCost
from doorstep.kernel.act import CUSTOMER, MERCHANT, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import queries as payments
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.partners import queries as partners
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order

SPLIT_KINDS = {"material": "material", "travel": "travel", "insurance": "insurance"}


def settlement_of(act: Act, order_id: UUID) -> Settlement | None:
    """The settlement of an order that the caller may see, if it has come so far."""
    orders.order(act, order_id)
    return Settlement.objects.of(act).filter(order_id=order_id).first()


def shares_of(act: Act, order_id: UUID) -> list[Share]:
    """The parts of an order that the caller may see: their own, or all at a desk."""
    found = settlement_of(act, order_id)
    if found is None or act.role == CUSTOMER:
        return []
    rows = Share.objects.of(act).filter(settlement_id=found.id)
    if act.role == WORKER:
        rows = rows.filter(party="worker", party_id=act.actor_id)
    if act.role == MERCHANT:
        rows = rows.filter(party="merchant")
    return list(rows.order_by("round", "party", "id"))


def earned(act: Act, worker_id: UUID) -> QuerySet[Share]:
    """What a worker earned, order by order.  Refuses with NotFound for another's."""
    if act.role == WORKER and worker_id != act.actor_id:
        raise NotFound()
    rows = Share.objects.of(act).filter(party="worker", party_id=worker_id)
    return rows.select_related("settlement")


def earned_between(act: Act, worker_id: UUID, since: datetime, until: datetime) -> tuple[int, int]:
    """What was divided for a worker from one moment to another, and of how many orders."""
    rows = earned(act, worker_id).filter(decided_at__gte=since, decided_at__lt=until)
    sums = rows.aggregate(fen=Sum("amount_fen"), orders=Count("settlement_id", distinct=True))
    return sums["fen"] or 0, sums["orders"]


def parts(act: Act, settlement_id: UUID, *, waiting: bool = False) -> rules.Parts:
    """What each party has been given so far, all rounds together, or what of it is still here."""
    rows = Share.objects.of(act).filter(settlement_id=settlement_id)
    if waiting:
        rows = rows.filter(released_at=None)
    sums: rules.Parts = {}
    for row in rows:
        party = (row.party, row.party_id.hex if row.party_id else "")
        sums[party] = sums.get(party, 0) + row.amount_fen
    return {party: fen for party, fen in sums.items() if fen}


def standing(act: Act, settlement: Settlement) -> rules.Divided:
    """How an order's money stands divided."""
    return rules.Divided(
        parts=parts(act, settlement.id),
        kept_fen=settlement.kept_fen,
        subsidy_fen=settlement.subsidy_fen,
        partner_subsidy_fen=settlement.partner_subsidy_fen,
        owed_fen=settlement.owed_fen,
    )


def basis_of(act: Act, order: Order) -> dict[str, Any]:
    """What a division stands on and may change later: rates of workers and partner, as they are.

    `seats` holds worker, rate and weight of each seat; a merchant's commission is the one signed in
    the contract that the order keeps, else the plan's.
    """
    plan = catalog.share_plan(act, order.share_plan_id)
    contract = partners.contract(act, order.contract_id)
    partner = partners.partner(act)
    agreed = partners.partner_contract_at(act, order.placed_at)
    seats = [seat for seat in orders.seats(act, order) if seat.worker_id is not None]
    rates = {
        id: workers.share_bp(act, id, share_plan_id=plan.id)
        for id in {seat.worker_id for seat in seats}
    }
    commission_bp: int = plan.commission_bp
    if order.merchant_id is not None:
        commission_bp = partners.commission_bp(contract, plan.category)
    partner_bp: int = agreed.partner_bp if agreed else plan.partner_bp
    return {
        "seats": [[seat.worker_id.hex, rates[seat.worker_id], seat.part_bp] for seat in seats],
        "partner": partner.id.hex if partner else "",
        "commission_bp": commission_bp,
        "partner_bp": min(partner_bp, FULL_BP - plan.referrer_bp),
    }


def divided(
    act: Act, order: Order, basis: dict[str, Any], *, going_back_fen: int = 0
) -> rules.Divided:
    """How an order's money divides now, by what it was sold under and the basis it is settled on.

    `going_back_fen` is about to be refunded; what was refunded before is not there any more.
    """
    nets = rules.without(list(payments.net_by_charge(act, order.id).values()), going_back_fen)
    if "fee_fen" in basis:
        kept_fen = min(sum(nets), basis["fee_fen"])
        return rules.divide_fee(basis["fee_fen"], kept_fen, remainder(order), basis["workers"])
    lines = orders.lines(act, order)
    contract = partners.contract(act, order.contract_id)
    plan = catalog.share_plan_input(catalog.share_plan(act, order.share_plan_id))
    wanted = splitting.SplitInput(
        plan=replace(plan, commission_bp=basis["commission_bp"], partner_bp=basis["partner_bp"]),
        lines=_split_lines(lines),
        seats=tuple(splitting.Seat(rate, weight) for _, rate, weight in basis["seats"]),
        coupon_cost=CouponCost(**order.coupon_cost) if order.coupon_cost else CouponCost(),
        paid_fen=min(sum(nets), sum(line.amount_fen for line in lines)),
    )
    return rules.divide(
        wanted,
        workers=[worker for worker, _, _ in basis["seats"]],
        merchant=order.merchant_id.hex if order.merchant_id else "",
        partner=basis["partner"],
        room_fen=sum(rules.room_fen(net_fen, contract.cap_bp) for net_fen in nets)
        if order.payee_mode == "S2"
        else None,
    )


def previewed(act: Act, order_id: UUID, amount_fen: int) -> tuple[rules.Parts, rules.Parts]:
    """What each party has of an order now, and would have if so much more went back to the payer.

    Nothing changes.  Refuses with NotFound, NotSettled, TooMuchBack.
    """
    found = settlement_of(act, order_id)
    if found is None:
        raise rules.NotSettled()
    order = orders.order(act, order_id)
    now = divided(act, order, found.basis)
    most_fen = min(now.kept_fen, sum(payments.net_by_charge(act, order.id).values()))
    if not 0 <= amount_fen <= most_fen:
        raise rules.TooMuchBack(left_fen=most_fen)
    if amount_fen == 0:
        return now.parts, now.parts
    later = divided(act, order, found.basis, going_back_fen=amount_fen)
    step = rules.step(now, later, mode=order.payee_mode, rest=remainder(order))
    after = {party: fen + step.parts.get(party, 0) for party, fen in now.parts.items()}
    return now.parts, after


def remainder(order: Order) -> rules.Party:
    """Who keeps what is left of an order after all shares."""
    if order.payee_mode == "D":
        return ("platform", "")
    return ("merchant", order.merchant_id.hex if order.merchant_id else "")


def _split_lines(lines: Iterable[orders.OrderLine]) -> tuple[splitting.SplitLine, ...]:
    sums: dict[str, int] = {}
    for line in lines:
        if line.kind != "coupon":
            kind = SPLIT_KINDS.get(line.kind, "service")
            sums[kind] = sums.get(kind, 0) + line.amount_fen
    return tuple(splitting.SplitLine(kind, fen) for kind, fen in sums.items() if fen)  # type: ignore[arg-type]
