"""Other solvers alone on the same day: PyVRP and OR-tools here, VROOM in its own process.

Each gets the day as its own documentation says, starts from nothing and uses one thread. The
routes they give back are timed and priced like ours; a plan that misses a task counts as none.
"""

import resource
import time
from collections.abc import Callable

import numpy as np

from doorstep.algorithms import planning
from doorstep.algorithms.planning.solving import through_vroom

FORBIDDEN = 1_000_000
CLOCK_TIMES = 20
"""How much longer a run may take by the clock than by the processor."""
Routes = list[list[int]]


def priced(problem: planning.Problem, routes: Routes) -> int | None:
    """What routes cost; None if they leave a task out or break a rule."""
    plan = planning.schedule(problem, routes)
    if plan is None or len(plan.unassigned):
        return None
    costs = planning.cost(problem, plan)
    return None if costs.faults else costs.total


def cpu_of(run: Callable[[], Routes]) -> tuple[Routes, float]:
    """What a solver found and the processor time it took, its child processes included."""
    before = _used()
    found = run()
    return found, _used() - before


def _used() -> float:
    sides = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in sides)


def vroom(problem: planning.Problem, seconds: float) -> Routes:
    """VROOM from scratch, at its most thorough."""
    nothing = planning.schedule(problem, [[] for _ in range(len(problem.shifts))])
    assert nothing is not None
    return through_vroom.solve(problem, nothing, seconds_max=seconds)


def pyvrp(problem: planning.Problem, seconds: float, seed: int) -> Routes:
    """PyVRP from its own start: a depot for each home, a profile for each set of skills."""
    import pyvrp as solver

    tasks, shifts = problem.tasks, problem.shifts
    homes, home = np.unique(shifts.start_place, return_inverse=True)
    places = np.concatenate([homes, tasks.place])
    table = problem.seconds[np.ix_(places, places)]
    allowed = planning.able(problem)
    kinds, kind = np.unique(
        np.column_stack([home, shifts.opens, shifts.closes, shifts.load_max, allowed.T]),
        axis=0,
        return_inverse=True,
    )
    tables = []
    for one in kinds:
        distance = table.copy()
        distance[:, len(homes) :][:, one[4:] == 0] += FORBIDDEN
        np.fill_diagonal(distance, 0)
        tables.append(distance)
    loaded = bool(tasks.load.any())
    opens, closes = tasks.window_opens, tasks.window_closes
    data = solver.ProblemData(
        locations=[solver.Location(0, 0) for _ in places],
        clients=[
            solver.Client(
                len(homes) + task,
                delivery=[int(tasks.load[task])] if loaded else [],
                service_duration=int(tasks.length_seconds[task]),
                tw_early=int(opens[task]),
                tw_late=int(closes[task]),
            )
            for task in range(len(tasks))
        ],
        depots=[solver.Depot(number) for number in range(len(homes))],
        vehicle_types=[
            solver.VehicleType(
                num_available=int((kind == number).sum()),
                capacity=[int(one[3])] if loaded else [],
                start_depot=int(one[0]),
                end_depot=int(one[0]),
                tw_early=int(one[1]),
                tw_late=int(one[2]),
                profile=number,
            )
            for number, one in enumerate(kinds)
        ],
        distance_matrices=tables,
        duration_matrices=[table] * len(kinds),
    )
    ends = time.process_time() + seconds

    def stop(best: float) -> bool:
        return time.process_time() >= ends

    found: Routes = [[] for _ in range(len(shifts))]
    free = [np.flatnonzero(kind == number).tolist() for number in range(len(kinds))]
    for route in solver.solve(data, stop, seed=seed, collect_stats=False).best.routes():
        row = [stop.idx for stop in route if stop.is_client()]
        found[free[route.vehicle_type()].pop()] = row
    return found


def ortools(problem: planning.Problem, seconds: float) -> Routes:
    """OR-tools routing: cheapest insertion in parallel, then guided local search."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    tasks, shifts, m = problem.tasks, problem.shifts, len(problem.shifts)
    places = np.concatenate([shifts.start_place, shifts.end_place, tasks.place])
    way = problem.seconds[np.ix_(places, places)]
    spent = np.concatenate([np.zeros(2 * m, dtype=int), tasks.length_seconds])
    nodes = pywrapcp.RoutingIndexManager(
        len(places), m, list(range(m)), [m + shift for shift in range(m)]
    )
    model = pywrapcp.RoutingModel(nodes)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(way.tolist()))
    lasting = model.RegisterTransitMatrix((way + spent[:, None]).tolist())
    last = int(shifts.closes.max())
    model.AddDimension(lasting, last, last, False, "time")
    clock = model.GetDimensionOrDie("time")
    if tasks.load.any():
        load = [0] * (2 * m) + tasks.load.tolist()
        model.AddDimensionWithVehicleCapacity(
            model.RegisterUnaryTransitVector(load), 0, shifts.load_max.tolist(), True, "load"
        )
    for shift in range(m):
        opens, closes = int(shifts.opens[shift]), int(shifts.closes[shift])
        clock.CumulVar(model.Start(shift)).SetRange(opens, closes)
        clock.CumulVar(model.End(shift)).SetRange(opens, closes)
    allowed = planning.able(problem)
    for task in range(len(tasks)):
        index = nodes.NodeToIndex(2 * m + task)
        clock.CumulVar(index).SetRange(
            int(tasks.window_opens[task]), int(tasks.window_closes[task])
        )
        if not allowed[task].all():
            able = np.flatnonzero(allowed[task]).tolist()
            model.VehicleVar(index).SetValues([-1, *able])
    how = pywrapcp.DefaultRoutingSearchParameters()
    how.first_solution_strategy = (
        routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    )
    how.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    how.time_limit.FromSeconds(int(seconds * CLOCK_TIMES) + 1)
    ends = time.process_time() + seconds
    model.AddSearchMonitor(model.solver().CustomLimit(lambda: time.process_time() >= ends))
    found = model.SolveWithParameters(how)
    routes: Routes = [[] for _ in range(m)]
    if found is None:
        return routes
    for shift in range(m):
        index = found.Value(model.NextVar(model.Start(shift)))
        while not model.IsEnd(index):
            routes[shift].append(nodes.IndexToNode(index) - 2 * m)
            index = found.Value(model.NextVar(index))
    return routes
