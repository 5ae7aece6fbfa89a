"""Hints to idle workers: towards expected work, never too far, never two to one person."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.algorithms import matching
from doorstep.algorithms.travel import haversine_m


def people(places):
    lat, lng = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    return matching.IdleWorkers(lat, lng, np.ones((len(places), 1), dtype=bool))


def zones_of(places, expected, idle_near):
    lat, lng = (np.array(column, dtype=float) for column in zip(*places, strict=True))
    return matching.Zones(lat, lng, np.array(expected, float), np.array(idle_near, float))


NORTH, SOUTH = (20.02, 110.0), (20.0, 110.0)  # 2.2 km apart


def test_who_waits_where_nothing_is_expected_is_sent_to_where_work_comes():
    idle = people([SOUTH, (20.001, 110.0), SOUTH])
    hints = matching.reposition(
        idle, zones_of([SOUTH, NORTH], [0, 3], [3, 0]), reach_m=5_000, at_most=2
    )
    assert hints.worker.tolist() == [1, 0]
    assert hints.zone.tolist() == [1, 1]


def test_nobody_is_sent_further_than_the_reach():
    idle = people([SOUTH, SOUTH])
    zones = zones_of([SOUTH, NORTH], [0, 3], [2, 0])
    assert matching.reposition(idle, zones, reach_m=2_000, at_most=9).worker.tolist() == []


def test_no_hint_where_the_idle_stand_as_the_work_is_expected_or_nothing_is():
    idle = people([SOUTH, NORTH])
    for expected in ([2, 2], [0, 0]):
        zones = zones_of([SOUTH, NORTH], expected, [1, 1])
        assert len(matching.reposition(idle, zones, reach_m=9_000, at_most=9).worker) == 0
    nobody = matching.IdleWorkers(np.empty(0), np.empty(0), np.empty((0, 1), bool))
    zones = zones_of([SOUTH], [4], [0])
    assert len(matching.reposition(nobody, zones, reach_m=9_000, at_most=9).worker) == 0


def test_impossible_wishes_are_refused():
    with pytest.raises(ValueError, match="negative"):
        matching.reposition(people([SOUTH]), zones_of([SOUTH], [1], [1]), reach_m=-1, at_most=1)


@given(st.integers(0, 2**32 - 1), st.integers(1, 25), st.integers(1, 12), st.integers(0, 9))
@settings(max_examples=150, deadline=None)
def test_every_hint_brings_supply_closer_to_demand(seed, m, z, at_most):
    rng = np.random.default_rng(seed)
    idle = people((rng.random((m, 2)) / 10 + [20, 110]).tolist())
    places = rng.random((z, 2)) / 10 + [20, 110]
    away = haversine_m(idle.lat[:, None], idle.lng[:, None], places[:, 0], places[:, 1])
    here = np.bincount(away.argmin(axis=1), minlength=z).astype(float)
    expected = rng.integers(0, 9, z).astype(float)
    zones = zones_of(places.tolist(), expected, here)
    hints = matching.reposition(idle, zones, reach_m=6_000, at_most=at_most)
    assert len(hints.worker) <= at_most
    assert len(set(hints.worker.tolist())) == len(hints.worker)
    assert (hints.distance_m <= 6_000).all()
    share = here.sum() * expected / max(expected.sum(), 1)
    for worker, zone in zip(hints.worker, hints.zone, strict=True):
        before = ((here - share) ** 2).sum()
        here[away[worker].argmin()] -= 1
        here[zone] += 1
        assert ((here - share) ** 2).sum() < before
