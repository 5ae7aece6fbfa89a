"""What a decision keeps for appeals and replays: the candidates of an order and their parts."""

from collections.abc import Mapping
from dataclasses import dataclass

from doorstep.algorithms.matching.candidates import Candidates
from doorstep.algorithms.travel import IntArray


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate of an order as the decision saw it: cost, its named parts, chosen or not."""

    worker: int
    distance_m: float
    cost: int
    parts: Mapping[str, int]
    chosen: bool


def explain(
    candidates: Candidates, parts: Mapping[str, IntArray], order: int, chosen: int
) -> tuple[Choice, ...]:
    """List an order's candidates, cheapest first, with the named parts of every cost.

    `parts`: per name one number per edge, as scoring returns them; `chosen` is the worker who was
    given the order, -1 for nobody. This is what a decision keeps for appeals and replays.
    """
    edges = range(int(candidates.ptr[order]), int(candidates.ptr[order + 1]))
    choices = [
        Choice(
            worker=int(candidates.worker[e]),
            distance_m=float(candidates.distance_m[e]),
            cost=int(candidates.cost[e]),
            parts={name: int(values[e]) for name, values in parts.items()},
            chosen=int(candidates.worker[e]) == chosen,
        )
        for e in edges
    ]
    return tuple(sorted(choices, key=lambda choice: (choice.cost, choice.worker)))
