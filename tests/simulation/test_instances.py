"""Real sets are read from their archives, laid on the city, and their times and places kept."""

from pathlib import Path

import numpy as np
import pytest

from doorstep_simulator.instances import days, haikou, mdrp
from doorstep_simulator.instances.files import NoInstances
from doorstep_simulator.world import town
from doorstep_simulator.world.ground import is_built_up, metres_of
from tests.simulation import sets

TOWN = town.build(7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tiny made-up sets in the form of the public ones."""
    sets.write(tmp_path)
    return tmp_path


def test_rides_are_counted_at_both_ends(folder: Path) -> None:
    crossings = haikou.read(folder)

    assert crossings.places.shape == (12, 2)
    assert crossings.ended[[5, 6, 7]].tolist() == [10, 90, 100]
    assert crossings.begun[5] == 190


def test_a_day_with_two_shift_plans_is_one_day(folder: Path) -> None:
    (day,) = mdrp.read(folder)

    assert len(day.minutes) == 40
    assert day.minutes[3] == 60
    assert day.homes.tolist() == [[2000.0, 1500.0]]


def test_haikou_gives_places_and_the_curve_gives_times(folder: Path) -> None:
    (day,) = days.load(folder, chosen="haikou", orders=60, town=TOWN)

    assert len(day.wishes) == 60
    assert all(6 * 60 <= wish.minute < 24 * 60 for wish in day.wishes)
    assert all(is_built_up(*metres_of(wish.spot), 1.02) for wish in day.wishes)
    assert day == days.load(folder, chosen="haikou", orders=60, town=TOWN)[0]


def test_a_real_day_keeps_its_rhythm_and_its_neighbours(folder: Path) -> None:
    (day,) = days.load(folder, chosen="grubhub", orders=30, town=TOWN)
    gaps = np.diff([wish.minute for wish in day.wishes])

    assert len(day.wishes) == 30
    assert day.wishes[0].minute >= days.OPENS_MINUTE
    assert np.allclose(gaps % 20, 0)


def test_half_of_both_when_both_are_asked_for(folder: Path) -> None:
    first, second = days.load(folder, chosen="both", orders=41, town=TOWN)

    assert (len(first.wishes), len(second.wishes)) == (21, 20)


def test_more_orders_than_there_are_is_refused(folder: Path) -> None:
    with pytest.raises(NoInstances):
        days.load(folder, chosen="grubhub", orders=500, town=TOWN)


def test_a_folder_without_any_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoInstances):
        days.load(tmp_path, chosen="haikou", orders=5, town=TOWN)
