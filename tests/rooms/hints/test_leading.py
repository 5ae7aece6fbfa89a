"""Idle workers hear where to wait: who, why, how often, and when it stands no longer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.kernel import memory
from doorstep.kernel.act import MERCHANT
from doorstep.kernel.errors import NotAllowed, NotFound
from doorstep.offering.catalog.models import Trade
from doorstep.visits.dispatch import rules as dispatch_rules
from doorstep.visits.hints import commands, jobs, queries
from doorstep.visits.staffing import commands as staffing
from tests.rooms.hints.conftest import BUSY, Town
from tests.rooms.orders.world import CITY, HOME, worker_of


def test_the_idle_are_told_of_where_orders_open_at_this_hour_and_why(town: Town) -> None:
    assert town.look() == 3

    hint = town.hint_of(town.crew[0])
    assert abs(hint.lat - BUSY[0]) < 0.02
    assert abs(hint.lng - BUSY[1]) < 0.02
    assert hint.expires_at == town.at + timedelta(minutes=15)
    assert (hint.expected, hint.here_expected) == (3.0, 0.0)
    assert "3.0单" in hint.reason["zh-CN"]
    assert "去不去都不影响派单" in hint.reason["zh-CN"]
    assert "counts neither in dispatch nor in ratings" in hint.reason["en"]
    told = {one["worker_id"]: one for one in town.news("HintGiven")}
    assert set(told) == {str(one) for one in town.crew}
    assert told[str(town.crew[0])]["hint_id"] == str(hint.id)


def test_a_hint_that_stands_is_not_told_again_and_the_city_keeps_its_pace(town: Town) -> None:
    town.look()

    town.later(seconds=30)
    town.stand(town.crew[0], HOME[0] - 0.03, HOME[1])
    assert town.look() == 0
    town.later(seconds=30)
    assert town.look() == 0

    assert len(town.hints()) == len(town.hints("stands")) == 3


def test_an_offer_for_now_takes_its_place(town: Town) -> None:
    town.look()

    order = town.opened(timing="now")

    asked = town.open_offer(order).worker_id
    assert [one.worker_id for one in town.hints("offered")] == [asked]
    assert [one["state"] for one in town.news("HintEnded")] == ["offered"]
    town.pass_time(seconds=5)
    town.later(minutes=1)
    town.look()
    assert asked not in {one.worker_id for one in town.hints("stands")}


def test_an_appointment_offered_leaves_it(town: Town) -> None:
    town.look()

    town.opened()

    assert len(town.hints("stands")) == 3


def test_who_is_off_duty_or_wants_none_hears_none(town: Town) -> None:
    off, silent, third = town.crew
    town.look()

    town.off_duty(off)
    mine = town.worker(silent)
    town.do(commands.choose, mine, worker_id=silent, wanted=False)
    town.do(commands.choose, mine, worker_id=silent, wanted=False)
    town.settle()
    assert {one.worker_id for one in town.hints("withdrawn")} == {off, silent}
    assert not queries.is_wanted(mine, worker_id=silent)
    town.later(minutes=16)
    town.look()
    assert {one.worker_id for one in town.hints("stands")} <= {third}

    town.do(commands.choose, mine, worker_id=silent, wanted=True)
    assert queries.is_wanted(mine, worker_id=silent)
    town.later(minutes=1)
    town.look()
    assert silent in {one.worker_id for one in town.hints("stands")}


def test_nobody_chooses_for_another(town: Town) -> None:
    first, second = town.crew[:2]
    with pytest.raises(NotAllowed):
        town.do(commands.choose, town.worker(first), worker_id=second, wanted=False)

    assert queries.is_wanted(town.worker(second), worker_id=second)


def test_who_stands_by_or_cannot_do_what_is_expected_stays(town: Town) -> None:
    backup = town.crew[0]
    hours = {"starts_at": town.at, "ends_at": town.at + timedelta(hours=8)}
    town.do(staffing.stand_by, town.operator, worker_id=backup, **hours)

    town.look()

    assert {one.worker_id for one in town.hints()} == set(town.crew[1:])


def test_who_was_seen_there_has_followed_and_it_is_counted_of_nobody_in_person(town: Town) -> None:
    first, second, _ = town.crew
    town.look()
    hint = town.hint_of(first)
    town.later(minutes=7)
    town.stand(first, hint.lat + 0.003, hint.lng)
    town.stand(second, hint.lat + 0.006, hint.lng)

    town.look()

    (over,) = town.hints("over")
    assert (over.worker_id, over.followed_at) == (first, town.at)
    (today,) = queries.told_by_day(town.desk, days=1)
    assert (today.sent, today.followed, today.offered, today.withdrawn) == (3, 1, 0, 0)
    with pytest.raises(NotFound):
        queries.told_by_day(town.worker(first))
    with pytest.raises(NotFound):
        queries.told_by_day(town.act(MERCHANT, merchant_id=town.merchant_id))


def test_a_place_that_was_not_gone_to_is_not_told_again_within_the_hour(town: Town) -> None:
    town.look()
    town.later(minutes=15)

    assert town.look() == 0
    assert {one.state for one in town.hints()} == {"over"}
    assert not any(one.followed_at for one in town.hints())
    town.later(minutes=4)
    assert town.look() == 0


def test_without_demand_or_policy_there_are_no_hints(town: Town) -> None:
    town.look()
    town.later(hours=2)
    assert town.look() == 0
    assert town.hints("stands") == []

    town.later(days=7, hours=-2)
    town.publish(hint_seconds=0)
    assert town.look() == 0
    said = [one["zh-CN"] for one in _sentences(town)]
    assert "系统不建议去哪里等单。" in said


def _sentences(town: Town) -> list[dict[str, str]]:
    policy = dispatch_rules.policy_of(1, {"hint_seconds": 0})
    work = dispatch_rules.notice.Work(4_500, 240, 20, 600)
    sections = dispatch_rules.notice.notice(policy, work)
    return [line for one in sections if one.code == "hints" for line in one.sentences]


def test_a_city_with_nobody_on_duty_costs_one_question(town: Town) -> None:
    for worker_id in [*town.crew, *town.staff]:
        town.off_duty(worker_id)

    with CaptureQueriesContext(connection) as asked:
        assert jobs.lead.has_work(CITY) is False  # type: ignore[attr-defined]

    assert len(asked) == 1
    assert "on_duty" in asked[0]["sql"]


def test_the_questions_of_a_look_do_not_grow_with_the_workers(town: Town) -> None:
    town.look()
    town.later(minutes=1)
    with CaptureQueriesContext(connection) as few:
        town.look()
    for step in range(6):
        worker_of(town, None, f"赵{step}", 400 + step)
    town.later(minutes=1)

    with CaptureQueriesContext(connection) as many:
        assert town.look() == 0

    assert len(many) == len(few)


def test_why_one_was_told_is_read_by_them_and_the_desk_for_thirty_days(town: Town) -> None:
    first, second = town.crew[:2]
    town.look()

    (mine,), following = queries.told_to(town.worker(first), worker_id=first)
    assert (mine.worker_id, following) == (first, "")
    with pytest.raises(NotFound):
        queries.told_to(town.worker(first), worker_id=second)
    with pytest.raises(NotFound):
        queries.told_to(town.worker(first))
    assert len(queries.told_to(town.desk)[0]) == 3
    assert [one.id for one in queries.told_to(town.desk, worker_id=first)[0]] == [mine.id]

    town.later(days=29)
    town.do(commands.forget, town.act())
    assert len(town.hints()) == 3
    town.later(days=1)
    town.do(commands.forget, town.act())
    assert town.hints() == []


def test_who_asks_hears_the_hint_that_stands_or_what_one_would_be(town: Town) -> None:
    first = town.crew[0]
    mine = town.worker(first)
    asked = queries.advice(mine, worker_id=first)
    assert asked is not None
    assert town.hints() == []
    assert abs(asked.lat - BUSY[0]) < 0.02

    town.look()
    town.later(minutes=1)
    told = queries.advice(mine, worker_id=first)
    assert told is not None
    assert told.id == town.hint_of(first).id

    town.off_duty(first)
    assert queries.advice(mine, worker_id=first) is None
    with pytest.raises(NotFound):
        queries.advice(mine, worker_id=town.crew[1])


def test_a_young_city_expects_the_mean_of_the_weeks_that_it_has(town: Town) -> None:
    seen = queries.board(town.act())
    assert seen is not None
    assert seen.demand.expected.sum() == 3.0
    town.later(days=7)

    seen = queries.board(town.act())

    assert seen is not None
    assert seen.demand.expected.sum() == 1.5


def test_who_is_off_duty_asks_little_and_hears_nothing(town: Town) -> None:
    away = town.crew[0]

    def statements() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.advice(town.worker(away), worker_id=away)
        return len(seen)

    on_duty = statements()
    town.off_duty(away)

    assert queries.advice(town.worker(away), worker_id=away) is None
    assert statements() < on_duty - 4


def test_whose_trade_allows_no_more_hours_today_is_not_sent_to_wait_for_it(town: Town) -> None:
    trade = Trade.objects.get()
    trade.facts = trade.facts | {"rest": {"daily_minutes": 60}}
    Trade.objects.filter(id=trade.id).update(facts=trade.facts)
    memory.forget()

    assert town.look() == 0
