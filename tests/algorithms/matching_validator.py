"""Judges a match with plain Python: who may go where, one each, the sums, and the least cost.

It shares no code with what it judges: distances, rows and sums are worked out again from the
places and skills, and OR-tools' min-cost flow says what the least possible cost is.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

EARTH_RADIUS_M = 6_371_008.8
ROUNDING_M = 1e-6


@dataclass
class Question:
    """What was asked, as plain lists; skills are sets, barred holds (order, worker) pairs."""

    order_places: list[tuple[float, float]]
    order_needs: list[set[int]]
    order_radius_m: list[float]
    worker_places: list[tuple[float, float]]
    worker_skills: list[set[int]]
    barred: set[tuple[int, int]]
    most_candidates: int


def question_of(orders, workers, barred, k):
    """Read a question back from its arrays."""
    return Question(
        list(zip(orders.lat.tolist(), orders.lng.tolist(), strict=True)),
        [{s for s, on in enumerate(row) if on} for row in orders.needs.tolist()],
        orders.radius_m.tolist(),
        list(zip(workers.lat.tolist(), workers.lng.tolist(), strict=True)),
        [{s for s, on in enumerate(row) if on} for row in workers.skills.tolist()],
        set(barred),
        k,
    )


def metres(one, other):
    """Great-circle distance by the haversine formula."""
    (lat, lng), (lat2, lng2) = ([math.radians(x) for x in place] for place in (one, other))
    inner = math.sin((lat2 - lat) / 2) ** 2
    inner += math.cos(lat) * math.cos(lat2) * math.sin((lng2 - lng) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, inner)))


def rows_of(candidates):
    """Each order's candidates as a list of (worker, cost)."""
    ptr = candidates.ptr.tolist()
    pairs = list(zip(candidates.worker.tolist(), candidates.cost.tolist(), strict=True))
    return [pairs[first:last] for first, last in pairwise(ptr)]


def faults_of_candidates(question, candidates, *, nearest=True):
    """Everything wrong with candidates; `nearest`: that nobody nearer was passed over."""
    found = []
    for order, row in enumerate(rows_of(candidates)):
        seen = [worker for worker, _ in row]
        able = _able(question, order)
        if len(seen) != len(set(seen)):
            found.append(f"order {order} lists somebody twice")
        found += [f"order {order}: worker {one} may not" for one in seen if one not in able]
        if not nearest:
            continue
        if len(row) != min(question.most_candidates, len(able)):
            found.append(f"order {order} has {len(row)} of {len(able)} candidates")
        furthest = max((able[one] for one in seen if one in able), default=0.0)
        passed_over = [one for one in able if one not in seen and len(seen) < len(able)]
        found += [
            f"order {order}: worker {one} is nearer"
            for one in passed_over
            if able[one] < furthest - ROUNDING_M
        ]
    return found


def _able(question, order):
    """Who may go to an order, and how far each is."""
    able = {}
    for worker, place in enumerate(question.worker_places):
        away = metres(question.order_places[order], place)
        if (
            question.order_needs[order] <= question.worker_skills[worker]
            and (order, worker) not in question.barred
            and away <= question.order_radius_m[order] + ROUNDING_M
        ):
            able[worker] = away
    return able


def faults_of_parts(candidates, parts):
    """Every edge whose named parts do not sum to its cost, or are below zero."""
    costs = candidates.cost.tolist()
    lines = zip(*(values.tolist() for values in parts.values()), strict=True)
    return [
        f"edge {edge}: {line} for {cost}"
        for edge, (cost, line) in enumerate(zip(costs, lines, strict=True))
        if sum(line) != cost or min(line) < 0
    ]


def faults_of_assignment(candidates, open_cost, assignment):
    """Everything wrong with an assignment, the least cost by min-cost flow included."""
    found, total, had_by = [], 0, {}
    rows = rows_of(candidates)
    given = assignment.worker.tolist()
    if len(given) != len(rows):
        return ["not every order has an answer"]
    for order, worker in enumerate(given):
        if worker < 0:
            total += open_cost[order]
            continue
        if worker in had_by:
            found.append(f"worker {worker} has orders {had_by[worker]} and {order}")
        had_by[worker] = order
        cost = dict(rows[order]).get(worker)
        if cost is None:
            found.append(f"order {order} went to worker {worker}, no candidate")
        elif cost > open_cost[order]:
            found.append(f"order {order} costs more than staying open")
        total += cost or 0
    if total != assignment.total_cost:
        found.append(f"the costs sum to {total}, not {assignment.total_cost}")
    least = least_cost(rows, open_cost)
    if total != least:
        found.append(f"{total} is not the least cost {least}")
    return found


def least_cost(rows, open_cost):
    """The least total cost of a match, by OR-tools' min-cost flow, arc by arc."""
    from ortools.graph.python import min_cost_flow

    flow = min_cost_flow.SimpleMinCostFlow()
    n = len(rows)
    number = {}
    for row in rows:
        for worker, _ in row:
            number.setdefault(worker, n + len(number))
    end = n + len(number)
    for order, row in enumerate(rows):
        flow.set_node_supply(order, 1)
        flow.add_arc_with_capacity_and_unit_cost(order, end, 1, open_cost[order])
        for worker, cost in row:
            flow.add_arc_with_capacity_and_unit_cost(order, number[worker], 1, cost)
    for node in number.values():
        flow.add_arc_with_capacity_and_unit_cost(node, end, 1, 0)
    flow.set_node_supply(end, -n)
    if n == 0:
        return 0
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise AssertionError(f"the referee found no flow: {status}")
    return flow.optimal_cost()
