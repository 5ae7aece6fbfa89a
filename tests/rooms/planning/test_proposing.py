"""What a day plan may move, what it proposes, and which changes belong together."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import pytest

from doorstep.algorithms import planning
from doorstep.offering.workers.queries import Shift
from doorstep.visits.orders.models import Order, Seat, Visit
from doorstep.visits.orders.queries import Seated
from doorstep.visits.planning import queries, rules
from doorstep.visits.planning.queries import Day, SeatOfDay

HOUR = 3_600
AT = datetime(2026, 3, 10, tzinfo=UTC)


def seated(**changes: Any) -> Seated:
    """A seat of an assigned appointment, with changes to any of the three rows."""
    order = Order(id=uuid4(), customer_id=uuid4(), way="assign", timing="slot", state="assigned")
    visit = Visit(id=uuid4(), state="planned", starts_at=AT, ends_at=AT + timedelta(hours=2))
    seat = Seat(state="taken", worker_id=uuid4())
    for name, value in changes.items():
        row, field = name.split("__")
        setattr({"order": order, "visit": visit, "seat": seat}[row], field, value)
    return Seated(order, visit, seat)


@pytest.mark.parametrize(
    ("changes", "suggest", "optimise"),
    [
        ({}, True, False),
        ({"seat__state": "held"}, True, True),
        ({"seat__worker_id": None, "seat__state": "open"}, True, True),
        ({"order__way": "choose"}, False, False),
        ({"order__way": "grab"}, False, False),
        ({"order__timing": "now"}, False, False),
        ({"visit__state": "travelling"}, False, False),
        ({"order__state": "under_way"}, False, False),
    ],
)
def test_only_what_nobody_was_told_moves_by_itself(
    changes: dict[str, Any], suggest: bool, optimise: bool
) -> None:
    one = seated(**changes)

    assert queries.may_move(one, rules.SUGGEST) is suggest
    assert queries.may_move(one, rules.OPTIMISE) is optimise


def test_a_lost_worker_or_a_missed_start_frees_a_told_seat() -> None:
    one = seated()

    assert queries.may_move(one, rules.OPTIMISE, lost=[one.seat.worker_id])
    assert queries.may_move(one, rules.OPTIMISE, missed=[one.visit.id])
    assert not queries.may_move(one, rules.OPTIMISE, lost=[uuid4()])


def day(homes: list[int], seats: list[tuple[int, int | None, int]]) -> Day:
    """A day on one road: homes and (place, worker row or None, start hour) in minutes of way."""
    shifts = tuple(
        Shift(uuid4(), f"{n}", 0.0, 0.0, ((0, 24 * HOUR),), frozenset(), frozenset(), ())
        for n in range(len(homes))
    )
    kept = tuple(
        SeatOfDay(
            row=seated(),
            worker_id=None if row is None else shifts[row].worker_id,
            service_id=uuid4(),
            visit_id=uuid4(),
            start=hour * HOUR,
            end=(hour + 1) * HOUR,
            lat=0.0,
            lng=0.0,
            may_move=True,
        )
        for _, row, hour in seats
    )
    at = np.array([*homes, *(place for place, _, _ in seats)])
    m, n = len(homes), len(seats)
    preferred = np.zeros((n, m), dtype=np.bool_)
    for task, (_, row, _) in enumerate(seats):
        if row is not None:
            preferred[task, row] = True
    problem = planning.problem(
        np.abs(at[:, None] - at[None, :]) * 60,
        planning.shifts(np.arange(m), np.full(m, -HOUR * 9), np.full(m, HOUR * 40)),
        planning.tasks(
            np.arange(m, m + n),
            [HOUR] * n,
            [[] for _ in seats],
            pinned_start=[hour * HOUR for _, _, hour in seats],
        ),
        preferred=preferred,
        weights=planning.Weights(travel=1, preference=rules.CHANGE_WORTH_SECONDS),
    )
    routes = [[t for t, (_, row, _) in enumerate(seats) if row == shift] for shift in range(m)]
    current = planning.schedule(problem, routes)
    assert current is not None
    return Day(kept, shifts, problem, current, date(2026, 3, 10))


def test_two_who_cross_each_other_are_one_group_and_a_short_detour_is_left_alone() -> None:
    crossed = day([0, 100, 200], [(100, 0, 10), (0, 1, 10), (203, 2, 10)])

    found = queries.propose(crossed, cpu_seconds=0.3)

    moved = {(one.seat.worker_id, one.comes, one.group) for one in found.changes}
    first, second, _ = (one.worker_id for one in crossed.shifts)
    assert moved == {(first, second, 0), (second, first, 0)}
    assert found.after["travel_seconds"] < found.before["travel_seconds"]
    assert found.nobody == ()


def test_what_saves_less_than_another_person_costs_is_not_proposed() -> None:
    near = day([0, 5], [(5, 0, 10), (0, 1, 10)])

    assert queries.propose(near, cpu_seconds=0.2).changes == ()


def test_separate_swaps_are_separate_groups() -> None:
    two = day([0, 100, 300, 400], [(100, 0, 10), (0, 1, 10), (400, 2, 10), (300, 3, 10)])

    found = queries.propose(two, cpu_seconds=0.3)

    assert sorted(one.group for one in found.changes) == [0, 0, 1, 1]


def test_a_seat_that_nobody_can_take_is_named() -> None:
    full = day([0], [(0, 0, 10), (0, None, 10)])
    lost = replace(full, seats=(full.seats[0], replace(full.seats[1], worker_id=UUID(int=9))))

    found = queries.propose(lost, cpu_seconds=0.1)

    assert [one.worker_id for one in found.nobody] == [UUID(int=9)]
    assert found.after["without_worker"] == 1


def rest_of(whole: Day, *, told: list[bool]) -> Day:
    """The same day looked at in the morning, with those whose customers know a name."""
    return replace(whole, now=6 * HOUR, told=np.array(told))


def test_what_a_lost_worker_leaves_is_given_on_one_by_one_and_nobody_else_moves() -> None:
    ill = UUID(int=9)
    whole = day([0, 300], [(0, None, 10), (300, None, 10), (10, 0, 14), (290, 1, 14)])
    seats = tuple(
        replace(one, worker_id=ill) if one.worker_id is None else one for one in whole.seats
    )

    found = queries.propose_rest(rest_of(replace(whole, seats=seats), told=[False] * 4))

    first, second = (one.worker_id for one in whole.shifts)
    assert {(one.seat.worker_id, one.comes) for one in found.changes} == {
        (ill, first),
        (ill, second),
    }
    assert len({one.group for one in found.changes}) == 2
    assert found.nobody == ()


def urgent() -> Day:
    """Only the first may have the urgent seat; what they have then, the second could do."""
    whole = day([0, 30], [(10, 0, 10), (5, None, 10)])
    forbidden = whole.problem.forbidden.copy()
    forbidden[1, 1] = True
    return replace(whole, problem=replace(whole.problem, forbidden=forbidden))


def test_somebody_moves_to_make_room_for_a_seat_that_nobody_has() -> None:
    whole = urgent()
    first, second = (one.worker_id for one in whole.shifts)

    found = queries.propose_rest(rest_of(whole, told=[False, False]))

    assert [(one.seat.worker_id, one.comes) for one in found.changes] == [(first, second)]
    assert found.nobody == ()


def test_whose_customer_knows_the_name_does_not_move_to_make_room() -> None:
    whole = urgent()

    found = queries.propose_rest(rest_of(whole, told=[True, False]))

    assert found.changes == ()
    assert [one.worker_id for one in found.nobody] == [None]


def test_a_day_without_anybody_names_every_seat() -> None:
    found = queries.propose_rest(rest_of(day([], [(0, None, 10)]), told=[False]))

    assert (found.changes, len(found.nobody)) == ((), 1)


def test_what_cannot_be_carried_out_is_left_out_of_the_changes_and_of_the_figures() -> None:
    two = day([0, 100, 300, 400], [(100, 0, 10), (0, 1, 10), (400, 2, 10), (300, 3, 10)])
    whole = queries.propose(two, cpu_seconds=0.3)

    half = queries.keep_only(two, whole, {0})

    assert len(half.changes) == 2
    saved = whole.before["travel_seconds"] - whole.after["travel_seconds"]
    assert half.before["travel_seconds"] - half.after["travel_seconds"] == saved // 2
    assert (whole.after["told"], half.after["told"]) == (4, 2)
