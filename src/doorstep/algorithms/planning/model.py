"""A day of visits as arrays: what has to be planned, a plan of it, and what a plan costs.

All times are whole seconds from a moment that the caller chooses (usually the city's midnight);
they may be negative. All costs are whole numbers of one unit that the caller chooses.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

NONE = -1
"""No shift, no place: where an index may be missing."""

FREE = int(np.iinfo(np.int64).min)
"""No time: a task whose start is not pinned, a task not planned, a break not taken."""

FAR = 2**40
"""Later than any time of a plan: no limit."""


@dataclass(frozen=True, slots=True)
class Shifts:
    """m workers' shifts, one row each. Made by `making.shifts`."""

    start_place: IntArray
    """Where the way begins, index into the matrix (m)."""
    end_place: IntArray
    """Where it ends; NONE if the day ends at the last visit (m)."""
    opens: IntArray
    closes: IntArray
    """The shift: nobody leaves home before it opens or is back after it closes (m)."""
    overtime_seconds_max: IntArray
    """How much later than `closes` the worker may be back at most (m)."""
    overtime_cost: IntArray
    """Cost of a second of overtime (m)."""
    fixed_cost: IntArray
    """Cost of a shift that has at least one task (m)."""
    skills: BoolArray
    """Which of the s skills the worker has (m x s)."""
    break_seconds: IntArray
    """Length of the break; 0 for none (m)."""
    break_opens: IntArray
    break_closes: IntArray
    """The whole break lies between these two moments (m)."""
    break_cost: IntArray
    """Cost of a missed break, where it may be missed (m)."""
    break_hard: BoolArray
    """Whether a missed break is a fault (m)."""
    load_max: IntArray
    """How much of the tasks' load the worker can take along (m)."""

    def __len__(self) -> int:
        return len(self.opens)


@dataclass(frozen=True, slots=True)
class Tasks:
    """n seats of visits, one row each. Made by `making.tasks`."""

    visit: IntArray
    """Tasks of one visit carry one number; they are planned all or not at all (n)."""
    place: IntArray
    length_seconds: IntArray
    skills: BoolArray
    """Which skills the task needs (n x s)."""
    window_ptr: IntArray
    window_opens: IntArray
    window_closes: IntArray
    """Windows of task i: rows ptr[i] to ptr[i + 1], ascending and apart; none = any time."""
    hard: BoolArray
    """Whether being late is a fault; otherwise it costs (n)."""
    lateness_cost: IntArray
    """Cost of a second past the window (n)."""
    required: BoolArray
    """Whether leaving the task out is a failure, priced by Weights.unassigned (n)."""
    drop_cost: IntArray
    """Cost of leaving an optional task out (n)."""
    pinned_shift: IntArray
    """The only shift that may have it; NONE if any (n)."""
    pinned_start: IntArray
    """The only second at which it may start; FREE if any. Windows do not count then (n)."""
    buffer_before: IntArray
    buffer_after: IntArray
    """Seconds kept free next to other tasks, and after home before the first task (n)."""
    load: IntArray
    """What the task takes from the worker's kit (n)."""

    def __len__(self) -> int:
        return len(self.place)


@dataclass(frozen=True, slots=True)
class Links:
    """k rules between two tasks `a` and `b`: lowest <= start of b - start of a <= highest.

    Simultaneous is 0 and 0; independent is -FAR and FAR. Where `apart`, one shift cannot have both.
    A link counts only where both tasks are planned. Made by `making.ties`.
    """

    a: IntArray
    b: IntArray
    lowest: IntArray
    highest: IntArray
    apart: BoolArray

    def __len__(self) -> int:
        return len(self.a)


@dataclass(frozen=True, slots=True)
class Weights:
    """What things cost that are not priced task by task or shift by shift."""

    travel: int = 1
    """A second on the way."""
    distance: int = 0
    """A metre on the way."""
    highest_lateness: int = 0
    """A second of the longest lateness of any task."""
    waiting: int = 0
    """A second between arrival and start that is neither buffer nor break."""
    idle: int = 0
    """A second of the longest idle time of any shift."""
    preference: int = 0
    """A task with preferred shifts that goes to another one."""
    unassigned: int = 1_000_000
    """A required task that is left out."""
    fairness: int = 0
    """A basis point between the fullest and the emptiest shift."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A day to plan: m shifts, n tasks, p places."""

    seconds: IntArray
    """Travel times from row to column (p x p)."""
    shifts: Shifts
    tasks: Tasks
    forbidden: BoolArray
    """Which shift may not have which task (n x m)."""
    preferred: BoolArray
    """Which shifts are preferred for which task; a row without any does not mind (n x m)."""
    links: Links
    weights: Weights = field(default_factory=Weights)
    distance_m: IntArray | None = None
    """Metres from row to column (p x p)."""
    met_at_end: bool = False
    """Whether a window closes on the end of a task; otherwise on its start."""
    break_only_before_task: bool = False
    """Whether a break counts only at the place of a task before it starts; otherwise it may also
    interrupt a way, or follow the last task."""

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit together."""
        m, n, places = len(self.shifts), len(self.tasks), len(self.seconds)
        if self.seconds.shape != (places, places):
            raise ValueError("travel times are not a square")
        if self.distance_m is not None and self.distance_m.shape != self.seconds.shape:
            raise ValueError("distances and travel times differ in shape")
        if self.forbidden.shape != (n, m) or self.preferred.shape != (n, m):
            raise ValueError("forbidden and preferred are tasks x shifts")
        if self.tasks.skills.shape[1] != self.shifts.skills.shape[1]:
            raise ValueError("tasks and shifts name different skills")
        ends = np.concatenate([self.tasks.place, self.shifts.start_place, self.shifts.end_place])
        if len(ends) and (ends.max() >= places or ends.min() < NONE):
            raise ValueError("a place is not in the matrix")


@dataclass(frozen=True, slots=True)
class Plan:
    """Who does what and when. Shift j does task[ptr[j]:ptr[j + 1]] in this order."""

    ptr: IntArray
    task: IntArray
    start: IntArray
    """Start of each task of the problem; FREE if it is left out (n)."""
    break_start: IntArray
    """Start of each shift's break; FREE if it has none or misses it (m)."""
    unassigned: IntArray
    """Tasks left out, ascending."""

    def route(self, shift: int) -> IntArray:
        """The tasks of one shift in order."""
        return self.task[self.ptr[shift] : self.ptr[shift + 1]]

    def routes(self) -> list[list[int]]:
        """The tasks of every shift in order."""
        return [self.route(shift).tolist() for shift in range(len(self.ptr) - 1)]

    def shift_of(self) -> IntArray:
        """The shift of every task of the problem; NONE if it is left out (n)."""
        found = np.full(len(self.start), NONE, dtype=np.int64)
        found[self.task] = np.repeat(np.arange(len(self.ptr) - 1), np.diff(self.ptr))
        return found


@dataclass(frozen=True, slots=True)
class Costs:
    """What a plan costs, part by part, and how many hard rules it breaks."""

    travel: int
    distance: int
    fixed: int
    lateness: int
    highest_lateness: int
    waiting: int
    overtime: int
    idle: int
    preference: int
    left_out: int
    missed_breaks: int
    fairness: int
    faults: int
    """Not a cost: hard windows missed, shifts overrun or overloaded, links broken, hard breaks
    missed, workers unfit, visits torn apart. A plan that may be carried out has none."""

    @property
    def total(self) -> int:
        """The sum of all parts; faults are not in it."""
        return (
            (self.travel + self.distance + self.fixed + self.lateness + self.highest_lateness)
            + (self.waiting + self.overtime + self.idle + self.preference + self.left_out)
            + (self.missed_breaks + self.fairness)
        )


def able(problem: Problem) -> BoolArray:
    """Tell which shift may have which task by skills, prohibitions and pins (n x m)."""
    missing = problem.tasks.skills.astype(np.int64) @ (~problem.shifts.skills).T.astype(np.int64)
    pinned = problem.tasks.pinned_shift[:, None]
    own = (pinned == NONE) | (pinned == np.arange(len(problem.shifts))[None, :])
    found: BoolArray = (missing == 0) & ~problem.forbidden & own
    return found
