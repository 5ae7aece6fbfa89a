"""Waiting for a free time, as doors send and show it: the entry, its place, and what is offered."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.shapes import Code, Count, Fen, Iso, Moment, Shown, words
from doorstep.surfaces.wishes import Picked
from doorstep.visits.orders.queries import Wish
from doorstep.visits.waiting import queries


class WaitingSent(Schema):
    """What somebody waits for: a visit that begins from one moment to another."""

    service_id: UUID
    address_id: UUID
    variant: Code
    units: Count = 1
    options: Annotated[list[Picked], Field(max_length=20)] = []
    materials: Annotated[list[Picked], Field(max_length=20)] = []
    from_at: Moment
    until_at: Moment
    merchant_id: UUID | None = None
    worker_id: UUID | None = None
    pay: Literal["deposit", "whole"] = "deposit"
    travel_mode: Literal["bus", "taxi"] = "bus"
    note: words(500) = ""


class AnswerSent(Schema):
    """Which offer is answered."""

    offer_id: UUID


class YesSent(AnswerSent):
    """A yes at the price that was shown."""

    shown_total_fen: Fen


class ChanceSeen(Shown):
    """What was counted of the last sixty days: how many waited for this service, and got it."""

    waited: int
    placed: int


class SlotOfferSeen(Shown):
    """A time that is kept for this customer, until a moment."""

    id: UUID
    starts_at: Iso
    ends_at: Iso
    total_fen: int
    until_at: Iso


class PlaceInLineSeen(Shown):
    """A waiting entry: its place in line, what was counted, and what is offered now."""

    id: UUID
    customer_id: UUID
    service_id: UUID
    service_name: str
    worker_id: UUID | None
    worker_name: str
    from_at: Iso
    until_at: Iso
    state: str
    joined_at: Iso
    ended_at: Iso | None
    order_id: UUID | None
    ahead: int
    chance: ChanceSeen | None
    offer: SlotOfferSeen | None


def wish_of(sent: WaitingSent) -> Wish:
    """What somebody waits for, in the words of orders; its start is the earliest."""
    return Wish(
        service_id=sent.service_id,
        address_id=sent.address_id,
        variant=sent.variant,
        units=sent.units,
        options=tuple((one.code, one.count) for one in sent.options),
        materials=tuple((one.code, one.count) for one in sent.materials),
        way="choose" if sent.worker_id else "assign",
        starts_at=sent.from_at,
        merchant_id=sent.merchant_id,
        wanted_worker_id=sent.worker_id,
        pay=sent.pay,
        travel_mode=sent.travel_mode,
        note=sent.note,
    )


def seen(act: Act, rows: list[queries.Entry]) -> list[PlaceInLineSeen]:
    """Waiting entries with their place in line."""
    offers = queries.open_offers(act, rows)
    named = workers.cards(act, [row.worker_id for row in rows if row.worker_id])
    in_line = [row for row in rows if row.ended_at is None]
    ahead = queries.ahead_of(act, in_line)
    chances = queries.chances(act, {row.service_code for row in in_line})
    return [_seen(act, row, offers.get(row.id), named, ahead, chances) for row in rows]


def _seen(
    act: Act,
    row: queries.Entry,
    offer: queries.WaitingOffer | None,
    named: Any,
    ahead: Mapping[UUID, int],
    chances: Mapping[str, queries.Chance],
) -> PlaceInLineSeen:
    chance = chances.get(row.service_code) if row.id in ahead else None
    own = ("service_name", "worker_name", "ahead", "chance", "offer")
    plain = [name for name in PlaceInLineSeen.model_fields if name not in own]
    return PlaceInLineSeen(
        **{name: getattr(row, name) for name in plain},
        service_name=text.say(catalog.service(act, row.service_id).name, act.language),
        worker_name=named[row.worker_id].name if row.worker_id in named else "",
        ahead=ahead.get(row.id, 0),
        chance=ChanceSeen.model_validate(chance) if chance and chance.is_told else None,
        offer=SlotOfferSeen.model_validate(offer) if offer else None,
    )
