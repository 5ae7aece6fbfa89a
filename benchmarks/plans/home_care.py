"""Home-care days: an instance read as a problem to plan, and a plan written as its solution."""

from typing import Any

import numpy as np

from doorstep.algorithms import planning
from doorstep.algorithms.planning import FAR, FREE, Plan, Problem
from doorstep.algorithms.planning.model import BoolArray

Json = dict[str, Any]
THOUSANDTHS = 1000
LEFT_OUT = 1_000_000
"""Cost of a patient who must be seen and is not: more than any day costs."""


class Reader:
    """One instance, its problem, and the way back from a plan to a solution."""

    def __init__(self, instance: Json) -> None:
        """Number patients, services and caregivers."""
        self.instance = instance
        matrix = np.asarray(instance["distances"], dtype=np.float64)
        self.scale = 1 if np.array_equal(matrix, matrix.round()) else THOUSANDTHS
        self.matrix = (matrix * self.scale).round().astype(np.int64)
        self.weights: Json = instance["metadata"]["cost_components"]
        self.caregivers: list[Json] = instance["caregivers"]
        self.patients: list[Json] = instance["patients"]
        self.seats = [
            (number, one)
            for number, patient in enumerate(self.patients)
            for one in patient["required_services"]
        ]
        self.services = {one["id"]: number for number, one in enumerate(instance["services"])}
        self.depots = {
            one["id"]: one["distance_matrix_index"] for one in instance["terminal_points"]
        }

    def problem(self) -> Problem:
        """The day with the instance's own costs, all times its minutes or thousandths of them."""
        return planning.problem(
            self.matrix,
            self._shifts(),
            self._tasks(),
            links=planning.ties(self._ties()),
            forbidden=self._named("incompatible_caregivers"),
            preferred=self._named("preferred_caregivers"),
            weights=planning.Weights(
                travel=self._weight("travel_time"),
                highest_lateness=self._weight("highest_tardiness"),
                waiting=self._weight("total_waiting_time"),
                idle=self._weight("max_idle_time"),
                preference=self._weight("caregiver_preferences") * self.scale,
                unassigned=LEFT_OUT * self.scale,
            ),
            met_at_end=self.instance["metadata"].get("time_window_met") == "at_service_end",
            break_only_before_task=True,
        )

    def solution(self, plan: Plan) -> Json:
        """A plan in the form of the data set's solutions."""
        routes = []
        for shift, route in enumerate(plan.routes()):
            caregiver = self.caregivers[shift]
            stops = [self._stop(task, int(plan.start[task])) for task in route]
            pause = int(plan.break_start[shift])
            if pause != FREE:
                behind = [task for task in route if plan.start[task] >= pause]
                stops.append(self._pause(pause, self._patient(behind[0])["id"]))
            elif not route and caregiver.get("lunch_break"):
                stops.extend(self._at_home(caregiver))
            stops.sort(key=lambda one: one.get("arrival_time", one.get("start_time")))
            routes.append({"caregiver_id": caregiver["id"], "locations": stops})
        return {"routes": routes}

    def _weight(self, name: str) -> int:
        weight = self.weights.get(name)
        return 0 if weight is None or weight == "HARD" else int(weight)

    def _shifts(self) -> planning.Shifts:
        spans = [one.get("working_shift") for one in self.caregivers]
        spec = self.instance.get("lunch_breaks") or {"start": 0, "end": 0, "min_duration": 0}
        length = spec["min_duration"] * self.scale
        until = spec["end"] * self.scale
        if self.instance["metadata"].get("time_window_met") != "at_service_end":
            until += length
        return planning.shifts(
            [self.depots[one["departing_point"]] for one in self.caregivers],
            [int(span["start"]) * self.scale if span else 0 for span in spans],
            [int(span["end"]) * self.scale if span else FAR for span in spans],
            end_place=[self.depots[one["arrival_point"]] for one in self.caregivers],
            skills=[
                [service in one["abilities"] for service in self.services]
                for one in self.caregivers
            ],
            overtime_seconds_max=0 if self.weights.get("total_extra_time") == "HARD" else FAR,
            overtime_cost=self._weight("total_extra_time"),
            break_seconds=[length * bool(one.get("lunch_break")) for one in self.caregivers],
            break_opens=spec["start"] * self.scale,
            break_closes=until,
            break_cost=self._weight("missed_lunch_break") * self.scale,
            break_hard=self.weights.get("missed_lunch_break") == "HARD",
        )

    def _tasks(self) -> planning.Tasks:
        drop = self._weight("optional_patients") * self.scale
        firsts = [
            place == 0 or self.seats[place - 1][0] != patient
            for place, (patient, _) in enumerate(self.seats)
        ]
        return planning.tasks(
            [self.patients[patient]["distance_matrix_index"] for patient, _ in self.seats],
            [int(one["duration"]) * self.scale for _, one in self.seats],
            [
                [
                    (int(window["start"]) * self.scale, int(window["end"]) * self.scale)
                    for window in self.patients[patient]["time_windows"]
                ]
                for patient, _ in self.seats
            ],
            visit=[patient for patient, _ in self.seats],
            skills=[
                [service == one["service"] for service in self.services] for _, one in self.seats
            ],
            hard=self.weights.get("total_tardiness") == "HARD",
            lateness_cost=self._weight("total_tardiness"),
            required=[not self.patients[patient].get("optional") for patient, _ in self.seats],
            drop_cost=[drop * first for first in firsts],
        )

    def _ties(self) -> list[tuple[int, int, int, int, bool]]:
        rows = []
        for seat in range(len(self.seats) - 1):
            patient = self.seats[seat][0]
            if self.seats[seat + 1][0] != patient:
                continue
            said = self.patients[patient]["synchronization"]
            lowest, highest = -FAR, FAR
            if said["type"] == "simultaneous":
                lowest = highest = 0
            elif said["type"] == "sequential":
                lowest = int(said["distance"]["min"]) * self.scale
                highest = int(said["distance"]["max"]) * self.scale
            rows.append((seat, seat + 1, lowest, highest, True))
        return rows

    def _named(self, key: str) -> BoolArray:
        names = [one["id"] for one in self.caregivers]
        rows = [
            [name in self.patients[patient].get(key, ()) for name in names]
            for patient, _ in self.seats
        ]
        return np.array(rows, dtype=np.bool_).reshape(len(self.seats), len(names))

    def _patient(self, task: int) -> Json:
        return self.patients[self.seats[task][0]]

    def _time(self, moment: int) -> float:
        return moment if self.scale == 1 else moment / self.scale

    def _stop(self, task: int, start: int) -> Json:
        service = self.seats[task][1]
        return {
            "patient": self._patient(task)["id"],
            "service": service["service"],
            "arrival_time": self._time(start),
            "departure_time": self._time(start + int(service["duration"]) * self.scale),
        }

    def _pause(self, start: int, where: str) -> Json:
        end = start + self.instance["lunch_breaks"]["min_duration"] * self.scale
        return {
            "patient": where,
            "service": "lunch_break",
            "start_time": self._time(start),
            "end_time": self._time(end),
        }

    def _at_home(self, caregiver: Json) -> list[Json]:
        """The break of somebody without visits, if it falls into the shift."""
        spec = self.instance["lunch_breaks"]
        start = max(spec["start"], caregiver["working_shift"]["start"])
        if start + spec["min_duration"] > min(spec["end"], caregiver["working_shift"]["end"]):
            return []
        return [self._pause(start * self.scale, caregiver["departing_point"])]
