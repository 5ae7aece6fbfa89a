"""Who will come late: the visit before runs over, they are not there yet, or never set out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.algorithms.travel import Place, TravelTime
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import rules

LOOK_BACK = timedelta(hours=12)
AT_WORK = ("arrived", "started")
NO_TIME = timedelta(0)


@dataclass(frozen=True, slots=True)
class Running:
    """A visit whose worker cannot be there in time, how late they would be, and why."""

    late: orders.Seated
    late_seconds: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ways:
    """How long ways take at this hour, and where everybody lives."""

    travel: TravelTime
    second_of_day: int
    homes: Mapping[UUID, Place]

    def span(self, start: Place, end: Place) -> timedelta:
        """How long one way takes."""
        return timedelta(seconds=self.travel.seconds(start, end, self.second_of_day))


def overruns(act: Act) -> list[Running]:
    """The visits that begin soon and whose worker comes late, as far as is known now.

    Lateness goes on through all later visits of a day.  Who is at work leaves now at the earliest;
    who is on the way, and who should have left and did not, is reckoned from where they were seen
    last, else from home.  Refuses with NoCityPack.
    """
    house = act.as_system()
    days: dict[UUID, list[orders.Seated]] = defaultdict(list)
    for one in orders.seats_between(house, act.at - LOOK_BACK, act.at + rules.OVERRUN_AHEAD):
        if one.seat.worker_id is not None and one.seat.state == "taken":
            days[one.seat.worker_id].append(one)
    people = workers.workers_by_id(house, sorted(days))
    homes = {id: Place(one.home_lat, one.home_lng) for id, one in people.items()}
    clock = areas.facts(house).minute_of_day(act.at) * 60
    ways = Ways(areas.travel(house), clock, homes)
    return [late for id in sorted(days) for late in _late(house, ways, id, days[id])]


def _late(act: Act, ways: Ways, worker_id: UUID, day: Sequence[orders.Seated]) -> list[Running]:
    under_way = [one for one in day if one.visit.state != "planned"]
    ahead = [one for one in day if one.visit.state == "planned"]
    if under_way:
        arrivals = {
            one.visit.id: _arrival(act, ways, worker_id, one)
            for one in under_way
            if one.visit.state not in AT_WORK
        }
        return list(_chain(act.at, ways, under_way, ahead, arrivals))
    if not ahead:
        return []
    first = ahead[0]
    place = Place(first.order.lat, first.order.lng)
    arrival = act.at + ways.span(ways.homes[worker_id], place)
    if _seconds(arrival, first) <= rules.LATE_GRACE_SECONDS:
        return []
    seen = workers.position_of(act, worker_id)
    if seen is not None:
        arrival = min(arrival, act.at + ways.span(Place(seen.lat, seen.lng), place))
    late = _seconds(arrival, first)
    if late <= rules.LATE_GRACE_SECONDS:
        return []
    leaves_at = max(arrival, first.visit.starts_at) + _length(first)
    later = _follow(leaves_at, ways, place, ahead[1:])
    return [Running(first, late, rules.NOT_SET_OUT), *later]


def _arrival(act: Act, ways: Ways, worker_id: UUID, one: orders.Seated) -> datetime:
    """When who is on the way arrives: the way from their last position, as the customer is told
    it; without a fresh one from home, since they set out.
    """
    there = Place(one.order.lat, one.order.lng)
    seen = workers.position_of(act, worker_id)
    if seen is not None:
        return max(act.at, seen.taken_at + ways.span(Place(seen.lat, seen.lng), there))
    set_out_at = one.visit.set_out_at or act.at
    return max(act.at, set_out_at + ways.span(ways.homes[worker_id], there))


def _chain(
    now: datetime,
    ways: Ways,
    under_way: Sequence[orders.Seated],
    ahead: Sequence[orders.Seated],
    arrivals: Mapping[UUID, datetime],
) -> Iterator[Running]:
    """From the visit that a worker is at, or on the way to, through all that follow.

    Who is at work is not on the way yet, whatever was said of the next visit.
    """
    leaves_at, last, at_work = now, under_way[-1], None
    for one in sorted(under_way, key=lambda each: each.visit.state not in AT_WORK):
        place = Place(one.order.lat, one.order.lng)
        if one.visit.state in AT_WORK:
            leaves_at, at_work = max(leaves_at, _done_at(now, one)), place
            continue
        arrival = arrivals[one.visit.id]
        if at_work is not None:
            arrival = max(arrival, leaves_at + ways.span(at_work, place))
        late = _seconds(arrival, one)
        leaves_at = max(leaves_at, arrival, one.visit.starts_at) + _length(one)
        if late > rules.LATE_GRACE_SECONDS:
            yield Running(one, late, rules.ON_THE_WAY)
    yield from _follow(leaves_at, ways, Place(last.order.lat, last.order.lng), ahead)


def _follow(
    leaves_at: datetime, ways: Ways, place: Place, ahead: Sequence[orders.Seated]
) -> Iterator[Running]:
    for one in ahead:
        there = Place(one.order.lat, one.order.lng)
        arrival = leaves_at + ways.span(place, there)
        late = _seconds(arrival, one)
        if late > rules.LATE_GRACE_SECONDS:
            yield Running(one, late, rules.LATE)
        leaves_at, place = max(arrival, one.visit.starts_at) + _length(one), there


def _done_at(now: datetime, one: orders.Seated) -> datetime:
    """When the work that somebody is at should be done: as planned, or as long after it began."""
    began_at = one.visit.started_at or now
    return max(now, one.visit.ends_at, began_at + _length(one))


def _length(one: orders.Seated) -> timedelta:
    return max(NO_TIME, one.visit.ends_at - one.visit.starts_at)


def _seconds(arrival: datetime, one: orders.Seated) -> int:
    """How much later than promised somebody arrives; below 0 in time."""
    return int((arrival - one.visit.starts_at).total_seconds())
