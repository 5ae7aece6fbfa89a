"""What an order costs, line by line: service, options, materials, travel, surcharges, coupon."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from doorstep.algorithms.fares import Tariff, travel_fare, within_minutes
from doorstep.algorithms.money import FULL_BP, allot, part

__all__ = [
    "Coupon",
    "CouponCost",
    "DepositRule",
    "Item",
    "Line",
    "Moment",
    "Quote",
    "QuoteInput",
    "Surcharge",
    "Tariff",
    "deposit",
    "quote",
    "started_steps",
    "travel_fare",
]

Label = Mapping[str, str]
"""A text for people: "zh-CN" always, "en" where there is one."""

LineKind = Literal[
    "service",
    "option",
    "material",
    "travel",
    "insurance",
    "night",
    "holiday",
    "peak",
    "weather",
    "demand",
    "member",
    "coupon",
]
Seller = Literal["platform", "merchant", "worker", "insurer"]

SERVICE_KINDS: frozenset[LineKind] = frozenset({"service", "option"})
"""What surcharges and the member price are computed on: the work itself, never goods or travel."""

SURCHARGE_KINDS: frozenset[LineKind] = frozenset({"night", "holiday", "peak", "weather", "demand"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a price: `amount_fen` is `unit_fen` x `count` for every kind."""

    kind: LineKind
    code: str
    label: Label
    amount_fen: int
    count: int
    unit_fen: int
    charged_by: Seller


@dataclass(frozen=True, slots=True)
class Item:
    """Something chosen: a service, an option, a material or a premium, `count` at `unit_fen`."""

    kind: Literal["service", "option", "material", "insurance"]
    code: str
    label: Label
    unit_fen: int
    count: int = 1
    charged_by: Seller = "merchant"


@dataclass(frozen=True, slots=True)
class Moment:
    """When a visit starts, as prices see it: local time and what kind of day it is."""

    minute_of_day: int
    weekday: int = 0
    is_holiday: bool = False
    weather: str = ""


@dataclass(frozen=True, slots=True)
class Surcharge:
    """A published addition in basis points of the work, and the moments at which it holds.

    The window runs from `from_minute` to before `until_minute`, over midnight if it must; equal
    ends mean the whole day. Empty `weekdays` (0 = Monday) and empty `weather` mean any.
    """

    kind: Literal["night", "holiday", "peak", "weather", "demand"]
    code: str
    label: Label
    bp: int
    from_minute: int = 0
    until_minute: int = 0
    weekdays: tuple[int, ...] = ()
    holidays_only: bool = False
    weather: str = ""


@dataclass(frozen=True, slots=True)
class Coupon:
    """A reduction, and who bears it: the three rates sum to a whole.

    full_reduction (满减): `off_fen` from `threshold_fen` on; amount (代金券): `off_fen`;
    percent: `off_bp`, at most `cap_fen` where that is above 0.
    """

    kind: Literal["full_reduction", "amount", "percent"]
    code: str
    label: Label
    off_fen: int = 0
    threshold_fen: int = 0
    off_bp: int = 0
    cap_fen: int = 0
    covers: Literal["work", "all"] = "work"
    platform_bp: int = FULL_BP
    partner_bp: int = 0
    merchant_bp: int = 0


@dataclass(frozen=True, slots=True)
class CouponCost:
    """Who bears how much of a coupon, in fen."""

    platform_fen: int = 0
    partner_fen: int = 0
    merchant_fen: int = 0

    @property
    def total_fen(self) -> int:
        """What the customer saves."""
        return self.platform_fen + self.partner_fen + self.merchant_fen


@dataclass(frozen=True, slots=True)
class DepositRule:
    """What is paid when ordering: nothing, a fixed sum, a part with a minimum, or the whole."""

    mode: Literal["none", "fixed", "percent", "whole"] = "whole"
    amount_fen: int = 0
    bp: int = 0
    minimum_fen: int = 0


@dataclass(frozen=True, slots=True)
class QuoteInput:
    """All that a price depends on; the person who asks is not part of it, except as a member."""

    items: tuple[Item, ...]
    moment: Moment
    surcharges: tuple[Surcharge, ...] = ()
    surcharge_cap_bp: int | None = None
    member_off_bp: int = 0
    tariff: Tariff | None = None
    distance_m: int = 0
    travel_charged_by: Seller = "worker"
    coupon: Coupon | None = None
    deposit_rule: DepositRule = DepositRule()


@dataclass(frozen=True, slots=True)
class Quote:
    """A price that explains itself: the lines sum to the total, deposit and balance as well."""

    lines: tuple[Line, ...]
    total_fen: int
    deposit_fen: int
    coupon_cost: CouponCost

    @property
    def balance_fen(self) -> int:
        """What is left to pay after the deposit."""
        return self.total_fen - self.deposit_fen


def started_steps(minutes: int, step_minutes: int, minimum_steps: int = 1) -> int:
    """Count the started steps of a duration: the `count` of a service that is sold by time.

    90 minutes at steps of 60 are 2. Raises ValueError for a step that is not above 0 or a
    negative duration.
    """
    if step_minutes <= 0 or minutes < 0:
        raise ValueError("a duration needs a step above zero and no negative minutes")
    return max(minimum_steps, -(-minutes // step_minutes))


def deposit(total_fen: int, rule: DepositRule) -> int:
    """Compute what is paid when ordering, in fen: between 0 and the total."""
    if rule.mode == "none":
        return 0
    if rule.mode == "whole":
        return total_fen
    wanted_fen = rule.amount_fen if rule.mode == "fixed" else part(total_fen, rule.bp)
    return min(total_fen, max(wanted_fen, rule.minimum_fen, 0))


def quote(wanted: QuoteInput) -> Quote:
    """Price an order line by line.

    Surcharges add up on the work at list price (they never compound) and together stay under
    the published cap; a member price and then a coupon come off. The coupon never takes more
    than what it covers, so the total is never below zero.
    Raises ValueError for negative prices, counts or rates, or bearers that miss a whole.
    """
    _check(wanted)
    lines = [
        Line(i.kind, i.code, i.label, i.unit_fen * i.count, i.count, i.unit_fen, i.charged_by)
        for i in wanted.items
        if i.count
    ]
    work_fen = sum(line.amount_fen for line in lines if line.kind in SERVICE_KINDS)
    seller: Seller = next((i.charged_by for i in wanted.items if i.kind == "service"), "merchant")
    lines += _surcharge_lines(wanted, work_fen, seller)
    if member_fen := part(work_fen, wanted.member_off_bp):
        label = {"zh-CN": "会员价", "en": "Member price"}
        lines.append(Line("member", "member", label, -member_fen, 1, -member_fen, seller))
    if wanted.tariff is not None:
        fare_fen = travel_fare(wanted.tariff, wanted.distance_m, wanted.moment.minute_of_day)
        label = {"zh-CN": "上门车费", "en": "Travel fare"}
        code, charger = wanted.tariff.mode, wanted.travel_charged_by
        lines.append(Line("travel", code, label, fare_fen, 1, fare_fen, charger))
    cost = CouponCost()
    if wanted.coupon is not None and (off_fen := _coupon_off(wanted.coupon, lines)):
        coupon = wanted.coupon
        cost = CouponCost(
            *allot(off_fen, (coupon.platform_bp, coupon.partner_bp, coupon.merchant_bp))
        )
        lines.append(Line("coupon", coupon.code, coupon.label, -off_fen, 1, -off_fen, seller))
    total_fen = sum(line.amount_fen for line in lines)
    return Quote(tuple(lines), total_fen, deposit(total_fen, wanted.deposit_rule), cost)


def _surcharge_lines(wanted: QuoteInput, work_fen: int, seller: Seller) -> list[Line]:
    holding = [s for s in wanted.surcharges if _holds(s, wanted.moment)]
    amounts = [part(work_fen, s.bp) for s in holding]
    if wanted.surcharge_cap_bp is not None:
        cap_fen = part(work_fen, wanted.surcharge_cap_bp)
        if sum(amounts) > cap_fen:
            amounts = allot(cap_fen, [s.bp for s in holding])
    return [
        Line(s.kind, s.code, s.label, amount_fen, 1, amount_fen, seller)
        for s, amount_fen in zip(holding, amounts, strict=True)
        if amount_fen
    ]


def _holds(surcharge: Surcharge, moment: Moment) -> bool:
    return (
        within_minutes(moment.minute_of_day, surcharge.from_minute, surcharge.until_minute)
        and (not surcharge.weekdays or moment.weekday in surcharge.weekdays)
        and (moment.is_holiday or not surcharge.holidays_only)
        and (not surcharge.weather or moment.weather == surcharge.weather)
    )


def _coupon_off(coupon: Coupon, lines: list[Line]) -> int:
    work_kinds = SERVICE_KINDS | SURCHARGE_KINDS | {"member"}
    covered_fen = sum(
        line.amount_fen for line in lines if coupon.covers == "all" or line.kind in work_kinds
    )
    if coupon.kind == "full_reduction" and covered_fen < coupon.threshold_fen:
        return 0
    off_fen = coupon.off_fen
    if coupon.kind == "percent":
        off_fen = part(covered_fen, coupon.off_bp)
        off_fen = min(off_fen, coupon.cap_fen) if coupon.cap_fen else off_fen
    return min(off_fen, covered_fen)


def _check(wanted: QuoteInput) -> None:
    numbers = [wanted.distance_m, wanted.member_off_bp, wanted.surcharge_cap_bp or 0]
    numbers += [number for i in wanted.items for number in (i.unit_fen, i.count)]
    numbers += [s.bp for s in wanted.surcharges]
    if (coupon := wanted.coupon) is not None:
        bearers = (coupon.platform_bp, coupon.partner_bp, coupon.merchant_bp)
        if sum(bearers) != FULL_BP:
            raise ValueError("the bearers of a coupon do not sum to a whole")
        numbers += [*bearers, coupon.off_fen, coupon.off_bp, coupon.cap_fen]
    if any(number < 0 for number in numbers):
        raise ValueError("a price, count, rate or distance is negative")
    if wanted.member_off_bp > FULL_BP:
        raise ValueError("a member price takes more than the whole")
