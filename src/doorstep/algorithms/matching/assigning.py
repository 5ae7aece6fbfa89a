"""The cheapest way to give each open order a worker: exact, on sparse rows."""

from dataclasses import dataclass

import numpy as np

from doorstep.algorithms.matching.candidates import Candidates
from doorstep.algorithms.matching.chains import FarChains, NearChains
from doorstep.algorithms.matching.market import Market
from doorstep.algorithms.travel import IntArray


@dataclass(frozen=True, slots=True)
class Assignment:
    """`worker[i]` for order i, -1 for nobody; the cost counts the unmatched as well."""

    worker: IntArray
    total_cost: int


def assign(candidates: Candidates, unmatched_cost: int | IntArray) -> Assignment:
    """Give orders to workers, one each, so that the total cost is the least possible.

    `unmatched_cost`: what leaving an order open costs, one number or n (raise it with waiting
    time). An edge dearer than that is never used. Exact, in whole numbers: all orders take their
    first choice at once; those who contest a worker bid until few are left; those few are seated
    by shortest chains of moves. Prices kept along the way prove the optimum (see Market). With
    spare workers this costs about as much as reading the edges. Equal costs are settled by the
    numbers of orders and workers, so the same question has the same answer.
    Raises ValueError for negative costs.
    Source: Bertsekas, The auction algorithm (1988), with a raise of no more than the distance to
    the second choice, and Jonker and Volgenant, A shortest augmenting path algorithm for dense and
    sparse linear assignment problems (1987).
    """
    n = len(candidates.ptr) - 1
    open_cost = np.broadcast_to(np.asarray(unmatched_cost, dtype=np.int64), (n,))
    if candidates.cost.min(initial=0) < 0 or open_cost.min(initial=0) < 0:
        raise ValueError("a cost is negative")
    market = Market.of(candidates, open_cost)
    waiting = market.bid()
    if len(waiting):
        waiting = NearChains(market).seat(waiting)
    if len(waiting):
        FarChains(market, waiting).seat(waiting)
    return Assignment(market.mate, market.total_cost())
