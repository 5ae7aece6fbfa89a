"""Whether a share plan may be published: its tightest order against the channel's cap."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from doorstep.algorithms.money import format_yuan
from doorstep.algorithms.pricing import Coupon, Item, Label, Moment, QuoteInput, quote
from doorstep.algorithms.splitting.cap import CapCheck, Capture, check_cap
from doorstep.algorithms.splitting.parts import (
    Seat,
    SharePlan,
    SplitInput,
    SplitLine,
    SplitResult,
    split,
)

_KINDS: tuple[Literal["service", "material"], ...] = ("service", "material")


def worst_case(
    plan: SharePlan,
    *,
    service_fens: Sequence[int],
    coupons: Sequence[Coupon] = (),
    insurance_fen: int = 0,
    worker_bp: int = 0,
) -> CapCheck:
    """Check a plan before it is published: the tightest order paid wholly through the channel.

    Tries every listed service fee and every coupon's threshold between them, with each coupon and
    with none, all work and all goods (a mixture is never tighter than both), without travel or
    tip (they only widen the payment). `worker_bp` is the highest
    grade, for plans that share the worker's part. The explanation says in both languages which
    order is the tightest and by how much it misses. Raises ValueError without any service fee.
    """
    if not service_fens:
        raise ValueError("a plan is checked against at least one service fee")
    prices = {fen for fen in service_fens if fen > 0}
    prices |= {
        coupon.threshold_fen
        for coupon in coupons
        if min(service_fens) <= coupon.threshold_fen <= max(service_fens)
    } - {0}
    splits = [
        _sample(plan, kind, fen, coupon, insurance_fen, worker_bp)
        for kind in _KINDS
        for fen in sorted(prices)
        for coupon in (None, *coupons)
    ]
    tightest = max(splits, key=_tightness)
    check = check_cap([Capture(tightest.kept_fen)], _leaving(tightest), plan.cap_bp)
    return replace(check, explanation=_explanation(plan, tightest, check))


def _sample(
    plan: SharePlan,
    kind: Literal["service", "material"],
    amount_fen: int,
    coupon: Coupon | None,
    insurance_fen: int,
    worker_bp: int,
) -> SplitResult:
    item = Item(kind, "worst-case", {}, amount_fen)
    cost = quote(QuoteInput((item,), Moment(0), coupon=coupon)).coupon_cost
    lines = (SplitLine(kind, amount_fen), SplitLine("insurance", insurance_fen))
    return split(SplitInput(plan, lines, (Seat(worker_bp),), cost))


def _leaving(result: SplitResult) -> int:
    return result.outgoing_fen + result.owed_by_merchant_fen


def _tightness(result: SplitResult) -> Fraction:
    return Fraction(_leaving(result), max(1, result.kept_fen))


def _explanation(plan: SharePlan, worst: SplitResult, check: CapCheck) -> tuple[Label, ...]:
    if plan.mode == "D":
        return (
            {
                "zh-CN": "平台为销售方，没有款项以分账方式转出",
                "en": "The platform is the seller: nothing leaves by profit sharing",
            },
        )
    paid, out = format_yuan(worst.kept_fen), format_yuan(check.outgoing_fen)
    cap, limit = format_yuan(plan.cap_bp), format_yuan(check.limit_fen)
    excess = format_yuan(check.excess_fen)
    verdict = {
        "zh-CN": f"超出上限 {excess} 元，方案不能发布",
        "en": f"{excess} yuan above the cap: the plan cannot be published",
    }
    if check.allowed:
        verdict = {
            "zh-CN": "在上限之内，方案可以发布",
            "en": "Under the cap: the plan can be published",
        }
    return (
        {
            "zh-CN": f"最紧的订单：通道实收 {paid} 元，分出 {out} 元",
            "en": f"Tightest order: {paid} yuan received by the channel, {out} yuan shared out",
        },
        {"zh-CN": f"分账上限 {cap}%：{limit} 元", "en": f"Cap {cap} %: {limit} yuan"},
        verdict,
    )
