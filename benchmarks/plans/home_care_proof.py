"""Whether a home-care day can be planned at all, where its windows are hard; by OR-tools.

Some small days of the set have none: their first description lets required patients be late. What
is asked here is less than the day asks (no breaks, no way home), so a "no" is a proof.
"""

from itertools import product
from typing import Any

from ortools.sat.python import cp_model

Json = dict[str, Any]
SECONDS = 20.0
SEATS_MAX = 40


def cannot_be_planned(instance: Json) -> bool:
    """Tell that no plan serves every required patient in time; False where that is not known."""
    hard = instance["metadata"]["cost_components"].get("total_tardiness") == "HARD"
    seats = [
        (patient, one)
        for patient in instance["patients"]
        if not patient.get("optional")
        for one in patient["required_services"]
    ]
    if not hard or len(seats) > SEATS_MAX:
        return False
    model = cp_model.CpModel()
    starts = [_start(model, instance, patient, one) for patient, one in seats]
    held: list[list[Any]] = [[] for _ in seats]
    for caregiver in instance["caregivers"]:
        _route(model, instance, caregiver, seats, starts, held)
    for having in held:
        model.add_exactly_one(having)
    _ties(model, seats, starts)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.num_workers = 1
    return bool(solver.solve(model) == cp_model.INFEASIBLE)


def _start(model: Any, instance: Json, patient: Json, one: Json) -> Any:
    """The start of a seat, within the patient's windows."""
    at_end = instance["metadata"].get("time_window_met") == "at_service_end"
    less = int(one["duration"]) if at_end else 0
    rows = [[int(row["start"]), int(row["end"]) - less] for row in patient["time_windows"]]
    rows = [row for row in rows if row[0] <= row[1]]
    return model.new_int_var_from_domain(cp_model.Domain.from_intervals(rows), patient["id"])


def _route(
    model: Any, instance: Json, caregiver: Json, seats: list[Any], starts: list[Any], held: Any
) -> None:
    """One caregiver's way through the seats it may have, as a circuit over literals."""
    way = instance["distances"]
    depots = {one["id"]: one["distance_matrix_index"] for one in instance["terminal_points"]}
    home = depots[caregiver["departing_point"]]
    opens = int(caregiver.get("working_shift", {"start": 0})["start"])
    mine = [
        number
        for number, (patient, one) in enumerate(seats)
        if one["service"] in caregiver["abilities"]
        and caregiver["id"] not in patient.get("incompatible_caregivers", ())
    ]
    arcs = [(0, 0, model.new_bool_var("home"))]
    for place, number in enumerate(mine, 1):
        has = model.new_bool_var("has")
        held[number].append(has)
        arcs.append((place, place, has.negated()))
        first, last = model.new_bool_var("first"), model.new_bool_var("last")
        arcs += [(0, place, first), (place, 0, last)]
        leaves = opens + int(way[home][seats[number][0]["distance_matrix_index"]])
        model.add(starts[number] >= leaves).only_enforce_if(first)
    for (one, a), (two, b) in product(enumerate(mine, 1), repeat=2):
        if a == b:
            continue
        follows = model.new_bool_var("follows")
        arcs.append((one, two, follows))
        places = [seats[seat][0]["distance_matrix_index"] for seat in (a, b)]
        busy = int(seats[a][1]["duration"]) + int(way[places[0]][places[1]])
        model.add(starts[b] >= starts[a] + busy).only_enforce_if(follows)
    model.add_circuit(arcs)


def _ties(model: Any, seats: list[Any], starts: list[Any]) -> None:
    """Two services of one patient that belong together in time."""
    for number in range(len(seats) - 1):
        patient = seats[number][0]
        if seats[number + 1][0] is not patient:
            continue
        said = patient["synchronization"]
        if said["type"] == "simultaneous":
            model.add(starts[number] == starts[number + 1])
        elif said["type"] == "sequential":
            apart = starts[number + 1] - starts[number]
            model.add(apart >= int(said["distance"]["min"]))
            model.add(apart <= int(said["distance"]["max"]))
