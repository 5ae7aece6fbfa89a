"""Free starts against a second-by-second walk through the day, one by one and many at once."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
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


def walk(leave, seconds_of_way, breaks):
    """Go on second by second, standing still in breaks; tell the moment of arrival."""
    moment, left = leave, seconds_of_way
    while left:
        left -= not any(pause.start <= moment < pause.end for pause in breaks)
        moment += 1
    return moment


def slow_answer(day, need, start, travel):
    end = start + need.duration
    visits = sorted((b for b in day.busy if b.place is not None), key=lambda b: b.start)
    breaks = [b for b in day.busy if b.place is None]
    if start < day.window[0] or end > day.window[1]:
        return "outside_window"
    if any(b.start <= t < b.end for b in day.busy for t in range(start, end)):
        return "busy"
    buffer = need.buffer_before + need.buffer_after
    before = [v for v in visits if v.end <= start]
    if before:
        way = travel.seconds(before[-1].place, need.place, before[-1].end)
        arrival = walk(before[-1].end, way + buffer, breaks)
    elif day.origin is not None:
        way = travel.seconds(day.origin, need.place, day.window[0])
        arrival = walk(day.window[0], way + need.buffer_before, breaks)
    else:
        arrival = start
    if arrival > start:
        return "previous_too_far"
    after = [v for v in visits if v.start >= end]
    if after:
        way = travel.seconds(need.place, after[0].place, end)
        if walk(end, way + buffer, breaks) > after[0].start:
            return "next_too_far"
    return None


PLACES = st.builds(Place, st.integers(0, 9).map(float), st.integers(0, 9).map(float))


@st.composite
def days(draw):
    opens = draw(st.integers(-20, 20))
    visits, moment = [], opens + draw(st.integers(-5, 30))
    for _ in range(draw(st.integers(0, 3))):
        end = moment + draw(st.integers(1, 15))
        visits.append(slots.Busy(moment, end, draw(PLACES)))
        moment = end + draw(st.integers(0, 50))
    pauses = st.builds(
        lambda start, length: slots.Busy(start, start + length),
        st.integers(-20, 140),
        st.integers(1, 20),
    )
    breaks = draw(st.lists(pauses, max_size=3))
    busy = draw(st.permutations([*visits, *breaks]))
    window = (opens, opens + draw(st.integers(0, 150)))
    return slots.Day(window, tuple(busy), draw(st.none() | PLACES))


NEEDS = st.builds(slots.Need, PLACES, st.integers(1, 25), st.integers(0, 5), st.integers(0, 5))


@given(days(), NEEDS)
@settings(max_examples=300, deadline=None)
def test_a_start_is_offered_exactly_when_a_walk_through_the_day_succeeds(day, need):
    for start in range(-25, 175, 3):
        assert slots.why_not(day, need, start, Blocks()) == slow_answer(day, need, start, Blocks())


@given(st.lists(days(), max_size=5), NEEDS)
@settings(max_examples=200, deadline=None)
def test_many_workers_at_once_get_the_answers_of_one_at_a_time(many, need):
    starts = np.arange(-25, 175)
    free = slots.free_starts_many(slots.pack(many), starts, need, Blocks())
    assert free.shape == (len(many), len(starts))
    for day, row in zip(many, free, strict=True):
        alone = [slots.why_not(day, need, int(start), Blocks()) is None for start in starts]
        assert row.tolist() == alone


@given(days(), NEEDS, st.integers(1, 9))
@settings(deadline=None)
def test_starts_lie_on_the_grid_and_are_all_that_can_be(day, need, step):
    offered = slots.free_starts(
        day.window,
        day.busy,
        need.duration,
        step,
        need.buffer_before,
        need.buffer_after,
        Blocks(),
        need.place,
        day.origin,
    )
    assert offered == [
        start
        for start in range(-60, 240)
        if start % step == 0 and slow_answer(day, need, start, Blocks()) is None
    ]


HOME = Place(30.0, 120.0)
DOOR = Place(30.02, 120.0)
HOUR = 3600


def test_a_morning_between_two_visits():
    busy = [slots.Busy(9 * HOUR, 10 * HOUR, HOME), slots.Busy(14 * HOUR, 15 * HOUR, HOME)]
    way = StraightLine(1.3, (5.0,) * 24)
    seconds = way.seconds(HOME, DOOR, 0)
    assert 570 < seconds < 590
    starts = slots.free_starts((8 * HOUR, 18 * HOUR), busy, HOUR, 900, 300, 300, way, DOOR)
    assert starts[0] == 10 * HOUR + 1800
    assert 12 * HOUR + 1800 in starts
    assert 13 * HOUR not in starts
    assert starts[-1] == 17 * HOUR
    day = slots.Day((8 * HOUR, 18 * HOUR), tuple(busy))
    need = slots.Need(DOOR, HOUR, 300, 300)
    asked = (7 * HOUR, 9 * HOUR, 10 * HOUR, 13 * HOUR - 300)
    assert [slots.why_not(day, need, start, way) for start in asked] == [
        "outside_window",
        "busy",
        "previous_too_far",
        "next_too_far",
    ]


@pytest.mark.parametrize(
    ("start", "next_start", "fits"),
    [(119, None, False), (120, None, True), (120, 299, False), (120, 300, True)],
)
def test_a_visit_fits_only_with_way_and_buffer_on_both_sides(start, next_start, fits):
    class AMinute(Blocks):
        def seconds_many(self, *_):
            return np.int64(60)

    answer = slots.reachable(0, HOME, start, DOOR, start + 60, next_start, HOME, 60, AMinute())
    assert answer is fits


def test_a_neighbour_without_place_only_must_not_overlap():
    assert slots.reachable(100, None, 100, DOOR, 200, 200, None, 60, Blocks())
    assert not slots.reachable(101, None, 100, DOOR, 200, None, None, 60, Blocks())
    assert not slots.reachable(None, None, 100, DOOR, 200, 199, None, 60, Blocks())


def test_days_that_cannot_be_are_refused():
    twice = (slots.Busy(0, 10, HOME), slots.Busy(9, 12, DOOR))
    need = slots.Need(DOOR, 5)
    with pytest.raises(ValueError, match="two visits at once"):
        slots.why_not(slots.Day((0, 99), twice), need, 20, Blocks())
    with pytest.raises(ValueError, match="ends before"):
        slots.pack([slots.Day((0, 99), (slots.Busy(5, 5),))])
    with pytest.raises(ValueError, match="duration"):
        slots.free_starts((0, 99), [], 0, 1, 0, 0, Blocks(), DOOR)
    with pytest.raises(ValueError, match="buffer"):
        slots.free_starts_many(slots.pack([]), np.array([1]), slots.Need(DOOR, 1, -1), Blocks())
    with pytest.raises(ValueError, match="step"):
        slots.free_starts((0, 99), [], 1, 0, 0, 0, Blocks(), DOOR)
