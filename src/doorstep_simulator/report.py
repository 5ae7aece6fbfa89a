"""The outcome of a replay: orders, waiting times, money and books, as plain values and a table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from doorstep_simulator.actors.desk import Books
from doorstep_simulator.record import Record, Story, quantiles

EMPTY_AT_REST = (
    "escrow",
    "custody_escrow",
    "refund_payable",
    "suspense",
    "custody_suspense",
    "custody_in_transit",
)
"""Accounts in which money is only on its way: nothing is left there when every order is at rest."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a replay was asked for and how long it took."""

    chosen: str
    seed: int
    days: list[dict[str, Any]]
    workers: int
    wall_seconds: float
    setup_seconds: float
    steps: int
    calls: int
    server_errors: int
    failures: list[str]
    began_at: datetime
    ended_at: datetime


def summary(record: Record, run: Run, *, books: Books, audit: dict[str, Any]) -> dict[str, Any]:
    """Everything that a replay has to say."""
    placed = record.placed()
    return {
        "set": run.chosen,
        "seed": run.seed,
        "days": run.days,
        "workers": run.workers,
        "orders": orders(record),
        "times_seconds": times(placed),
        "money_fen": books.kinds_fen,
        "books_fen": books.sums_fen,
        "refunds_failed": books.refunds_failed,
        "wall_seconds": round(run.wall_seconds, 1),
        "setup_seconds": round(run.setup_seconds, 1),
        "orders_per_second": round(len(placed) / max(run.wall_seconds, 1e-9), 2),
        "calls": run.calls,
        "calls_per_second": round(run.calls / max(run.wall_seconds, 1e-9), 1),
        "clock_steps": run.steps,
        "business": {"from": run.began_at.isoformat(), "to": run.ended_at.isoformat()},
        "events": dict(sorted(record.counts.items())),
        "refusals": dict(record.troubles.most_common(20)),
        "server_errors": run.server_errors,
        "actors_failed": run.failures,
        "audit": {
            "clean": audit["clean"],
            "checks": len(audit["checks"]),
            "findings": audit["findings"],
        },
    }


def orders(record: Record) -> dict[str, Any]:
    """How many orders were placed, and what became of them."""
    placed = record.placed()
    return {
        "wishes": len(record.stories),
        "placed": len(placed),
        "served": sum(1 for one in placed if one.was_served),
        "cancelled": sum(1 for one in placed if one.state == "cancelled"),
        "cancelled_by": _counted([one for one in placed if one.cancelled_by], "cancelled_by"),
        "at_rest": sum(1 for one in placed if one.is_at_rest),
        "by_state": dict(record.states()),
        "by_way": _counted(placed, "way"),
        "by_timing": _counted(placed, "timing"),
    }


def times(placed: list[Story]) -> dict[str, Any]:
    """Waiting times in business seconds.

    accept: paid until somebody has it; arrive: setting out until at the door; door: for work
    wanted now, paid until at the door; late: for appointments, how late after the agreed time.
    """
    now = [one for one in placed if one.timing == "now"]
    slot = [one for one in placed if one.timing == "slot"]
    return {
        "accept_now": quantiles(_between(now, "opened_at", "assigned_at")),
        "accept_slot": quantiles(_between(slot, "opened_at", "assigned_at")),
        "arrive": quantiles(_between(placed, "set_out_at", "arrived_at")),
        "door_now": quantiles(_between(now, "opened_at", "arrived_at")),
        "late_slot": quantiles([max(0.0, s) for s in _between(slot, "starts_at", "arrived_at")]),
    }


def problems(found: dict[str, Any], wanted: int) -> list[str]:
    """Why the replay does not count as good; empty when it does."""
    wrong = []
    counted = found["orders"]
    if not found["audit"]["clean"]:
        wrong.append("the books are not right")
    for kind in EMPTY_AT_REST:
        if found["money_fen"].get(kind):
            wrong.append(f"{found['money_fen'][kind]} fen are left in {kind}")
    for book, fen in found["books_fen"].items():
        if fen:
            wrong.append(f"the book {book} sums to {fen} fen")
    if found["refunds_failed"]:
        wrong.append(f"{found['refunds_failed']} refunds did not go through")
    if found["server_errors"]:
        wrong.append(f"{found['server_errors']} answers were failures of the house")
    if found["actors_failed"]:
        wrong.append(f"actors failed: {'; '.join(found['actors_failed'][:3])}")
    if counted["at_rest"] < counted["placed"]:
        wrong.append(f"{counted['placed'] - counted['at_rest']} orders have not come to rest")
    if not counted["served"]:
        wrong.append("nobody was served")
    if counted["placed"] < wanted:
        wrong.append(f"only {counted['placed']} of {wanted} orders could be placed")
    return wrong


def show(found: dict[str, Any], wrong: list[str], console: Console) -> None:
    """Print the tables."""
    counted = found["orders"]
    table = Table("orders 订单", "", title=f"replay · {found['set']} · seed {found['seed']}")
    for name in ("wishes", "placed", "served", "cancelled", "at_rest"):
        table.add_row(name, str(counted[name]))
    for name in ("by_way", "by_timing", "cancelled_by"):
        table.add_row(name, ", ".join(f"{key} {count}" for key, count in counted[name].items()))
    console.print(table)
    waits = Table("time 用时", "count", "p50", "p90")
    for name, one in found["times_seconds"].items():
        waits.add_row(name, str(one["count"]), _clock(one["p50"]), _clock(one["p90"]))
    console.print(waits)
    money = Table("money 金额", "yuan")
    for name, fen in found["money_fen"].items():
        money.add_row(name, f"{fen / 100:,.2f}")
    console.print(money)
    console.print(
        f"{found['wall_seconds']} s (+ {found['setup_seconds']} s set-up) · "
        f"{found['orders_per_second']} orders/s · {found['calls_per_second']} calls/s · "
        f"{found['clock_steps']} clock steps"
    )
    verdict = "the books are right" if found["audit"]["clean"] else "the books are NOT right"
    console.print(f"audit: {verdict} ({found['audit']['checks']} checks)")
    for line in wrong:
        console.print(f"[bold red]✗[/] {line}")
    if not wrong:
        console.print(
            "[bold green]✓[/] every order is at rest, nothing is on its way, the books sum to zero"
        )


def _between(stories: list[Story], first: str, last: str) -> list[float]:
    pairs = [(getattr(one, first), getattr(one, last)) for one in stories]
    return [(late - early).total_seconds() for early, late in pairs if early and late]


def _counted(stories: list[Story], name: str) -> dict[str, int]:
    keys = [getattr(one, name) for one in stories]
    return {key: keys.count(key) for key in sorted(set(keys))}


def _clock(seconds: int | None) -> str:
    if seconds is None:
        return "-"
    return f"{seconds // 60} min {seconds % 60:02d} s" if seconds >= 60 else f"{seconds} s"
