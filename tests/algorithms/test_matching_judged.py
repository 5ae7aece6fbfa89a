"""Whole ticks in made-up cities, every one judged by a validator that shares no code with them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.algorithms import matching_validator as judge

from doorstep.algorithms import matching
from doorstep.algorithms.matching.chains import FarChains
from doorstep.algorithms.matching.market import Market
from doorstep.algorithms.travel import StraightLine

TRAVEL = StraightLine(1.3, (5.0,) * 24)


def city_of(seed, n, m, *, skills=4, spread=0.2, able=0.4):
    """Orders and workers around a few busy places; everything on a coarse grid, so ties happen."""
    rng = np.random.default_rng(seed)
    centres = rng.random((3, 2)) * spread

    def places(count):
        near = centres[rng.integers(0, 3, count)] + rng.normal(0, spread / 12, (count, 2))
        return np.round(near, 3) + np.array([20.0, 110.0])

    needs = np.zeros((n, skills), dtype=bool)
    needs[np.arange(n), rng.integers(0, skills, n)] = True
    has = rng.random((m, skills)) < able
    doors, seats = places(n), places(m)
    orders = matching.OpenOrders(doors[:, 0], doors[:, 1], needs, rng.uniform(500, 9_000, n))
    workers = matching.IdleWorkers(seats[:, 0], seats[:, 1], has)
    standing = matching.Standing(
        rng.integers(300, 501, m),
        rng.integers(0, 5, m),
        rng.integers(0, 9_000, m),
        rng.integers(0, 9, m),
        rng.integers(0, 20_000, m),
    )
    return orders, workers, standing


def scorer(orders, workers, standing, weights):
    def score_edges(near):
        eta = TRAVEL.seconds_many(
            workers.lat[near.worker],
            workers.lng[near.worker],
            orders.lat[near.order],
            orders.lng[near.order],
            0,
        )
        return matching.score(near, eta, standing, weights)

    return score_edges


WEIGHTS = matching.Weights(seconds_per_order_above_mean=20, fairness_permille=50)


@given(st.integers(0, 2**32 - 1), st.integers(0, 40), st.integers(0, 40), st.integers(1, 8))
@settings(max_examples=100, deadline=None)
def test_no_tick_has_a_fault(seed, n, m, k):
    orders, workers, standing = city_of(seed, n, m)
    rng = np.random.default_rng(seed)
    barred = frozenset((o, w) for o in range(n) for w in range(m) if rng.random() < 0.05)
    open_cost = rng.integers(0, 4_000, n)
    question = judge.question_of(orders, workers, barred, k)
    near = matching.nearest_feasible(orders, workers, k=k, barred=barred)
    assert judge.faults_of_candidates(question, near) == []
    score_edges = scorer(orders, workers, standing, WEIGHTS)
    scored = score_edges(near)
    assert judge.faults_of_parts(scored.candidates, scored.parts) == []
    assignment = matching.assign(scored.candidates, open_cost)
    assert judge.faults_of_assignment(scored.candidates, open_cost.tolist(), assignment) == []
    whole = matching.match(orders, workers, score_edges, open_cost, k=k, barred=barred)
    seen = whole.scored.candidates
    assert judge.faults_of_candidates(question, seen, nearest=False) == []
    assert judge.faults_of_assignment(seen, open_cost.tolist(), whole.assignment) == []
    assert whole.assignment.total_cost <= assignment.total_cost


@pytest.mark.parametrize(
    ("n", "m", "k"), [(300, 300, 20), (600, 80, 20), (100, 900, 20), (900, 900, 6), (700, 500, 10)]
)
def test_ample_scarce_and_hopeless_cities_cost_no_more_than_a_min_cost_flow(n, m, k):
    orders, workers, standing = city_of(n * m, n, m, spread=0.1)
    near = matching.nearest_feasible(orders, workers, k=k)
    scored = scorer(orders, workers, standing, WEIGHTS)(near)
    open_cost = [3_600 + order % 600 for order in range(n)]
    assignment = matching.assign(scored.candidates, np.array(open_cost))
    assert judge.faults_of_assignment(scored.candidates, open_cost, assignment) == []


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 60), st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_equal_and_zero_costs_are_settled_as_cheaply_as_any(seed, n, m, steps):
    """Few different costs make the bidding stall, so chains do the work."""
    rng = np.random.default_rng(seed)
    table = rng.random((n, m)) < 0.3
    order, worker = np.nonzero(table)
    cost = rng.integers(0, steps, len(order))
    ptr = np.concatenate(([0], np.cumsum(table.sum(axis=1))))
    candidates = matching.Candidates(ptr, worker, cost.astype(float), cost)
    open_cost = rng.integers(0, steps + 3, n)
    assignment = matching.assign(candidates, open_cost)
    assert judge.faults_of_assignment(candidates, open_cost.tolist(), assignment) == []


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 40), st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_far_chains_seat_as_cheaply_as_any(seed, n, m, steps):
    rng = np.random.default_rng(seed)
    table = rng.random((n, m)) < 0.3
    cost = rng.integers(0, steps, int(table.sum()))
    ptr = np.concatenate(([0], np.cumsum(table.sum(axis=1))))
    candidates = matching.Candidates(ptr, np.nonzero(table)[1], cost.astype(float), cost)
    open_cost = rng.integers(0, steps + 3, n)
    market = Market.of(candidates, open_cost)
    waiting = market.bid()
    if len(waiting):
        FarChains(market, waiting).seat(waiting)
    assignment = matching.Assignment(market.mate, market.total_cost())
    assert judge.faults_of_assignment(candidates, open_cost.tolist(), assignment) == []


def test_an_order_left_out_gets_a_second_look_beyond_the_nearest():
    """Three want the same two near workers; the third worker stands further off."""
    orders = matching.OpenOrders(
        np.full(3, 20.0), np.full(3, 110.0), np.ones((3, 1), bool), np.full(3, 5_000.0)
    )
    workers = matching.IdleWorkers(
        np.array([20.001, 20.002, 20.02]), np.full(3, 110.0), np.ones((3, 1), bool)
    )
    standing = matching.Standing(*[np.zeros(3, dtype=np.int64)] * 4)
    score_edges = scorer(orders, workers, standing, matching.Weights())
    first_look = matching.assign(
        score_edges(matching.nearest_feasible(orders, workers, k=2)).candidates, 3_600
    )
    assert (first_look.worker < 0).sum() == 1
    whole = matching.match(orders, workers, score_edges, 3_600, k=2)
    assert sorted(whole.assignment.worker.tolist()) == [0, 1, 2]


def test_people_at_one_place_are_listed_by_their_number():
    orders = matching.OpenOrders(
        np.array([20.0]), np.array([110.0]), np.ones((1, 1), bool), np.array([900.0])
    )
    workers = matching.IdleWorkers(np.full(40, 20.001), np.full(40, 110.0), np.ones((40, 1), bool))
    near = matching.nearest_feasible(orders, workers, k=40)
    assert near.worker.tolist() == list(range(40))


def test_the_radius_grows_with_waiting_only_while_many_of_the_able_are_idle():
    needs = np.array([[True, False], [True, False], [False, True]])
    orders = matching.OpenOrders(
        np.full(3, 20.0), np.full(3, 110.0), needs, np.array([9_000.0, 4_000.0, 9_000.0])
    )
    duty = np.array([[True, False]] * 11 + [[False, True]] * 9)
    first = np.full(3, 5_000.0)
    policy = matching.Published(ample_permille=100)

    def allowed(idle):
        return matching.allowed_m(orders, idle, duty, first, policy).tolist()

    assert allowed(duty[[0, 11]]) == [5_000.0, 4_000.0, 9_000.0]
    assert allowed(duty[:2]) == [9_000.0, 4_000.0, 5_000.0]
    assert allowed(duty[:0]) == [5_000.0, 4_000.0, 5_000.0]


def test_fairness_counts_what_the_day_gave_above_the_mean_up_to_a_most():
    nothing = np.zeros(3, dtype=np.int64)
    standing = matching.Standing(
        np.full(3, 500), nothing, nothing, nothing, np.array([0, 3_000, 30_000])
    )
    near = matching.Candidates(np.array([0, 3]), np.arange(3), np.zeros(3), np.zeros(3, np.int64))
    weights = matching.Weights(idle_permille=0, fairness_permille=100, fairness_seconds_max=600)
    scored = matching.score(near, np.zeros(3, np.int64), standing, weights)
    assert scored.parts["fairness"].tolist() == [0, 0, 600]
