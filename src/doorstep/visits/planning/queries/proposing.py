"""What a computed plan would change: whose seats go to whom, together with which others."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from doorstep.algorithms import planning
from doorstep.visits.planning import rules
from doorstep.visits.planning.queries.loading import Day, SeatOfDay


@dataclass(frozen=True, slots=True)
class Proposal:
    """A seat that should go to somebody else; changes of one `group` only make sense together."""

    seat: SeatOfDay
    comes: UUID
    group: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a plan would change, the seats it has nobody for, and the figures of both days."""

    changes: tuple[Proposal, ...]
    nobody: tuple[SeatOfDay, ...]
    before: dict[str, Any]
    after: dict[str, Any]


def propose(day: Day, *, cpu_seconds: float = rules.CPU_SECONDS) -> Proposed:
    """Plan the day anew from how it stands, and say what would change.  Takes CPU time; pure."""
    plan = planning.improve(
        day.problem, day.current, cpu_seconds=cpu_seconds, seed=day.day.toordinal()
    )
    shift = plan.shift_of()
    moved: list[tuple[SeatOfDay, UUID]] = []
    nobody: list[SeatOfDay] = []
    for task, seat in enumerate(day.seats):
        if seat.row is None:
            continue
        if shift[task] == planning.NONE:
            nobody.append(seat)
        elif seat.worker_id != (comes := day.shifts[int(shift[task])].worker_id):
            moved.append((seat, comes))
    changed = [one for one in moved if one[0].worker_id is not None]
    groups = _groups(changed)
    changes = tuple(
        Proposal(seat, comes, group) for (seat, comes), group in zip(changed, groups, strict=True)
    )
    return Proposed(changes, tuple(nobody), _figures(day, day.current), _figures(day, plan))


def _groups(changes: list[tuple[SeatOfDay, UUID]]) -> list[int]:
    """Changes that share a worker depend on each other: connected pieces get one number."""
    root: dict[UUID, UUID] = {}

    def top(one: UUID) -> UUID:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    for seat, comes in changes:
        assert seat.worker_id is not None
        root[top(seat.worker_id)] = top(comes)
    numbers: dict[UUID, int] = defaultdict(lambda: len(numbers))
    return [numbers[top(comes)] for _, comes in changes]


def _figures(day: Day, plan: planning.Plan) -> dict[str, Any]:
    """What a desk compares: way, lateness, people at work, seats without anybody."""
    costs = asdict(planning.cost(day.problem, plan))
    used = sum(1 for shift in range(len(day.shifts)) if len(plan.route(shift)))
    return {
        "travel_seconds": costs["travel"],
        "visits": sum(1 for one in day.seats if one.row is not None),
        "without_worker": len(plan.unassigned),
        "workers": used,
        "workers_on_shift": len(day.shifts),
        "overlaps": costs["faults"],
    }
