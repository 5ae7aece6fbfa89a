"""Verbs that publish price lists; a new list never brings a published plan above the cap."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Invalid
from doorstep.kernel.queue import tell
from doorstep.offering.catalog import packs, queries
from doorstep.offering.catalog.commands.plans import check_plans_again
from doorstep.offering.catalog.commands.versions import next_number, valid_from_of
from doorstep.offering.catalog.events import PricesPublished
from doorstep.offering.catalog.models import Price, PriceList, Service, Trade

PricesOf = Mapping[str, Mapping[tuple[str, str], int]]
"""Per service code: (kind, code) to fen."""


@command
def publish_prices(
    act: Act,
    *,
    trade_code: str,
    prices: Mapping[str, Mapping[str, Mapping[str, int]]],
    surcharges: Sequence[Mapping[str, Any]] | None = None,
    surcharge_cap_bp: int | None = None,
    valid_from: datetime | None = None,
) -> PriceList:
    """Publish a trade's next price list: the present one with some prices changed.

    `prices` is {service code: {"variant"|"option"|"material": {code: fen}}}.
    Refuses with NotFound, Invalid, AboveCap.
    """
    trade = queries.trade(act, trade_code)
    changed: dict[str, dict[tuple[str, str], int]] = {}
    for service_code, kinds in prices.items():
        known = _priceable(queries.service_by_code(act, service_code).choices)
        for kind, amounts in kinds.items():
            for code, amount_fen in amounts.items():
                if (kind, code) not in known or not 0 <= amount_fen <= 100_000_000:
                    raise Invalid([{"field": f"{service_code}.{kind}.{code}", "reason": "price"}])
                changed.setdefault(service_code, {})[(kind, code)] = amount_fen
    counts_from = valid_from_of(act, valid_from)
    present = _prices_now(act, trade)
    merged = {code: present.get(code, {}) | changed.get(code, {}) for code in {*present, *changed}}
    current = _price_list_now(act, trade)
    kept, cap_bp = (current.surcharges, current.surcharge_cap_bp) if current else ([], None)
    row = _write_price_list(
        act,
        trade,
        merged,
        surcharges=kept if surcharges is None else surcharges,
        surcharge_cap_bp=cap_bp if surcharge_cap_bp is None else surcharge_cap_bp,
        valid_from=counts_from,
    )
    check_plans_again(act, trade.category)
    return row


def load_prices(act: Act, trade: Trade, pack: packs.Pack) -> None:
    """Give the pack's prices to what has none yet; the city's own stay."""
    present = _prices_now(act, trade)
    wanted = {
        service.code: {
            (kind, one.code): one.amount_fen
            for kind in ("variant", "option", "material")
            for one in getattr(service, f"{kind}s")
        }
        for service in pack.services
    }
    amounts = {code: wanted[code] | present.get(code, {}) for code in wanted}
    if amounts == present:
        return
    current = _price_list_now(act, trade)
    _write_price_list(
        act,
        trade,
        amounts,
        surcharges=current.surcharges
        if current
        else [one.model_dump(mode="json") for one in pack.surcharges],
        surcharge_cap_bp=current.surcharge_cap_bp if current else pack.surcharge_cap_bp,
        valid_from=act.at,
    )


def _priceable(choices: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {
        (kind, one["code"])
        for kind in ("variant", "option", "material")
        for one in choices[f"{kind}s"]
    }


def _price_list_now(act: Act, trade: Trade) -> PriceList | None:
    rows = PriceList.objects.of(act).filter(trade=trade, valid_from__lte=act.at)
    found: PriceList | None = rows.order_by("-valid_from", "-version").first()
    return found


def _prices_now(act: Act, trade: Trade) -> dict[str, dict[tuple[str, str], int]]:
    current = _price_list_now(act, trade)
    found: dict[str, dict[tuple[str, str], int]] = {}
    if current is not None:
        for row in Price.objects.of(act).filter(price_list=current):
            found.setdefault(row.service_code, {})[(row.kind, row.code)] = row.amount_fen
    return found


def _write_price_list(
    act: Act,
    trade: Trade,
    amounts: PricesOf,
    *,
    surcharges: Sequence[Mapping[str, Any]],
    surcharge_cap_bp: int | None,
    valid_from: datetime,
) -> PriceList:
    checked = [packs.checked_part(packs.SurchargeOfPack, dict(one)) for one in surcharges]
    units = {
        row.code: row.unit
        for row in Service.objects.of(act).filter(trade=trade, ended_at__isnull=True)
    }
    listed = PriceList.objects.create(
        city_id=act.city_id,
        trade=trade,
        version=next_number(PriceList.objects.of(act).lock().filter(trade=trade)),
        valid_from=valid_from,
        published_at=act.at,
        published_by=act.actor_id,
        why=act.reason,
        surcharges=[one.model_dump(mode="json") for one in checked],
        surcharge_cap_bp=surcharge_cap_bp,
    )
    Price.objects.bulk_create(
        Price(
            city_id=act.city_id,
            price_list=listed,
            service_code=service_code,
            kind=kind,
            code=code,
            unit=units.get(service_code, "visit") if kind == Price.VARIANT else "piece",
            amount_fen=amount_fen,
        )
        for service_code, known in sorted(amounts.items())
        for (kind, code), amount_fen in sorted(known.items())
    )
    tell(act, PricesPublished(price_list_id=listed.id, trade_id=trade.id))
    return listed
