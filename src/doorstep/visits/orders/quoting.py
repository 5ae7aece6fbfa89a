"""What a wish, or more work on site, costs and means: the one computation for all who show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.algorithms import pricing, travel
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.people.partners import queries as partners
from doorstep.visits.orders.models import Order, Visit
from doorstep.visits.orders.rules import paying
from doorstep.visits.orders.rules import wish as wishes
from doorstep.visits.orders.rules.refusals import (
    InDebt,
    NotServed,
    NotServing,
    WayNotOffered,
    WrongSeller,
)
from doorstep.visits.orders.rules.terms import Terms
from doorstep.visits.orders.rules.wish import Wish


@dataclass(frozen=True, slots=True)
class Offer:
    """What a wish costs and means: the price line by line, the times, the seller and the terms."""

    lines: Sequence[pricing.Line]
    total_fen: int
    deposit_fen: int
    first_part_fen: int
    starts_at: datetime
    ends_at: datetime
    pay_from_at: datetime | None
    merchant_id: UUID | None
    contract_id: UUID
    payee_mode: str
    price_list_id: UUID
    share_plan_id: UUID
    term_sheet_id: UUID
    terms: Terms
    crew: int
    lat: float
    lng: float
    community: str


def offer(act: Act, wish: Wish, *, customer_id: UUID) -> Offer:
    """The price and terms of a wish now: shown before ordering, and taken by ordering.

    Refuses with Invalid, InDebt, NotFound, NotServed, NotServing, WayNotOffered, TooSoon,
    TooFarAhead, and with what the catalogue says.
    """
    wishes.check(wish)
    if Order.objects.of(act).filter(customer_id=customer_id, debt_fen__gt=0).exists():
        raise InDebt()
    place = accounts.address(act, wish.address_id)
    if place.customer_id != customer_id or place.ended_at is not None:
        raise NotFound()
    service = catalog.sold_service(act, wish.service_id)
    if wish.way not in service.ways or wish.timing not in service.timings:
        raise WayNotOffered()
    city = areas.facts(act)
    starts_at = wish.starts_at or act.at
    if wish.starts_at is not None:
        paying.start_fits(city, starts_at=starts_at, at=act.at)
    merchant_id = _seller(act, wish)
    agreed = partners.contract_at(act, merchant_id, act.at)
    priced = catalog.quotation(
        act,
        service_id=service.id,
        choice=_choice(wish),
        starts_at=starts_at,
        seller="merchant" if merchant_id else "platform",
        travel_mode=wish.travel_mode,
        distance_m=round(_straight_m(act, place.lat, place.lng) * city.road_factor),
    )
    sheet = catalog.term_sheet_at(act, service.trade_id)
    terms = catalog.terms_of(sheet)
    ends_at = starts_at + timedelta(minutes=priced.minutes)
    quote = priced.quote
    return Offer(
        lines=quote.lines,
        total_fen=quote.total_fen,
        deposit_fen=quote.deposit_fen,
        first_part_fen=paying.first_part_fen(wish.pay, quote.total_fen, quote.deposit_fen),
        starts_at=starts_at,
        ends_at=ends_at,
        pay_from_at=paying.pay_from(agreed.payee_mode, terms, ends_at=ends_at, at=act.at),
        merchant_id=merchant_id,
        contract_id=agreed.id,
        payee_mode=agreed.payee_mode,
        price_list_id=priced.price_list_id,
        share_plan_id=catalog.share_plan_at(act, service.category, agreed.payee_mode).id,
        term_sheet_id=sheet.id,
        terms=terms,
        crew=service.crew,
        lat=place.lat,
        lng=place.lng,
        community=place.community,
    )


def _seller(act: Act, wish: Wish) -> UUID | None:
    """Whom the customer pays: the chosen worker's firm, else the one that was named."""
    merchant_id = wish.merchant_id
    if wish.wanted_worker_id is not None:
        merchant_id = workers.worker(act.as_system(), wish.wanted_worker_id).merchant_id
        if wish.merchant_id not in (None, merchant_id):
            raise WrongSeller()
    if merchant_id is not None and not partners.may_serve(act, merchant_id):
        raise NotServing()
    return merchant_id


def _choice(wish: Wish) -> catalog.Choice:
    return catalog.Choice(wish.variant, wish.units, wish.options, wish.materials)


def _straight_m(act: Act, lat: float, lng: float) -> float:
    """The straight line that a fare is taken of: from the middle of the area that serves the place.

    Not from a worker's home: nobody is known yet, and the same place costs the same for all.
    """
    area = areas.area_at(act, lat, lng)
    if area is None:
        raise NotServed()
    middle = travel.Place((area.lat_min + area.lat_max) / 2, (area.lng_min + area.lng_max) / 2)
    return travel.distance_m(middle, travel.Place(lat, lng))


def price_of_change(
    act: Act,
    order: Order,
    visit: Visit,
    *,
    units: int,
    options: tuple[tuple[str, int], ...],
    materials: tuple[tuple[str, int], ...],
) -> tuple[Sequence[pricing.Line], int]:
    """What more work costs at the prices as sold, and how many minutes it takes.

    Refuses with BadChoice, NotPriced.
    """
    variant = order.choices["variant"] if units else None
    choice = catalog.Choice(variant, units or 1, options, materials)
    priced = catalog.quotation(
        act,
        service_id=order.service_id,
        choice=choice,
        starts_at=visit.starts_at,
        seller="merchant" if order.merchant_id else "platform",
        price_list_id=order.price_list_id,
    )
    minutes = priced.minutes
    if units:
        minutes -= catalog.service(act, order.service_id).duration["base_minutes"]
    return priced.quote.lines, minutes
