"""The long arithmetic of planning, outside any transaction: it reads, computes, steps back in."""

from collections.abc import Sequence
from uuid import UUID

import structlog

from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Refusal
from doorstep.visits.planning import commands, queries, rules
from doorstep.visits.planning.queries import DayPlan, Proposal, Proposed, Trouble

log = structlog.get_logger("doorstep.planning")


@outside
def compute(act: Act, *, plan_id: UUID) -> None:
    """Compute a waiting plan and keep it; whatever goes wrong, nobody is left without a search."""
    plan = queries.plan(act, plan_id)
    if plan.state != rules.WAITING:
        return
    try:
        proposed, troubles = _proposed(act, plan)
        edge.step_in(act, commands.keep_plan, plan_id=plan_id, proposed=proposed, troubles=troubles)
    except Refusal as refusal:
        _fail(act, plan, refusal.code())
    except Exception as error:
        log.exception("day_plan_failed", plan=str(plan_id))
        _fail(act, plan, type(error).__name__)


def _proposed(act: Act, plan: DayPlan) -> tuple[Proposed, list[Trouble]]:
    """What is proposed, the rest of a day where somebody waits, else the whole day compared; and
    which seats cannot be kept as the day stands.
    """
    lost = [plan.worker_id] if plan.cause == rules.LOST and plan.worker_id else []
    missed = [
        one.late.visit.id
        for one in (queries.overruns(act) if plan.cause == rules.OVERRUN else [])
        if one.late.seat.worker_id == plan.worker_id and one.reason == rules.LATE
    ]
    rest = plan.cause in (rules.LOST, rules.OVERRUN, rules.URGENT)
    day = queries.load(
        act,
        plan.day,
        merchant_id=plan.merchant_id,
        mode=plan.mode,
        lost=lost,
        missed=missed,
        rest=rest,
    )
    proposed = queries.propose_rest(day) if rest else queries.propose(day)
    # The rest of a day is wanted at once; the evening looks at what else is wrong.
    troubles = [] if rest else queries.troubles(act, day.rows)
    troubles += queries.left_out(proposed, lost=lost, missed=missed)
    if plan.mode != rules.SUGGEST:
        return proposed, troubles
    possible = {
        group
        for group in sorted({one.group for one in proposed.changes})
        if _would_do(act, plan, [one for one in proposed.changes if one.group == group])
    }
    return queries.keep_only(day, proposed, possible), troubles


def _would_do(act: Act, plan: DayPlan, group: Sequence[Proposal]) -> bool:
    """Whether the calendars of all who would come allow a group of changes; nothing is kept."""
    try:
        edge.step_in(act, commands.try_group, plan_id=plan.id, changes=group)
    except rules.WouldDo:
        return True
    except Refusal:
        return False
    return False


def _fail(act: Act, plan: DayPlan, why: str) -> None:
    """Leave every visit of a lost worker to the search, one by one, before the plan is put away."""
    for one in queries.touched(act, plan):
        try:
            edge.step_in(
                act,
                commands.give_up,
                plan_id=plan.id,
                visit_id=one.visit.id,
                starts_at=one.visit.starts_at,
            )
        except Refusal as refusal:
            log.warning("visit_not_given_up", visit=str(one.visit.id), refusal=refusal.code())
    edge.step_in(act, commands.fail_plan, plan_id=plan.id, refusal=why)


@outside
def carry_out(act: Act, *, plan_id: UUID) -> None:
    """Make the changes of a plan, each group in a transaction of its own; refusals are kept."""
    groups = sorted({one.group for one in queries.changes(act, plan_id) if one.state == "proposed"})
    for group in groups:
        try:
            edge.step_in(act, commands.make_group, plan_id=plan_id, group=group)
        except Refusal as refusal:
            edge.step_in(
                act, commands.refuse_group, plan_id=plan_id, group=group, refusal=refusal.code()
            )
