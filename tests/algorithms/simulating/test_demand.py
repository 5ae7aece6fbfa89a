"""What is expected of the next hour is counted from what is known by then, zone by zone."""

from dataclasses import replace

import numpy as np

from doorstep.algorithms.simulating import draw, frozen, recent

WORLD = replace(frozen(), workers=1)


def test_a_day_without_earlier_ones_expects_what_its_last_hour_brought() -> None:
    day = draw(WORLD, 500, 7)
    now = float(day.placed_seconds[300])
    known = (day.placed_seconds > now - 3_600) & (day.placed_seconds <= now)

    expected = recent(WORLD, day).at(now)

    assert expected.sum() == known.sum() > 0
    assert np.array_equal(expected.sum(axis=1), day.needs[known].sum(axis=0))
    zone = recent(WORLD, day).zone_of(day.x_m[known], day.y_m[known])
    assert np.array_equal(expected.sum(axis=0), np.bincount(zone, minlength=expected.shape[1]))


def test_orders_that_come_later_change_nothing_of_what_is_expected() -> None:
    day = draw(WORLD, 500, 7)
    now = float(day.placed_seconds[300])
    later = day.placed_seconds > now
    moved = replace(day, x_m=np.where(later, 0.0, day.x_m), y_m=np.where(later, 0.0, day.y_m))

    assert np.array_equal(recent(WORLD, day).at(now), recent(WORLD, moved).at(now))


def test_before_the_first_order_nothing_is_expected() -> None:
    assert recent(WORLD, draw(WORLD, 50, 7)).at(0.0).sum() == 0.0
