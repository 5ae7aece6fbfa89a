"""Verbs of a day plan: it is asked for, kept, carried out group by group, or put away."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db import IntegrityError

from doorstep.kernel import audit, ids, queue
from doorstep.kernel.act import MERCHANT, OPERATOR, SYSTEM, Act, command
from doorstep.kernel.errors import Invalid, NotAllowed, NotFound
from doorstep.kernel.queue import tell
from doorstep.offering.areas import queries as areas
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders import queries as order_facts
from doorstep.visits.planning import queries, rules
from doorstep.visits.planning.commands import rows
from doorstep.visits.planning.events import DayPlanReady
from doorstep.visits.planning.models import Change, DayPlan
from doorstep.visits.planning.queries import Proposed, SeatOfDay

NIGHT_FROM_MINUTE = 20 * 60
BY_ITSELF = (rules.LOST, rules.OVERRUN)
"""Causes whose changes are carried out at once: somebody waits."""


@command
def plan_day(
    act: Act,
    *,
    day: date,
    merchant_id: UUID | Literal["own"] | None = "own",
    mode: str = rules.SUGGEST,
    reason: str = "",
) -> DayPlan:
    """Ask for a plan of a seller's day; it is computed in the background and then waits.

    A merchant plans its own day (`own`); the platform's desk any seller's, its own by None.
    Refuses with NotAllowed, Invalid, DayTooFar, PlanWaits.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotAllowed
    if mode not in rules.MODES:
        raise Invalid([{"field": "mode", "reason": ", ".join(rules.MODES)}])
    seller = act.merchant_id if merchant_id == "own" or act.merchant_id else merchant_id
    if act.merchant_id and merchant_id not in ("own", act.merchant_id):
        raise NotFound
    today = areas.facts(act).day_of(act.at)
    if not today <= day <= today + timedelta(days=rules.DAYS_AHEAD_MAX):
        raise rules.DayTooFar
    waiting = DayPlan.objects.of(act).filter(
        day=day, merchant_id=seller, state=rules.WAITING, cause=rules.DESK
    )
    if waiting.exists():
        raise rules.PlanWaits
    try:
        return rows.open_plan(
            act, day=day, merchant_id=seller, mode=mode, cause=rules.DESK, reason=reason
        )
    except IntegrityError as clash:
        raise rules.PlanWaits from clash


@command
def make_room(act: Act, *, order_id: UUID, reason: str = "") -> DayPlan:
    """Look whether others can move so that somebody comes for an appointment nobody is found for.

    What nobody was told of is moved at once; where that is not enough, the rest is suggested.
    Refuses with NotFound, NotAllowed, NoRoomNeeded.
    """
    if act.role not in (OPERATOR, MERCHANT, SYSTEM):
        raise NotAllowed
    order = order_facts.order(act, order_id)
    visit = order_facts.visits(act, order)[0]
    by_appointment = (order.state, order.way, order.timing) == ("open", "assign", "slot")
    if not by_appointment or visit.starts_at <= act.at:
        raise rules.NoRoomNeeded
    day = areas.facts(act).day_of(visit.starts_at)
    return _open_urgent(act, day, order.merchant_id, rules.OPTIMISE, reason or rules.URGENT)


def _open_urgent(act: Act, day: date, merchant_id: UUID | None, mode: str, reason: str) -> DayPlan:
    """One urgent plan of a day waits at a time; it looks at every seat that nobody has."""
    live = DayPlan.objects.of(act).filter(
        day=day,
        merchant_id=merchant_id,
        mode=mode,
        cause=rules.URGENT,
        state__in=(rules.WAITING, rules.READY),
    )
    waiting: DayPlan | None = live.first()
    if waiting is not None and (mode == rules.OPTIMISE or waiting.state == rules.WAITING):
        return waiting
    if waiting is not None:
        _put_away(act, waiting)
    return rows.open_plan(
        act, day=day, merchant_id=merchant_id, mode=mode, cause=rules.URGENT, reason=reason
    )


@command
def begin_night(act: Act) -> list[DayPlan]:
    """In the evening, look at tomorrow once for every seller with visits: what nobody was told
    may still change, the rest is suggested by the desk's own plans.
    """
    city = areas.facts(act)
    if city.minute_of_day(act.at) < NIGHT_FROM_MINUTE:
        return []
    day = city.day_of(act.at) + timedelta(days=1)
    midnight = city.moment(day, 0)
    seated = order_facts.seats_between(act, midnight, midnight + timedelta(days=1))
    done = set(
        DayPlan.objects.of(act)
        .filter(day=day, cause=rules.NIGHT)
        .values_list("merchant_id", flat=True)
    )
    sellers = {one.order.merchant_id for one in seated} - done
    return [
        rows.open_plan(act, day=day, merchant_id=seller, mode=rules.OPTIMISE, cause=rules.NIGHT)
        for seller in sorted(sellers, key=str)
    ]


@command
def keep_plan(
    act: Act, *, plan_id: UUID, proposed: Proposed, troubles: Sequence[queries.Trouble] = ()
) -> DayPlan:
    """Keep what was computed; what cannot wait is carried out at once, group by group.

    What who has it cannot keep stands on the worklist, whether or not the plan has a way.
    """
    plan = _locked(act, plan_id)
    if plan.state != rules.WAITING:
        return plan
    plan.before, plan.after = proposed.before, proposed.after
    plan.state, plan.ready_at = rules.READY, act.at
    plan.save(update_fields=["before", "after", "state", "ready_at"])
    Change.objects.bulk_create([_change(plan, one) for one in proposed.changes])
    risks = [one for one in proposed.nobody if _is_touched(plan, one)]
    for one in risks:
        assert one.row is not None
        rows.give_up(act, plan, one.row.visit.id, one.row.visit.starts_at)
    found = [rows.find_trouble(act, one.row, one.reason) for one in troubles]
    tell(
        act,
        DayPlanReady(
            plan_id=plan.id,
            day=plan.day,
            merchant_id=plan.merchant_id,
            changes=len(proposed.changes),
            risks=len(risks) + sum(found),
        ),
    )
    if plan.cause in BY_ITSELF or plan.mode == rules.OPTIMISE:
        _carry_out(act, plan)
    still_open = any(one.worker_id is None for one in proposed.nobody)
    if (plan.cause, plan.mode) == (rules.URGENT, rules.OPTIMISE) and still_open:
        _open_urgent(act, plan.day, plan.merchant_id, rules.SUGGEST, plan.reason)
    return plan


def _change(plan: DayPlan, one: queries.Proposal) -> Change:
    row, leaves = one.seat.row, one.seat.worker_id
    assert row is not None and leaves is not None
    return Change(
        id=ids.new(plan.city_id),
        city_id=plan.city_id,
        plan=plan,
        visit_id=row.visit.id,
        order_id=row.order.id,
        order_version=row.order.version,
        service_id=row.order.service_id,
        community=row.order.community,
        starts_at=row.visit.starts_at,
        ends_at=row.visit.ends_at,
        leaves_id=leaves,
        comes_id=one.comes,
        group=one.group,
        is_told=row.seat.state == "taken",
        state=rules.PROPOSED,
    )


def _is_touched(plan: DayPlan, one: SeatOfDay) -> bool:
    """Whether the plan was made for this seat's sake; others stay as they were."""
    return plan.cause in BY_ITSELF and one.worker_id is not None and one.worker_id == plan.worker_id


@command
def apply_plan(act: Act, *, plan_id: UUID) -> DayPlan:
    """Carry a ready plan out: each group of changes together, and who comes is asked first.

    Refuses with NotFound, NotAllowed, PlanGone.
    """
    if act.role not in (OPERATOR, MERCHANT):
        raise NotAllowed
    queries.plan(act, plan_id)
    plan = _locked(act, plan_id)
    if plan.state != rules.READY:
        raise rules.PlanGone
    _carry_out(act, plan)
    audit.note(act, "planning.apply", subject=("day_plan", plan.id), detail={"day": str(plan.day)})
    return plan


def _carry_out(act: Act, plan: DayPlan) -> None:
    plan.state, plan.ended_at, plan.ended_by = rules.APPLIED, act.at, act.actor_id
    plan.save(update_fields=["state", "ended_at", "ended_by"])
    key = f"planning.apply:{plan.id.hex}"
    queue.soon(act, "planning.carry_out", key=key, plan_id=plan.id)


@command
def try_group(act: Act, *, plan_id: UUID, changes: Sequence[queries.Proposal]) -> None:
    """Make changes only to see whether they can be made; refuses as `orders.reseat`.

    Raises WouldDo where they can, so that nothing of it is kept.
    """
    plan = DayPlan.objects.of(act).get(id=plan_id)
    made = [_change(plan, one) for one in changes]
    _reseat(act, plan, made)
    raise rules.WouldDo


@command
def make_group(act: Act, *, plan_id: UUID, group: int) -> int:
    """Make the changes of one group, all or none; how many.  Refuses as `orders.reseat`."""
    found = _group(act, plan_id, group)
    plan = DayPlan.objects.of(act).get(id=plan_id)
    _reseat(act, plan, found)
    for one in found:
        rows.settle_troubles(act, one.visit_id, one.leaves_id, "reseated")
    _end(act, found, rules.MADE)
    return len(found)


def _reseat(act: Act, plan: DayPlan, found: Sequence[Change]) -> None:
    orders.reseat(
        act.as_system(),
        changes=[
            orders.Reseat(one.order_id, one.order_version, one.leaves_id, one.comes_id)
            for one in found
        ],
        reason=rules.why_of(plan.cause, plan.reason),
    )


@command
def refuse_group(act: Act, *, plan_id: UUID, group: int, refusal: str) -> None:
    """Keep why a group could not be made; what a loss leaves behind goes back to the search."""
    found = _group(act, plan_id, group)
    _end(act, found, rules.REFUSED, refusal)
    plan = DayPlan.objects.of(act).get(id=plan_id)
    if plan.cause not in BY_ITSELF:
        return
    for one in found:
        if one.leaves_id == plan.worker_id:
            rows.give_up(act, plan, one.visit_id, one.starts_at)


def _group(act: Act, plan_id: UUID, group: int) -> list[Change]:
    waiting = Change.objects.of(act).filter(plan_id=plan_id, group=group, state=rules.PROPOSED)
    return list(waiting.lock().order_by("id"))


def _end(act: Act, found: list[Change], state: str, refusal: str = "") -> None:
    for one in found:
        one.state, one.refusal, one.ended_at = state, refusal, act.at
    Change.objects.of(act).bulk_update(found, ["state", "refusal", "ended_at"])


@command
def dismiss_plan(act: Act, *, plan_id: UUID) -> DayPlan:
    """Put a ready plan away; nothing changes.  Refuses with NotFound, NotAllowed, PlanGone."""
    if act.role not in (OPERATOR, MERCHANT):
        raise NotAllowed
    queries.plan(act, plan_id)
    plan = _locked(act, plan_id)
    if plan.state != rules.READY:
        raise rules.PlanGone
    _put_away(act, plan)
    return plan


def _put_away(act: Act, plan: DayPlan) -> None:
    plan.state, plan.ended_at, plan.ended_by = rules.DISMISSED, act.at, act.actor_id
    plan.save(update_fields=["state", "ended_at", "ended_by"])
    waiting = Change.objects.of(act).filter(plan_id=plan.id, state=rules.PROPOSED)
    waiting.update(state=rules.DROPPED, ended_at=act.at)


@command
def give_up(act: Act, *, plan_id: UUID, visit_id: UUID, starts_at: datetime) -> None:
    """A visit that a waiting plan was made for is left to the search, and stands on the list."""
    plan = _locked(act, plan_id)
    if plan.state == rules.WAITING:
        rows.give_up(act, plan, visit_id, starts_at)


@command
def fail_plan(act: Act, *, plan_id: UUID, refusal: str) -> DayPlan:
    """Keep that a plan could not be computed, and why."""
    plan = _locked(act, plan_id)
    if plan.state == rules.WAITING:
        plan.state, plan.ended_at, plan.reason = rules.FAILED, act.at, refusal[:200]
        plan.save(update_fields=["state", "ended_at", "reason"])
    return plan


@command
def catch_up(act: Act) -> int:
    """Begin again with plans that nobody has computed for too long; how many."""
    late = DayPlan.objects.of(act).filter(
        state=rules.WAITING, made_at__lt=act.at - rules.WAITING_AT_MOST
    )
    found = list(late.values_list("id", flat=True))
    for id in found:
        rows.compute_soon(act, id)
    return len(found)


def _locked(act: Act, plan_id: UUID) -> DayPlan:
    found: DayPlan | None = DayPlan.objects.of(act).lock().filter(id=plan_id).first()
    if found is None:
        raise NotFound
    return found
