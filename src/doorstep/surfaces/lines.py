"""Waiting for a free time, as doors send and show it: the entry, its place, what is offered,
and the answers, which each door registers under its own permissions."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ninja import Schema

from doorstep.kernel import text
from doorstep.kernel.act import Act
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.surfaces.shapes import Fen, Iso, Moment, Shown, words
from doorstep.surfaces.wishes import VisitSent
from doorstep.visits.orders.queries import Wish
from doorstep.visits.waiting import commands, queries


class WaitingSent(VisitSent):
    """What somebody waits for: a visit that begins from one moment to another."""

    from_at: Moment
    until_at: Moment
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
        **sent.asked(),
        way="choose" if sent.worker_id else "assign",
        starts_at=sent.from_at,
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


def one_entry(act: Act, entry_id: UUID) -> PlaceInLineSeen:
    """One entry with its place in line and what is offered."""
    return seen(act, [queries.entry(act, entry_id)])[0]


def leave_line(act: Act, entry_id: UUID) -> PlaceInLineSeen:
    """Leave the line."""
    return seen(act, [commands.leave(act, entry_id=entry_id)])[0]


def accept_slot(act: Act, entry_id: UUID, body: YesSent) -> PlaceInLineSeen:
    """Take the time that is kept, at the price shown; the order is then paid as any other."""
    entry = commands.accept(
        act,
        entry_id=entry_id,
        offer_id=body.offer_id,
        shown_total_fen=body.shown_total_fen,
    )
    return seen(act, [entry])[0]


def decline_slot(act: Act, entry_id: UUID, body: AnswerSent) -> PlaceInLineSeen:
    """Let the next in line have this time; the place in line is kept."""
    entry = commands.decline(act, entry_id=entry_id, offer_id=body.offer_id)
    return seen(act, [entry])[0]
