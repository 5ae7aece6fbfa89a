"""The search: whatever it is given, what comes back can be carried out and is never worse."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.algorithms.planning import validator
from tests.algorithms.planning.days import HOUR, day, days, line

from doorstep.algorithms import planning
from doorstep.algorithms.planning.searching import search
from doorstep.algorithms.planning.searching.board import Board
from doorstep.algorithms.planning.searching.moves import Moves
from doorstep.algorithms.planning.searching.start import fill
from doorstep.algorithms.planning.searching.tables import Tables

LOOKS = 300


def rng(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def found(problem: planning.Problem, plan: planning.Plan | None = None) -> planning.Plan:
    return search(problem, plan, cpu_seconds=0, rng=rng(), iterations=LOOKS)


@given(days())
@settings(max_examples=60, deadline=None)
def test_a_plan_of_nothing_but_a_problem_can_be_carried_out(problem: planning.Problem) -> None:
    plan = found(problem)

    assert validator.faults(problem, plan) == []
    assert sum(validator.price(problem, plan).values()) == planning.cost(problem, plan).total


@given(days())
@settings(max_examples=60, deadline=None)
def test_a_plan_never_gets_worse(problem: planning.Problem) -> None:
    first = planning.insert(problem)

    better = found(problem, first)

    before, after = planning.cost(problem, first), planning.cost(problem, better)
    assert (after.faults, after.total) <= (before.faults, before.total)
    assert len(validator.faults(problem, better)) <= len(validator.faults(problem, first))


@given(days(), st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_a_change_taken_back_leaves_no_trace(problem: planning.Problem, seed: int) -> None:
    board = Board(Tables(problem))
    moves = Moves(board, Random(seed))
    fill(board, moves, strict=False)
    kinds = [
        moves.exchange,
        moves.seats,
        moves.pause,
        moves.leave,
        moves.enter,
        moves.trade,
        moves.ease,
    ]
    for look in range(80):
        move = kinds[look % len(kinds)]()
        if move is None:
            continue
        before = (board.total, board.wrong, list(board.start), list(board.idle), list(board.wait))
        board.change(*move)
        board.undo()
        now = (board.total, board.wrong, list(board.start), list(board.idle), list(board.wait))
        assert now == before
        board.change(*move)


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = day(7, workers=5, visits=12, rules=["crews", "breaks", "soft", "optional"])

    one, two = found(problem), found(problem)

    assert one.routes() == two.routes()
    assert one.start.tolist() == two.start.tolist()


def test_more_looking_finds_a_cheaper_day() -> None:
    problem = day(4, workers=6, visits=30, rules=["crews", "soft", "preferred", "breaks"])
    first = planning.insert(problem)

    better = search(problem, first, cpu_seconds=0, rng=rng(), iterations=4_000)

    assert planning.cost(problem, better).total < planning.cost(problem, first).total


def test_two_people_begin_together() -> None:
    problem = _street([[(9 * HOUR, 15 * HOUR)]] * 4, visit=[0, 0, 1, 2], ties=[(0, 1, 0, 0, True)])

    plan = found(problem)

    assert plan.start[0] == plan.start[1]
    assert plan.shift_of()[0] != plan.shift_of()[1]
    assert not len(plan.unassigned)


def test_a_second_visit_keeps_its_distance_from_the_first() -> None:
    problem = _street(
        [[(9 * HOUR, 15 * HOUR)]] * 3, visit=[0, 0, 1], ties=[(0, 1, HOUR, 2 * HOUR, True)]
    )

    plan = found(problem)

    assert HOUR <= plan.start[1] - plan.start[0] <= 2 * HOUR


def test_a_break_is_had_within_its_window() -> None:
    problem = _street([[(8 * HOUR, 16 * HOUR)]] * 4, visit=[0, 1, 2, 3])
    pause = 1800
    problem = replace(
        problem,
        shifts=planning.shifts(
            [0, 0],
            8 * HOUR,
            18 * HOUR,
            skills=problem.shifts.skills,
            break_seconds=pause,
            break_opens=11 * HOUR,
            break_closes=13 * HOUR,
            break_hard=True,
        ),
    )

    plan = found(problem)

    for shift, route in enumerate(plan.routes()):
        if route:
            assert 11 * HOUR <= plan.break_start[shift] <= 13 * HOUR - pause


def test_idle_time_is_shared_when_the_longest_counts() -> None:
    windows = [[(8 * HOUR, 17 * HOUR)]] * 4
    alone = _street(windows, visit=[0, 1, 2, 3])
    shared = replace(alone, weights=planning.Weights(travel=1, idle=100))

    assert sorted(len(route) for route in found(alone).routes()) == [0, 4]
    assert [len(route) for route in found(shared).routes()] == [2, 2]


def test_what_is_optional_is_left_out_when_it_costs_more_than_it_brings() -> None:
    problem = _street([[(8 * HOUR, 17 * HOUR)]] * 2, visit=[0, 1], optional=True)

    plan = found(problem)

    assert plan.unassigned.tolist() == [1]


def test_a_wish_is_followed_when_it_costs_less_than_the_way() -> None:
    problem = _street([[(8 * HOUR, 17 * HOUR)]] * 2, visit=[0, 1])
    wish = np.array([[False, True], [False, True]])
    problem = replace(problem, preferred=wish, weights=planning.Weights(preference=50_000))

    assert found(problem).shift_of().tolist() == [1, 1]


def test_a_day_without_workers_or_visits_comes_back_empty() -> None:
    nobody = planning.problem(
        line(0), planning.shifts([], [], []), planning.tasks([0], [600], [[(0, HOUR)]])
    )
    nothing = planning.problem(
        line(0), planning.shifts([0], [0], [HOUR]), planning.tasks([], [], [])
    )

    assert found(nobody).unassigned.tolist() == [0]
    assert found(nothing).routes() == [[]]


def _street(
    windows: list[list[tuple[int, int]]],
    *,
    visit: list[int],
    ties: list[tuple[int, int, int, int, bool]] | None = None,
    optional: bool = False,
) -> planning.Problem:
    """Two workers at one end of a street, visits ever farther away."""
    n = len(visit)
    return planning.problem(
        line(0, *(600 * 4**one for one in range(max(visit) + 1)))
        if optional
        else line(0, *(300 * (one + 1) for one in range(max(visit) + 1))),
        planning.shifts([0, 0], 8 * HOUR, 18 * HOUR),
        planning.tasks(
            [one + 1 for one in visit],
            [1800] * n,
            windows,
            visit=visit,
            required=not optional,
            drop_cost=2_000,
        ),
        links=planning.ties(ties or []),
    )
