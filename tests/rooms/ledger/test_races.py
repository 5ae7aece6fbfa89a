"""Sixteen at once, with real threads: nobody loses a fen, nobody waits in a circle."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from doorstep.money.ledger import rules
from doorstep.money.ledger.models import Journal

from .books import CITY, balance, entry, findings, post, post_many

MANY = 16


@pytest.fixture(autouse=True)
def _clean_books(fresh_db: str) -> object:
    """The audit holds after every race."""
    yield
    assert findings(None) == {}


def race(work: Callable[[int], object], many: int = MANY) -> Counter[str]:
    """Run the same work in threads that start together; counts answers and refusals."""
    answers: Counter[str] = Counter()
    gate = threading.Barrier(many)

    def run(number: int) -> None:
        try:
            gate.wait(timeout=30)
            answers[str(work(number))] += 1
        except Exception as error:
            answers[type(error).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return answers


def test_one_key_posted_by_all_at_once_is_one_journal() -> None:
    answers = race(lambda _: post("a", ("psp_clearing:1900", -500), ("escrow:o1", 500)))

    assert list(answers.values()) == [MANY]
    assert Journal.objects.filter(city_id=CITY).count() == 1
    assert balance("escrow:o1") == 500


def test_all_open_the_same_accounts_and_pay_into_them() -> None:
    def pay(number: int) -> str:
        for turn in range(10):
            post(f"{number}.{turn}", ("psp_clearing:1900", -3), ("commission", 1), ("escrow:o1", 2))
        return "done"

    assert race(pay) == {"done": MANY}
    assert balance("psp_clearing:1900") == -3 * 10 * MANY
    assert balance("commission") == 10 * MANY
    assert balance("escrow:o1") == 2 * 10 * MANY


def test_what_is_there_once_is_taken_once() -> None:
    post("a", ("psp_clearing:1900", -7), ("worker_payable:w1", 7))

    def take(number: int) -> str:
        post(f"t{number}", ("worker_payable:w1", -1), (f"payout_in_transit:t{number}", 1))
        return "taken"

    assert race(take) == {"taken": 7, rules.NotEnough.__name__: MANY - 7}
    assert balance("worker_payable:w1") == 0


def test_transfers_in_both_directions_never_wait_in_a_circle() -> None:
    post("a", ("psp_clearing:1900", -2000), ("escrow:o1", 1000), ("escrow:o2", 1000))

    def swap(number: int) -> str:
        here, there = ("escrow:o1", "escrow:o2") if number % 2 else ("escrow:o2", "escrow:o1")
        for turn in range(10):
            post(f"{number}.{turn}", (here, -1), (there, 1))
        return "done"

    assert race(swap) == {"done": MANY}
    assert balance("escrow:o1") + balance("escrow:o2") == 2000


def test_batches_that_overlap_post_each_journal_once() -> None:
    legs = ("psp_clearing:1900", -1), ("escrow:o1", 1)

    def batch(number: int) -> str:
        keys = [f"k{(number + step) % 20}" for step in range(10)]
        post_many(*(entry(key, *legs) for key in keys))
        return "done"

    assert race(batch) == {"done": MANY}
    assert Journal.objects.filter(city_id=CITY).count() == 20
    assert balance("escrow:o1") == 20
