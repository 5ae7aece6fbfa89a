"""Verbs of the line: standing in it, leaving it, and its end when the wished days are over."""

from datetime import datetime, timedelta
from uuid import UUID

from doorstep.kernel import ids, queue
from doorstep.kernel.act import CUSTOMER, OPERATOR, Act, command
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Wish
from doorstep.visits.waiting import queries, rules
from doorstep.visits.waiting.commands import rows
from doorstep.visits.waiting.events import EntryJoined
from doorstep.visits.waiting.models import Entry


@command
def join(act: Act, *, wish: Wish, until_at: datetime, customer_id: UUID | None = None) -> Entry:
    """Wait for a visit that begins from the wish's start to `until_at`, when nothing is free.

    An operator waits for a `customer_id`.  Refuses with NotAllowed, NotFound, Invalid, TooMany,
    WaitsAlready, FreeAlready, and with what orders say of the wish.
    """
    if act.role not in (CUSTOMER, OPERATOR):
        raise NotAllowed()
    customer = customer_id or act.actor_id
    if customer is None or wish.starts_at is None:
        raise NotFound()
    if act.role == CUSTOMER and customer != act.actor_id:
        raise NotFound()
    days = areas.facts(act).waiting.window_days
    rules.check_window(wish.starts_at, until_at, at=act.at, days=days)
    entry = _entry(act, wish, until_at, customer)
    _fits(act, entry)
    entry.save()
    tell(act, EntryJoined(**rows.whose(entry)))
    lead = timedelta(minutes=areas.facts(act).lead_minutes)
    due_at = max(act.at, until_at - lead)
    queue.at(act, "waiting.expire", due_at=due_at, key=rows.entry_key(entry.id), entry_id=entry.id)
    return entry


def _entry(act: Act, wish: Wish, until_at: datetime, customer_id: UUID) -> Entry:
    """The entry, once orders would take the wish on its first day."""
    assert wish.starts_at is not None
    then, starts_at = queries.on_first_day(act, wish.starts_at)
    entry = Entry(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        customer_id=customer_id,
        service_id=wish.service_id,
        service_code=catalog.service(act, wish.service_id).code,
        address_id=wish.address_id,
        choice=rules.choice_kept(wish.variant, wish.units, wish.options, wish.materials),
        travel_mode=wish.travel_mode,
        pay=wish.pay,
        note=wish.note,
        worker_id=wish.wanted_worker_id,
        merchant_id=wish.merchant_id,
        from_at=wish.starts_at,
        until_at=until_at,
        state=rules.WAITING,
        joined_at=act.at,
    )
    offer = orders.offer(then, queries.wish_of(entry, starts_at), customer_id=customer_id)
    entry.merchant_id, entry.lat, entry.lng = offer.merchant_id, offer.lat, offer.lng
    entry.minutes = -(-int((offer.ends_at - offer.starts_at).total_seconds()) // 60)
    return entry


def _fits(act: Act, entry: Entry) -> None:
    mine = Entry.objects.of(act).filter(customer_id=entry.customer_id, state__in=rules.IN_LINE)
    if mine.count() >= rules.ENTRIES_MAX:
        raise rules.TooMany(most=rules.ENTRIES_MAX)
    same = mine.filter(
        service_code=entry.service_code, from_at=entry.from_at, until_at=entry.until_at
    )
    if same.exists():
        raise rules.WaitsAlready()
    if next(queries.free_for(act, entry), None) is not None:
        raise rules.FreeAlready()


@command
def leave(act: Act, *, entry_id: UUID) -> Entry:
    """Leave the line; what was offered goes to the next.  Twice is harmless.

    Refuses with NotFound, NotInLine.
    """
    entry = rows.locked(act, entry_id)
    if entry.state == rules.LEFT:
        return entry
    if entry.state not in rules.IN_LINE:
        raise rules.NotInLine()
    _end(act, entry, rules.LEFT)
    return entry


@command
def expire(act: Act, *, entry_id: UUID) -> Entry:
    """The wished days are over; an offer that still waits is answered first.

    Refuses with NotFound.  Does nothing while there is time.
    """
    entry = rows.locked(act, entry_id)
    lead = timedelta(minutes=areas.facts(act).lead_minutes)
    if entry.state == rules.WAITING and entry.until_at - lead <= act.at:
        _end(act, entry, rules.EXPIRED)
    return entry


def _end(act: Act, entry: Entry, state: str) -> None:
    offer = rows.open_offer(act, entry)
    if offer is not None:
        rows.end_offer(act, entry, offer, rules.WITHDRAWN)
        rows.look_soon(act, areas.facts(act).day_of(offer.starts_at))
    rows.end_entry(act, entry, state)
