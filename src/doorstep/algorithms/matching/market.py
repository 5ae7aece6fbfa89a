"""A market of orders that bid for workers: prices that keep every given place the best one."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from doorstep.algorithms.matching.candidates import Candidates
from doorstep.algorithms.travel import IntArray

FAR = 1 << 60
"""The cost of no edge; more than any real sum."""
FEW = 12
"""So many waiting orders are seated one by one faster than together (measured)."""
PATIENCE_ROUNDS = 30
STALLED_BP = 9_000
"""Bidding ends when so many rounds leave more than this part of the waiting."""


@dataclass(slots=True)
class Market:
    """n orders with up to k edges each; who has whom, and the price of each of m workers.

    `worker`, `cost`: n x k, where there is no edge worker m and cost FAR. `price`: m + 1, never
    below 0; `owner`: m + 1, the order that has the worker or -1; `mate`: n, the worker or -1.

    What always holds (complementary slackness): a worker nobody has costs 0; an order that has a
    worker finds none cheaper, price included, and does not prefer to stay open; an order that is
    settled without one prefers to stay open. When no order is left waiting, these three prove that
    the total cost is the least possible.
    """

    worker: IntArray
    cost: IntArray
    open_cost: IntArray
    price: IntArray
    owner: IntArray
    mate: IntArray

    @classmethod
    def of(cls, candidates: Candidates, open_cost: IntArray) -> Self:
        """Open a market in which nobody has anybody yet."""
        count = np.diff(candidates.ptr)
        n, m = len(count), int(candidates.worker.max(initial=-1)) + 1
        has_edge = np.arange(max(1, int(count.max(initial=0)))) < count[:, np.newaxis]
        worker = np.full(has_edge.shape, m, dtype=np.int64)
        cost = np.full(has_edge.shape, FAR, dtype=np.int64)
        worker[has_edge], cost[has_edge] = candidates.worker, candidates.cost
        nobody = np.full(m + 1, -1, dtype=np.int64)
        price = np.zeros(m + 1, dtype=np.int64)
        return cls(worker, cost, open_cost, price, nobody, np.full(n, -1, dtype=np.int64))

    def bid(self) -> IntArray:
        """Let all waiting orders bid at once, round by round; return the few who still wait.

        Each names its cheapest worker and raises the price by the distance to its second choice
        (another worker, or staying open); the highest raise has the worker, ties go to the lower
        order, and whoever had the worker waits again. The first round is the row minimum of
        every order.
        """
        waiting = np.arange(len(self.mate), dtype=np.int64)
        counts: list[int] = []
        while len(waiting) > FEW and not _stalled(counts, len(waiting)):
            counts.append(len(waiting))
            waiting = self._round(waiting)
        return waiting

    def total_cost(self) -> int:
        """Sum what is spent: on workers, and on the orders that stay open."""
        mate = self.mate[:, np.newaxis]
        spent = self.cost[(self.worker == mate) & (mate >= 0)]
        return int(spent.sum()) + int(self.open_cost[self.mate < 0].sum())

    def _round(self, waiting: IntArray) -> IntArray:
        asked = self.worker[waiting]
        value = self.cost[waiting] + self.price[asked]
        line = np.arange(len(waiting))
        best = value.argmin(axis=1)
        first = value[line, best]
        value[line, best] = FAR
        stay_open = self.open_cost[waiting]
        raised = np.minimum(value.min(axis=1), stay_open) - first
        wanted = asked[line, best]
        bids = first <= stay_open
        if not bids.all():
            waiting, wanted, raised = waiting[bids], wanted[bids], raised[bids]
        ranked = np.lexsort((waiting, -raised, wanted))
        waiting, wanted, raised = waiting[ranked], wanted[ranked], raised[ranked]
        wins = np.ones(len(wanted), dtype=np.bool_)
        wins[1:] = wanted[1:] != wanted[:-1]
        winner, won = waiting[wins], wanted[wins]
        outbid = self.owner[won]
        outbid = outbid[outbid >= 0]
        self.mate[outbid] = -1
        self.owner[won], self.mate[winner] = winner, won
        self.price[won] += raised[wins]
        return np.concatenate((waiting[~wins], outbid))


def _stalled(counts: list[int], now: int) -> bool:
    if len(counts) < PATIENCE_ROUNDS:
        return False
    return now * 10_000 > counts[-PATIENCE_ROUNDS] * STALLED_BP
