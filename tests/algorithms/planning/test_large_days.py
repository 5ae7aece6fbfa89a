"""First plans of large days: as good as with every shift looked at, and to be carried out."""

from collections.abc import Sequence

import numpy as np
import pytest
from tests.algorithms.planning.days import HOUR
from tests.algorithms.planning.validator import faults

from doorstep.algorithms import planning
from doorstep.algorithms.planning import regretting

BOUND = 1.03


def town(seed: int, workers: int, visits: int, *, rules: Sequence[str] = ()) -> planning.Problem:
    """A town in which every tenth of the visits belongs to each worker; `rules` make it harder."""
    rng = np.random.default_rng(seed)
    side = 12_000 * (workers / 150) ** 0.5
    spots = rng.uniform(0, side, (workers + visits, 2))
    if "quarters" in rules:
        middles = rng.uniform(0, side, (12, 2))[rng.integers(0, 12, len(spots))]
        spots = np.clip(middles + rng.normal(0, 1_500, spots.shape), 0, side)
    seconds = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1)) / 5
    has = rng.random((workers, 4)) < 0.5
    has[np.arange(workers), rng.integers(0, 4, workers)] = True
    opens = rng.integers(8, 17, visits) * HOUR
    return planning.problem(
        seconds.astype(np.int64),
        planning.shifts(
            np.arange(workers),
            8 * HOUR,
            18 * HOUR,
            skills=has,
            break_seconds=1800 if "breaks" in rules else 0,
            break_opens=11 * HOUR,
            break_closes=14 * HOUR,
            break_hard=True,
        ),
        planning.tasks(
            np.arange(workers, workers + visits),
            rng.integers(2, 7, visits) * 900,
            [[(start, start + 2 * HOUR)] for start in opens.tolist()],
            skills=np.arange(4)[None, :] == rng.integers(0, 4, visits)[:, None],
            required=False,
            drop_cost=3 * HOUR,
        ),
    )


def with_every_shift(problem: planning.Problem, patch: pytest.MonkeyPatch) -> planning.Plan:
    with patch.context() as whole:
        whole.setattr(regretting, "HOMES_MAX", len(problem.shifts))
        return planning.insert(problem)


@pytest.mark.parametrize("rules", [(), ("quarters",), ("breaks", "quarters")])
def test_looking_only_nearby_costs_little(
    rules: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    near = far = 0
    for seed in (1, 2, 3):
        problem = town(seed, 160, 700, rules=rules)
        plan = planning.insert(problem)
        assert faults(problem, plan) == []
        near += planning.cost(problem, plan).total
        far += planning.cost(problem, with_every_shift(problem, monkeypatch)).total
    assert near <= BOUND * far


def test_a_visit_far_from_everybody_goes_to_who_can_make_it() -> None:
    problem = town(4, 160, 600)
    lonely = 599
    skills = np.zeros((160, 5), dtype=np.bool_)
    skills[:, :4], skills[7, 4] = problem.shifts.skills, True
    needs = np.zeros((600, 5), dtype=np.bool_)
    needs[:599, :4], needs[lonely, 4] = problem.tasks.skills[:599], True
    hard_to_find = planning.problem(
        problem.seconds,
        planning.shifts(np.arange(160), 8 * HOUR, 18 * HOUR, skills=skills),
        planning.tasks(
            problem.tasks.place,
            problem.tasks.length_seconds,
            [
                [(opens, closes)]
                for opens, closes in zip(
                    problem.tasks.window_opens.tolist(),
                    problem.tasks.window_closes.tolist(),
                    strict=True,
                )
            ],
            skills=needs,
        ),
    )
    plan = planning.insert(hard_to_find)
    assert plan.shift_of()[lonely] == 7
    assert faults(hard_to_find, plan) == []


def test_everybody_at_one_depot_is_planned_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = town(5, 160, 400)
    depot = planning.problem(
        problem.seconds,
        planning.shifts(
            np.zeros(160, dtype=int), 8 * HOUR, 18 * HOUR, skills=problem.shifts.skills
        ),
        problem.tasks,
    )
    plan = planning.insert(depot)
    assert plan.routes() == with_every_shift(depot, monkeypatch).routes()


def test_of_an_ill_worker_among_three_hundred_every_visit_is_reseated_or_flagged() -> None:
    problem = town(6, 300, 1500, rules=("breaks",))
    plan = planning.insert(problem)
    ill = int(np.argmax(np.diff(plan.ptr)))
    done = planning.replan(problem, plan, 7 * HOUR, absent=[ill])
    told = {flag.task for flag in done.flags}
    owner = done.plan.shift_of()
    for task in plan.route(ill).tolist():
        assert owner[task] not in (ill, planning.NONE) or task in told
    assert faults(problem, done.plan) == []
    assert set(done.plan.unassigned.tolist()) <= {*plan.unassigned.tolist(), *told}
