"""What a rhythm would bring, shown before signing up, and what else could be where it collides."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.series.models import Occurrence, Series
from doorstep.visits.series.queries.kept import want_of
from doorstep.visits.series.queries.looking import Look, Place, as_ordered, look
from doorstep.visits.series.rules import clocks
from doorstep.visits.series.rules.rhythm import Rhythm, check, is_same
from doorstep.visits.series.rules.wants import AHEAD, MINUTES_OF_DAY, ORDERED, Change, Want
from doorstep.visits.staffing import queries as staffing

TIME, DAY, PERSON = "time", "day", "person"
OFFERED_EACH = 2
DAYS_AROUND = (1, -1, 2, -2)
OWN_TIME = frozenset(
    {
        "workers.SlotTaken",
        "workers.OutOfReachBefore",
        "workers.OutOfReachAfter",
        "workers.NeedsRest",
    }
)
"""What a person's own time, kept for the same series, looks like."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else for one day: another time or day of the same person, or another person."""

    kind: str
    starts_at: datetime
    worker_id: UUID | None
    total_fen: int


@dataclass(frozen=True, slots=True)
class Previewed:
    """One day of a rhythm as it would be."""

    day: date
    look: Look
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The next days of a rhythm, and what a visit usually costs (None where none can be had)."""

    usual_fen: int | None
    occurrences: tuple[Previewed, ...]


def usual_fen(looks: Iterable[Look]) -> int | None:
    """What most of the visits cost; the least of what as many cost."""
    prices = Counter(one.total_fen for one in looks if one.total_fen is not None)
    if not prices:
        return None
    most = max(prices.values())
    return min(price for price, times in prices.items() if times == most and price is not None)


def preview(
    act: Act,
    want: Want,
    rhythm: Rhythm,
    minute: int,
    *,
    customer_id: UUID,
    most: int = clocks.PREVIEWED,
    others: bool = True,
    instead_of: Series | None = None,
    first: date | None = None,
) -> Preview:
    """The next days of a rhythm, each with what stands in its way and what else there is.

    Without `others` the alternatives are left out.  The time that is kept for the series which
    this shall be `instead_of` stands in nobody's way; a rhythm that is the same but for its first
    day stays in its weeks.  With `first`, it is one that is kept already, from that day on.

    Refuses with Invalid, NotFound, NoCityPack.
    """
    city = areas.facts(act)
    today = city.day_of(act.at)
    if first is None:
        first = rhythm.first_day
        if instead_of is not None and is_same(rhythm, instead_of.rhythm):
            rhythm = instead_of.rhythm
        else:
            check(rhythm, today=today)
    days = rhythm.next_days(max(today, first), most)
    starts = {day: city.moment(day, minute) for day in days}
    looks = {day: look(act, want, starts[day], customer_id=customer_id) for day in days}
    if instead_of is not None:
        own = _kept_days(act, instead_of, want.worker_id)
        looks = {day: _freed(seen) if day in own else seen for day, seen in looks.items()}
    usual = usual_fen(looks.values())
    found = []
    for day, seen in looks.items():
        asks = others and bool(seen.trouble)
        found.append(
            Previewed(
                day,
                seen,
                tuple(alternatives(act, want, seen, customer_id=customer_id)) if asks else (),
            )
        )
    return Preview(usual, tuple(found))


def _kept_days(act: Act, series: Series, worker_id: UUID | None) -> set[date]:
    """The days on which this person's time is kept for a series already."""
    city = areas.facts(act)
    live = (*AHEAD, ORDERED)
    rows = Occurrence.objects.of(act).filter(series=series, state__in=live)
    ours = series.worker_id == worker_id is not None
    return {city.day_of(row.starts_at) for row in rows if ours or row.worker_id == worker_id}


def _freed(seen: Look) -> Look:
    """The same, where only the series' own time was in the way."""
    return replace(seen, trouble="") if seen.trouble in OWN_TIME else seen


def otherwise(act: Act, series: Series, occurrence: Occurrence, change: Change) -> Look:
    """What a day would be with a change; its own kept time stands in nobody's way."""
    want = change.of(want_of(act, series, occurrence))
    starts_at = change.starts_at or occurrence.starts_at
    seen = look(act, want, starts_at, customer_id=series.customer_id)
    return _freed(seen) if want.worker_id in (occurrence.worker_id, series.worker_id) else seen


def previewed(act: Act, series: Series, occurrence: Occurrence) -> Previewed:
    """One day of a kept series with what else there is."""
    want = want_of(act, series, occurrence)
    seen = look(act, want, occurrence.starts_at, customer_id=series.customer_id)
    if occurrence.worker_id == want.worker_id is not None:
        seen = _freed(seen)
    seen = seen.dearer_than(occurrence.agreed_fen)
    others = alternatives(act, want, seen, customer_id=series.customer_id)
    return Previewed(occurrence.day, seen, tuple(others))


def alternatives(act: Act, want: Want, seen: Look, *, customer_id: UUID) -> list[Alternative]:
    """Other times of the person that day, other days of theirs, and others at that time."""
    if seen.place is None:
        return []
    tried: list[tuple[str, datetime, UUID | None]] = []
    for starts_at in _times(act, want, seen, seen.place, customer_id):
        tried.append((TIME, starts_at, want.worker_id))
    for starts_at in _days(act, seen):
        tried.append((DAY, starts_at, want.worker_id))
    others = [id for id in seen.free if id != want.worker_id] if want.worker_id else []
    for other_id in others[:OFFERED_EACH]:
        tried.append((PERSON, seen.starts_at, other_id))
    found = []
    for kind, starts_at, worker_id in tried:
        other = look(act, replace(want, worker_id=worker_id), starts_at, customer_id=customer_id)
        if not other.trouble and other.total_fen is not None:
            found.append(Alternative(kind, starts_at, worker_id, other.total_fen))
    return found


def _times(act: Act, want: Want, seen: Look, place: Place, customer_id: UUID) -> Sequence[datetime]:
    """The nearest other times of the day at which the person, or anybody, could come."""
    minutes = -(-int((seen.ends_at - seen.starts_at).total_seconds()) // 60)
    seller: UUID | str | None = "any" if want.worker_id else want.merchant_id
    wish = workers.Wish(
        place.service_id,
        place.lat,
        place.lng,
        minutes,
        seller,  # type: ignore[arg-type]
        want.worker_id,
        frozenset(staffing.apart_from_customer(act, customer_id)),
    )
    city = areas.facts(act)
    day = city.day_of(seen.starts_at)
    then = as_ordered(act, city.moment(day, MINUTES_OF_DAY)).as_system()
    free = [one.starts_at for one in workers.free_starts(then, wish, day)]
    others = [moment for moment in free if moment != seen.starts_at]
    return sorted(others, key=lambda moment: abs(moment - seen.starts_at))[:OFFERED_EACH]


def _days(act: Act, seen: Look) -> list[datetime]:
    """The same time on the days around."""
    city = areas.facts(act)
    day, minute = city.day_of(seen.starts_at), city.minute_of_day(seen.starts_at)
    around = (city.moment(day + timedelta(days=shift), minute) for shift in DAYS_AROUND)
    soonest = act.at + timedelta(minutes=city.lead_minutes)
    return [moment for moment in around if moment >= soonest][:OFFERED_EACH]
