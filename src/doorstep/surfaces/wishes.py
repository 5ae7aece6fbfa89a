"""What a customer asks for, as the client sends it: the choice, the way, the time and the place."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.surfaces.shapes import Code, Count, Fen, Moment, words
from doorstep.visits.orders.queries import Wish


class Picked(Schema):
    """An option or material, so many times."""

    code: Code
    count: Annotated[int, Field(ge=1, le=100)] = 1


class WishSent(Schema):
    """A service with its choice, how to get a person, when, where, and how to pay."""

    service_id: UUID
    address_id: UUID
    variant: Code
    units: Count = 1
    options: Annotated[list[Picked], Field(max_length=20)] = []
    materials: Annotated[list[Picked], Field(max_length=20)] = []
    way: Literal["assign", "grab", "choose"] = "assign"
    timing: Literal["now", "slot"] = "slot"
    starts_at: Moment | None = None
    merchant_id: UUID | None = None
    worker_id: UUID | None = None
    pay: Literal["deposit", "whole"] = "deposit"
    travel_mode: Literal["bus", "taxi"] = "bus"


class OrderSent(WishSent):
    """An order: the wish, the price that was shown, and what the worker should know."""

    shown_total_fen: Fen
    note: words(500) = ""
    photo_ids: Annotated[list[UUID], Field(max_length=9)] = []


def wish_of(sent: WishSent) -> Wish:
    """The wish in the words of orders."""
    order = sent if isinstance(sent, OrderSent) else None
    return Wish(
        service_id=sent.service_id,
        address_id=sent.address_id,
        variant=sent.variant,
        units=sent.units,
        options=tuple((one.code, one.count) for one in sent.options),
        materials=tuple((one.code, one.count) for one in sent.materials),
        way=sent.way,
        timing=sent.timing,
        starts_at=sent.starts_at,
        merchant_id=sent.merchant_id,
        wanted_worker_id=sent.worker_id,
        pay=sent.pay,
        travel_mode=sent.travel_mode,
        note=order.note if order else "",
        photo_ids=tuple(order.photo_ids) if order else (),
    )
