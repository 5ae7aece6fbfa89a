"""Questions about settlements: what an order's money was divided into, and who got what."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from doorstep.aftercare.settlement import rules
from doorstep.aftercare.settlement.models import Settlement, Share
from doorstep.algorithms import splitting
from doorstep.algorithms.pricing import CouponCost
from doorstep.kernel.act import CUSTOMER, MERCHANT, WORKER, Act
from doorstep.kernel.errors import NotFound
from doorstep.money.payments import queries as payments
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.partners import queries as partners
from doorstep.visits.orders import queries as orders

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


def parts(act: Act, settlement_id: UUID) -> rules.Parts:
    """What each party has been given so far, all rounds together."""
    sums: rules.Parts = {}
    for row in Share.objects.of(act).filter(settlement_id=settlement_id):
        party = (row.party, row.party_id.hex if row.party_id else "")
        sums[party] = sums.get(party, 0) + row.amount_fen
    return {party: fen for party, fen in sums.items() if fen}


def divided(act: Act, order_id: UUID, *, going_back_fen: int = 0) -> rules.Divided:
    """How an order's money divides now, by the plan and contract it was sold under.

    `going_back_fen` is about to be refunded; what was refunded before is not there any more.
    """
    sold = orders.sold(act, order_id)
    order = sold.order
    contract = partners.contract(act, order.contract_id)
    plan = catalog.share_plan_input(catalog.share_plan(act, order.share_plan_id))
    nets = rules.without(list(payments.net_by_charge(act, order_id).values()), going_back_fen)
    paid_fen = min(sum(nets), sum(line.amount_fen for line in sold.lines))
    seats = [(seat.worker_id, seat.part_bp) for seat in sold.seats if seat.worker_id is not None]
    partner = partners.partner(act)
    shares = {
        worker_id: workers.share_bp(act, worker_id, share_plan_id=order.share_plan_id)
        for worker_id, _ in seats
    }
    is_custody = order.payee_mode == "S2"
    wanted = splitting.SplitInput(
        plan=plan,
        lines=_split_lines(sold.lines),
        seats=tuple(splitting.Seat(shares[worker_id], part_bp) for worker_id, part_bp in seats),
        coupon_cost=CouponCost(**order.coupon_cost) if order.coupon_cost else CouponCost(),
        paid_fen=paid_fen,
    )
    return rules.divide(
        wanted,
        workers=[worker_id.hex for worker_id, _ in seats],
        merchant=order.merchant_id.hex if order.merchant_id else "",
        partner=partner.id.hex if partner else "",
        room_fen=sum(rules.rooms(nets, contract.cap_bp)) if is_custody else None,
    )


def _split_lines(lines: Iterable[orders.OrderLine]) -> tuple[splitting.SplitLine, ...]:
    sums: dict[str, int] = {}
    for line in lines:
        if line.kind != "coupon":
            kind = SPLIT_KINDS.get(line.kind, "service")
            sums[kind] = sums.get(kind, 0) + line.amount_fen
    return tuple(splitting.SplitLine(kind, fen) for kind, fen in sums.items() if fen)  # type: ignore[arg-type]


def due(act: Act, limit: int = 200) -> list[UUID]:
    """Orders whose shares should have left by now, the longest waiting first."""
    rows = Settlement.objects.of(act).filter(state=Settlement.OPEN, release_at__lte=act.at)
    return list(rows.order_by("release_at").values_list("order_id", flat=True)[:limit])
