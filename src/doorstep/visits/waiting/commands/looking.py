"""Verbs that look at the line: what is free now is offered, first come, first asked."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from doorstep.kernel import ids, queue
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import Refusal
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers.queries import FreeStart
from doorstep.visits.orders import queries as orders
from doorstep.visits.waiting import queries, rules
from doorstep.visits.waiting.commands import rows
from doorstep.visits.waiting.events import SlotOffered
from doorstep.visits.waiting.models import Entry, WaitingOffer

LOOKED_MAX = 100
LOOKED_AT_ONCE = 10
"""So many entries are looked at in one transaction; the next portion follows in another."""
LOOKED_AGAIN = timedelta(minutes=10)
"""Time that becomes free unheard, as by a new licence, is found by then."""
STARTS_TRIED = 5


@command
def look(act: Act, *, day: date | None = None, after: UUID | None = None) -> int:
    """Offer what is free on a day (None: on any) to those in line, in the order in which they came,
    the next few behind an entry (None: the first).

    At night the time is kept for them and they are told in the morning, so that nobody who is up
    late comes before them.  Returns how many offers were made.
    """
    city = areas.facts(act)
    waiting = Entry.objects.of(act).filter(state=rules.WAITING, until_at__gt=act.at)
    if day is not None:
        opens_at, closes_at = city.moment(day, 0), city.moment(day + timedelta(days=1), 0)
        waiting = waiting.filter(from_at__lt=closes_at, until_at__gte=opens_at)
    if after is not None:
        last = Entry.objects.of(act).get(id=after)
        same_moment = Q(joined_at=last.joined_at, id__gt=last.id)
        waiting = waiting.filter(Q(joined_at__gt=last.joined_at) | same_moment)
    ids = list(waiting.order_by("joined_at", "id").values_list("id", flat=True)[:LOOKED_AT_ONCE])
    if len(ids) == LOOKED_AT_ONCE:
        rows.look_behind(act, day, ids[-1])
    return _offer_to(act, list(waiting.lock().filter(id__in=ids)), day)


@command
def look_after(act: Act) -> int:
    """The rhythm: where somebody was looked at long ago the line is, and lost timers are found."""
    _find_lost(act)
    waiting = Entry.objects.of(act).filter(state=rules.WAITING, until_at__gt=act.at)
    is_stale = waiting.exclude(looked_at__gt=act.at - LOOKED_AGAIN).exists()
    return look(act) if is_stale else 0


def _find_lost(act: Act) -> None:
    overdue = WaitingOffer.objects.of(act).filter(
        state=rules.OPEN, until_at__lt=act.at - rules.GRACE
    )
    for id in overdue.values_list("id", flat=True)[:LOOKED_MAX]:
        queue.soon(act, "waiting.time_out", key=rows.offer_key(id), offer_id=id)
    over = Entry.objects.of(act).filter(state=rules.WAITING, until_at__lt=act.at)
    for id in over.values_list("id", flat=True)[:LOOKED_MAX]:
        queue.soon(act, "waiting.expire", key=rows.entry_key(id), entry_id=id)


def _offer_to(act: Act, entries: Sequence[Entry], day: date | None) -> int:
    """One offer at most for each of these locked entries."""
    asked = 0
    for entry in sorted(entries, key=lambda one: (one.joined_at, one.id)):
        entry.looked_at = act.at
        entry.save(update_fields=["looked_at"])
        asked += _first_that_fits(act, entry, day)
    return asked


def _first_that_fits(act: Act, entry: Entry, day: date | None) -> bool:
    """Offer the soonest time that is free, can be ordered, and whose people can be held."""
    try:
        queries.as_sold_now(act, entry)
        for tried, start in enumerate(_still_orderable(act, queries.free_for(act, entry, day=day))):
            if tried == STARTS_TRIED:
                return False
            wish = queries.wish_of(entry, start.starts_at)
            offer = orders.offer(act.as_system(), wish, customer_id=entry.customer_id)
            if _offer(act, entry, start, offer):
                return True
    except Refusal:  # what can no longer be ordered keeps its place: it may be sold again
        return False
    return False


def _still_orderable(act: Act, starts: Iterable[FreeStart]) -> Iterator[FreeStart]:
    """Those that can be ordered until the last second in which the offer can be taken."""
    lead = timedelta(minutes=areas.facts(act).lead_minutes)
    for start in starts:
        if start.starts_at - lead >= _asked(act, start)[1]:
            yield start


def _asked(act: Act, start: FreeStart) -> tuple[datetime, datetime]:
    """When the customer is asked about a time, at night in the morning, and until when."""
    city = queries.nights(act)
    asked_at = rules.after_night(city, act.at)
    until = rules.offer_until(asked_at, starts_at=start.starts_at, kept=city.waiting)
    return asked_at, until


def _offer(act: Act, entry: Entry, start: FreeStart, priced: orders.Offer) -> bool:
    asked_at, until_at = _asked(act, start)
    offer = WaitingOffer(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        entry=entry,
        starts_at=priced.starts_at,
        ends_at=priced.ends_at,
        total_fen=priced.total_fen,
        made_at=act.at,
        until_at=until_at,
    )
    held = _hold(act, entry, offer, start.worker_ids)
    if len(held) < catalog.service(act, entry.service_id).crew:
        workers.end_hold(act.as_system(), visit_id=offer.id)
        return False
    offer.worker_id = held[0]
    offer.save()
    entry.state = rules.OFFERED
    entry.save(update_fields=["state", "service"])
    key = rows.offer_key(offer.id)
    queue.at(act, "waiting.time_out", due_at=until_at, key=key, offer_id=offer.id)
    if asked_at > act.at:
        key = rows.asking_key(offer.id)
        queue.at(act, "waiting.ask", due_at=asked_at, key=key, offer_id=offer.id)
    else:
        _ask(act, entry, offer)
    return True


@command
def ask(act: Act, *, offer_id: UUID) -> None:
    """The night is over: tell whom a time was kept for, if it still is."""
    offer = WaitingOffer.objects.of(act).filter(id=offer_id, state=rules.OPEN).first()
    if offer is not None and act.at < offer.until_at:
        _ask(act, Entry.objects.of(act).get(id=offer.entry_id), offer)


def _ask(act: Act, entry: Entry, offer: WaitingOffer) -> None:
    tell(
        act,
        SlotOffered(
            **rows.whose(entry),
            offer_id=offer.id,
            starts_at=offer.starts_at,
            expires_at=offer.until_at,
            total_fen=offer.total_fen,
            minutes=int((offer.until_at - act.at).total_seconds()) // 60,
        ),
    )


def _hold(act: Act, entry: Entry, offer: WaitingOffer, worker_ids: Sequence[UUID]) -> list[UUID]:
    """Hold the time of as many as the service needs; whom the calendar refuses is passed over."""
    crew = catalog.service(act, entry.service_id).crew
    held: list[UUID] = []
    for worker_id in worker_ids:
        if len(held) == crew:
            break
        try:
            workers.hold_slot(
                act.as_system(),
                worker_id=worker_id,
                visit_id=offer.id,
                service_id=entry.service_id,
                starts_at=offer.starts_at,
                ends_at=offer.ends_at,
                place=(entry.lat, entry.lng),
                lapses_at=offer.until_at + rules.GRACE,
            )
        except Refusal:
            continue
        held.append(worker_id)
    return held
