"""Questions about the line: whose place is where, what was counted, what is free for somebody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.areas import queries as areas
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders.queries import Wish
from doorstep.visits.staffing import queries as staffing
from doorstep.visits.waiting import rules
from doorstep.visits.waiting.models import Entry as Entry
from doorstep.visits.waiting.models import WaitingOffer as WaitingOffer
from doorstep.visits.waiting.rules import Chance

CHOOSE, ASSIGN = "choose", "assign"


def visible(act: Act) -> CityQuerySet:
    """The waiting entries that the caller may see: their own, or the city's."""
    rows = Entry.objects.of(act)
    if act.role == CUSTOMER:
        return rows.filter(customer_id=act.actor_id)
    if act.role == SYSTEM or (act.role == OPERATOR and act.merchant_id is None):
        return rows
    return rows.none()


def entry(act: Act, entry_id: UUID) -> Entry:
    """One waiting entry.  Refuses with NotFound."""
    found: Entry | None = visible(act).filter(id=entry_id).first()
    if found is None:
        raise NotFound()
    return found


def page(
    act: Act,
    *,
    customer_id: UUID | None = None,
    in_line: bool = False,
    after: str = "",
    size: int = 20,
) -> tuple[list[Entry], str]:
    """A page of waiting entries, newest first, of one customer or all that the caller may see."""
    rows = visible(act)
    if customer_id is not None:
        rows = rows.filter(customer_id=customer_id)
    if in_line:
        rows = rows.filter(state__in=rules.IN_LINE)
    return cursor.page(rows, by="joined_at", after=after, size=size)


def open_offers(act: Act, entries: Sequence[Entry]) -> dict[UUID, WaitingOffer]:
    """The offers that wait for an answer, by the entries that the caller was given."""
    ids = [one.id for one in entries]
    rows = WaitingOffer.objects.of(act).filter(entry_id__in=ids, state=rules.OPEN)
    return {row.entry_id: row for row in rows.filter(until_at__gt=act.at)}


def ahead_of(act: Act, entry: Entry) -> int:
    """How many in line would be asked before this one for a time that suits both."""
    earlier = Q(joined_at__lt=entry.joined_at) | Q(joined_at=entry.joined_at, id__lt=entry.id)
    rows = Entry.objects.of(act).filter(
        earlier,
        state__in=rules.IN_LINE,
        service_code=entry.service_code,
        merchant_id=entry.merchant_id,
        from_at__lte=entry.until_at,
        until_at__gte=entry.from_at,
    )
    if entry.worker_id is not None:
        rows = rows.filter(Q(worker__isnull=True) | Q(worker_id=entry.worker_id))
    return rows.count()


def chance(act: Act, service_code: str) -> Chance:
    """What became of those who waited for a service lately, counted."""
    ended = Entry.objects.of(act).filter(
        service_code=service_code,
        ended_at__gte=act.at - rules.LOOKED_BACK,
        state__in=(rules.PLACED, rules.EXPIRED),
    )
    return Chance(waited=ended.count(), placed=ended.filter(state=rules.PLACED).count())


def wish_of(entry: Entry, starts_at: datetime) -> Wish:
    """What somebody waits for, as orders take it."""
    kept = entry.choice
    return Wish(
        service_id=entry.service_id,
        address_id=entry.address_id,
        variant=kept["variant"],
        units=kept["units"],
        options=tuple((code, count) for code, count in kept["options"]),
        materials=tuple((code, count) for code, count in kept["materials"]),
        way=CHOOSE if entry.worker_id else ASSIGN,
        starts_at=starts_at,
        merchant_id=entry.merchant_id,
        wanted_worker_id=entry.worker_id,
        pay=entry.pay,
        travel_mode=entry.travel_mode,
        note=entry.note,
    )


def free_for(act: Act, entry: Entry, *, day: date | None = None) -> Iterator[workers.FreeStart]:
    """The times at which somebody can come now, soonest first; of one day, or of the whole window.

    A start that the entry's customer said no to, or let pass, is left out.
    """
    house, city = act.as_system(), areas.facts(act)
    said_no = WaitingOffer.objects.of(act).filter(entry_id=entry.id, state__in=rules.SAID_NO)
    refused = set(said_no.values_list("starts_at", flat=True))
    last_at = min(entry.until_at, act.at + timedelta(days=city.horizon_days))
    at_day, last_day = city.day_of(max(entry.from_at, act.at)), city.day_of(last_at)
    sought = workers.Wish(
        entry.service_id,
        entry.lat,
        entry.lng,
        entry.minutes,
        entry.merchant_id,
        entry.worker_id,
        frozenset(staffing.apart_from_customer(act, entry.customer_id)),
    )
    while at_day <= last_day:
        if day in (None, at_day):
            for start in workers.free_starts(house, sought, at_day):
                fits = entry.from_at <= start.starts_at <= entry.until_at
                if fits and start.starts_at not in refused:
                    yield start
        at_day += timedelta(days=1)


def as_sold_now(act: Act, entry: Entry) -> Entry:
    """The entry with the version of its service that is sold now.  Refuses with NotFound."""
    entry.service_id = catalog.service_by_code(act, entry.service_code).id
    return entry


def on_first_day(act: Act, from_at: datetime) -> tuple[Act, datetime]:
    """The caller on the day on which the first wished start can be ordered, and that start."""
    city = areas.facts(act)
    starts_at = max(from_at, act.at + timedelta(minutes=city.lead_minutes))
    opens_at = starts_at - timedelta(days=city.horizon_days)
    return replace(act, at=max(act.at, opens_at)), starts_at
