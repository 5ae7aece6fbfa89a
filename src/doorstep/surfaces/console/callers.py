"""Ordering for a caller: where and when somebody can come, the price of a wish, and the order."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from ninja import Query, Schema
from pydantic import model_validator

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.kernel.errors import NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.surfaces.console import seen
from doorstep.surfaces.console.entrance import HELPERS, HOUSE, door
from doorstep.surfaces.shapes import Day, Iso, Lat, Lng, words
from doorstep.surfaces.wishes import ChoiceSent, OrderSent, WishSent, wish_of
from doorstep.visits.orders import commands, queries
from doorstep.visits.staffing import queries as staffing


class ForCaller(Schema):
    """Whom the desk orders for: a customer, or the phone they call from."""

    customer_id: UUID | None = None
    phone: words(24) = ""

    @model_validator(mode="after")
    def _names_one(self) -> "ForCaller":
        if (self.customer_id is None) == (not self.phone):
            raise ValueError("name a customer, or a phone")
        return self


class WishOfCaller(ForCaller, WishSent):
    """A caller's wish."""


class OrderOfCaller(ForCaller, OrderSent):
    """A caller's order at the price that was told."""


class PricedLine(Schema):
    """One line of a price."""

    kind: str
    code: str
    label: str
    unit_fen: int
    count: int
    amount_fen: int


class QuoteSeen(Schema):
    """What a wish costs now, line by line."""

    lines: list[PricedLine]
    total_fen: int
    deposit_fen: int
    first_part_fen: int
    starts_at: Iso
    ends_at: Iso
    pay_from_at: Iso | None
    merchant_id: UUID | None


class SlotsWanted(ForCaller, ChoiceSent):
    """For which day a caller asks, for what, where, and by whom if they said so."""

    service_id: UUID
    address_id: UUID
    day: Day
    worker_id: UUID | None = None
    merchant_id: UUID | None = None


class SlotSeen(Schema):
    """A time at which somebody can come, and how many could."""

    starts_at: Iso
    ends_at: Iso
    workers: int


class PlaceWanted(Schema):
    """A place on the map (GCJ-02)."""

    lat: Lat
    lng: Lng


class ServedSeen(Schema):
    """Whether anybody comes there, and what the area is called."""

    is_served: bool
    area: str


@door.get("/served", **HOUSE, duties=HELPERS, answers_with=ServedSeen)
def is_served(act: Act, place: Query[PlaceWanted]) -> Any:
    """Whether anybody comes to a place that a caller names."""
    area = areas.area_at(act, place.lat, place.lng)
    return {
        "is_served": area is not None,
        "area": text.say(area.name, act.language) if area else "",
    }


@door.post("/slots", **HOUSE, duties=HELPERS, answers_with=list[SlotSeen], keeps_answer=False)
def list_slots(act: Act, body: SlotsWanted) -> Any:
    """The times of a day at which the visit can begin; nothing is kept."""
    customer_id = _customer(act, body)
    place = accounts.address(act, body.address_id)
    if place.customer_id != customer_id:
        raise NotFound()
    picked = catalog.Choice(**body.picked())
    seller = "merchant" if body.merchant_id else "platform"
    priced = catalog.quotation(
        act, service_id=body.service_id, choice=picked, starts_at=act.at, seller=seller
    )
    wish = workers.Wish(
        service_id=body.service_id,
        lat=place.lat,
        lng=place.lng,
        minutes=priced.minutes,
        merchant_id="any" if body.worker_id else body.merchant_id,
        worker_id=body.worker_id,
        but=frozenset(staffing.apart_from_customer(act, customer_id)),
    )
    return [
        {
            "starts_at": one.starts_at,
            "ends_at": one.starts_at + timedelta(minutes=priced.minutes),
            "workers": len(one.worker_ids),
        }
        for one in workers.free_starts(act, wish, body.day)
    ]


@door.post("/quotes", **HOUSE, duties=HELPERS, answers_with=QuoteSeen, keeps_answer=False)
def quote(act: Act, body: WishOfCaller) -> Any:
    """The price and terms of a caller's wish; nothing is kept."""
    offer = queries.offer(act, wish_of(body), customer_id=_customer(act, body))
    lines = [
        queries.line_facts(line) | {"label": text.say(dict(line.label), act.language)}
        for line in offer.lines
    ]
    return {
        "lines": lines,
        "total_fen": offer.total_fen,
        "deposit_fen": offer.deposit_fen,
        "first_part_fen": offer.first_part_fen,
        "starts_at": offer.starts_at,
        "ends_at": offer.ends_at,
        "pay_from_at": offer.pay_from_at,
        "merchant_id": offer.merchant_id,
    }


@door.post("/orders", **HOUSE, duties=HELPERS, answers_with=seen.OrderWhole, status=201)
def place_order(act: Act, body: OrderOfCaller) -> Any:
    """Order for a caller; they pay on their own phone."""
    customer_id = _customer(act, body)
    order = commands.place(
        act,
        wish=wish_of(body),
        shown_total_fen=body.shown_total_fen,
        customer_id=customer_id,
        but=staffing.apart_from_customer(act, customer_id),
    )
    return seen.whole(act, order)


def _customer(act: Act, body: ForCaller) -> UUID:
    if body.customer_id is not None:
        return accounts.customer(act, body.customer_id).id
    found, _ = accounts.customers(act, phone=body.phone)
    if not found:
        raise NotFound()
    return found[0].id
