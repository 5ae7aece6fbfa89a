"""What slots offer, against a judge that plays each shift forward; slack that stays right."""

from dataclasses import dataclass, fields

import numpy as np
import pytest
from benchmarks.slots.forward import Shift, Stop, fits, go, plays, wait
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from doorstep.algorithms import slots
from doorstep.algorithms.travel import Place, StraightLine


@dataclass(frozen=True)
class Blocks:
    """A small town of square blocks where the way takes longer when one leaves at odd times."""

    def seconds(self, origin, destination, depart_seconds):
        return int(
            self.seconds_many(
                origin.lat, origin.lng, destination.lat, destination.lng, depart_seconds
            )
        )

    def seconds_many(self, origin_lat, origin_lng, lat, lng, depart_seconds):
        blocks = np.abs(np.subtract(lat, origin_lat)) + np.abs(np.subtract(lng, origin_lng))
        return np.asarray(blocks, dtype=np.int64) + np.asarray(depart_seconds) % 3


def way(origin, destination, depart):
    return Blocks().seconds(Place(*origin), Place(*destination), depart)


WHERE = st.tuples(st.integers(0, 9).map(float), st.integers(0, 9).map(float))
POLICIES = st.fixed_dictionaries({"from_home": st.booleans(), "home_by_end": st.booleans()})


@st.composite
def shifts(draw):
    """A shift whose visits were promised one after another, some early or late of their shift."""
    opens = draw(st.integers(-20, 20))
    closes = opens + draw(st.integers(0, 150))
    breaks, moment = [], opens + draw(st.integers(1, 60))
    for _ in range(draw(st.integers(0, 2))):
        breaks.append((moment, moment + draw(st.integers(1, 20))))
        moment = breaks[-1][1] + draw(st.integers(1, 40))
    home, stops = draw(WHERE), []
    moment, at = opens + draw(st.integers(-30, 30)), None
    for _ in range(draw(st.integers(0, 3))):
        where, length = draw(WHERE), draw(st.integers(1, 15))
        if at is not None:
            moment = go(moment, way(at.where, where, at.first + at.length), breaks)
        first = wait(moment + draw(st.integers(0, 40)), length, breaks)
        at = Stop(first, first + draw(st.sampled_from([0, 0, 3, 20])), length, where)
        stops.append(at)
        moment = first + length
    return Shift(opens, closes, home, tuple(breaks), tuple(stops))


def packed(many, owners=None):
    """Shifts as arrays; each of a worker of its own unless said otherwise."""
    stops = [stop for one in many for stop in one.stops]
    width = max((len(one.breaks) for one in many), default=0)
    pauses = [[*one.breaks, *[(slots.FAR, slots.FAR)] * (width - len(one.breaks))] for one in many]
    table = np.array(pauses, dtype=np.int64).reshape(len(many), width, 2)
    owner = np.arange(len(many)) if owners is None else np.array(owners, dtype=np.int64)
    return (
        slots.Shifts(
            workers=int(owner.max(initial=-1)) + 1,
            worker=owner,
            opens=np.array([one.opens for one in many], dtype=np.int64),
            closes=np.array([one.closes for one in many], dtype=np.int64),
            home_lat=np.array([one.home[0] for one in many]),
            home_lng=np.array([one.home[1] for one in many]),
            break_start=table[:, :, 0],
            break_end=table[:, :, 1],
        ),
        slots.Visits(
            ptr=np.cumsum([0, *(len(one.stops) for one in many)]),
            first=np.array([one.first for one in stops], dtype=np.int64),
            last=np.array([one.last for one in stops], dtype=np.int64),
            length=np.array([one.length for one in stops], dtype=np.int64),
            lat=np.array([one.where[0] for one in stops]),
            lng=np.array([one.where[1] for one in stops]),
        ),
    )


def planned(many, policy, owners=None, travel=None):
    return slots.make_plan(*packed(many, owners), travel or Blocks(), **policy)


def same(one, other):
    return all(
        np.array_equal(getattr(a, f.name), getattr(b, f.name))
        for a, b in ((one, other), (one.visits, other.visits))
        for f in fields(a)
        if isinstance(getattr(a, f.name), np.ndarray)
    )


STARTS = np.arange(-30, 180, 2)


@given(st.lists(shifts(), max_size=4), WHERE, st.integers(1, 25), POLICIES)
@settings(max_examples=400, deadline=None)
def test_a_start_is_offered_exactly_when_the_shift_can_be_played_to_its_end(
    many, where, length, policy
):
    for one in many:
        assume(plays(one, one.stops, way, policy["from_home"], policy["home_by_end"]))
    need = slots.Need(Place(*where), length)
    offers = slots.offer_slots(planned(many, policy), need, STARTS, Blocks())

    for row, one in enumerate(many):
        judged = [
            fits(one, Stop(int(start), int(start), length, where), way, **policy)
            for start in STARTS
        ]
        assert offers.free[row].tolist() == judged


@given(st.lists(shifts(), min_size=1, max_size=3), WHERE, st.integers(1, 25), POLICIES)
@settings(max_examples=200, deadline=None)
def test_who_can_come_has_no_reason_against_it_and_who_cannot_has_one(many, where, length, policy):
    need = slots.Need(Place(*where), length)
    plan = planned(many, policy)
    free = slots.offer_slots(plan, need, STARTS, Blocks()).free
    for column, start in enumerate(STARTS):
        named = slots.reasons(plan, need, int(start), Blocks())
        assert ((named == slots.REASONS.index("free")) == free[:, column]).all()


@given(st.lists(shifts(), min_size=1, max_size=3), WHERE, st.integers(1, 25), POLICIES, st.data())
@settings(max_examples=200, deadline=None)
def test_slack_after_putting_in_and_taking_out_is_that_of_a_fresh_plan(
    many, where, length, policy, data
):
    need = slots.Need(Place(*where), length)
    plan = planned(many, policy)
    free = slots.offer_slots(plan, need, STARTS, Blocks()).free
    assume(free.any())
    row, column = data.draw(st.sampled_from(np.argwhere(free).tolist()))
    start = int(STARTS[column])

    more = slots.insert(plan, row, need, start, Blocks())

    fresh = slots.make_plan(more.shifts, more.visits, Blocks(), **policy)
    assert same(more, fresh)
    position = np.flatnonzero((more.visits.shift == row) & (more.visits.first == start))[-1]
    assert same(slots.remove(more, int(position), Blocks()), plan)


@given(st.lists(shifts(), min_size=1, max_size=4), WHERE, st.integers(1, 25), st.data())
@settings(max_examples=100, deadline=None)
def test_a_worker_of_several_shifts_can_come_when_one_of_them_can(many, where, length, data):
    owners = sorted(data.draw(st.lists(st.integers(0, 3), min_size=len(many), max_size=len(many))))
    need, policy = slots.Need(Place(*where), length), {"home_by_end": True}
    apart = slots.offer_slots(planned(many, policy), need, STARTS, Blocks())
    together = slots.offer_slots(planned(many, policy, owners), need, STARTS, Blocks())

    for worker in range(owners[-1] + 1):
        rows = [row for row, owner in enumerate(owners) if owner == worker]
        least = apart.detour[rows].min(axis=0, initial=slots.FAR)
        assert together.detour[worker].tolist() == least.tolist()


HOUR = 3600
HOME, NEAR, FAR_OUT = (30.0, 120.0), (30.01, 120.0), (30.1, 120.0)
ROAD = StraightLine(1.3, (5.0,) * 24)


def day(*stops, home=HOME):
    return Shift(8 * HOUR, 18 * HOUR, home, ((12 * HOUR, 13 * HOUR),), tuple(stops))


def at_hours(plan, hours, where=NEAR, length=HOUR):
    need = slots.Need(Place(*where), length)
    return slots.offer_slots(plan, need, np.array([int(h * HOUR) for h in hours]), ROAD)


def test_whose_day_is_disturbed_least_is_held_first_and_a_crew_are_the_cheapest():
    passing = day(Stop(9 * HOUR, 9 * HOUR, HOUR, FAR_OUT), home=HOME)
    nearby, far = day(home=(30.02, 120.0)), day(home=(30.2, 120.0))
    plan = planned([far, nearby, passing], {}, travel=ROAD)

    offers = at_hours(plan, [8.5, 14, 17.5])

    assert offers.count().tolist() == [2, 3, 0]
    # Whoever drives by anyway has the least detour, though another home is nearer.
    assert offers.best(2).tolist()[1] == [2, 1]
    assert offers.best(4).tolist()[2] == [-1, -1, -1, -1]
    assert offers.detour[1, 1] == 2 * ROAD.seconds(Place(30.02, 120.0), Place(*NEAR), 0)


def test_a_house_that_starts_and_ends_at_home_counts_both_ways():
    one = day()
    minutes = ROAD.seconds(Place(*HOME), Place(*FAR_OUT), 0) / 60
    assert 48 < minutes < 49
    free = {}
    for name, policy in {
        "anywhere": {},
        "from home": {"from_home": True},
        "and back": {"from_home": True, "home_by_end": True},
    }.items():
        offers = at_hours(planned([one], policy, travel=ROAD), [8, 9, 13, 16, 17], FAR_OUT)
        free[name] = offers.free[0].tolist()
    assert free == {
        "anywhere": [True, True, True, True, True],
        "from home": [False, True, True, True, True],
        "and back": [False, True, True, True, False],
    }


def test_every_kind_of_reason_is_told_apart():
    stop = Stop(10 * HOUR, 10 * HOUR, HOUR, FAR_OUT)
    policy = {"from_home": True, "home_by_end": True}
    plan = planned([day(stop)], policy, travel=ROAD)

    def why(hour, where=NEAR):
        need = slots.Need(Place(*where), HOUR)
        return slots.REASONS[slots.reasons(plan, need, int(hour * HOUR), ROAD)[0]]

    assert why(7.5) == why(12.5) == why(17.5) == "off"
    assert why(10.5) == "busy"
    assert why(8, FAR_OUT) == "too_far_home"
    assert why(8.8) == "too_far_after"
    assert why(11) == "too_far_before"
    assert why(17, FAR_OUT) == "too_far_to_home"
    assert why(14) == "free"


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="takes time"):
        slots.Need(Place(0, 0), 0)
    rows, visits = packed([day()])
    with pytest.raises(ValueError, match="fit together"):
        slots.make_plan(rows, packed([])[1], ROAD)
    plan = slots.make_plan(rows, visits, ROAD)
    with pytest.raises(ValueError, match="ascend"):
        slots.offer_slots(plan, slots.Need(Place(*NEAR), HOUR), np.array([5, 5]), ROAD)


STRETCHES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(-50, 100), st.integers(1, 30)), max_size=8
)


@given(STRETCHES, st.integers(1, 30), st.integers(1, 20), st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_nobody_begins_a_visit_after_too_much_work_without_a_rest(spans, length, rest, most):
    worker, start, end = (
        np.array(column, dtype=np.int64)
        for column in (
            [one[0] for one in spans],
            [one[1] for one in spans],
            [one[1] + one[2] for one in spans],
        )
    )
    work = slots.chains(3, worker, start, end, rest_seconds=rest, day=(0, 100))
    starts = np.arange(-60, 140, 3)
    fine = slots.rested(
        work, starts, length, rest_seconds=rest, most_seconds=most, daily_seconds=10_000
    )
    for one in range(3):
        for column, begin in enumerate(starts):
            mine = [(s, e) for w, s, e in zip(worker, start, end, strict=True) if w == one]
            assert fine[one, column] == _is_healthy(mine, int(begin), length, rest, most)


def _is_healthy(mine, begin, length, rest, most):
    """Walk through the work with the new visit in it; only what the visit joins is its fault."""
    runs = []
    for start, end in sorted(mine):
        if runs and start - runs[-1][1] < rest:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end), start)
        else:
            runs.append((start, end, start))
    begun = begin
    for start, end, _ in runs:
        if start < begin and end > begin - rest:
            begun = min(begun, start)
    if begin - begun >= most and begun < begin:
        return False
    later = [last for start, _, last in runs if last > begin and start < begin + length + rest]
    return all(last - begun < most for last in later)


def test_the_hours_of_a_day_are_those_that_begin_in_it():
    work = slots.chains(
        2,
        np.array([1, 1, 1]),
        np.array([-10, 20, 99]),
        np.array([5, 50, 120]),
        rest_seconds=5,
        day=(0, 100),
    )
    assert work.seconds.tolist() == [0, 51]
    caps = {"rest_seconds": 5, "most_seconds": None}
    assert slots.rested(work, np.array([60]), 20, daily_seconds=70, **caps).tolist() == [
        [True],
        [False],
    ]


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=8),
    st.integers(1, 30),
    st.integers(20, 100),
)
@settings(max_examples=100, deadline=None)
def test_waiting_fills_the_day_and_a_visit_in_it_fills_it_once(gaps, length, most):
    edges = np.cumsum(gaps + [5] * (len(gaps) % 2))
    visits, waits = edges.reshape(-1, 2)[::2], edges.reshape(-1, 2)[1::2]
    work = slots.chains(
        2,
        np.ones(len(visits), dtype=np.int64),
        visits[:, 0],
        visits[:, 1],
        rest_seconds=1,
        day=(0, 100),
        waits=np.array([(1, *one) for one in waits.tolist()], dtype=np.int64).reshape(-1, 3),
    )
    starts = np.arange(0, 110, 7)
    fine = slots.rested(work, starts, length, rest_seconds=1, most_seconds=None, daily_seconds=most)
    worked = [int(end - start) for start, end in visits]
    waited = {second for start, end in waits for second in range(start, end)}
    for column, start in enumerate(starts.tolist()):
        filled = sum(worked) + length + len(waited - set(range(start, start + length)))
        assert fine[1, column] == (filled <= most)
        assert fine[0, column] == (length <= most)
