"""The long arithmetic of analytics, outside any transaction: it reads, plays, steps back in."""

from dataclasses import asdict
from uuid import UUID

from doorstep.algorithms import simulating
from doorstep.insight.analytics import commands, queries, rules
from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Refusal


@outside
def play(act: Act, *, replay_id: UUID) -> None:
    """Play the day under the policy that ran and under the wanted one, and keep the figures."""
    row = queries.replay(act, replay_id)
    if row.state != rules.WAITING:
        return
    try:
        past = queries.past_day(act, row.day)
    except Refusal as refusal:
        edge.step_in(act, commands.fail_replay, replay_id=replay_id, refusal=refusal.code())
        return
    base = past.orders[0].base_radius_m
    sides = {
        "before": rules.policy_of(asdict(past.inputs.policy), base),
        "after": rules.policy_of(row.facts, base),
    }
    found: dict[str, list[simulating.Figures]] = {name: [] for name in sides}
    steps = len(sides) * len(rules.SEEDS)
    for number, seed in enumerate(rules.SEEDS):
        day = queries.draw(past, seed)
        for place, (name, policy) in enumerate(sides.items()):
            found[name].append(simulating.figures(simulating.play(past.world, day, policy)))
            done = 1_000 * (number * len(sides) + place + 1) // steps
            edge.step_in(act, commands.move_on, replay_id=replay_id, done_permille=done)
    edge.step_in(
        act,
        commands.keep_replay,
        replay_id=replay_id,
        found={
            "before": rules.side_of(found["before"]),
            "after": rules.side_of(found["after"]),
            "real": queries.real_figures(past),
            "counts": past.counts,
            "policy_version": past.inputs.policy.version,
        },
    )
