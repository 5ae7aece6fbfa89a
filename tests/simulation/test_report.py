"""What a run says at its end, and what it remembers for the next one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from doorstep_simulator import memory, report
from doorstep_simulator.actors.desk import Books
from doorstep_simulator.record import Record, Story

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def moment(minutes: float) -> str:
    """A moment as a door writes it."""
    return (NOON + timedelta(minutes=minutes)).isoformat()


def page(state: str, *moves: tuple[str, str, float, str]) -> dict[str, Any]:
    """An order's page, cut down to what a story takes from it."""
    return {
        "state": state,
        "total_fen": 9_900,
        "placed_at": moment(0),
        "finished_at": moment(90) if state == "closed" else None,
        "starts_at": moment(20),
        "visits": [{"set_out_at": moment(4), "arrived_at": moment(24)}],
        "timeline": [
            {"verb": verb, "state": after, "at": moment(at), "by": by}
            for verb, after, at, by in moves
        ],
    }


def story(timing: str, seen: dict[str, Any]) -> Story:
    """A story that has seen this page."""
    one = Story(day="d", service="s", way="assign", timing=timing, order_id="1")
    one.follow(seen)
    return one


ZERO = Books({"worker_payable": 900, "bank": -900}, {"OWN": 0, "CUSTODY": 0}, 0)


def summed(*stories: Story, clean: bool = True, books: Books = ZERO) -> dict[str, Any]:
    """The report over these stories."""
    run = report.Run(
        chosen="haikou",
        seed=1,
        days=[],
        workers=3,
        wall_seconds=10.0,
        setup_seconds=1.0,
        steps=5,
        calls=50,
        server_errors=0,
        failures=[],
        began_at=NOON,
        ended_at=NOON,
    )
    audit = {"clean": clean, "checks": ["a"], "findings": []}
    return report.summary(Record(stories=list(stories)), run, books=books, audit=audit)


SERVED = page("closed", ("pay", "open", 1, "customer"), ("assign", "assigned", 3, "worker"))
CANCELLED = page("cancelled", ("pay", "open", 1, "customer"), ("cancel", "cancelled", 9, "system"))


def test_waiting_times_are_counted_from_the_payment() -> None:
    times = summed(story("now", SERVED), story("now", CANCELLED))["times_seconds"]

    assert times["accept_now"] == {"count": 1, "p50": 120, "p90": 120}
    assert times["arrive"]["p50"] == 20 * 60
    assert times["door_now"]["p50"] == 23 * 60
    assert times["accept_slot"]["count"] == 0


def test_an_appointment_is_late_after_its_agreed_time() -> None:
    assert summed(story("slot", SERVED))["times_seconds"]["late_slot"]["p50"] == 4 * 60


def test_orders_are_counted_by_what_became_of_them() -> None:
    orders = summed(story("now", SERVED), story("now", CANCELLED))["orders"]

    assert (orders["placed"], orders["served"], orders["cancelled"]) == (2, 1, 1)
    assert orders["cancelled_by"] == {"system cancel": 1}
    assert orders["at_rest"] == 2


def test_a_good_replay_has_no_problems() -> None:
    assert report.problems(summed(story("now", SERVED)), 1) == []


def test_what_is_wrong_is_said() -> None:
    waiting = story("now", SERVED)
    waiting.state = "accepted"
    wrong = report.problems(summed(waiting, clean=False), 2)

    assert len(wrong) == 3
    assert "the books are not right" in wrong


@pytest.mark.parametrize(
    ("books", "said"),
    [
        (Books({"escrow": 100}, {"OWN": 0}, 0), "100 fen are left in escrow"),
        (Books({"custody_escrow": 7}, {"OWN": 0}, 0), "7 fen are left in custody_escrow"),
        (Books({"suspense": -3}, {"OWN": 0}, 0), "-3 fen are left in suspense"),
        (Books({"refund_payable": 5}, {"OWN": 0}, 0), "5 fen are left in refund_payable"),
        (Books({}, {"OWN": 0, "CUSTODY": 1}, 0), "the book CUSTODY sums to 1 fen"),
        (Books({}, {"OWN": 0}, 2), "2 refunds did not go through"),
    ],
)
def test_money_that_is_left_somewhere_is_said(books: Books, said: str) -> None:
    assert report.problems(summed(story("now", SERVED), books=books), 1) == [said]


def test_a_replay_in_which_nobody_was_served_is_not_good() -> None:
    assert report.problems(summed(story("now", CANCELLED)), 1) == ["nobody was served"]


def test_people_are_remembered_for_the_same_seed_only(tmp_path: Path) -> None:
    kept = memory.load(tmp_path, "demo", 1)
    kept.workers["4"] = {"id": "w", "openid": "o", "token": "t"}
    memory.save(tmp_path, kept)

    assert memory.load(tmp_path, "demo", 1) == kept
    assert memory.load(tmp_path, "demo", 2).workers == {}
    assert memory.load(tmp_path, "replay", 1).workers == {}
    assert (tmp_path / "demo-1.json").stat().st_mode & 0o077 == 0
