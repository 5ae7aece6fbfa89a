"""Where a search begins: a plan laid onto the board, and what it leaves out put in greedily."""

from collections.abc import Callable

from doorstep.algorithms.planning.model import FREE, NONE, Plan
from doorstep.algorithms.planning.searching.board import AFTER_ALL, Board, Edit
from doorstep.algorithms.planning.searching.moves import Moves
from doorstep.algorithms.planning.searching.tables import ALONE, UNFIT

TRIES = 60
"""Positions tried for one task."""


def lay(board: Board, plan: Plan) -> None:
    """Take over a plan's routes and breaks; visits that the board cannot hold are left out."""
    tables = board.tables
    routes = plan.routes()
    owner = plan.shift_of().tolist()
    start = plan.start.tolist()
    out = set()
    for knot, members in enumerate(tables.knots):
        shifts = [owner[task] for task in members if owner[task] != NONE]
        if len(set(shifts)) != len(shifts):
            out.add(tables.visit_of[members[0]])
        board.rank[knot] = min((start[task] for task in members if start[task] != FREE), default=0)
    for task, shift in enumerate(owner):
        if shift != NONE and tables.assign[shift][task] >= UNFIT:
            out.add(tables.visit_of[task])
    order = sorted(range(len(tables.knots)), key=lambda knot: (board.rank[knot], knot))
    for place, knot in enumerate(order):
        board.rank[knot] += place / (len(order) + 1)
    for route in routes:
        last = float("-inf")
        for task in route:
            knot = tables.knot_of[task]
            if knot != ALONE and tables.visit_of[task] not in out:
                if board.rank[knot] <= last:
                    out.add(tables.visit_of[task])
                else:
                    last = board.rank[knot]
    edits: list[Edit] = []
    rests = []
    for shift, route in enumerate(routes):
        kept = [task for task in route if tables.visit_of[task] not in out]
        pause = int(plan.break_start[shift])
        behind = [task for task in kept if start[task] >= pause]
        if kept:
            edits.append((shift, kept))
            if pause == FREE:
                rests.append((shift, kept[0] if tables.rest[shift] else NONE))
            elif behind or tables.rest_only_before:
                rests.append((shift, behind[0] if behind else kept[-1]))
            else:
                rests.append((shift, AFTER_ALL))
    board.change(edits, (), rests)


def fill(
    board: Board, moves: Moves, *, strict: bool, enough: Callable[[], bool] = lambda: False
) -> None:
    """Put in visits that are left out, earliest first, each where it costs least.

    A `strict` one leaves out what would break a hard rule. Stops early once there is `enough`.
    """
    tables = board.tables
    waiting = [visit for visit in tables.visits if board.owner[visit[0]] == NONE]
    for visit in sorted(waiting, key=lambda tasks: (tables.opens[tasks[0]], tasks)):
        if enough():
            return
        before, wrong = board.total, board.wrong
        done = all(_put_in(board, moves, task) for task in visit) and board.total < before
        if not done or (strict and board.wrong > wrong):
            board.change(list(moves.without(visit).items()))


def _put_in(board: Board, moves: Moves, task: int) -> bool:
    """Put one task where it costs least; tells whether anybody may have it."""
    tables = board.tables
    knot = tables.knot_of[task]
    best = None
    for shift, at in _places(board, moves, task):
        route = board.routes[shift]
        draft = {shift: [*route[:at], task, *route[at:]]}
        ranks = []
        if knot != ALONE:
            rank = moves.rank_between(knot, draft)
            if rank is None:
                continue
            ranks = [(knot, rank)]
        total = board.change(list(draft.items()), ranks)
        if best is None or total < best[0]:
            best = (total, list(draft.items()), ranks)
        board.undo()
    if best is None:
        return False
    board.change(best[1], best[2])
    return True


def _places(board: Board, moves: Moves, task: int) -> list[tuple[int, int]]:
    """Positions worth trying: behind likely predecessors, and at random."""
    tables = board.tables
    taken = {board.owner[other] for other in tables.apart[task]}
    found: dict[tuple[int, int], None] = {}
    for other in moves.near[task]:
        shift = board.owner[other]
        if shift != NONE:
            found[shift, board.routes[shift].index(other) + 1] = None
    fit = moves.fit[task]
    for shift in moves.random.sample(fit, min(len(fit), TRIES // 2)):
        found[shift, len(board.routes[shift])] = None
        found[shift, 0] = None
    return [
        (shift, at)
        for shift, at in list(found)[:TRIES]
        if shift not in taken and tables.assign[shift][task] < UNFIT
    ]
