"""Questions about the line: whose place is where, what was counted, what is free for somebody."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from doorstep.kernel import cursor
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, Act
from doorstep.kernel.errors import NotFound
from doorstep.kernel.rows import CityQuerySet
from doorstep.offering.areas import queries as areas
from doorstep.offering.areas.queries import CityFacts
from doorstep.offering.catalog import queries as catalog
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders.queries import Wish
from doorstep.visits.staffing import queries as staffing
from doorstep.visits.waiting import rules
from doorstep.visits.waiting.models import Entry as Entry
from doorstep.visits.waiting.models import WaitingOffer as WaitingOffer
from doorstep.visits.waiting.rules import Chance

CHOOSE, ASSIGN = "choose", "assign"
AHEAD = """
SELECT mine.id, count(*) FROM waiting_entry mine
JOIN waiting_entry other ON other.city_id = mine.city_id
  AND (other.joined_at, other.id) < (mine.joined_at, mine.id)
  AND other.service_code = mine.service_code
  AND other.merchant_id IS NOT DISTINCT FROM mine.merchant_id
  AND other.from_at <= mine.until_at AND other.until_at >= mine.from_at
  AND (mine.worker_id IS NULL OR other.worker_id IS NULL OR other.worker_id = mine.worker_id)
WHERE mine.city_id = %s AND mine.id = ANY(%s) AND other.state = ANY(%s)
GROUP BY mine.id
"""


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


def ahead_of(act: Act, entries: Sequence[Entry]) -> dict[UUID, int]:
    """How many in line would be asked before each of these entries for a time that suits both; one
    statement for all.
    """
    found = {one.id: 0 for one in entries}
    if found:
        with connection.cursor() as asked:
            asked.execute(AHEAD, [act.city_id, list(found), list(rules.IN_LINE)])
            found |= dict(asked.fetchall())
    return found


def chances(act: Act, service_codes: Collection[str]) -> dict[str, Chance]:
    """What became of those who waited for each service lately, counted; one statement for all."""
    ended = Entry.objects.of(act).filter(
        service_code__in=list(service_codes),
        ended_at__gte=act.at - rules.LOOKED_BACK,
        state__in=(rules.PLACED, rules.EXPIRED),
    )
    counted = ended.values_list("service_code").annotate(
        waited=Count("id"), placed=Count("id", filter=Q(state=rules.PLACED))
    )
    return {code: Chance(waited=waited, placed=placed) for code, waited, placed in counted}


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


def nights(act: Act) -> CityFacts:
    """The city, its night being when nobody in line is asked.  Refuses with NoCityPack."""
    city = areas.facts(act)
    begins, ends = city.waiting.quiet_from_minute, city.waiting.quiet_until_minute
    if begins is None or ends is None:
        return city
    return replace(city, night_from_minute=begins, night_until_minute=ends)


def on_first_day(act: Act, from_at: datetime) -> tuple[Act, datetime]:
    """The caller on the day on which the first wished start can be ordered, and that start."""
    city = areas.facts(act)
    starts_at = max(from_at, act.at + timedelta(minutes=city.lead_minutes))
    opens_at = starts_at - timedelta(days=city.horizon_days)
    return replace(act, at=max(act.at, opens_at)), starts_at
