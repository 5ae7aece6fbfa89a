"""Verbs for when the day goes wrong: somebody cannot come, or work runs over."""

from datetime import date, timedelta
from uuid import UUID

from doorstep.kernel import audit
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, WORKER, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.offering.areas import queries as areas
from doorstep.offering.workers import commands as workers
from doorstep.offering.workers import queries as worker_facts
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.planning import queries, rules
from doorstep.visits.planning.commands import rows
from doorstep.visits.planning.models import DayPlan, Risk

DAYS_OFF_MAX = 14
DAY_MINUTES = 1_440


@command
def lose_worker(
    act: Act, *, worker_id: UUID, until: date | None = None, reason: str = ""
) -> list[DayPlan]:
    """Somebody falls ill or cannot come, from now to the end of a day (today unless said).

    They are off duty and off plan until then; each of their visits by appointment goes to somebody
    who can come and is asked first; where that is not possible it goes back to the search, and
    stands on the worklist. It is never held against the worker, and what they said of it stays with
    the desk's plan: neither an order's history nor its news carry it.
    Refuses with NotFound, NotAllowed, Invalid.
    """
    if act.role not in (WORKER, OPERATOR, MERCHANT) or (
        act.role == WORKER and worker_id != act.actor_id
    ):
        raise NotAllowed
    worker = worker_facts.worker(act, worker_id)
    city = areas.facts(act)
    today = city.day_of(act.at)
    last = until or today
    if not today <= last <= today + timedelta(days=DAYS_OFF_MAX - 1):
        raise Invalid([{"field": "until", "reason": f"1-{DAYS_OFF_MAX} days"}])
    _take_off(act, worker_id, today, last)
    midnight = city.moment(last + timedelta(days=1), 0)
    ends_at = midnight + timedelta(minutes=_night_minutes(act, worker_id, last))
    house = act.as_system()
    seated = order_facts.seats_between(
        house, act.at - queries.LOOK_BACK, ends_at, worker_id=worker_id
    )
    plans = []
    to_plan: set[date] = set()
    for one in seated:
        # After midnight the worker's own next day must not be planned away.
        by_day = one.visit.starts_at < midnight
        if by_day and queries.may_move(one, rules.OPTIMISE, lost=[worker_id]):
            to_plan.add(city.day_of(one.visit.starts_at))
        else:
            _give_up_seat(act, one)
    for day in sorted(to_plan):
        plans.append(
            rows.open_plan(
                act,
                day=day,
                merchant_id=worker.merchant_id,
                mode=rules.OPTIMISE,
                cause=rules.LOST,
                worker_id=worker_id,
                reason=reason.strip()[:200],
            )
        )
    audit.note(
        act, "planning.lose_worker", subject=("worker", worker_id), detail={"until": str(last)}
    )
    return plans


def _night_minutes(act: Act, worker_id: UUID, day: date) -> int:
    """How far into the next day somebody works who begins on a day."""
    plan = worker_facts.plan_of(act, worker_id)
    ends = [one.to_minute for one in plan if one.weekday == day.weekday()]
    extra = worker_facts.exceptions_of(act, worker_id, day, day)
    ends += [one.to_minute for one in extra if one.kind == "extra"]
    return max(0, max(ends, default=0) - DAY_MINUTES)


def _take_off(act: Act, worker_id: UUID, first: date, last: date) -> None:
    """Off duty, and off plan to the end of the night that begins on the last day."""
    minute = areas.facts(act).minute_of_day(act.at)
    yesterday = first - timedelta(days=1)
    at_night = _night_minutes(act, worker_id, yesterday)
    workers.go_off_duty(act, worker_id=worker_id)
    stretches = [
        (first + timedelta(days=shift), minute if shift == 0 else 0, DAY_MINUTES)
        for shift in range((last - first).days + 1)
    ]
    if minute < at_night:
        stretches.append((yesterday, DAY_MINUTES + minute, DAY_MINUTES + at_night))
    for day, start, end in stretches:
        workers.add_exception(
            act, worker_id=worker_id, day=day, kind="off", from_minute=start, to_minute=end
        )


def _give_up_seat(act: Act, one: order_facts.Seated) -> None:
    """What planning may not move: begun work is the desk's, the rest goes back to the search."""
    reason = rules.risk_of(way=one.order.way, visit_state=one.visit.state, late_seconds=0)
    rows.find_risk(act, one, reason)
    if reason != rules.BEGUN:
        rows.free(act, one, rules.ABSENT)


@command
def watch(act: Act) -> int:
    """Find visits that will begin late, and look for others where that is known for certain.

    Customers are told at once; who only has not set out is the desk's to call.  Returns how many
    were found anew.
    """
    found = 0
    to_plan: dict[tuple[UUID | None, date], order_facts.Seated] = {}
    for one in queries.overruns(act):
        reason = one.reason
        if reason == rules.LATE:
            reason = rules.risk_of(
                way=one.late.order.way,
                visit_state=one.late.visit.state,
                late_seconds=one.late_seconds,
            )
        if rows.find_risk(act, one.late, reason, late_seconds=one.late_seconds) is None:
            continue
        found += 1
        movable = queries.may_move(one.late, rules.OPTIMISE, missed=[one.late.visit.id])
        if movable and one.reason == rules.LATE:
            day = areas.facts(act).day_of(one.late.visit.starts_at)
            to_plan.setdefault((one.late.seat.worker_id, day), one.late)
    for (worker_id, day), seated in to_plan.items():
        rows.open_plan(
            act,
            day=day,
            merchant_id=seated.order.merchant_id,
            mode=rules.OPTIMISE,
            cause=rules.OVERRUN,
            worker_id=worker_id,
            reason=rules.OVERRUN,
        )
    return found


@command
def check_promises(
    act: Act, *, worker_id: UUID, from_day: date | None = None, until_day: date | None = None
) -> int:
    """Ask anew whether a worker can keep the visits they have, on some days or all that can be
    ordered; what they cannot stands on the worklist, what they can again leaves it.

    Returns how many they cannot keep.
    """
    city = areas.facts(act)
    first_at = act.at if from_day is None else max(act.at, city.moment(from_day, 0))
    last_at = act.at + timedelta(days=city.horizon_days + 1)
    if until_day is not None:
        last_at = city.moment(until_day + timedelta(days=1), 0)
    seated = order_facts.seats_between(act.as_system(), first_at, last_at, worker_id=worker_id)
    found = {one.row.seat.id: one for one in queries.troubles(act, seated)}
    for one in seated:
        if one.seat.id in found:
            rows.find_risk(act, one, found[one.seat.id].reason)
        else:
            rows.settle_troubles(act, one.visit.id, worker_id, "kept")
    return len(found)


@command
def follow_order(act: Act, *, order_id: UUID, how: str) -> int:
    """An order has all its workers, moved or ended: its visits are no longer at risk.

    Not where the one who comes late still has it.
    """
    open_risks = Risk.objects.of(act).lock().filter(order_id=order_id, state=rules.AT_RISK)
    settled = 0
    for risk in open_risks:
        if how == "assigned" and _still_has(act, risk):
            continue
        rows.settle(act, risk, how)
        settled += 1
    return settled


def _still_has(act: Act, risk: Risk) -> bool:
    return rows.seated_now(act, risk.visit_id, risk.starts_at, risk.worker_id) is not None


@command
def settle_risk(act: Act, *, risk_id: UUID, how: str) -> Risk:
    """Take a visit off the worklist by hand, saying how it was settled.

    Refuses with NotFound, NotAllowed, Invalid.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotAllowed
    if not how.strip():
        raise Invalid([{"field": "how", "reason": "1-200"}])
    mine = Risk.objects.of(act).lock().filter(id=risk_id)
    if act.merchant_id is not None:
        mine = mine.filter(merchant_id=act.merchant_id)
    found: Risk | None = mine.first()
    if found is None:
        raise NotFound
    if found.state == rules.AT_RISK:
        rows.settle(act, found, how.strip())
        audit.note(act, "planning.settle_risk", subject=("risk", found.id), detail={"how": how})
    return found
