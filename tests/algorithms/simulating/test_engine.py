"""A played day keeps the rules of the world, whatever the policy, and is the same every time."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.algorithms import matching
from doorstep.algorithms.simulating import (
    FAIR,
    Asking,
    Batch,
    Grab,
    Nearest,
    Played,
    Policy,
    Scene,
    Settings,
    World,
    draw,
    figures,
    forecast,
    frozen,
    play,
)

SMALL = replace(frozen(), workers=40)
POLICIES: dict[str, Policy] = {
    "grab": Grab(),
    "nearest": Nearest(),
    "batch": Batch(Settings()),
    "fair": Batch(FAIR),
    "hinting": Batch(Settings(), forecast(SMALL, [draw(SMALL, 300, 9)])),
}


def check(world: World, played: Played) -> None:
    """Nothing happened that cannot happen."""
    day = played.day
    served = np.flatnonzero(played.worker >= 0)
    accepted, worker = played.accepted_seconds[served], played.worker[served]
    assert np.isnan(played.accepted_seconds[played.worker < 0]).all()
    assert (accepted >= day.placed_seconds[served]).all()
    assert (accepted <= day.placed_seconds[served] + day.patience_seconds[served]).all()
    assert day.able[served, worker].all()
    assert (accepted >= day.on_seconds[worker]).all()
    done = accepted + played.travel_seconds[served] + day.service_seconds[served]
    for one in np.unique(worker):
        mine = np.flatnonzero(worker == one)
        mine = mine[accepted[mine].argsort()]
        assert (accepted[mine][1:] >= done[mine][:-1]).all(), "two places at once"
    assert played.worked_seconds.sum() == pytest.approx(day.service_seconds[served].sum())


@pytest.mark.parametrize("name", POLICIES)
def test_nobody_is_at_two_places_or_comes_after_the_customer_left(name: str) -> None:
    played = play(SMALL, draw(SMALL, 200, 4), POLICIES[name])

    check(SMALL, played)
    assert figures(played).match_rate > 0.5


@settings(max_examples=10, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    orders=st.integers(1, 60),
    workers=st.integers(1, 12),
    name=st.sampled_from(sorted(POLICIES)),
    no_shows=st.sampled_from([0.0, 0.3]),
)
def test_any_small_day_keeps_the_rules(
    seed: int, orders: int, workers: int, name: str, no_shows: float
) -> None:
    world = replace(SMALL, workers=workers, no_show_share=no_shows)

    check(world, play(world, draw(world, orders, seed), POLICIES[name]))


@pytest.mark.parametrize("name", POLICIES)
def test_the_same_seed_plays_the_same_day(name: str) -> None:
    first, again = (play(SMALL, draw(SMALL, 120, 3), POLICIES[name]) for _ in range(2))

    assert figures(first) == figures(again)
    assert np.array_equal(first.worker, again.worker)


def test_more_workers_change_no_order() -> None:
    few, many = (draw(replace(SMALL, workers=m), 100, 5) for m in (10, 80))

    assert np.array_equal(few.placed_seconds, many.placed_seconds)
    assert np.array_equal(few.x_m, many.x_m)
    assert np.array_equal(few.patience_seconds, many.patience_seconds)


class Watched:
    """Another policy's choices, written down."""

    name, hall, tick_seconds, pause_seconds, hint_seconds = "watched", False, 5.0, 10.0, 0.0

    def __init__(self) -> None:
        self.inner = Batch(Settings())
        self.asked: list[tuple[int, int]] = []
        self.farthest = 0.0

    def ask(self, scene: Scene) -> Asking:
        asking = self.inner.ask(scene)
        away = scene.away_m[asking.order, asking.worker]
        self.farthest = max(self.farthest, float(away.max(initial=0.0)))
        self.asked += zip(
            scene.order[asking.order].tolist(), scene.worker[asking.worker].tolist(), strict=True
        )
        return asking

    def hints(self, scene: Scene) -> object:
        raise AssertionError("no hints were wanted")


def test_nobody_is_asked_twice_for_the_same_order() -> None:
    watched = Watched()
    play(SMALL, draw(SMALL, 300, 6), watched)  # type: ignore[arg-type]

    assert len(watched.asked) > 300
    assert len(set(watched.asked)) == len(watched.asked)
    assert watched.farthest <= matching.Published().radius_max_m * 1.001


def test_walks_that_follow_a_hint_are_no_longer_than_its_reach() -> None:
    played = play(SMALL, draw(SMALL, 200, 4), POLICIES["hinting"])
    walks = np.array(played.walks)

    assert len(walks)
    assert np.hypot(walks[:, 5] - walks[:, 3], walks[:, 6] - walks[:, 4]).max() <= 5_000 * 1.01
    assert (walks[:, 2] > walks[:, 1]).all()


def test_assigning_brings_somebody_to_the_door_sooner_than_grabbing() -> None:
    world, day = SMALL, draw(SMALL, 260, 8)

    grab, ours = (figures(play(world, day, POLICIES[name])) for name in ("grab", "batch"))

    assert ours.door_seconds < 0.9 * grab.door_seconds
    assert ours.match_rate >= 0.98 * grab.match_rate


def test_fairness_evens_out_the_work_of_a_quiet_day() -> None:
    day = draw(SMALL, 200, 8)

    plain, fair = (figures(play(SMALL, day, POLICIES[name])) for name in ("batch", "fair"))

    assert fair.gini < plain.gini


def test_the_fair_policy_differs_by_its_weights_alone() -> None:
    published = replace(FAIR.published, weights=matching.Weights())
    assert replace(FAIR, published=published) == Settings() != FAIR
