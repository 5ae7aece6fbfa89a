"""What a customer asks for, as the client sends it: the choice, the way, the time and the place."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.surfaces.shapes import Code, Count, Fen, Moment, words
from doorstep.visits.orders.queries import Wish


class Picked(Schema):
    """An option or material, so many times."""

    code: Code
    count: Annotated[int, Field(ge=1, le=100)] = 1


class ChoiceSent(Schema):
    """What is done at each visit."""

    variant: Code
    units: Count = 1
    options: Annotated[list[Picked], Field(max_length=20)] = []
    materials: Annotated[list[Picked], Field(max_length=20)] = []

    def picked(self) -> dict[str, Any]:
        """The choice in the words of rooms."""
        return {
            "variant": self.variant,
            "units": self.units,
            "options": tuple((one.code, one.count) for one in self.options),
            "materials": tuple((one.code, one.count) for one in self.materials),
        }


class VisitSent(ChoiceSent):
    """A service with its choice, where, by whom, and how to pay; when, each form says itself."""

    service_id: UUID
    address_id: UUID
    merchant_id: UUID | None = None
    worker_id: UUID | None = None
    pay: Literal["deposit", "whole"] = "deposit"
    travel_mode: Literal["bus", "taxi"] = "bus"

    def asked(self) -> dict[str, Any]:
        """The visit in the words of orders, but for its time and the way to a person."""
        return self.picked() | {
            "service_id": self.service_id,
            "address_id": self.address_id,
            "merchant_id": self.merchant_id,
            "wanted_worker_id": self.worker_id,
            "pay": self.pay,
            "travel_mode": self.travel_mode,
        }


class WishSent(VisitSent):
    """A service with its choice, how to get a person, when, where, and how to pay."""

    way: Literal["assign", "grab", "choose"] = "assign"
    timing: Literal["now", "slot"] = "slot"
    starts_at: Moment | None = None


class OrderSent(WishSent):
    """An order: the wish, the price that was shown, and what the worker should know."""

    shown_total_fen: Fen
    note: words(500) = ""
    photo_ids: Annotated[list[UUID], Field(max_length=9)] = []


def wish_of(sent: WishSent) -> Wish:
    """The wish in the words of orders."""
    order = sent if isinstance(sent, OrderSent) else None
    return Wish(
        **sent.asked(),
        way=sent.way,
        timing=sent.timing,
        starts_at=sent.starts_at,
        note=order.note if order else "",
        photo_ids=tuple(order.photo_ids) if order else (),
    )
