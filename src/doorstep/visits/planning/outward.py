"""The long arithmetic of planning, outside any transaction: it reads, computes, steps back in."""

from uuid import UUID

from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Refusal
from doorstep.visits.planning import commands, queries, rules


@outside
def compute(act: Act, *, plan_id: UUID) -> None:
    """Compute a waiting plan and keep it."""
    plan = queries.plan(act, plan_id)
    if plan.state != rules.WAITING:
        return
    lost = [plan.worker_id] if plan.cause == rules.LOST and plan.worker_id else []
    missed = [
        one.late.visit.id
        for one in (queries.overruns(act) if plan.cause == rules.OVERRUN else [])
        if one.late.seat.worker_id == plan.worker_id
    ]
    try:
        day = queries.load(
            act, plan.day, merchant_id=plan.merchant_id, mode=plan.mode, lost=lost, missed=missed
        )
    except Refusal as refusal:
        edge.step_in(act, commands.fail_plan, plan_id=plan_id, refusal=refusal.code())
        return
    hurry = plan.cause in (rules.LOST, rules.OVERRUN)
    proposed = queries.propose(
        day, cpu_seconds=rules.REPLAN_CPU_SECONDS if hurry else rules.CPU_SECONDS
    )
    edge.step_in(act, commands.keep_plan, plan_id=plan_id, proposed=proposed)


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
