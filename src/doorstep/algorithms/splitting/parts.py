"""Who gets how much of a paid order, for both payee modes.

Mode D: the platform is the seller and keeps what is left after the worker, the insurer, the
referrer and the partner. Mode S2: the merchant is the payee and keeps what is left after the
shares that leave its payment; it pays its own workers, whose part is computed and shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from doorstep.algorithms.money import FULL_BP, allot, part
from doorstep.algorithms.pricing import CouponCost, Line, LineKind
from doorstep.algorithms.splitting.cap import spread

NO_COUPON = CouponCost()

SplitKind = Literal["service", "material", "travel", "tip", "insurance"]
KINDS: tuple[SplitKind, ...] = ("service", "material", "travel", "tip", "insurance")
_OWN_KIND: dict[LineKind, SplitKind] = {
    "material": "material",
    "travel": "travel",
    "insurance": "insurance",
}


@dataclass(frozen=True, slots=True)
class SplitLine:
    """An amount of one kind, before any coupon."""

    kind: SplitKind
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Seat:
    """One worker's place in the order: the part by grade, and the weight among the seats."""

    worker_bp: int
    weight: int = 1


@dataclass(frozen=True, slots=True)
class SeatPay:
    """What one seat earns, kind by kind, in fen."""

    service_fen: int
    travel_fen: int
    tip_fen: int

    @property
    def total_fen(self) -> int:
        """All that the worker of this seat gets."""
        return self.service_fen + self.travel_fen + self.tip_fen


@dataclass(frozen=True, slots=True)
class SharePlan:
    """A category's rates. Partner and referrer are parts *of the commission*, not of the price."""

    mode: Literal["D", "S2"]
    commission_bp: int
    partner_bp: int = 0
    referrer_bp: int = 0
    material_commission_bp: int = 0
    cap_bp: int = 3_000
    worker_by_sharing: bool = False
    """S2 only: the worker's part also leaves the merchant's payment by profit sharing."""


@dataclass(frozen=True, slots=True)
class SplitInput:
    """An order as sold, and how much of its price was paid and given back.

    `paid_fen` None means the whole price; unpaid and refunded money shrink every part alike.
    """

    plan: SharePlan
    lines: tuple[SplitLine, ...]
    seats: tuple[Seat, ...]
    coupon_cost: CouponCost = NO_COUPON
    paid_fen: int | None = None
    refunded_fen: int = 0


@dataclass(frozen=True, slots=True)
class SplitResult:
    """The parts, in fen, none negative: they sum to what was kept plus both subsidies."""

    kept_fen: int
    worker_fen: int
    merchant_fen: int
    platform_fen: int
    partner_fen: int
    referrer_fen: int
    insurer_fen: int
    outgoing_fen: int
    """What leaves the payee's payment by profit sharing; 0 in mode D."""
    commission_fen: int
    """The category's commission before partner, referrer and coupons."""
    platform_subsidy_fen: int
    """What the platform adds of its own: a coupon above its commission, a loss in mode D."""
    partner_subsidy_fen: int
    """The partner's coupon part above its share: a receivable from the partner."""
    owed_by_merchant_fen: int
    """Shares that the payment was too small for: a receivable from the merchant."""
    seats: tuple[SeatPay, ...]
    """What each worker earns: paid by the platform in mode D, by the merchant in S2."""

    @property
    def parts_fen(self) -> dict[str, int]:
        """The six parts by the name of who gets them."""
        return {
            "worker": self.worker_fen,
            "merchant": self.merchant_fen,
            "platform": self.platform_fen,
            "partner": self.partner_fen,
            "referrer": self.referrer_fen,
            "insurer": self.insurer_fen,
        }


def split_lines(lines: Iterable[Line], tip_fen: int = 0) -> tuple[SplitLine, ...]:
    """Gather the lines of a quote into the kinds that are split apart; coupons are left out.

    Options, surcharges and the member price belong to the service fee.
    """
    sums = dict.fromkeys(KINDS, 0)
    for line in lines:
        if line.kind != "coupon":
            sums[_OWN_KIND.get(line.kind, "service")] += line.amount_fen
    sums["tip"] += tip_fen
    return tuple(SplitLine(kind, amount_fen) for kind, amount_fen in sums.items() if amount_fen)


def split(wanted: SplitInput) -> SplitResult:
    """Split an order's money among all who share in it.

    The commission is taken of the service fee (of materials only where the plan says so), before
    coupons, rounded half away from zero, and divided among partner, referrer and platform by
    largest remainder. A platform coupon lowers the platform's part first, a partner's coupon the
    partner's; a merchant's coupon stays in what the merchant keeps. In S2 the insurer, the worker
    (if shared), the referrer, the partner and the platform are served in this order.
    Raises ValueError for negative amounts or rates, a rate above a whole, no seat, or more paid
    or refunded than the price or the payment.
    """
    _check(wanted)
    amounts, coupon_cost, kept_fen = _kept(wanted)
    plan = wanted.plan
    commission_fen = part(amounts["service"], plan.commission_bp)
    commission_fen += part(amounts["material"], plan.material_commission_bp)
    cut_bp = plan.partner_bp + plan.referrer_bp
    partner_fen, referrer_fen, platform_fen = allot(
        commission_fen, (plan.partner_bp, plan.referrer_bp, FULL_BP - cut_bp)
    )
    partner_subsidy_fen = max(0, coupon_cost.partner_fen - partner_fen)
    partner_fen = max(0, partner_fen - coupon_cost.partner_fen)
    seats = _seat_pay(wanted.seats, amounts)
    worker_fen = sum(seat.total_fen for seat in seats)
    result = SplitResult(
        kept_fen=kept_fen,
        worker_fen=worker_fen,
        merchant_fen=0,
        platform_fen=platform_fen,
        partner_fen=partner_fen,
        referrer_fen=referrer_fen,
        insurer_fen=amounts["insurance"],
        outgoing_fen=0,
        commission_fen=commission_fen,
        platform_subsidy_fen=0,
        partner_subsidy_fen=partner_subsidy_fen,
        owed_by_merchant_fen=0,
        seats=seats,
    )
    if plan.mode == "D":
        return _platform_keeps_the_rest(result)
    return _merchant_keeps_the_rest(result, coupon_cost.platform_fen, plan.worker_by_sharing)


def _kept(wanted: SplitInput) -> tuple[dict[SplitKind, int], CouponCost, int]:
    sums = dict.fromkeys(KINDS, 0)
    for line in wanted.lines:
        sums[line.kind] += line.amount_fen
    cost = wanted.coupon_cost
    gross_fen = sum(sums.values())
    price_fen = gross_fen - cost.total_fen
    paid_fen = price_fen if wanted.paid_fen is None else wanted.paid_fen
    kept_fen = paid_fen - wanted.refunded_fen
    if min(price_fen, kept_fen, price_fen - paid_fen) < 0:
        raise ValueError("more was taken off, paid or refunded than there was")
    if kept_fen == price_fen:
        return sums, cost, kept_fen
    kept_gross_fen = (2 * gross_fen * kept_fen + price_fen) // (2 * price_fen)
    kept_sums = allot(kept_gross_fen, list(sums.values()))
    kept_cost = allot(
        kept_gross_fen - kept_fen, (cost.platform_fen, cost.partner_fen, cost.merchant_fen)
    )
    return dict(zip(sums, kept_sums, strict=True)), CouponCost(*kept_cost), kept_fen


def _seat_pay(seats: Sequence[Seat], amounts: dict[SplitKind, int]) -> tuple[SeatPay, ...]:
    weights = [seat.weight for seat in seats]
    service, travel, tip = (allot(amounts[kind], weights) for kind in ("service", "travel", "tip"))
    return tuple(
        SeatPay(part(service[i], seat.worker_bp), travel[i], tip[i]) for i, seat in enumerate(seats)
    )


def _platform_keeps_the_rest(r: SplitResult) -> SplitResult:
    others_fen = r.worker_fen + r.insurer_fen + r.referrer_fen + r.partner_fen
    rest_fen = r.kept_fen + r.partner_subsidy_fen - others_fen
    return replace(r, platform_fen=max(0, rest_fen), platform_subsidy_fen=max(0, -rest_fen))


def _merchant_keeps_the_rest(r: SplitResult, coupon_fen: int, shares_worker: bool) -> SplitResult:
    subsidy_fen = max(0, coupon_fen - r.platform_fen)
    wanted = (
        r.insurer_fen,
        r.worker_fen if shares_worker else 0,
        r.referrer_fen,
        r.partner_fen,
        max(0, r.platform_fen - coupon_fen),
    )
    table, missing = spread(wanted, [r.kept_fen])
    insurer_fen, worker_fen, referrer_fen, partner_fen, platform_fen = (row[0] for row in table)
    outgoing_fen = insurer_fen + worker_fen + referrer_fen + partner_fen + platform_fen
    return replace(
        r,
        worker_fen=worker_fen,
        merchant_fen=r.kept_fen - outgoing_fen + subsidy_fen + r.partner_subsidy_fen,
        platform_fen=platform_fen,
        partner_fen=partner_fen,
        referrer_fen=referrer_fen,
        insurer_fen=insurer_fen,
        outgoing_fen=outgoing_fen,
        platform_subsidy_fen=subsidy_fen,
        owed_by_merchant_fen=sum(missing),
    )


def _check(wanted: SplitInput) -> None:
    plan, cost = wanted.plan, wanted.coupon_cost
    rates = [plan.commission_bp, plan.material_commission_bp, plan.partner_bp, plan.referrer_bp]
    rates += [plan.partner_bp + plan.referrer_bp, *(seat.worker_bp for seat in wanted.seats)]
    if any(not 0 <= rate <= FULL_BP for rate in rates):
        raise ValueError("a rate is outside a whole")
    amounts = [line.amount_fen for line in wanted.lines]
    amounts += [cost.platform_fen, cost.partner_fen, cost.merchant_fen, wanted.refunded_fen]
    if any(amount < 0 for amount in amounts):
        raise ValueError("an amount is negative")
    if not any(seat.weight > 0 for seat in wanted.seats):
        raise ValueError("an order is split over at least one seat")
