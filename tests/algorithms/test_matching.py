"""Candidates against a slow search, assignments against every possible one, costs explained."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from doorstep.algorithms import matching
from doorstep.algorithms.travel import haversine_m


def candidates_of(table, infinite=10**9):
    rows = [[w for w, cost in enumerate(row) if cost < infinite] for row in table]
    costs = [cost for row in table for cost in row if cost < infinite]
    ptr = np.cumsum([0, *map(len, rows)])
    worker = np.array([w for row in rows for w in row], dtype=np.int64)
    cost = np.array(costs, dtype=np.int64)
    return matching.Candidates(ptr, worker, cost.astype(float), cost)


def cheapest_of_all(table, open_cost, infinite=10**9):
    workers = len(table[0]) if table else 0
    best = sum(open_cost)
    seats = [*range(workers), *([-1] * len(table))]
    for seating in set(itertools.permutations(seats, len(table))):
        total = sum(open_cost[i] if w < 0 else table[i][w] for i, w in enumerate(seating))
        best = min(best, total)
    return best


@st.composite
def tables(draw):
    n, m = draw(st.integers(1, 4)), draw(st.integers(0, 4))
    cost = st.integers(0, 30) | st.just(10**9)
    table = [[draw(cost) for _ in range(m)] for _ in range(n)]
    return table, [draw(st.integers(0, 40)) for _ in range(n)]


def check(assignment, candidates, open_cost):
    given_to = [w for w in assignment.worker.tolist() if w >= 0]
    assert len(given_to) == len(set(given_to))
    total = 0
    for i, w in enumerate(assignment.worker.tolist()):
        row = slice(candidates.ptr[i], candidates.ptr[i + 1])
        costs = dict(
            zip(candidates.worker[row].tolist(), candidates.cost[row].tolist(), strict=True)
        )
        total += open_cost[i] if w < 0 else costs[w]
    assert total == assignment.total_cost


@given(tables())
@settings(max_examples=300)
def test_no_other_way_to_give_out_the_orders_is_cheaper(drawn):
    table, open_cost = drawn
    candidates = candidates_of(table)
    assignment = matching.assign(candidates, np.array(open_cost))
    check(assignment, candidates, open_cost)
    assert assignment.total_cost == cheapest_of_all(table, open_cost)


def whole_table_cost(candidates, workers, open_cost):
    n = len(candidates.ptr) - 1
    table = np.full((n, workers + n), 10**8)
    table[candidates.order, candidates.worker] = candidates.cost
    table[:, workers:] = open_cost
    return int(table[linear_sum_assignment(table)].sum())


@given(st.integers(0, 2**32 - 1), st.integers(2, 60), st.integers(1, 60))
@settings(max_examples=40, deadline=None)
def test_contested_cities_are_solved_as_well_as_the_whole_table(seed, n, m):
    rng = np.random.default_rng(seed)
    table = rng.integers(0, 900, (n, m))
    table[rng.random((n, m)) < 0.7] = 10**9
    candidates = candidates_of(table.tolist())
    assignment = matching.assign(candidates, 600)
    check(assignment, candidates, [600] * n)
    assert assignment.total_cost == whole_table_cost(candidates, m, 600)


def test_large_contested_components_are_exact_too():
    rng = np.random.default_rng(7)
    n, m = 700, 650
    table = rng.integers(0, 900, (n, m))
    table[rng.random((n, m)) < 0.98] = 10**9
    candidates = candidates_of(table.tolist())
    assignment = matching.assign(candidates, 600)
    check(assignment, candidates, [600] * n)
    assert assignment.total_cost == whole_table_cost(candidates, m, 600)


def test_nobody_to_send_and_nothing_to_do():
    alone = matching.assign(candidates_of([[], []]), 5)
    assert (alone.worker.tolist(), alone.total_cost) == ([-1, -1], 10)
    nothing = matching.assign(candidates_of([]), 5)
    assert (nothing.worker.tolist(), nothing.total_cost) == ([], 0)


def test_the_same_question_gets_the_same_answer():
    candidates = candidates_of([[5, 5, 5], [5, 5, 5], [5, 5, 5]])
    answers = {tuple(matching.assign(candidates, 9).worker.tolist()) for _ in range(5)}
    assert len(answers) == 1


def test_negative_costs_are_refused():
    with pytest.raises(ValueError, match="negative"):
        matching.assign(candidates_of([[-1]]), 5)
    with pytest.raises(ValueError, match="negative"):
        matching.assign(candidates_of([[1]]), -5)


@given(st.integers(0, 2**32 - 1), st.integers(0, 12), st.integers(0, 30), st.integers(1, 6))
@settings(max_examples=150, deadline=None)
def test_candidates_are_the_nearest_able_ones_within_reach(seed, n, m, k):
    rng = np.random.default_rng(seed)
    orders = matching.OpenOrders(
        20 + rng.random(n) / 10,
        110 + rng.random(n) / 10,
        rng.random((n, 3)) < 0.4,
        rng.uniform(0, 8_000, n),
    )
    workers = matching.IdleWorkers(
        20 + rng.random(m) / 10, 110 + rng.random(m) / 10, rng.random((m, 3)) < 0.6
    )
    barred = frozenset(
        (int(i), int(j)) for i, j in zip(*np.nonzero(rng.random((n, m)) < 0.2), strict=True)
    )
    found = matching.nearest_feasible(orders, workers, k=k, barred=barred)
    for i in range(n):
        away = haversine_m(orders.lat[i], orders.lng[i], workers.lat, workers.lng)
        able = [
            (float(away[j]), j)
            for j in range(m)
            if away[j] <= orders.radius_m[i]
            and not (orders.needs[i] & ~workers.skills[j]).any()
            and (i, j) not in barred
        ]
        row = found.worker[found.ptr[i] : found.ptr[i + 1]].tolist()
        assert row == [j for _, j in sorted(able)[:k]]


def test_at_least_one_candidate_must_be_asked_for():
    nobody = np.empty(0)
    orders = matching.OpenOrders(nobody, nobody, np.empty((0, 1), bool), nobody)
    workers = matching.IdleWorkers(nobody, nobody, np.empty((0, 1), bool))
    with pytest.raises(ValueError, match="at least one"):
        matching.nearest_feasible(orders, workers, k=0)


STANDING = matching.Standing(
    np.array([500, 450]), np.array([0, 2]), np.array([0, 7_200]), np.array([4, 2])
)


def test_a_decision_can_be_explained_part_by_part():
    weights = matching.Weights(seconds_per_order_above_mean=100)
    scored = matching.score(candidates_of([[0, 0]]), np.array([300, 400]), STANDING, weights)
    chosen = matching.assign(scored.candidates, 3_600).worker[0]
    first, second = matching.explain(scored.candidates, scored.parts, 0, chosen)
    assert first.parts == {"eta": 400, "rating": 30, "grade": 0, "idle": 0, "fairness": 0}
    assert second.parts == {"eta": 300, "rating": 0, "grade": 60, "idle": 180, "fairness": 100}
    assert (first.worker, first.cost, first.chosen) == (1, 430, True)
    assert (second.worker, second.cost, second.chosen) == (0, 640, False)


NUMBERS = st.integers(0, 5_000)


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 4), NUMBERS, NUMBERS), min_size=1),
    st.data(),
)
def test_named_parts_are_never_negative_and_sum_to_the_cost(rows, data):
    rating, grade, idle, orders = (np.array(column) for column in zip(*rows, strict=True))
    eta = np.array(data.draw(st.lists(NUMBERS, min_size=len(rows), max_size=len(rows))))
    weights = data.draw(st.builds(matching.Weights, *[st.integers(0, 2_000)] * 6))
    standing = matching.Standing(rating, grade, idle, orders)
    scored = matching.score(candidates_of([[0] * len(rows)]), eta, standing, weights)
    assert sum(scored.parts.values()).tolist() == scored.candidates.cost.tolist()
    assert all((values >= 0).all() for values in scored.parts.values())
    assert tuple(scored.parts) == matching.PARTS


def test_negative_weights_and_times_are_refused():
    candidates = candidates_of([[0, 0]])
    with pytest.raises(ValueError, match="weight"):
        matching.score(candidates, np.array([1, 1]), STANDING, matching.Weights(idle_permille=-1))
    with pytest.raises(ValueError, match="travel time"):
        matching.score(candidates, np.array([1, -1]), STANDING, matching.Weights())
