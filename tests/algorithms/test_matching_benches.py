"""The benchmarks of matching and of growth run at small sizes and keep what they found."""

import json

import pytest
from benchmarks import growth, match

pytestmark = pytest.mark.slow


@pytest.fixture
def kept(tmp_path):
    def run(bench, *argv):
        file = tmp_path / "kept.json"
        assert bench.main([*argv, "--seconds", "0.01", "--limit", "1", "--json", str(file)]) == 0
        return json.loads(file.read_text())

    return run


def test_a_match_costs_what_the_flow_costs_and_both_sides_are_kept(kept):
    found = kept(match, "--seeds", "1")
    cost = found["ratios"]["cost 200 x 200, k 20"]
    assert cost["value"] == 1.0
    tick = found["ratios"]["tick 50 x 1000"]
    assert {*tick["of"], *tick["to"]} == {"tick 50 x 1000: ours", "tick 50 x 1000: flow"}
    assert found["load_before"]


def test_growth_is_kept_for_ticks_slots_and_plans(kept):
    found = kept(growth)
    assert [*found["figures"]] == ["tick 1x", "slots 1x", "plan 1x"]
    assert len(found["ratios"]) == 3
