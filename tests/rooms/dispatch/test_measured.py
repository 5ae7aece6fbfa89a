"""What the policy lab measures is what a city runs that publishes nothing of its own."""

import json
from dataclasses import fields
from pathlib import Path

import numpy as np

from doorstep.algorithms import matching
from doorstep.algorithms.simulating import Settings
from doorstep.visits.dispatch import queries, rules
from tests.rooms.dispatch.city import City

PACKS = Path(__file__).parents[3] / "packs" / "cities"


def test_the_lab_plays_the_numbers_that_a_city_begins_with() -> None:
    played, runs = Settings().published, rules.Policy()

    for one in fields(played):
        assert getattr(played, one.name) == getattr(runs, one.name), one.name
    for pack in ("template.json", "yunhe.json"):
        facts = json.loads((PACKS / pack).read_text("utf-8"))
        assert f'"instant_radius_m": {Settings().first_m}' in json.dumps(facts)


def test_the_platform_asks_whom_the_shared_match_says(city: City) -> None:
    order = city.opened(timing="now")
    search, policy = city.search(order), queries.policy_at(city.act())
    (decision,) = city.decisions(order)
    seen = decision.candidates
    ways = [one["eta_seconds"] for one in seen]
    idle = matching.IdleWorkers(
        np.full(3, search.lat), np.full(3, search.lng), np.ones((3, 1), dtype=np.bool_)
    )
    stars = [500 - one["parts"]["rating"] * 100 // policy.weights.seconds_per_star for one in seen]
    nothing = np.zeros(3, dtype=np.int64)

    pure = matching.match_instant(
        matching.OpenOrders(
            np.array([search.lat]),
            np.array([search.lng]),
            np.ones((1, 1), dtype=np.bool_),
            np.array([float(search.base_radius_m)]),
        ),
        idle,
        idle.skills,
        matching.Standing(np.array(stars), nothing, nothing, nothing, nothing),
        lambda near: np.array(ways)[near.worker],
        policy,
        first_m=np.array([float(search.base_radius_m)]),
    )

    chosen = seen[int(pure.assignment.worker[0])]["worker"]
    assert chosen == str(decision.chosen) == str(city.open_offer(order).worker_id)
