"""The long arithmetic of analytics, outside any transaction: it reads, plays, steps back in."""

from dataclasses import asdict
from uuid import UUID

import structlog

from doorstep.algorithms import simulating
from doorstep.insight.analytics import commands, queries, rules
from doorstep.insight.analytics.models import Replay
from doorstep.kernel import edge
from doorstep.kernel.act import Act, outside
from doorstep.kernel.errors import Refusal

log = structlog.get_logger("doorstep.analytics")


@outside
def play(act: Act, *, replay_id: UUID) -> None:
    """Play the day under the policy that ran and under the wanted one, and keep the figures.

    Whatever goes wrong ends the replay with its reason: one that waited for ever would keep the
    desk from asking for others. Who tries again asks anew.
    """
    row = queries.replay(act, replay_id)
    if row.state != rules.WAITING:
        return
    try:
        _play(act, row)
    except Refusal as refusal:
        edge.step_in(act, commands.fail_replay, replay_id=replay_id, refusal=refusal.code())
    except Exception:
        log.exception("replay_broke", replay_id=str(replay_id))
        edge.step_in(act, commands.fail_replay, replay_id=replay_id, refusal=rules.BROKE)


def _play(act: Act, row: Replay) -> None:
    past = queries.past_day(act, row.day)
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
            edge.step_in(act, commands.move_on, replay_id=row.id, done_permille=done)
    edge.step_in(
        act,
        commands.keep_replay,
        replay_id=row.id,
        found={
            "before": rules.side_of(found["before"]),
            "after": rules.side_of(found["after"]),
            "real": queries.real_figures(past),
            "counts": past.counts,
            "policy_version": past.inputs.policy.version,
        },
    )
