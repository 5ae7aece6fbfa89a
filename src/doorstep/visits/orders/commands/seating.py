"""How seats change hands: held, taken, left; and how dispatch hears of an open one."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from doorstep.kernel.act import WORKER, Act
from doorstep.kernel.errors import Refusal
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders.commands import steps
from doorstep.visits.orders.events import OrderOpened, WorkerReleased
from doorstep.visits.orders.models import CHOOSE, Order, Seat, Visit
from doorstep.visits.orders.rules import moves
from doorstep.visits.orders.rules.refusals import NobodyFree, NotNow, NotYours

TRIED_MAX = 10


def keep_hold(act: Act, seat: Seat) -> None:
    """Make a slot held for the payment firm; a slot that ran out meanwhile leaves the seat open."""
    try:
        workers.confirm_hold(act, visit_id=seat.visit_id, worker_id=seat.worker_id)
    except Refusal:
        leave(act, seat)


def leave(act: Act, seat: Seat) -> Seat:
    """Keep the seat as history, and put a fresh open one in its place."""
    seat.state = moves.move(moves.SEAT_MOVES, seat.state, "release")
    seat.released_at = act.at
    seat.save(update_fields=["state", "released_at"])
    fresh = Seat(
        city_id=act.city_id, visit_id=seat.visit_id, index=seat.index, part_bp=seat.part_bp
    )
    fresh.save()
    return fresh


def hold(
    act: Act, order: Order, visit: Visit, worker_id: UUID, *, lapses_at: datetime | None = None
) -> None:
    """Hold a worker's time for a visit.  Refuses with what the worker's calendar says."""
    workers.hold_slot(
        act.as_system(),
        worker_id=worker_id,
        visit_id=visit.id,
        service_id=order.service_id,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        place=(order.lat, order.lng),
        lapses_at=lapses_at,
    )


def hold_crew(
    act: Act,
    order: Order,
    visit: Visit,
    seats: int,
    *,
    lapses_at: datetime | None = None,
    but: Collection[UUID] = (),
) -> list[UUID]:
    """Hold the time of as many different people as a visit has seats: the chosen worker's, and of
    the others those whose day it disturbs least; never of those who are not to come (`but`).

    Refuses with NobodyFree, or with what the chosen worker's calendar says.
    """
    wanted = order.wanted_worker_id if order.way == CHOOSE else None
    if seats == 1 and wanted is not None:
        hold(act, order, visit, wanted, lapses_at=lapses_at)
        return [wanted]
    free = worker_facts.free_workers(
        act.as_system(),
        service_id=order.service_id,
        merchant_id=order.merchant_id,
        lat=order.lat,
        lng=order.lng,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        but=but,
    )
    waiting = [one for one in free if one != wanted][: TRIED_MAX + seats]
    if wanted is not None:
        waiting.insert(0, wanted)
    held: list[UUID] = []
    while len(held) < seats:
        missing = seats - len(held)
        batch, waiting = waiting[:missing], waiting[missing:]
        if len(batch) < missing:
            raise NobodyFree()
        # In one order for everybody: two crews with the same people never wait for each other.
        for worker_id in sorted(batch):
            try:
                hold(act, order, visit, worker_id, lapses_at=lapses_at)
            except Refusal:
                if worker_id == wanted:
                    raise
                continue
            held.append(worker_id)
    return held


def take(act: Act, seat: Seat, worker_id: UUID) -> None:
    """Give a seat to a worker."""
    seat.state = moves.move(moves.SEAT_MOVES, seat.state, "take")
    seat.worker_id = worker_id
    seat.taken_at = act.at
    seat.save(update_fields=["state", "worker", "taken_at"])


def end_holds(act: Act, visits: Iterable[Visit]) -> None:
    """Free the time that visits held, whoever's it was."""
    for visit in visits:
        workers.end_hold(act, visit_id=visit.id)


def announce(act: Act, order: Order, visits: Iterable[Visit], *, again: bool) -> None:
    """Tell dispatch that the order has an open seat."""
    tell(
        act,
        OrderOpened(
            **steps.whose(order),
            order_version=order.version,
            merchant_id=order.merchant_id,
            service_id=order.service_id,
            way=order.way,
            timing=order.timing,
            wanted_worker_id=order.wanted_worker_id,
            visit_ids=[visit.id for visit in visits],
            again=again,
        ),
    )


def give_back(act: Act, order: Order, worker_id: UUID | None, *, verb: str, reason: str) -> None:
    """Free the seats and the time of a worker (None: of everybody), and open the order again."""
    visits = [visit for visit in steps.visits_of(act, order) if visit.state != "finished"]
    taken = [seat for seat in steps.seats_of(act, visits) if seat.state == "taken"]
    leaving = [seat for seat in taken if worker_id in (None, seat.worker_id)]
    if not leaving:
        raise NotYours()
    staying = {seat.visit_id for seat in taken if seat not in leaving}
    for visit in visits:
        if visit.state == "started":
            raise NotNow(state=order.state)
        # The rest of a crew is still on the way, or at the door.
        if visit.state != "planned" and visit.id not in staying:
            visit.state = moves.move(moves.VISIT_MOVES, visit.state, "release")
            visit.set_out_at = visit.arrived_at = None
            visit.save(update_fields=["state", "set_out_at", "arrived_at"])
    for seat in leaving:
        workers.end_hold(act, visit_id=seat.visit_id, worker_id=seat.worker_id)
        leave(act, seat)
    gone = sorted({seat.worker_id for seat in leaving})
    facts = {"workers": [str(id) for id in gone]}
    steps.step(act, order, verb, reason=reason, facts=facts)
    for id in gone:
        # Nobody is looked for in place of a chosen person: their customer is asked.
        is_chosen = order.way == CHOOSE and id == order.wanted_worker_id
        _tell_released(act, order, id, reason, searched=not is_chosen)
    announce(act, order, visits, again=True)


def goes_on(act: Act, order: Order, worker_id: UUID) -> bool:
    """Whether the work has begun, and others do it as well."""
    begun = [visit for visit in steps.visits_of(act, order) if visit.state == "started"]
    taken = {seat.worker_id for seat in steps.seats_of(act, begun) if seat.state == "taken"}
    return worker_id in taken and len(taken) > 1


def drop(act: Act, order: Order, worker_id: UUID, *, reason: str) -> None:
    """Take somebody who did not come out of a crew at work; the seat stays empty."""
    begun = [visit for visit in steps.visits_of(act, order) if visit.state == "started"]
    for seat in steps.seats_of(act, begun):
        if seat.state == "taken" and seat.worker_id == worker_id:
            seat.state = moves.move(moves.SEAT_MOVES, seat.state, "release")
            seat.released_at = act.at
            seat.save(update_fields=["state", "released_at"])
            workers.end_hold(act, visit_id=seat.visit_id, worker_id=worker_id, missed=True)
    steps.step(act, order, "drop", reason=reason, facts={"workers": [str(worker_id)]})
    _tell_released(act, order, worker_id, reason, searched=False)


def _tell_released(act: Act, order: Order, worker_id: UUID, reason: str, *, searched: bool) -> None:
    """A worker's own words stay in the order's history; why it was taken away is told to them."""
    news = WorkerReleased(
        **steps.whose(order),
        worker_id=worker_id,
        by=act.role,
        reason="" if act.role == WORKER else reason,
        searched=searched,
    )
    tell(act, news)
