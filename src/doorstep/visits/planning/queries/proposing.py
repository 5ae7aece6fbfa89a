"""What a computed plan would change: whose seats go to whom, together with which others."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from doorstep.algorithms import planning
from doorstep.visits.planning import rules
from doorstep.visits.planning.queries.loading import Day
from doorstep.visits.planning.queries.shaping import SeatOfDay


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
    """Plan the day anew from how it stands, and say what would change.  Takes CPU time; pure.

    Changes that share a worker are one group: together they save what they save.
    """
    plan = planning.improve(
        day.problem, day.current, cpu_seconds=cpu_seconds, seed=day.day.toordinal()
    )
    moved, nobody = _moved(day, plan)
    return _proposed(day, plan, moved, _groups([(one.worker_id, to) for one, to in moved]), nobody)


def propose_rest(day: Day) -> Proposed:
    """Plan the rest of a day with as little disturbance as possible.  Takes CPU time; pure.

    Only what is necessary changes hands: what lost its worker, and what makes room for a seat that
    nobody has.  A change stands alone unless it needs the time that another one frees.
    """
    if not day.shifts:
        moved, nobody = _moved(day, day.current)
        return _proposed(day, day.current, moved, [], nobody)
    plan = planning.replan(
        day.problem,
        day.current,
        day.now,
        lengths=day.lengths,
        named=day.told,
        change_cost=rules.CHANGE_WORTH_SECONDS,
        seed=day.day.toordinal(),
    ).plan
    moved, nobody = _moved(day, plan)
    return _proposed(day, plan, moved, _chains(moved), nobody)


def keep_only(day: Day, proposed: Proposed, groups: Collection[int]) -> Proposed:
    """What is left of a proposal when only some of its groups can be carried out."""
    changes = tuple(one for one in proposed.changes if one.group in groups)
    if len(changes) == len(proposed.changes):
        return proposed
    comes = {(one.seat.visit_id, one.seat.worker_id): one.comes for one in changes}
    routes: dict[UUID, list[int]] = {one.worker_id: [] for one in day.shifts}
    for task in sorted(range(len(day.seats)), key=lambda task: day.seats[task].start):
        seat = day.seats[task]
        whose = comes.get((seat.visit_id, seat.worker_id), seat.worker_id)
        if whose in routes:
            routes[whose].append(task)
    plan = planning.schedule(day.problem, list(routes.values()))
    assert plan is not None, "pinned seats wait for nobody"
    after = _figures(day, plan) | {"told": _told(changes)}
    return replace(proposed, changes=changes, after=after)


def _proposed(
    day: Day,
    plan: planning.Plan,
    moved: list[tuple[SeatOfDay, UUID]],
    groups: list[int],
    nobody: list[SeatOfDay],
) -> Proposed:
    changes = tuple(
        Proposal(seat, comes, group) for (seat, comes), group in zip(moved, groups, strict=True)
    )
    before, after = _figures(day, day.current), _figures(day, plan)
    return Proposed(changes, tuple(nobody), before, after | {"told": _told(changes)})


def _moved(day: Day, plan: planning.Plan) -> tuple[list[tuple[SeatOfDay, UUID]], list[SeatOfDay]]:
    """The seats that somebody has and another would get; and those that nobody would have."""
    shift = plan.shift_of()
    moved: list[tuple[SeatOfDay, UUID]] = []
    nobody: list[SeatOfDay] = []
    for task, seat in enumerate(day.seats):
        if seat.row is None:
            continue
        if shift[task] == planning.NONE:
            nobody.append(seat)
        elif seat.worker_id is not None:
            comes = day.shifts[int(shift[task])].worker_id
            if comes != seat.worker_id:
                moved.append((seat, comes))
    return moved, nobody


def _chains(moved: list[tuple[SeatOfDay, UUID]]) -> list[int]:
    """The groups of changes that need each other: one frees the time that the next one takes, or
    both are of one order.
    """
    leaving: dict[UUID | None, list[int]] = defaultdict(list)
    of_order: dict[UUID, list[int]] = defaultdict(list)
    for row, (seat, _) in enumerate(moved):
        assert seat.row is not None
        leaving[seat.worker_id].append(row)
        of_order[seat.row.order.id].append(row)
    ties = [(row, other) for row, (_, comes) in enumerate(moved) for other in leaving[comes]]
    ties += [(rows[0], row) for rows in of_order.values() for row in rows]
    return _joined(range(len(moved)), ties)


def _groups(changes: list[tuple[UUID | None, UUID]]) -> list[int]:
    """Changes that share a worker depend on each other: connected pieces get one number."""
    seen: dict[UUID | None, int] = {}
    ties = [(row, seen.setdefault(who, row)) for row, pair in enumerate(changes) for who in pair]
    return _joined(range(len(changes)), ties)


def _joined(rows: Sequence[int], ties: Sequence[tuple[int, int]]) -> list[int]:
    """The number of the connected piece that each row belongs to, in the order of the rows."""
    root = list(rows)

    def top(row: int) -> int:
        while root[row] != row:
            row = root[row]
        return row

    for one, other in ties:
        root[top(one)] = top(other)
    numbers: dict[int, int] = defaultdict(lambda: len(numbers))
    return [numbers[top(row)] for row in rows]


def _told(changes: Sequence[Proposal]) -> int:
    """How many customers who know a name would hear of another."""
    rows = [one.seat.row for one in changes]
    return len({row.order.customer_id for row in rows if row and row.seat.state == "taken"})


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
