"""Who will come late because the visit before runs over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.algorithms.travel import Place
from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import rules

LOOK_BACK = timedelta(hours=12)
AT_WORK = ("arrived", "started")


@dataclass(frozen=True, slots=True)
class Running:
    """A worker's next visit that they cannot reach in time, and how late they would be."""

    late: orders.Seated
    late_seconds: int


def overruns(act: Act) -> list[Running]:
    """The next visits of everybody at work whose work goes past its time, one statement in all.

    Who is still at work is reckoned to leave now at the earliest, and then the way is as long as
    it is at this hour.  Refuses with NoCityPack.
    """
    house = act.as_system()
    rows = orders.seats_between(house, act.at - LOOK_BACK, act.at + rules.OVERRUN_AHEAD)
    busy: dict[UUID, orders.Seated] = {}
    following: dict[UUID, orders.Seated] = {}
    for one in rows:
        worker_id = one.seat.worker_id
        if worker_id is None or one.seat.state != "taken":
            continue
        if one.visit.state in AT_WORK:
            busy[worker_id] = one
        elif one.visit.state == "planned" and one.visit.starts_at > act.at - LOOK_BACK:
            following.setdefault(worker_id, one)
    travel, city = areas.travel(house), areas.facts(house)
    found = []
    for worker_id, now in busy.items():
        after = following.get(worker_id)
        if after is None or now.visit.ends_at > act.at:
            continue
        way = travel.seconds(
            Place(now.order.lat, now.order.lng),
            Place(after.order.lat, after.order.lng),
            city.minute_of_day(act.at) * 60,
        )
        late = _late_seconds(act.at, way, after.visit.starts_at)
        if late > rules.LATE_GRACE_SECONDS:
            found.append(Running(after, late))
    return found


def _late_seconds(now: datetime, way_seconds: int, starts_at: datetime) -> int:
    return int((now + timedelta(seconds=way_seconds) - starts_at).total_seconds())
