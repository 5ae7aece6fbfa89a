"""Orders for now: the numbers a city publishes, and the one match that platform and lab share."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from doorstep.algorithms.matching.candidates import BoolArray, Candidates, IdleWorkers, OpenOrders
from doorstep.algorithms.matching.offers import Timing
from doorstep.algorithms.matching.scoring import Scored, Standing, Weights, score
from doorstep.algorithms.matching.ticks import Matched, match
from doorstep.algorithms.travel import FloatArray, IntArray

FIRST_RADIUS_M = 4_500
"""How far an order for now looks at first, where neither city nor service says otherwise."""


@dataclass(frozen=True, slots=True)
class Published(Timing):
    """What decides who is asked and when; the platform and the policy lab begin with these.

    The radius widens only while at least `ample_permille` of the able workers on duty are idle:
    where hardly anybody is, a far way costs the next orders more than it gives to this one.
    """

    weights: Weights = field(default_factory=Weights)
    candidates_max: int = 20
    unmatched_seconds: int = 7_200
    ample_permille: int = 100


def match_instant(
    orders: OpenOrders,
    idle: IdleWorkers,
    duty_skills: BoolArray,
    standing: Standing,
    way_seconds: Callable[[Candidates], IntArray],
    policy: Published,
    *,
    first_m: FloatArray,
    barred: frozenset[tuple[int, int]] = frozenset(),
    in_time: Callable[[Candidates, IntArray], BoolArray] | None = None,
) -> Matched:
    """Give n orders for now their best workers among m idle ones, by the published numbers.

    `orders.radius_m`: as far as waiting has brought each (`offers.reach_m`); `first_m`: where its
    search began; `duty_skills`: the skills of all on duty, busy or not (d x s); `way_seconds`:
    the way of each edge; `in_time`: whether each edge, with its way, leaves time for what its
    worker holds next (the others are no candidates).  Raises ValueError as `match` and `score` do.
    """
    reach = allowed_m(orders, idle.skills, duty_skills, first_m, policy)

    def score_edges(near: Candidates) -> Scored:
        way = way_seconds(near)
        if in_time is not None:
            kept = in_time(near, way)
            near, way = near.only(kept), way[kept]
        return score(near, way, standing, policy.weights)

    return match(
        replace(orders, radius_m=reach),
        idle,
        score_edges,
        policy.unmatched_seconds,
        k=policy.candidates_max,
        barred=barred,
    )


def allowed_m(
    orders: OpenOrders,
    idle_skills: BoolArray,
    duty_skills: BoolArray,
    first_m: FloatArray,
    policy: Published,
) -> FloatArray:
    """How far each order may look now: beyond its first radius only while many able are idle."""
    able_idle, able_on_duty = (
        (~(orders.needs[:, np.newaxis, :] & ~skills).any(axis=2)).sum(axis=1)
        for skills in (idle_skills, duty_skills)
    )
    ample = able_idle * 1_000 >= able_on_duty * policy.ample_permille
    return np.where(ample, orders.radius_m, np.minimum(orders.radius_m, first_m))
