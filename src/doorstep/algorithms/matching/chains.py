"""Seating one waiting order by the cheapest chain of moves: near chains by hand, far ones by SciPy.

A chain begins at a waiting order, passes from a worker to the order that has the worker, on to
that order's next worker, and ends at a free worker or at an order that then stays open. Its length
is the sum of reduced costs (cost + price of the worker - what the order pays now), none of which is
below 0, so the shortest chain is found as Dijkstra's algorithm finds shortest ways. Afterwards
every order passed before the end pays the difference more, and what Market promises holds again.
"""

from heapq import heappop, heappush

import numpy as np

from doorstep.algorithms.matching.market import FAR, Market
from doorstep.algorithms.travel import FloatArray, IntArray

# SciPy is imported where it is used: it costs a second, and few processes match.

NEAR_SCANS_FREE = 200
NEAR_SCANS_EACH = 60
"""Chains that pass more orders than this are found faster by SciPy (measured)."""


class NearChains:
    """Chains over plain lists: the fastest while a chain passes a few orders only."""

    def __init__(self, market: Market) -> None:
        """Copy what changes into lists; rows of edges follow when they are first looked at."""
        self._market = market
        self._price: list[int] = market.price.tolist()
        self._owner: list[int] = market.owner.tolist()
        self._mate: list[int] = market.mate.tolist()
        self._rows: dict[int, tuple[int, dict[int, int]]] = {}
        self._moved: set[tuple[int, int]] = set()
        self._dearer: set[int] = set()
        self._scans = 0

    def seat(self, waiting: IntArray) -> IntArray:
        """Seat the waiting one by one; return those left once chains turn out to be far."""
        done = 0
        for order in waiting.tolist():
            if self._scans > NEAR_SCANS_FREE + NEAR_SCANS_EACH * done:
                break
            self._seat(order)
            done += 1
        self._write_back()
        return waiting[done:]

    def _write_back(self) -> None:
        """Tell the market what changed: little, where chains are near."""
        market = self._market
        for worker in self._dearer:
            market.price[worker] = self._price[worker]
        for order, worker in self._moved:
            market.mate[order] = self._mate[order]
            if worker >= 0:
                market.owner[worker] = self._owner[worker]

    def _row(self, order: int) -> tuple[int, dict[int, int]]:
        found = self._rows.get(order)
        if found is None:
            market = self._market
            pairs = zip(market.worker[order].tolist(), market.cost[order].tolist(), strict=True)
            edges = {worker: cost for worker, cost in pairs if cost < FAR}
            found = self._rows[order] = (int(market.open_cost[order]), edges)
        return found

    def _seat(self, waiting: int) -> None:
        price, owner = self._price, self._owner
        distance: dict[int, int] = {}
        came_from: dict[int, int] = {}
        passed: list[int] = []
        heap: list[tuple[int, int]] = []
        end, end_order, end_worker = FAR, waiting, -1
        order, offset = waiting, 0  # offset: length so far less what the order pays now
        while True:
            self._scans += 1
            stay_open, edges = self._row(order)
            for worker, cost in edges.items():
                length = offset + cost + price[worker]
                if length < end and length < distance.get(worker, FAR):
                    distance[worker], came_from[worker] = length, order
                    if owner[worker] < 0:
                        end, end_order, end_worker = length, order, worker
                    else:
                        heappush(heap, (length, worker))
            if offset + stay_open < end:
                end, end_order, end_worker = offset + stay_open, order, -1
            while heap and heap[0][0] > distance[heap[0][1]]:
                heappop(heap)
            if not heap or heap[0][0] >= end:
                break
            length, worker = heappop(heap)
            passed.append(worker)
            order = owner[worker]
            offset = length - self._row(order)[1][worker] - price[worker]
        for worker in passed:
            price[worker] += end - distance[worker]
        self._dearer.update(passed)
        self._move(end_order, end_worker, came_from)

    def _move(self, order: int, worker: int, came_from: dict[int, int]) -> None:
        """Give every order on the chain the next worker, from the end back to the start."""
        while True:
            before = self._mate[order]
            self._mate[order] = worker
            self._moved.add((order, worker))
            if worker >= 0:
                self._owner[worker] = order
            if before < 0:
                return
            order, worker = came_from[before], before


class FarChains:
    """Chains over arrays and SciPy's Dijkstra: for scarce days, when chains pass hundreds.

    The graph has one node an order; an edge leads to the order that has the worker. Its arrays are
    kept up to date in place: only rows and columns that a chain touched change.
    """

    def __init__(self, market: Market, waiting: IntArray) -> None:
        """Build the graph of reduced costs."""
        from scipy.sparse import csr_array

        self._market = market
        n, k = market.worker.shape
        due = market.cost + market.price[market.worker]
        pays = market.open_cost.copy()
        have = np.flatnonzero(market.mate >= 0)
        at = (market.worker[have] == market.mate[have, np.newaxis]).argmax(axis=1)
        pays[have] = due[have, at]
        pays[waiting] = np.minimum(due[waiting].min(axis=1), market.open_cost[waiting])
        owner = market.owner[market.worker]
        heads = np.where(owner < 0, np.arange(n)[:, np.newaxis], owner)
        self._graph = csr_array(
            (
                (due - pays[:, np.newaxis]).ravel().astype(np.float64),
                heads.ravel().astype(np.int32),
                np.arange(0, n * k + 1, k, dtype=np.int32),
            ),
            shape=(n, n),
        )
        self._reduced: FloatArray = self._graph.data.reshape(n, k)
        self._pays = pays
        self._by_worker = np.argsort(market.worker, axis=None, kind="stable")
        self._first = np.searchsorted(
            market.worker.ravel()[self._by_worker], np.arange(len(market.price) + 1)
        )
        self._free_cost = np.empty(n, dtype=np.int64)
        self._free_worker = np.empty(n, dtype=np.int64)
        self._look_for_free(np.arange(n))

    def seat(self, waiting: IntArray) -> None:
        """Seat all of the waiting, one by one."""
        reach = 64.0
        for order in waiting.tolist():
            reach = max(8.0, 1.2 * self._seat(order, reach))

    def _seat(self, waiting: int, reach: float) -> float:
        from scipy.sparse.csgraph import dijkstra

        market = self._market
        least = float(self._reduced[waiting].min())
        least = min(least, float(market.open_cost[waiting] - self._pays[waiting]))
        self._pays[waiting] += int(least)
        self._reduced[waiting] -= least
        to_end = np.minimum(self._free_cost, market.open_cost) - self._pays
        while True:
            away, before = dijkstra(
                self._graph,
                indices=waiting,
                return_predecessors=True,
                limit=min(reach, float(to_end[waiting])),
            )
            length = away + to_end
            last = int(length.argmin())
            end = float(length[last])
            if end <= reach or to_end[waiting] <= reach:
                break
            reach *= 2.0
        self._raise(away, end)
        self._move(waiting, last, before)
        return end

    def _raise(self, away: FloatArray, end: float) -> None:
        passed = np.flatnonzero(away < end)
        more = end - away[passed]
        whole = more.astype(np.int64)
        self._pays[passed] += whole
        self._reduced[passed] -= more[:, np.newaxis]
        worker = self._market.mate[passed]
        have = worker >= 0
        worker, more, whole = worker[have], more[have], whole[have]
        self._market.price[worker] += whole
        count = self._first[worker + 1] - self._first[worker]
        start = np.repeat(self._first[worker] - np.cumsum(count) + count, count)
        edges = self._by_worker[start + np.arange(len(start))]
        self._reduced.reshape(-1)[edges] += np.repeat(more, count)

    def _move(self, waiting: int, order: int, before: IntArray) -> None:
        market = self._market
        free = bool(self._free_cost[order] <= market.open_cost[order])
        worker = newly = int(self._free_worker[order]) if free else -1
        while True:
            had = int(market.mate[order])
            market.mate[order] = worker
            if worker >= 0:
                market.owner[worker] = order
                self._graph.indices[self._edges(worker)] = order
            if order == waiting:
                break
            order, worker = int(before[order]), had
        if newly >= 0:
            touched = self._edges(newly) // market.worker.shape[1]
            self._look_for_free(touched[self._free_worker[touched] == newly])

    def _edges(self, worker: int) -> IntArray:
        return self._by_worker[self._first[worker] : self._first[worker + 1]]

    def _look_for_free(self, orders: IntArray) -> None:
        market = self._market
        worker = market.worker[orders]
        cost = np.where(market.owner[worker] < 0, market.cost[orders], FAR)
        best = cost.argmin(axis=1)
        line = np.arange(len(orders))
        self._free_cost[orders] = cost[line, best]
        self._free_worker[orders] = worker[line, best]
