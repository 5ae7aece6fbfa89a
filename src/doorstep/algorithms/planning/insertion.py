"""A first plan: the task that would regret waiting most goes into its cheapest gap."""

from collections.abc import Iterable, Sequence

import numpy as np

from doorstep.algorithms.planning.model import FAR, FREE, IntArray, Plan, Problem
from doorstep.algorithms.planning.positions import BIG, Gaps, widened
from doorstep.algorithms.planning.regretting import put_singles
from doorstep.algorithms.planning.schedule import schedule

STARTS_TRIED = 16


def insert(problem: Problem, plan: Plan | None = None, *, regret: int = 2) -> Plan:
    """Put unassigned tasks into a plan (an empty one without `plan`) and time it.

    What has a place keeps its shift and its order. Visits of several tasks go first, each at the
    start where its workers cost least, all or none; then single tasks by the sum of what the 2nd
    to `regret`-th best shift would cost more than the best. At first nobody is late or works over;
    what is left then may, where its rules allow. An optional task goes in only where it costs
    less than leaving it out. Tasks without any place stay unassigned; all do without shifts.

    Raises ValueError for a regret below 2 or a plan whose links cannot hold.
    Method: regret insertion (Potvin and Rousseau 1993), with slack per stop (`positions`).
    """
    if regret < 2:
        raise ValueError("regret looks at two shifts at least")
    routes: list[list[int]] = [[] for _ in range(len(problem.shifts))]
    pins: dict[int, int] = {}
    if plan is not None:
        routes = plan.routes()
        pins = linked_starts(problem, plan)
    left = np.setdiff1d(np.arange(len(problem.tasks)), _flat(routes))
    if not routes:
        return _nothing(problem)
    gaps = laid(problem, routes, pins, relaxed=False)
    for relaxed in (False, True):
        if relaxed:
            if not len(left) or not _can_relax(problem):
                break
            gaps = laid(problem, routes, pins, relaxed=True)
        groups = crews(problem, left)
        for group in groups:
            pins |= _put_crew(gaps, group)
        crew = {task for group in groups for task in group}
        put_singles(
            gaps, np.array([t for t in left.tolist() if t not in crew], dtype=np.int64), regret
        )
        routes = gaps.routes
        left = np.setdiff1d(left, _flat(routes))
    found = schedule(problem, routes, break_before=gaps.pauses)
    if found is None:
        raise ValueError("the links of the plan cannot hold")
    return found


def _nothing(problem: Problem) -> Plan:
    """A day on which nobody works: every task is left out."""
    none = np.zeros(0, dtype=np.int64)
    start = np.full(len(problem.tasks), FREE, dtype=np.int64)
    return Plan(np.zeros(1, dtype=np.int64), none, start, none, np.arange(len(start)))


def linked_starts(problem: Problem, plan: Plan) -> dict[int, int]:
    """The starts of planned tasks that are linked to others."""
    linked = {*problem.links.a.tolist(), *problem.links.b.tolist()}
    return {task: int(plan.start[task]) for task in plan.task.tolist() if task in linked}


def crews(problem: Problem, left: IntArray) -> list[list[int]]:
    """The tasks left that stand or fall together, by visit and link; earliest closing first."""
    tasks, links = problem.tasks, problem.links
    group = {task: {task} for task in left.tolist()}
    by_visit: dict[int, int] = {}
    pairs = [*zip(links.a.tolist(), links.b.tolist(), strict=True)]
    for task in left.tolist():
        pairs.append((by_visit.setdefault(int(tasks.visit[task]), task), task))
    for one, two in pairs:
        if one in group and two in group and group[one] is not group[two]:
            group[one] |= group[two]
            for member in group[two]:
                group[member] = group[one]
    found = {id(members): sorted(members) for members in group.values() if len(members) > 1}
    return sorted(found.values(), key=lambda members: (_closing(problem, members), members))


def _closing(problem: Problem, members: Iterable[int]) -> int:
    tasks = problem.tasks
    rows = [tasks.window_closes[tasks.window_ptr[t] : tasks.window_ptr[t + 1]] for t in members]
    return min((int(row[-1]) for row in rows if len(row)), default=FAR)


def _can_relax(problem: Problem) -> bool:
    soft = ~problem.tasks.hard & (problem.tasks.pinned_start == FREE)
    return bool(soft.any() or problem.shifts.overtime_seconds_max.any())


def laid(
    problem: Problem, routes: Sequence[list[int]], pins: dict[int, int], *, relaxed: bool
) -> Gaps:
    """Routes with their slack, linked tasks held at their starts."""
    gaps = Gaps(problem, relaxed=relaxed)
    for task, start in pins.items():
        gaps.pin(task, start)
    for shift, route in enumerate(routes):
        gaps.put(shift, list(route))
    _follow_links(gaps, pins)
    return gaps


def _follow_links(gaps: Gaps, pins: dict[int, int]) -> None:
    """Keep tasks without a place within reach of the planned task that they are linked to."""
    links = gaps.problem.links
    owner = {task: shift for shift, route in enumerate(gaps.routes) for task in route}
    for a, b, lowest, highest, apart in zip(
        links.a.tolist(),
        links.b.tolist(),
        links.lowest.tolist(),
        links.highest.tolist(),
        links.apart.tolist(),
        strict=True,
    ):
        if a in owner and b not in owner:
            gaps.narrow(b, pins[a] + lowest, pins[a] + highest)
            gaps.able[owner[a], b] &= not apart
        elif b in owner and a not in owner:
            gaps.narrow(a, pins[b] - highest, pins[b] - lowest)
            gaps.able[owner[b], a] &= not apart


def _put_crew(gaps: Gaps, members: list[int]) -> dict[int, int]:
    """Put all tasks of a group at the start that costs least; their starts, empty if none fits."""
    tasks = gaps.problem.tasks
    price = sum(BIG if tasks.required[t] else int(tasks.drop_cost[t]) for t in members)
    options = _joint_starts(gaps, members)
    if not options:
        return {}
    columns = np.array(members * len(options))
    starts = np.array([option[task] for option in options for task in members])
    cost = gaps.evaluate_all(columns, starts).reshape(len(gaps.routes), len(options), -1)
    bound = cost.min(axis=0).sum(axis=1)
    best: tuple[int, list[int], dict[int, int]] | None = None
    for option in np.argsort(bound, kind="stable").tolist():
        if bound[option] > price or (best and bound[option] >= best[0]):
            break
        total, chosen = _different(gaps, members, options[option], cost[:, option].copy())
        if chosen and total <= price and (best is None or total < best[0]):
            best = total, chosen, options[option]
    if best is None:
        return {}
    for task, shift in zip(members, best[1], strict=True):
        gaps.pin(task, best[2][task])
        _, position = gaps.evaluate(shift, np.array([task]))
        gaps.put(shift, widened(gaps.routes[shift], task, int(position[0])))
    return best[2]


def _joint_starts(gaps: Gaps, members: list[int]) -> list[dict[int, int]]:
    """Starts for a group that keep its links, spread over the first task's windows."""
    lead = members[0]
    grid: list[int] = []
    shifts = gaps.problem.shifts
    day = (int(shifts.opens.min()), int(shifts.closes.max()))
    for opens, closes in gaps.timer.windows[lead] or [day]:
        opens, closes = max(opens, day[0]), max(opens, min(closes, day[1]))
        steps = min(STARTS_TRIED, closes - opens + 1)
        grid.extend(opens + (closes - opens) * step // max(1, steps - 1) for step in range(steps))
    found = [_from_lead(gaps, members, start, far) for start in grid for far in (False, True)]
    unique = {tuple(sorted(starts.items())): starts for starts in found if starts}
    return list(unique.values())


def _from_lead(gaps: Gaps, members: list[int], start: int, far: bool) -> dict[int, int]:
    """Follow the links from the first task's start, at their nearer or farther end."""
    links = gaps.problem.links
    rows = [
        (a, b, int(links.lowest[row]), int(links.highest[row]))
        for row, (a, b) in enumerate(zip(links.a.tolist(), links.b.tolist(), strict=True))
        if a in members and b in members
    ]
    starts = {members[0]: gaps.timer.allowed(members[0], start)}
    for _ in members:
        for a, b, lowest, highest in rows:
            low, high = (lowest, highest) if lowest > -FAR or highest < FAR else (0, 0)
            offset = high if far and high < FAR else max(low, -FAR)
            if a in starts and b not in starts and b in members:
                starts[b] = gaps.timer.allowed(b, starts[a] + offset)
            elif b in starts and a not in starts and a in members:
                starts[a] = gaps.timer.allowed(a, starts[b] - offset)
    for task in members:
        if task not in starts:
            starts[task] = gaps.timer.allowed(task, start)
    kept = all(
        lowest <= starts[b] - starts[a] <= highest
        for a, b, lowest, highest in rows
        if a in starts and b in starts
    )
    timely = all(
        gaps.timer.lateness(task, moment) == 0 or (gaps.relaxed and gaps.soft[task])
        for task, moment in starts.items()
    )
    return starts if kept and timely else {}


def _different(
    gaps: Gaps, members: list[int], starts: dict[int, int], cost: IntArray
) -> tuple[int, list[int]]:
    """A different shift for each task, cheapest together; no shifts if there are none."""
    from scipy.optimize import linear_sum_assignment

    near = np.unique(np.argsort(cost, axis=0, kind="stable")[: len(members) + 8])
    while True:
        row, column = linear_sum_assignment(np.minimum(cost[near], BIG >> 8))
        if len(row) < len(members) or cost[near][row, column].max() >= BIG:
            return 0, []
        chosen = near[row[np.argsort(column)]].tolist()
        bad = [
            (shift, one)
            for one, shift in enumerate(chosen)
            if gaps.timer.pause[shift] and not _soundwidened(gaps, shift, members[one], starts)
        ]
        if not bad:
            return int(cost[chosen, np.arange(len(members))].sum()), chosen
        for shift, one in bad:
            cost[shift, one] = BIG


def _soundwidened(gaps: Gaps, shift: int, task: int, starts: dict[int, int]) -> bool:
    """Tell whether a shift with a break can take a task at its start."""
    rows, hard = gaps.timer.windows[task], gaps.timer.hard[task]
    gaps.pin(task, starts[task])
    _, position = gaps.evaluate(shift, np.array([task]))
    sound = gaps.sound(shift, widened(gaps.routes[shift], task, int(position[0])))
    gaps.open(task, rows, hard=hard)
    return sound


def _flat(routes: Sequence[Sequence[int]]) -> IntArray:
    return np.array([task for route in routes for task in route], dtype=np.int64)
