"""The verbs of staffing: keep people apart, stand by, hand an order on, tell that a rest is due."""

from datetime import datetime
from uuid import UUID

from doorstep.kernel import ids, queue
from doorstep.kernel.act import CUSTOMER, MERCHANT, OPERATOR, WORKER, Act, command
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.workers import commands as worker_commands
from doorstep.offering.workers import queries as workers
from doorstep.offering.workers.queries import Standby
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders
from doorstep.visits.orders.queries import Order
from doorstep.visits.staffing import queries, rules
from doorstep.visits.staffing.events import HandoverAsked, HandoverEnded, PairBlocked, RestDue
from doorstep.visits.staffing.models import Block, Handover, RestTold

DESKS = (OPERATOR, MERCHANT)


@command
def block_worker(act: Act, *, worker_id: UUID, reason: str) -> Block:
    """A customer does not want a worker again.  Twice is harmless.

    Refuses with NotFound, NotAllowed.
    """
    if act.role != CUSTOMER or act.actor_id is None:
        raise NotAllowed
    workers.worker(act.as_system(), worker_id)
    return _block(act, act.actor_id, worker_id, rules.CUSTOMER, reason)


@command
def block_customer(act: Act, *, order_id: UUID, reason: str) -> Block:
    """A worker does not want to go to the customer of one of their orders again.

    Refuses with NotFound, NotAllowed.
    """
    if act.role != WORKER or act.actor_id is None:
        raise NotAllowed
    order = orders.order(act, order_id)
    return _block(act, order.customer_id, act.actor_id, rules.WORKER, reason)


def _block(act: Act, customer_id: UUID, worker_id: UUID, by: str, reason: str) -> Block:
    made = Block(
        city_id=act.city_id,
        customer_id=customer_id,
        worker_id=worker_id,
        by=by,
        reason=reason.strip()[: rules.REASON_MAX],
        made_at=act.at,
    )
    Block.objects.bulk_create([made], ignore_conflicts=True)
    tell(act, PairBlocked(block_customer_id=customer_id, block_worker_id=worker_id))
    live = Block.objects.of(act).filter(customer_id=customer_id, worker_id=worker_id, by=by)
    kept: Block = live.get(ended_at=None)
    return kept


@command
def unblock(act: Act, *, block_id: UUID) -> Block:
    """Undo one's own block.  Twice is harmless.  Refuses with NotFound."""
    mine = {CUSTOMER: {"by": rules.CUSTOMER, "customer_id": act.actor_id}}
    mine |= {WORKER: {"by": rules.WORKER, "worker_id": act.actor_id}}
    if act.role not in mine:
        raise NotFound
    rows = Block.objects.of(act).lock().filter(id=block_id, **mine[act.role])
    found: Block | None = rows.first()
    if found is None:
        raise NotFound
    if found.ended_at is None:
        found.ended_at = act.at
        found.save(update_fields=["ended_at"])
    return found


@command
def stand_by(
    act: Act, *, worker_id: UUID, starts_at: datetime, ends_at: datetime, note: str = ""
) -> Standby:
    """Plan hours in which a worker is asked only for what nobody else can take.

    Refuses with NotFound, NotAllowed, Invalid, StandsBy, NeedsRest.
    """
    _at_desk(act, worker_id)
    return worker_commands.stand_by(
        act, worker_id=worker_id, starts_at=starts_at, ends_at=ends_at, note=note
    )


@command
def stand_down(act: Act, *, standby_id: UUID) -> Standby:
    """End hours of standing by.  Twice is harmless.  Refuses with NotFound, NotAllowed."""
    if act.role not in DESKS:
        raise NotAllowed
    return worker_commands.stand_down(act, standby_id=standby_id)


@command
def ask_colleague(act: Act, *, order_id: UUID, worker_id: UUID, reason: str) -> Handover:
    """Ask a colleague of the same seller to take over an order before setting out.

    The seat stays where it is until the colleague says yes.  An order whose customer chose this
    person is not handed on.
    Refuses with NotFound, NotAllowed, NotToBeHandedOn, ColleagueNotFree.
    """
    if act.role != WORKER or act.actor_id is None:
        raise NotAllowed
    order = orders.order(act, order_id)
    starts_at = _may_leave(act, order, act.actor_id)
    taker = workers.worker(act.as_system(), worker_id)
    if taker.id == act.actor_id or taker.merchant_id != order.merchant_id:
        raise NotFound
    if worker_id not in {id for id, _ in queries.colleagues(act, order_id)}:
        raise rules.ColleagueNotFree
    mine = Handover.objects.of(act).lock().filter(order_id=order_id, giver_id=act.actor_id)
    for one in mine.filter(state=rules.ASKED):
        _end(act, one, rules.TAKEN_BACK)
    made: Handover = Handover.objects.create(
        city_id=act.city_id,
        order_id=order_id,
        giver_id=act.actor_id,
        taker_id=worker_id,
        order_version=order.version,
        reason=reason.strip()[: rules.REASON_MAX],
        made_at=act.at,
        expires_at=min(act.at + rules.HANDOVER_OPEN, starts_at - rules.HANDOVER_LEAD),
    )
    key = f"staffing.lapse:{made.id.hex}"
    queue.at(act, "staffing.lapse", due_at=made.expires_at, key=key, handover_id=made.id)
    tell(
        act,
        HandoverAsked(
            handover_id=made.id,
            order_id=order_id,
            giver_id=made.giver_id,
            worker_id=worker_id,
            expires_at=made.expires_at,
        ),
    )
    return made


@command
def take_over(act: Act, *, handover_id: UUID) -> Handover:
    """Take a colleague's order: seat and held time change hands at once, the customer is told.

    Twice is harmless.
    Refuses with NotFound, HandoverGone (as well where the order has changed, or the two are kept
    apart by now), NotToBeHandedOn, and with what the calendar of the one who comes says.
    """
    found = _handover(act, handover_id, act.actor_id, "taker_id")
    if found.state == rules.TAKEN:
        return found
    _still_open(act, found)
    house = act.as_system()
    order = orders.order(house, found.order_id)
    if found.taker_id in queries.apart_from_customer(house, order.customer_id):
        raise rules.HandoverGone
    _may_leave(act, order, found.giver_id)
    if order.version != found.order_version:
        raise rules.HandoverGone
    order_commands.release_worker(
        house, order_id=order.id, worker_id=found.giver_id, reason="handed to a colleague"
    )
    order_commands.assign(act, order_id=order.id, worker_id=found.taker_id)
    _end(act, found, rules.TAKEN)
    return found


@command
def refuse_handover(act: Act, *, handover_id: UUID) -> Handover:
    """Leave an order with its worker; it costs nothing.  Refuses with NotFound, HandoverGone."""
    found = _handover(act, handover_id, act.actor_id, "taker_id")
    if found.state != rules.REFUSED:
        _still_open(act, found)
        _end(act, found, rules.REFUSED)
    return found


@command
def take_handover_back(act: Act, *, handover_id: UUID) -> Handover:
    """Keep an order oneself after all.  Refuses with NotFound, HandoverGone."""
    found = _handover(act, handover_id, act.actor_id, "giver_id")
    if found.state != rules.TAKEN_BACK:
        _still_open(act, found)
        _end(act, found, rules.TAKEN_BACK)
    return found


@command
def lapse(act: Act, *, handover_id: UUID) -> None:
    """End a question that nobody answered in time; the order stays with its worker."""
    found: Handover = Handover.objects.of(act).lock().get(id=handover_id)
    if found.state == rules.ASKED and act.at >= found.expires_at:
        _end(act, found, rules.LAPSED)


def _may_leave(act: Act, order: Order, giver_id: UUID) -> datetime:
    """When the visit begins, if its worker may still hand it on."""
    house = act.as_system()
    visits = orders.visits(house, order)
    seats = orders.seats(house, order)
    is_theirs = any(one.state == "taken" and one.worker_id == giver_id for one in seats)
    is_ahead = all(one.state == "planned" for one in visits)
    starts_at: datetime = visits[0].starts_at
    if (
        order.state != "assigned"
        or order.way == "choose"
        or not (is_theirs and is_ahead)
        or starts_at - rules.HANDOVER_LEAD <= act.at
    ):
        raise rules.NotToBeHandedOn
    return starts_at


def _handover(act: Act, handover_id: UUID, worker_id: UUID | None, side: str) -> Handover:
    if act.role != WORKER or worker_id is None:
        raise NotFound
    rows = Handover.objects.of(act).lock().filter(id=handover_id, **{side: worker_id})
    found: Handover | None = rows.first()
    if found is None:
        raise NotFound
    return found


def _still_open(act: Act, found: Handover) -> None:
    if found.state != rules.ASKED or act.at >= found.expires_at:
        raise rules.HandoverGone


def _end(act: Act, found: Handover, state: str) -> None:
    found.state, found.ended_at = state, act.at
    found.save(update_fields=["state", "ended_at"])
    tell(
        act,
        HandoverEnded(
            handover_id=found.id,
            order_id=found.order_id,
            worker_id=found.giver_id,
            taker_id=found.taker_id,
            state=state,
        ),
    )


@command
def note_rests(act: Act, *, order_id: UUID, visit_id: UUID) -> None:
    """Tell everybody who worked at a visit whose rest is due.  Refuses with NotFound."""
    house = act.as_system()
    seats = orders.seats(house, orders.order(house, order_id))
    crew = {one.worker_id for one in seats if one.visit_id == visit_id and one.worker_id}
    for worker_id in sorted(crew):
        note_rest(act, worker_id=worker_id, order_id=order_id)


@command
def note_rest(act: Act, *, worker_id: UUID, order_id: UUID) -> bool:
    """Tell a worker once that a rest is due after an order; True when it is.

    Refuses with NotFound.
    """
    due = queries.rest_due(act.as_system(), worker_id, order_id)
    if due is None:
        return False
    why, until_at = due
    told = RestTold(
        city_id=act.city_id,
        id=ids.new(act.city_id),
        worker_id=worker_id,
        why=why,
        until_at=until_at,
        told_at=act.at,
    )
    RestTold.objects.bulk_create([told], ignore_conflicts=True)
    if RestTold.objects.of(act).filter(id=told.id).exists():
        tell(act, RestDue(worker_id=worker_id, why=why, until_at=until_at))
    return True


def _at_desk(act: Act, worker_id: UUID) -> None:
    """The house's desk, or a merchant's for its own people."""
    if act.role not in DESKS:
        raise NotAllowed
    workers.worker(act, worker_id)
