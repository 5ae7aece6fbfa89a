"""Rows of planning that several verbs write: plans that wait, risks that are found and settled."""

from datetime import date, datetime, timedelta
from uuid import UUID

from doorstep.kernel import ids, queue
from doorstep.kernel.act import Act
from doorstep.kernel.queue import tell
from doorstep.visits.orders import commands as order_commands
from doorstep.visits.orders import queries as orders
from doorstep.visits.planning import rules
from doorstep.visits.planning.events import VisitAtRisk
from doorstep.visits.planning.models import DayPlan, Risk


def open_plan(
    act: Act,
    *,
    day: date,
    merchant_id: UUID | None,
    mode: str,
    cause: str,
    worker_id: UUID | None = None,
    reason: str = "",
) -> DayPlan:
    """A plan that waits to be computed in the background."""
    made: DayPlan = DayPlan.objects.create(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        day=day,
        merchant_id=merchant_id,
        mode=mode,
        cause=cause,
        worker_id=worker_id,
        state=rules.WAITING,
        made_at=act.at,
        made_by=act.actor_id,
        reason=reason,
    )
    compute_soon(act, made.id)
    return made


def compute_soon(act: Act, plan_id: UUID) -> None:
    """Have a waiting plan computed in the background."""
    queue.soon(act, "planning.compute", key=f"planning.compute:{plan_id.hex}", plan_id=plan_id)


def give_up(act: Act, plan: DayPlan, visit_id: UUID, starts_at: datetime) -> None:
    """Nobody can have it: a loss goes back to the search, a lateness stays with who has it, and
    stands on the list already.  What somebody else has by now, or has moved, is left alone.
    """
    if plan.worker_id is None or plan.cause != rules.LOST:
        return
    one = seated_now(act, visit_id, starts_at, plan.worker_id)
    if one is None:
        return
    reason = rules.risk_of(way=one.order.way, visit_state=one.visit.state, late_seconds=0)
    find_risk(act, one, reason)
    if reason != rules.BEGUN:
        free(act, one, rules.why_of(plan.cause, plan.reason))


def free(act: Act, one: orders.Seated, why: str) -> None:
    """What a worker has of an order is open again, and others are looked for."""
    order_commands.vacate(
        act.as_system(), order_id=one.order.id, worker_id=one.seat.worker_id, reason=why
    )


def seated_now(
    act: Act, visit_id: UUID, starts_at: datetime, worker_id: UUID | None
) -> orders.Seated | None:
    """A worker's seat of a visit as it is at this moment; None if they no longer have it."""
    found = orders.seats_between(
        act.as_system(), starts_at, starts_at + timedelta(seconds=1), worker_id=worker_id
    )
    return next((one for one in found if one.visit.id == visit_id), None)


def find_risk(act: Act, one: orders.Seated, reason: str, *, late_seconds: int = 0) -> Risk | None:
    """Put a visit on the worklist and tell whom it concerns; None where it stands there already
    as badly, or somebody settled the same and it has become little worse.
    """
    settled = Risk.objects.of(act).filter(
        visit_id=one.visit.id,
        worker_id=one.seat.worker_id,
        reason=reason,
        state=rules.SETTLED,
        settled_by__isnull=False,
        late_seconds__gt=late_seconds - rules.WORSE_SECONDS,
    )
    if settled.exclude(how__in=rules.FOLLOWED).exists():
        return None
    _end_milder(act, one, reason, late_seconds)
    fresh = Risk(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        visit_id=one.visit.id,
        order_id=one.order.id,
        merchant_id=one.order.merchant_id,
        worker_id=one.seat.worker_id,
        starts_at=one.visit.starts_at,
        reason=reason,
        late_seconds=max(0, late_seconds),
        state=rules.AT_RISK,
        found_at=act.at,
    )
    Risk.objects.bulk_create([fresh], ignore_conflicts=True)
    if not Risk.objects.of(act).filter(id=fresh.id).exists():
        return None
    tell(
        act,
        VisitAtRisk(
            order_id=one.order.id,
            customer_id=one.order.customer_id,
            visit_id=one.visit.id,
            reason=reason,
            late_seconds=fresh.late_seconds,
            starts_at=one.visit.starts_at,
            customer_hears=rules.customer_hears(reason, one.order.state, late_seconds),
            worker_id=one.seat.worker_id,
        ),
    )
    return fresh


def _end_milder(act: Act, one: orders.Seated, reason: str, late_seconds: int) -> None:
    """What stands on the worklist gives way to what the customer has to hear: a promise that
    changes for the first time, or becomes much later than was said.
    """
    if reason in rules.FOR_THE_DESK:
        return
    open_one = Risk.objects.of(act).lock().filter(visit_id=one.visit.id, state=rules.AT_RISK)
    for risk in open_one:
        is_later = bool(late_seconds) and late_seconds >= risk.late_seconds + rules.WORSE_SECONDS
        if risk.reason in rules.FOR_THE_DESK or is_later:
            settle(act, risk, "worse")


def find_trouble(act: Act, seated: orders.Seated, reason: str) -> bool:
    """Put a seat on the worklist that was looked at a while ago, if it is still so."""
    visit = seated.visit
    now = seated_now(act, visit.id, visit.starts_at, seated.seat.worker_id)
    return now is not None and find_risk(act, now, reason) is not None


def settle_troubles(act: Act, visit_id: UUID, worker_id: UUID, how: str) -> None:
    """What was wrong with who had a visit is no longer so."""
    open_ones = (
        Risk.objects.of(act)
        .lock()
        .filter(
            visit_id=visit_id, worker_id=worker_id, state=rules.AT_RISK, reason__in=rules.TROUBLES
        )
    )
    for risk in open_ones:
        settle(act, risk, how)


def settle(act: Act, risk: Risk, how: str) -> None:
    """Take a visit off the worklist, and say how."""
    risk.state, risk.settled_at, risk.settled_by, risk.how = (
        rules.SETTLED,
        act.at,
        act.actor_id,
        how[:200],
    )
    risk.save(update_fields=["state", "settled_at", "settled_by", "how"])
