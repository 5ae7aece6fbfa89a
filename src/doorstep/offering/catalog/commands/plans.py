"""Verbs that publish share plans and terms, and the proof that a plan fits under the cap."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from doorstep.algorithms import pricing, splitting
from doorstep.kernel.act import Act, command
from doorstep.kernel.queue import tell
from doorstep.offering.catalog import packs, queries, rules
from doorstep.offering.catalog.commands.versions import next_number, valid_from_of
from doorstep.offering.catalog.events import SharePlanPublished, TermsPublished
from doorstep.offering.catalog.models import Price, PriceList, Service, SharePlan, TermSheet


@command
def publish_share_plan(
    act: Act,
    *,
    category: str,
    shares: Mapping[str, Any],
    coupons: Sequence[Mapping[str, Any]] = (),
    worker_by_sharing: bool = False,
    valid_from: datetime | None = None,
) -> SharePlan:
    """Publish how a category's money is shared in one payee mode, after proving its worst case.

    `shares` has mode, grade_bp, commission_bp, partner_bp, referrer_bp, material_commission_bp,
    cap_bp, insurance_fen; `coupons` are the largest that may be used.
    Refuses with Invalid, WorkersSharedToo, and AboveCap with the computation.
    """
    if worker_by_sharing:
        raise rules.WorkersSharedToo()
    wanted = packs.checked_part(packs.SharesOfPack, dict(shares))
    counts_from = valid_from_of(act, valid_from)
    plan = SharePlan(
        city_id=act.city_id,
        category=category,
        version=next_number(
            SharePlan.objects.of(act).lock().filter(category=category, mode=wanted.mode)
        ),
        worker_by_sharing=worker_by_sharing,
        coupons=[dict(coupon) for coupon in coupons],
        valid_from=counts_from,
        published_at=act.at,
        published_by=act.actor_id,
        **wanted.model_dump(),
    )
    check = _worst_case(act, plan)
    plan.computation = [dict(line) for line in check.explanation]
    plan.save()
    tell(act, SharePlanPublished(share_plan_id=plan.id, category=category, mode=plan.mode))
    return plan


@command
def publish_terms(
    act: Act,
    *,
    terms: Mapping[str, Any],
    trade_code: str | None = None,
    valid_from: datetime | None = None,
) -> TermSheet:
    """Publish the terms of a trade, or of the whole city; refuses with NotFound, Invalid."""
    wanted = packs.checked_part(packs.TermsOfPack, dict(terms))
    counts_from = valid_from_of(act, valid_from)
    trade = queries.trade(act, trade_code) if trade_code else None
    columns = {"pay_within_minutes", "accept_after_hours", "dispute_hours", "pay_ahead_days"}
    row = TermSheet.objects.create(
        city_id=act.city_id,
        trade=trade,
        version=next_number(TermSheet.objects.of(act).lock().filter(trade=trade)),
        facts=wanted.model_dump(mode="json", exclude=columns),
        valid_from=counts_from,
        published_at=act.at,
        published_by=act.actor_id,
        **wanted.model_dump(include=columns),
    )
    tell(act, TermsPublished(term_sheet_id=row.id, trade_id=trade.id if trade else None))
    return row


def check_plans_again(act: Act, category: str) -> None:
    """New prices may not bring a published plan above the cap either."""
    plans = SharePlan.objects.of(act).filter(category=category)
    for plan in plans.order_by("mode", "-version").distinct("mode"):
        _worst_case(act, plan)


def _worst_case(act: Act, plan: SharePlan) -> splitting.CapCheck:
    fees = _service_fens(act, plan.category)
    if not fees:
        raise rules.NoTerms(what="price list")
    check = splitting.worst_case(
        queries.share_plan_input(plan),
        service_fens=fees,
        coupons=[pricing.Coupon(**coupon) for coupon in plan.coupons],
        insurance_fen=plan.insurance_fen,
        worker_bp=max(plan.grade_bp.values()) if plan.worker_by_sharing else 0,
    )
    if not check.allowed:
        raise rules.AboveCap(
            computation_zh="；".join(line["zh-CN"] for line in check.explanation),
            computation_en="; ".join(line["en"] for line in check.explanation),
        )
    return check


def _service_fens(act: Act, category: str) -> list[int]:
    """What orders of a category cost at least and at most, by the price lists to come as well."""
    fees: set[int] = set()
    live = Service.objects.of(act).filter(category=category, ended_at__isnull=True)
    spans = {row.code: row.duration for row in live}
    lists = PriceList.objects.of(act).filter(trade__city_id=act.city_id, trade__category=category)
    newest = lists.order_by("trade_id", "-version").distinct("trade_id")
    counted = {row.id for row in newest} | {
        row.id
        for row in lists.filter(valid_from__lte=act.at)
        .order_by("trade_id", "-valid_from", "-version")
        .distinct("trade_id")
    }
    rows = Price.objects.of(act).filter(price_list_id__in=counted, kind=Price.VARIANT)
    for row in rows:
        if row.service_code in spans and row.amount_fen:
            span = spans[row.service_code]
            fees |= {row.amount_fen * span["units_min"], row.amount_fen * span["units_max"]}
    return sorted(fees)
