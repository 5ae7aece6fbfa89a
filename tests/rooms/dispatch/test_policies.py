"""The policy and its public notice: what runs is what is said, and a change is said before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from doorstep.kernel.errors import Invalid
from doorstep.offering.catalog.models import Trade
from doorstep.visits.dispatch import commands, queries, rules
from doorstep.visits.dispatch.rules import notice as wording
from tests.rooms.dispatch.city import City

WORK = wording.Work(5_000, 240, 20, 600)


def said(policy: rules.Policy, code: str, language: str = "en") -> str:
    """One section of the notice."""
    return "\n".join(
        sentence[language]
        for section in wording.notice(policy, WORK)
        if section.code == code
        for sentence in section.sentences
    )


def test_what_is_switched_off_is_said_to_be_off() -> None:
    off = replace(
        rules.Policy(),
        standby_after_seconds=0,
        desk_after_seconds=0,
        desk_before_seconds=0,
        found_late_seconds=0,
        found_late_fen=500,
    )

    reach = said(off, "reach")
    assert "After 0" not in reach
    assert "Those who stand by are not asked." in reach
    assert "The desk is not told of orders for now." in reach
    assert "The desk is not told of appointments." in said(off, "appointments")
    assert "0 minutes" not in said(off, "guarantee")
    assert "After 3 minutes those who stand by" in said(rules.Policy(), "reach")


def test_the_notice_says_how_appointments_are_given_and_how_trades_rest(city: City) -> None:
    sections = {one.code: one.sentences for one in queries.notice(city.act())}

    assert "least way" in str(sections["appointments"])
    assert "plan of the whole day" in str(sections["appointments"])
    assert "Hours of standing by, those planned as well, count" in str(sections["rest"])
    trade = Trade.objects.of(city.act()).filter(state="on").first()
    trade.facts |= {"rest": {"planned_breaks": True}}
    trade.save()
    sections = {one.code: one.sentences for one in queries.notice(city.act())}
    assert "breaks are part of the work" in str(sections["rest"])


def test_the_notice_says_what_contracts_shorten() -> None:
    employed = wording.ContractRest("employed", daily_minutes=480)
    work = replace(WORK, contracts=(employed, wording.ContractRest("merchant", 180)))

    sections = {one.code: one.sentences for one in wording.notice(rules.Policy(), work)}

    assert "employed by the platform, at most 8 hours in a day" in str(sections["rest"])
    assert "a merchant's people, at most 3 hours without a break" in str(sections["rest"])


def test_a_changed_weight_changes_the_sentence_in_both_languages() -> None:
    before = rules.Policy()
    after = replace(before, weights=replace(before.weights, seconds_per_star=90))

    assert "each star missing to five counts 60 seconds" in said(before, "factors")
    assert "each star missing to five counts 90 seconds" in said(after, "factors")
    assert "每差一星，计90秒" in said(after, "factors", "zh-CN")
    none = replace(before, weights=replace(before.weights, seconds_per_star=0))
    assert "The rating does not count." in said(none, "factors")


@given(st.integers(0, 5_000), st.integers(5_000, 50_000), st.integers(60, 7_200))
def test_every_number_that_runs_is_in_the_notice(fen: int, radius_m: int, seconds: int) -> None:
    policy = replace(
        rules.Policy(), worker_lost_fen=fen, radius_max_m=radius_m, search_seconds=seconds
    )

    assert f"{radius_m / 1000:g} km at most" in said(policy, "reach")
    assert f"After {seconds // 60} minutes" in said(policy, "reach")
    promised = said(policy, "guarantee")
    assert (f"{fen / 100:g} yuan, unasked" in promised) == (fen > 0)


def test_every_sentence_is_said_in_both_languages() -> None:
    policy = replace(rules.Policy(), found_late_fen=100, nobody_found_fen=500)
    record = wording.Record(30, 90, 10, 3, 4)

    for section in wording.notice(policy, WORK, record):
        for sentence in (section.title, *section.sentences):
            assert sentence["zh-CN"].strip() and sentence["en"].strip()
    assert "90.0 %" in str(wording.notice(policy, WORK, record)[-1])


def test_a_change_of_what_matters_counts_after_fifteen_days_and_others_after_seven(
    city: City,
) -> None:
    city.publish(pause_seconds=20)
    assert queries.policy_at(city.act()).pause_seconds == 20

    heavier = {"facts": {"pause_seconds": 20, "weights": {"seconds_per_star": 90}}, "why": "调整"}
    soon = heavier | {"valid_from": city.at + timedelta(days=8)}
    with pytest.raises(rules.TooSoonToCount):
        city.do(commands.publish_policy, city.operator, **soon)
    sooner_told = {"facts": {"pause_seconds": 20, "desk_after_seconds": 900}, "why": "试行"}
    other = city.do(commands.publish_policy, city.operator, **sooner_told)
    made = city.do(commands.publish_policy, city.operator, **heavier)

    assert other.valid_from == city.at + timedelta(days=7)
    assert made.valid_from == city.at + timedelta(days=15)
    city.later(days=8)
    assert queries.policy_at(city.act()).weights.seconds_per_star == 60
    city.later(days=8)
    assert queries.policy_at(city.act()).weights.seconds_per_star == 90


@pytest.mark.parametrize(
    "name",
    [
        "pause_seconds",
        "rounds_max",
        "search_seconds",
        "standby_after_seconds",
        "travel_allowance_minutes",
        "unmatched_seconds",
    ],
)
def test_whatever_decides_who_is_asked_is_public_for_fifteen_days(name: str) -> None:
    before = rules.policy_of(1, {})
    after = rules.policy_of(2, {name: getattr(before, name) + 1})
    assert rules.notice_days(before, after) == 15


def test_publishing_twice_makes_no_change_count_sooner(city: City) -> None:
    city.publish(pause_seconds=20)
    heavier = {"pause_seconds": 20, "weights": {"seconds_per_star": 90}}
    first = city.do(commands.publish_policy, city.operator, facts=heavier, why="调整")
    city.later(days=1)

    again = heavier | {"pause_seconds": 25}
    seen = queries.preview_policy(city.act(), again)
    made = city.do(commands.publish_policy, city.operator, facts=again, why="再调整")

    assert first.valid_from == city.at + timedelta(days=14)
    assert made.valid_from == seen.valid_from == city.at + timedelta(days=15)


def test_no_version_counts_before_one_that_was_published_earlier(city: City) -> None:
    city.publish(pause_seconds=20)
    far = city.at + timedelta(days=30)
    first = {"facts": {"pause_seconds": 15}, "why": "调整", "valid_from": far}
    city.do(commands.publish_policy, city.operator, **first)

    sooner = {"facts": {"pause_seconds": 10}, "why": "再调整"}
    with pytest.raises(Invalid):
        city.do(
            commands.publish_policy,
            city.operator,
            **sooner,
            valid_from=far - timedelta(hours=1),
        )
    made = city.do(commands.publish_policy, city.operator, **sooner)

    assert made.valid_from == far
    city.later(days=30)
    assert queries.policy_at(city.act()).pause_seconds == 10


def test_a_raised_promise_counts_at_once(city: City) -> None:
    city.publish(worker_lost_fen=100)

    city.publish(worker_lost_fen=500)
    assert queries.policy_at(city.act()).worker_lost_fen == 500
    lower = city.do(
        commands.publish_policy, city.operator, facts={"worker_lost_fen": 100}, why="成本"
    )

    assert lower.valid_from == city.at + timedelta(days=7)


def test_a_preview_says_what_would_change_and_keeps_nothing(city: City) -> None:
    city.publish(pause_seconds=20)

    seen = queries.preview_policy(city.act(), {"pause_seconds": 20, "radius_max_m": 9_000})

    assert seen.changes == {"radius_max_m": (12_000, 9_000)}
    assert (seen.notice_days, seen.policy.version) == (15, 2)
    assert "9 km at most" in str(seen.notice)
    assert [one.version for one in queries.policies(city.act())] == [1]


def test_whoever_asks_for_the_notice_again_makes_nobody_count_again(busy_city: City) -> None:
    city = busy_city

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.notice(city.act())
        return sum("dispatch_search" in one["sql"] for one in seen.captured_queries)

    assert (statements(), statements()) == (1, 0)
    city.later(hours=1)
    assert statements() == 1
