"""Home-care days: what is read is what is planned, and the judge of the set allows the plan."""

from typing import Any

import numpy as np
import pytest
from benchmarks.plans.home_care import Reader
from benchmarks.plans.home_care_proof import cannot_be_planned
from benchmarks.plans.home_care_validator import judge

from doorstep.algorithms import planning
from doorstep.algorithms.planning.searching import search

SOFT = {
    "travel_time": 1,
    "total_tardiness": 6,
    "highest_tardiness": 4,
    "total_waiting_time": 5,
    "total_extra_time": 7,
    "max_idle_time": 9,
    "caregiver_preferences": 18,
    "optional_patients": 100,
    "missed_lunch_break": 60,
}
HARD = {"travel_time": 1, "total_tardiness": "HARD", "total_extra_time": "HARD"}


def instance(
    *, weights: dict[str, Any] = SOFT, met: str = "at_service_end", seed: int = 1
) -> dict[str, Any]:
    """Eight patients, three caregivers, every kind of rule."""
    rng = np.random.default_rng(seed)
    spots = rng.integers(0, 40, (10, 2))
    way = np.abs(spots[:, None] - spots[None]).sum(axis=2)
    patients = [
        {
            "id": f"p{number}",
            "required_services": [{"service": "s0", "duration": 30}],
            "distance_matrix_index": number + 2,
            "time_windows": [{"start": 60 + 30 * number, "end": 240 + 30 * number}],
            "optional": number > 5,
        }
        for number in range(8)
    ]
    for number, kind in enumerate(("simultaneous", "sequential", "independent")):
        patients[number]["required_services"] = [
            {"service": "s0", "duration": 30},
            {"service": "s1", "duration": 15},
        ]
        patients[number]["synchronization"] = {"type": kind, "distance": {"min": 20, "max": 60}}
    patients[3]["time_windows"].append({"start": 420, "end": 480})
    patients[4]["preferred_caregivers"] = ["c1"]
    patients[5]["incompatible_caregivers"] = ["c0"]
    return {
        "metadata": {"cost_components": weights, "time_window_met": met},
        "distances": way.tolist(),
        "terminal_points": [{"id": f"d{one}", "distance_matrix_index": one} for one in range(2)],
        "services": [{"id": "s0"}, {"id": "s1"}],
        "lunch_breaks": {"start": 180, "end": 360, "min_duration": 30},
        "caregivers": [
            {
                "id": f"c{number}",
                "abilities": ["s0", "s1"],
                "departing_point": f"d{number % 2}",
                "arrival_point": "d0",
                "working_shift": {"start": 0, "end": 600},
                "lunch_break": number > 0 and weights is SOFT,
            }
            for number in range(3)
        ],
        "patients": patients,
    }


def planned(day: dict[str, Any]) -> tuple[Reader, planning.Problem, planning.Plan]:
    reader = Reader(day)
    problem = reader.problem()
    rng = np.random.default_rng(1)
    return reader, problem, search(problem, cpu_seconds=0, rng=rng, iterations=3_000)


@pytest.mark.parametrize("met", ["at_service_start", "at_service_end"])
@pytest.mark.parametrize("weights", [SOFT, HARD], ids=["soft", "hard"])
def test_the_judge_allows_the_plan_and_finds_the_same_cost(weights: Any, met: str) -> None:
    day = instance(weights=weights, met=met)

    reader, problem, plan = planned(day)

    verdict = judge(day, reader.solution(plan))
    assert verdict.violations == []
    assert verdict.cost == planning.cost(problem, plan).total


def test_travel_times_with_decimals_are_kept() -> None:
    day = instance(weights={"travel_time": 1, "total_tardiness": 1, "highest_tardiness": 1})
    day["distances"] = [[one + 0.125 * bool(one) for one in row] for row in day["distances"]]

    reader, problem, plan = planned(day)

    verdict = judge(day, reader.solution(plan))
    assert verdict.violations == []
    assert verdict.cost == pytest.approx(planning.cost(problem, plan).total / 1000)


def test_the_judge_names_what_is_not_allowed() -> None:
    day = instance()
    reader, _, plan = planned(day)
    solution = reader.solution(plan)
    stops = [stop for route in solution["routes"] for stop in route["locations"]]
    together = [one for one in stops if one["patient"] == "p0" and "arrival_time" in one]
    together[0]["arrival_time"] += 7
    together[0]["departure_time"] += 9

    refused = judge(day, solution).violations

    assert any("do not begin together" in one for one in refused)
    assert any("wrong length" in one for one in refused)


def test_a_day_that_nobody_can_plan_is_proved_so() -> None:
    day = instance(weights=HARD)
    assert not cannot_be_planned(day)

    for patient in day["patients"]:
        patient["time_windows"] = [{"start": 60, "end": 120}]

    assert cannot_be_planned(day)
