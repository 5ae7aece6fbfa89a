"""Questions about what can be had, what it costs, and on which terms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from doorstep.algorithms import pricing, searching, splitting
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.memory import reference
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import packs, rules
from doorstep.offering.catalog.models import (
    ON,
    BundleProduct,
    PassProduct,
    Price,
    PriceList,
    Service,
    SharePlan,
    TermSheet,
    Trade,
)
from doorstep.offering.catalog.rules import Choice, Terms


@dataclass(frozen=True, slots=True)
class Quotation:
    """A price that explains itself, with the versions it was computed from and the time it takes.

    `buffer_*` surround the visit in the worker's calendar; `tariff_id` is None without a fare.
    """

    quote: pricing.Quote
    service_id: UUID
    price_list_id: UUID
    tariff_id: UUID | None
    minutes: int
    buffer_before_minutes: int
    buffer_after_minutes: int


@dataclass(frozen=True, slots=True)
class Proposable:
    """A row of the rate card: what more of it costs and takes, each, and how many at most."""

    kind: str
    code: str
    name: dict[str, str]
    amount_fen: int
    minutes: int
    count_max: int


def shipped_packs_unscoped() -> list[str]:
    """The codes of the trade packs that are shipped."""
    return packs.shipped()


def shipped_pack_unscoped(code: str) -> dict[str, Any]:
    """The content of a shipped trade pack, by its code; NotFound when there is none."""
    return packs.read(code)


@reference
def trades(act: Act) -> list[Trade]:
    """The trades that the city offers, sorted as a dictionary does."""
    return list(Trade.objects.of(act).filter(state=ON).order_by("pinyin_key"))


@reference
def trade(act: Act, code: str) -> Trade:
    """A trade by its code; refuses with NotFound."""
    found: Trade | None = Trade.objects.of(act).filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def search_bigrams(name: dict[str, str], synonyms: Sequence[str]) -> list[str]:
    """What a service is found by: its names, other words for it, pinyin and pinyin initials."""
    chinese = [name["zh-CN"], *synonyms]
    from pypinyin import Style, lazy_pinyin  # half a second; most processes never need it

    sounds = ["".join(lazy_pinyin(word)) for word in chinese]
    initials = ["".join(lazy_pinyin(word, style=Style.FIRST_LETTER)) for word in chinese]
    return searching.bigrams(*chinese, name.get("en", ""), *sounds, *initials)


def services(act: Act, *, search: str = "", trade_code: str = "") -> list[Service]:
    """What is sold now; with a search, services whose name holds it come first."""
    rows = Service.objects.of(act).filter(
        ended_at__isnull=True, state=ON, trade__city_id=act.city_id, trade__state=ON
    )
    if trade_code:
        rows = rows.filter(trade__city_id=act.city_id, trade__code=trade_code)
    wanted = searching.wanted_bigrams(search)
    if wanted:
        rows = rows.filter(search__contains=wanted)
    compact = rules.plain(search)
    return sorted(
        rows.select_related("trade"),
        key=lambda row: (compact not in rules.plain(row.name["zh-CN"]), row.pinyin_key, row.code),
    )


def all_services(act: Act) -> list[Service]:
    """The present version of every service, switched off ones as well; for the desk."""
    rows = Service.objects.of(act).filter(ended_at__isnull=True)
    return list(rows.order_by("pinyin_key", "code"))


@reference
def service(act: Act, service_id: UUID) -> Service:
    """Any version of a service, old ones as well; refuses with NotFound."""
    found: Service | None = (
        Service.objects.of(act).select_related("trade").filter(id=service_id).first()
    )
    if found is None:
        raise NotFound
    return found


@reference
def services_by_id(act: Act, service_ids: frozenset[UUID]) -> dict[UUID, Service]:
    """Any versions of services by their ids, with their trades, in one statement."""
    rows = Service.objects.of(act).select_related("trade").filter(id__in=service_ids)
    return {one.id: one for one in rows}


def sold_service(act: Act, service_id: UUID) -> Service:
    """A service that can be ordered now; refuses with NotFound, Withdrawn."""
    found = service(act, service_id)
    if found.ended_at is not None or found.state != ON or found.trade.state != ON:
        raise rules.Withdrawn
    return found


def sold_now(act: Act, code: str) -> UUID | None:
    """The version of a service that can be ordered now, whatever became of older ones."""
    rows = Service.objects.of(act).filter(
        code=code, ended_at__isnull=True, state=ON, trade__city_id=act.city_id, trade__state=ON
    )
    found: UUID | None = rows.values_list("id", flat=True).first()
    return found


def service_by_code(act: Act, code: str) -> Service:
    """The version of a service that is sold now; refuses with NotFound."""
    rows = Service.objects.of(act).select_related("trade")
    found: Service | None = rows.filter(code=code, ended_at__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def least_minutes(service: Service) -> int:
    """How long the shortest visit of a service takes."""
    each = min(one["minutes"] for one in service.choices["variants"])
    length: int = service.duration["base_minutes"] + each * service.duration["units_min"]
    return length


def review_tags(act: Act, service_id: UUID) -> list[dict[str, Any]]:
    """The short words that the trade of a service has for reviews; refuses with NotFound."""
    tags: list[dict[str, Any]] = service(act, service_id).trade.facts.get("review_tags", [])
    return tags


def rate_card(act: Act, *, service_id: UUID, price_list_id: UUID, variant: str) -> list[Proposable]:
    """What may be added to an order on site, at the prices that it was sold under: more of its
    variant, then options, then materials; what has no price there is left out.
    """
    row = service(act, service_id)
    known = prices(act, price_list_id, row.code)
    found = [
        Proposable("unit", one["code"], one["name"], fen, one["minutes"], row.duration["units_max"])
        for one in row.choices["variants"]
        if one["code"] == variant
        and row.duration["units_max"] > 1
        and (fen := known.get(("variant", variant))) is not None
    ]
    for kind in ("option", "material"):
        found += [
            Proposable(kind, one["code"], one["name"], fen, one.get("minutes", 0), one["count_max"])
            for one in row.choices[f"{kind}s"]
            if (fen := known.get((kind, one["code"]))) is not None
        ]
    return found


def sop(act: Act, service_id: UUID) -> list[dict[str, Any]]:
    """The steps of a version of a service, in order; refuses with NotFound."""
    steps: list[dict[str, Any]] = service(act, service_id).sop
    return steps


def price_list_at(act: Act, trade_id: UUID, at: datetime | None = None) -> PriceList:
    """The price list of a trade that counts at a moment; refuses with NoTerms."""
    return _counting(_price_lists(act, trade_id), at or act.at, "price list")


@reference
def _price_lists(act: Act, trade_id: UUID) -> list[PriceList]:
    rows = PriceList.objects.of(act).filter(trade_id=trade_id)
    return list(rows.order_by("-valid_from", "-version"))


def _counting[V: (PriceList, SharePlan, TermSheet)](
    versions: Sequence[V], at: datetime, what: str
) -> V:
    """The first of the versions, newest first, that counts at a moment; refuses with NoTerms."""
    for version in versions:
        if version.valid_from <= at:
            return version
    raise rules.NoTerms(what=what)


@reference
def prices(act: Act, price_list_id: UUID, service_code: str) -> dict[tuple[str, str], int]:
    """What a service costs in a price list: (kind, code) to fen."""
    rows = Price.objects.of(act).filter(price_list_id=price_list_id, service_code=service_code)
    return {(row.kind, row.code): row.amount_fen for row in rows}


def prices_from(act: Act, service_codes: Sequence[str]) -> dict[str, int]:
    """The least that each service costs now, in fen: its cheapest variant at its fewest units."""
    lists = (
        PriceList.objects.of(act)
        .filter(valid_from__lte=act.at)
        .order_by("trade_id", "-valid_from", "-version")
        .distinct("trade_id")
    )
    rows = Price.objects.of(act).filter(
        price_list_id__in=[row.id for row in lists],
        service_code__in=service_codes,
        kind=Price.VARIANT,
    )
    least: dict[str, int] = {}
    for row in rows:
        least[row.service_code] = min(least.get(row.service_code, row.amount_fen), row.amount_fen)
    live = Service.objects.of(act).filter(code__in=list(least), ended_at__isnull=True)
    return {row.code: least[row.code] * row.duration["units_min"] for row in live}


def quotation(
    act: Act,
    *,
    service_id: UUID,
    choice: Choice,
    starts_at: datetime,
    seller: str,
    travel_mode: str | None = None,
    distance_m: int = 0,
    price_list_id: UUID | None = None,
    coupon: pricing.Coupon | None = None,
    member_off_bp: int = 0,
    weather: str = "",
) -> Quotation:
    """The price of a choice, line by line; `seller` is platform (mode D) or merchant.

    `distance_m` is metres of road. With `price_list_id` the prices of that version count, as for
    a change of an order that was sold under it; then a choice may hold options without a variant.
    Refuses with NotFound, Withdrawn, BadChoice, NotPriced, NoTerms, NoTariff, NoCityPack.
    """
    is_change = price_list_id is not None
    sold = service(act, service_id) if is_change else sold_service(act, service_id)
    if choice.variant is None and not is_change:
        raise rules.BadChoice(code="variant")
    rules.check_choice(sold.choices, sold.duration, choice, is_more=is_change)
    if price_list_id is None:
        listed = price_list_at(act, sold.trade_id)
    else:
        listed = _price_list(act, price_list_id)
    city = areas.facts(act)
    tariff = areas.tariff_at(act, travel_mode) if travel_mode else None
    special = areas.holiday(act, city.day_of(starts_at))
    items = rules.items(
        sold.code, sold.name, sold.choices, prices(act, listed.id, sold.code), choice, seller
    )
    wanted = pricing.QuoteInput(
        items=items,
        moment=pricing.Moment(
            minute_of_day=city.minute_of_day(starts_at),
            weekday=city.local(starts_at).weekday(),
            is_holiday=special is not None and special.kind == special.PUBLIC,
            weather=weather,
        ),
        surcharges=rules.surcharges(listed.surcharges),
        surcharge_cap_bp=listed.surcharge_cap_bp,
        member_off_bp=member_off_bp,
        tariff=areas.tariff_input(tariff) if tariff else None,
        distance_m=distance_m,
        coupon=coupon,
        deposit_rule=pricing.DepositRule(**sold.deposit_rule),
    )
    return Quotation(
        quote=pricing.quote(wanted),
        service_id=sold.id,
        price_list_id=listed.id,
        tariff_id=tariff.id if tariff else None,
        minutes=rules.minutes(sold.choices, sold.duration, choice),
        buffer_before_minutes=sold.buffer_before_minutes,
        buffer_after_minutes=sold.buffer_after_minutes,
    )


def share_plan_at(act: Act, category: str, mode: str, at: datetime | None = None) -> SharePlan:
    """The share plan of a category in a payee mode at a moment; refuses with NoTerms."""
    return _counting(_share_plans(act, category, mode), at or act.at, "share plan")


@reference
def _share_plans(act: Act, category: str, mode: str) -> list[SharePlan]:
    rows = SharePlan.objects.of(act).filter(category=category, mode=mode)
    return list(rows.order_by("-valid_from", "-version"))


@reference
def share_plan(act: Act, share_plan_id: UUID) -> SharePlan:
    """A version of a share plan; refuses with NotFound."""
    found: SharePlan | None = SharePlan.objects.of(act).filter(id=share_plan_id).first()
    if found is None:
        raise NotFound
    return found


def share_plan_input(plan: SharePlan) -> splitting.SharePlan:
    """A stored plan as the arithmetic wants it."""
    return splitting.SharePlan(
        mode="D" if plan.mode == "D" else "S2",
        commission_bp=plan.commission_bp,
        partner_bp=plan.partner_bp,
        referrer_bp=plan.referrer_bp,
        material_commission_bp=plan.material_commission_bp,
        cap_bp=plan.cap_bp,
        worker_by_sharing=plan.worker_by_sharing,
    )


def term_sheet_at(act: Act, trade_id: UUID, at: datetime | None = None) -> TermSheet:
    """The terms of a trade, or else of the city, at a moment; refuses with NoTerms."""
    return _counting(_term_sheets(act, trade_id), at or act.at, "term sheet")


@reference
def _term_sheets(act: Act, trade_id: UUID) -> list[TermSheet]:
    """The versions of a trade's own terms, then those of the city."""
    own_or_city = Q(trade_id=trade_id) | Q(trade__isnull=True)
    rows = TermSheet.objects.of(act).filter(own_or_city)
    return list(rows.order_by(F("trade_id").desc(nulls_last=True), "-valid_from", "-version"))


@reference
def terms(act: Act, term_sheet_id: UUID) -> Terms:
    """A version of the terms as plain values; refuses with NotFound."""
    sheet: TermSheet | None = TermSheet.objects.of(act).filter(id=term_sheet_id).first()
    if sheet is None:
        raise NotFound
    return terms_of(sheet)


def terms_of(sheet: TermSheet) -> Terms:
    """A term sheet as plain values."""
    known = {one.name for one in fields(Terms)}
    kept = {name: value for name, value in sheet.facts.items() if name in known}
    rows = kept.pop("cancelling")
    return Terms(
        pay_within_minutes=sheet.pay_within_minutes,
        accept_after_hours=sheet.accept_after_hours,
        dispute_hours=sheet.dispute_hours,
        pay_ahead_days=sheet.pay_ahead_days,
        cancelling=tuple(rules.Cancelling(**row) for row in rows),
        **kept,
    )


def pass_products(act: Act) -> list[PassProduct]:
    """The punch cards that are sold now."""
    return list(PassProduct.objects.of(act).filter(ended_at__isnull=True).order_by("code"))


def bundle_products(act: Act) -> list[BundleProduct]:
    """The bundles that are sold now."""
    return list(BundleProduct.objects.of(act).filter(ended_at__isnull=True).order_by("code"))


def skill_names(act: Act) -> dict[str, dict[str, str]]:
    """What skills and licences are called, by their codes, in all trades of the city."""
    return {
        one["code"]: one["name"]
        for trade in trades(act)
        for one in (*trade.facts.get("skills", []), *trade.facts.get("licences", []))
    }


def check_text(act: Act, *, trade_code: str, texts: Sequence[str]) -> None:
    """Refuse texts with a word that the trade forbids: ForbiddenWord, with the reason."""
    found = trade(act, trade_code)
    rules.check_words(found.words, texts, found.unlocked)


def check_text_of_worker(act: Act, *, skills: Iterable[str], texts: Sequence[str]) -> None:
    """Refuse texts with a word that a trade of these skills forbids; without skills, any trade."""
    mine = set(skills)
    for one in trades(act):
        known = {skill["code"] for skill in one.facts["skills"]}
        if not mine or mine & known:
            rules.check_words(one.words, texts, one.unlocked)


@reference
def _price_list(act: Act, price_list_id: UUID) -> PriceList:
    found: PriceList | None = PriceList.objects.of(act).filter(id=price_list_id).first()
    if found is None:
        raise NotFound
    return found
