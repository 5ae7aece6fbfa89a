"""Balances of hot accounts are exact while snapshots roll and slow transactions commit late."""

import threading

import psycopg
from django.db import connection, transaction

from doorstep.kernel import edge, ids
from doorstep.money.ledger import commands
from doorstep.money.ledger.models import Snapshot

from .books import CITY, DAY, balance, eventually, findings, post, rows

HOT = "psp_clearing:1900"


def roll(least: int = 1) -> int:
    """Move the city's snapshots forward."""
    return edge.enter(commands.roll_snapshots, city_id=CITY, least=least)


def snapshots() -> list[int]:
    """What the snapshots say."""
    return [one.balance_fen for one in Snapshot.objects.filter(city_id=CITY)]


def test_a_snapshot_moves_only_when_enough_was_posted(fresh_db: str) -> None:
    post("a", (HOT, -5), ("escrow:o1", 5))

    assert roll(least=2) == 0
    post("b", (HOT, -6), ("escrow:o1", 6))
    eventually(lambda: roll(least=2), 1)
    assert snapshots() == [-11]
    assert balance(HOT) == -11
    assert roll() == 0


def test_a_slow_transaction_that_commits_late_is_not_lost(fresh_db: str) -> None:
    post("a", (HOT, -5), ("escrow:o1", 5))
    with psycopg.connect(fresh_db) as slow:
        slow.execute(
            "SELECT ledger_post(%s, now(), %s, %s, 'slow', 'payment_received', 'order:o2',"
            " %s::text[], %s::bigint[])",
            [CITY, DAY, ids.new(CITY), [HOT, "escrow:o2"], [-100, 100]],
        )
        post("b", (HOT, -6), ("escrow:o1", 6))
        roll()
        assert balance(HOT) == -11
        assert snapshots() in ([], [-5])
    assert balance(HOT) == -111
    eventually(lambda: roll(least=2), 1)
    assert snapshots() == [-111]
    assert findings() == {}


def test_an_act_sees_what_it_posted_itself(fresh_db: str) -> None:
    post("a", (HOT, -5), ("escrow:o1", 5))
    with transaction.atomic():
        post("b", (HOT, -6), ("escrow:o1", 6))
        roll()
        assert balance(HOT) == -11
        transaction.set_rollback(True)
    assert balance(HOT) == -5


def test_snapshots_are_a_cache_that_can_be_made_again(fresh_db: str) -> None:
    for number in range(60):
        post(f"k{number}", (HOT, -1), ("escrow:o1", 1))
    eventually(lambda: roll(least=60), 1)

    eventually(lambda: edge.enter(commands.rebuild_snapshots, city_id=CITY), 1)
    assert snapshots() == [-60]
    assert balance(HOT) == -60
    assert findings() == {}


def test_sums_are_exact_while_everybody_posts_and_rolls(fresh_db: str) -> None:
    stop, wrong = threading.Event(), list[tuple[int, int]]()

    def look() -> None:
        while not stop.is_set():
            roll()
            seen = rows(
                """SELECT ledger_balance(a.city_id, a.id), (SELECT sum(p.amount_fen)
                FROM ledger_posting p WHERE p.city_id = 7 AND p.account_id = a.id)
                FROM ledger_account a WHERE a.city_id = 7 AND a.hot"""
            )
            wrong.extend(pair for pair in seen if pair[0] != pair[1])
        connection.close()

    def pay(number: int) -> None:
        for turn in range(40):
            post(f"{number}.{turn}", (HOT, -2), ("commission", 1), (f"escrow:o{number}", 1))
        connection.close()

    payers = [threading.Thread(target=pay, args=(number,)) for number in range(6)]
    looker = threading.Thread(target=look)
    for thread in (looker, *payers):
        thread.start()
    for thread in payers:
        thread.join(timeout=120)
    stop.set()
    looker.join(timeout=60)

    assert wrong == []
    assert (balance(HOT), balance("commission")) == (-480, 240)
    assert findings() == {}
