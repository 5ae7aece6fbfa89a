"""Which seats who has them cannot keep as things are now, and why, in the words of the worklist."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from doorstep.kernel.act import Act
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import queries as workers
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import rules
from doorstep.visits.planning.queries.proposing import Proposed


@dataclass(frozen=True, slots=True)
class Trouble:
    """A seat whose worker cannot keep its promise, and why."""

    row: orders.Seated
    reason: str


def troubles(act: Act, seated: Sequence[orders.Seated]) -> list[Trouble]:
    """The seats of visits ahead that who has them could not take today: paused, a skill or
    licence gone, off plan, out of reach, or more work than is healthy.

    The statements grow with the days, and on each with the people and the services asked about.
    Refuses with NoCityPack.
    """
    house, city = act.as_system(), areas.facts(act)
    by_day: dict[date, list[orders.Seated]] = defaultdict(list)
    for one in seated:
        if one.seat.worker_id is not None and one.visit.state == "planned":
            by_day[city.day_of(one.visit.starts_at)].append(one)
    found = []
    for day, rows in by_day.items():
        refusals = workers.why_not_keep(house, day, [_held(one) for one in rows])
        for one, refusal in zip(rows, refusals, strict=True):
            if refusal is not None:
                found.append(Trouble(one, rules.trouble_of(refusal.code())))
    return found


def _held(one: orders.Seated) -> tuple[UUID, workers.Wanted]:
    assert one.seat.worker_id is not None
    order, visit = one.order, one.visit
    wanted = workers.Wanted(order.service_id, visit.starts_at, visit.ends_at, order.lat, order.lng)
    return one.seat.worker_id, wanted


def left_out(
    proposed: Proposed, *, lost: Collection[UUID], missed: Collection[UUID]
) -> list[Trouble]:
    """The seats that somebody has and a plan finds no way for; not those it was made for: they are
    on their way to others, or on the worklist already.
    """
    return [
        Trouble(one.row, rules.OUT_OF_REACH)
        for one in proposed.nobody
        if one.row is not None
        and one.row.seat.worker_id is not None
        and one.worker_id not in lost
        and one.visit_id not in missed
    ]
