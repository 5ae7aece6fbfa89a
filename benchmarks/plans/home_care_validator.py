"""A judge of home-care days: recomputes each cost and names each violation from times alone.

Written from the data set's description; it shares nothing with the planner, so that a mistake of
the one cannot hide behind the same mistake of the other.  Times are whatever unit the instance
uses (minutes).  What the judge knows of the costs:

- a worker leaves the depot as late as the first stop allows, so there is no waiting at it;
- waiting is service start minus arrival, at breaks too; the stop right after a break that opened
  the day is not counted (the worker might have had the break later);
- a service is late against the last of the patient's windows that opened before it began;
- idle is the part of a shift (with the extra time behind it) that is neither travel, service nor
  break, taken where it is largest, workers who stay at home included;
- a patient who prefers some caregivers costs one for each service by somebody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
BREAK = "lunch_break"
SLACK = 1e-6  # some instances carry travel times with three decimals


@dataclass
class Verdict:
    """Unweighted amounts by component, the weighted cost, and what is not allowed."""

    amounts: dict[str, float] = field(default_factory=dict)
    weighted: dict[str, float] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)

    @property
    def cost(self) -> float:
        """The weighted sum; components that are hard cost nothing, they are violations."""
        return sum(self.weighted.values())


@dataclass(frozen=True)
class Stop:
    """A service or a break, as the solution tells it, with the place it happens at."""

    patient: str
    service: str
    begin: float
    end: float
    place: int

    @property
    def is_break(self) -> bool:
        """Whether nobody is served here."""
        return self.service == BREAK


@dataclass(frozen=True)
class Day:
    """One caregiver's stops in order of time, with arrivals."""

    caregiver: Json
    stops: list[Stop]
    arrivals: list[float]
    leaves: float
    returns: float
    travel: float


class Judge:
    """One instance, ready to judge solutions."""

    def __init__(self, instance: Json) -> None:
        self.instance = instance
        self.weights: Json = instance["metadata"]["cost_components"]
        self.at_end = instance["metadata"].get("time_window_met") == "at_service_end"
        self.patients = {one["id"]: one for one in instance["patients"]}
        self.caregivers = {one["id"]: one for one in instance["caregivers"]}
        self.depots = {
            one["id"]: one["distance_matrix_index"] for one in instance["terminal_points"]
        }
        self.seconds = instance["distances"]

    def judge(self, solution: Json) -> Verdict:
        """Costs and violations of a solution."""
        verdict = Verdict()
        days = [self._day(route, verdict) for route in solution["routes"] if route.get("locations")]
        names = [day.caregiver["id"] for day in days]
        if len(names) != len(set(names)):
            verdict.violations.append("a caregiver has two routes")
        for day in days:
            verdict.violations.extend(self._refused_of_day(day))
        verdict.violations.extend(self._refused_of_patients(days))
        self._amounts(days, verdict)
        for name, amount in verdict.amounts.items():
            weight = self.weights.get(name)
            if weight == "HARD":
                if amount > SLACK:
                    verdict.violations.append(f"{name} is {amount} where none is allowed")
            elif weight is not None:
                verdict.weighted[name] = weight * amount
        return verdict

    def _day(self, route: Json, verdict: Verdict) -> Day:
        """Order the stops by time and travel between them."""
        caregiver = self.caregivers[route["caregiver_id"]]
        served = {one["patient"] for one in route["locations"] if one["service"] != BREAK}
        home, last = self.depots[caregiver["departing_point"]], caregiver["arrival_point"]
        stops = sorted(
            (self._stop(one, served, home) for one in route["locations"]),
            key=lambda stop: (stop.begin, stop.end),
        )
        leaves = stops[0].begin - self.seconds[home][stops[0].place]
        arrivals, clock, at, travel = [], leaves, home, 0.0
        for stop in stops:
            travel += self.seconds[at][stop.place]
            clock += self.seconds[at][stop.place]
            arrivals.append(clock)
            if stop.begin < clock - SLACK:
                verdict.violations.append(f"{caregiver['id']} reaches {stop.patient} too late")
            clock, at = stop.end, stop.place
        way_home = self.seconds[at][self.depots[last]]
        return Day(caregiver, stops, arrivals, leaves, clock + way_home, travel + way_home)

    def _stop(self, said: Json, served: set[str], home: int) -> Stop:
        """Read one location; a break away from every patient of the route is had at home."""
        is_home = said["service"] == BREAK and said["patient"] not in served
        place = home if is_home else self.patients[said["patient"]]["distance_matrix_index"]
        begin = said.get("arrival_time", said.get("start_time"))
        end = said.get("departure_time", said.get("end_time"))
        return Stop(said["patient"], said["service"], begin, end, place)

    def _refused_of_day(self, day: Day) -> Iterator[str]:
        """What one caregiver may not do."""
        who = day.caregiver["id"]
        shift = day.caregiver.get("working_shift")
        if day.leaves < (shift["start"] if shift else 0) - SLACK:
            yield f"{who} leaves before the shift"
        if sum(stop.is_break for stop in day.stops) > (
            1 if day.caregiver.get("lunch_break") else 0
        ):
            yield f"{who} has a break too many"
        for stop in day.stops:
            if stop.is_break:
                yield from self._refused_of_break(who, stop)
                continue
            patient = self.patients[stop.patient]
            if stop.service not in day.caregiver["abilities"]:
                yield f"{who} cannot do {stop.service}"
            if who in patient.get("incompatible_caregivers", ()):
                yield f"{who} may not visit {stop.patient}"
            if stop.begin < min(one["start"] for one in patient["time_windows"]) - SLACK:
                yield f"{stop.patient} is visited before the first window"

    def _refused_of_break(self, who: str, stop: Stop) -> Iterator[str]:
        """A break lies in its window and is long enough."""
        spec = self.instance["lunch_breaks"]
        if stop.end - stop.begin < spec["min_duration"] - SLACK:
            yield f"{who} has too short a break"
        latest = stop.end if self.at_end else stop.begin
        if stop.begin < spec["start"] - SLACK or latest > spec["end"] + SLACK:
            yield f"{who} has the break at the wrong time"

    def _refused_of_patients(self, days: list[Day]) -> Iterator[str]:
        """Each patient gets all services once, of the right length, by as many people."""
        given: dict[str, list[tuple[str, Stop]]] = {}
        for day in days:
            for stop in day.stops:
                if not stop.is_break:
                    given.setdefault(stop.patient, []).append((day.caregiver["id"], stop))
        for name, patient in self.patients.items():
            had = given.get(name, [])
            needed = {one["service"]: one["duration"] for one in patient["required_services"]}
            if not had:
                if not patient.get("optional"):
                    yield f"{name} is left out and is not optional"
                continue
            if sorted(stop.service for _, stop in had) != sorted(needed):
                yield f"{name} does not get exactly the services asked for"
                continue
            if len({who for who, _ in had}) != len(had):
                yield f"{name} sees one caregiver for two services"
            for _, stop in had:
                if abs(stop.end - stop.begin - needed[stop.service]) > SLACK:
                    yield f"{name} gets {stop.service} of a wrong length"
            if len(had) == 2:
                yield from self._refused_of_pair(patient, {s.service: s.begin for _, s in had})

    def _refused_of_pair(self, patient: Json, begins: dict[str, float]) -> Iterator[str]:
        """Two services keep the time between them."""
        first, second = (begins[one["service"]] for one in patient["required_services"])
        kind = patient["synchronization"]["type"]
        if kind == "simultaneous" and abs(first - second) > SLACK:
            yield f"{patient['id']}: two services do not begin together"
        if kind == "sequential":
            apart, between = second - first, patient["synchronization"]["distance"]
            if not between["min"] - SLACK <= apart <= between["max"] + SLACK:
                yield f"{patient['id']}: services lie {apart} apart"

    def _amounts(self, days: list[Day], verdict: Verdict) -> None:
        """Every component before its weight."""
        late = [self._late(stop) for day in days for stop in day.stops if not stop.is_break]
        seen = {stop.patient for day in days for stop in day.stops if not stop.is_break}
        ate = {day.caregiver["id"] for day in days if any(stop.is_break for stop in day.stops)}
        at_work = {day.caregiver["id"]: day for day in days}
        verdict.amounts = {
            "travel_time": sum(day.travel for day in days),
            "total_tardiness": sum(late),
            "highest_tardiness": max(late, default=0),
            "total_waiting_time": sum(_waiting(day) for day in days),
            "total_extra_time": sum(_extra(day) for day in days),
            "max_idle_time": max(
                (_idle(one, at_work.get(name)) for name, one in self.caregivers.items()), default=0
            ),
            "caregiver_preferences": sum(self._disliked(day) for day in days),
            "optional_patients": len(self.patients) - len(seen),
            "missed_lunch_break": sum(
                bool(one.get("lunch_break")) and name not in ate
                for name, one in self.caregivers.items()
            ),
        }

    def _late(self, stop: Stop) -> float:
        """How late a service is against the last window that opened before it began."""
        windows = self.patients[stop.patient]["time_windows"]
        opened = [one for one in windows if one["start"] <= stop.begin + SLACK]
        if not opened:
            return 0  # before the first window: refused elsewhere
        window = max(opened, key=lambda one: one["start"])
        return max(0, (stop.end if self.at_end else stop.begin) - window["end"])

    def _disliked(self, day: Day) -> int:
        """Services at patients who would have preferred somebody else."""
        wishes = (
            self.patients[stop.patient].get("preferred_caregivers")
            for stop in day.stops
            if not stop.is_break
        )
        return sum(wish is not None and day.caregiver["id"] not in wish for wish in wishes)


def _waiting(day: Day) -> float:
    """Time between arrival and begin, without the stop after a break that opens the day."""
    return sum(
        max(0, stop.begin - arrival)
        for place, (stop, arrival) in enumerate(zip(day.stops, day.arrivals, strict=True))
        if not (place == 1 and day.stops[0].is_break)
    )


def _extra(day: Day) -> float:
    """Time at work after the shift's end."""
    shift = day.caregiver.get("working_shift")
    return max(0, day.returns - shift["end"]) if shift else 0


def _idle(caregiver: Json, day: Day | None) -> float:
    """Time of the shift, and of what is worked behind it, that is spent on nothing."""
    shift = caregiver.get("working_shift")
    if shift is None:
        return 0
    length: float = shift["end"] - shift["start"]
    if day is None:
        return length
    busy = day.travel + sum(stop.end - stop.begin for stop in day.stops)
    return length + _extra(day) - busy


def judge(instance: Json, solution: Json) -> Verdict:
    """Costs and violations of one solution of one instance."""
    return Judge(instance).judge(solution)
