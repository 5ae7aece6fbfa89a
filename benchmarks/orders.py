"""Placing and listing orders over HTTP, beside pgbench running the same statements.

The house's side is its WSGI application behind granian, asked by sixteen keep-alive connections:
placing (grab, now, each with an idempotency key of its own) and listing (a page of twenty).  Many
customers take turns, because the declared rate limits hold here as everywhere; their devices
count as just seen before each round, as those of people who have been looking around.

The yardstick's scripts are not written by hand.  After a warm-up the server logs every statement
of two placings and of two listings by different customers; `heard` reads them back with their
parameters, and `script` turns them into a pgbench script with the same statements, transactions
and round trips, in which ids, order numbers and customers change from one transaction to the next.
`--keep FOLDER` leaves the scripts to be read; pgbench plans anew in each round, so
long rounds are fairer to it than short ones.  Both sides work on the same database, with its usual
durability and the prepared protocol, in turns.
"""

import asyncio
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import heard, house, load, measured, pgbench, script
from doorstep.runtime.lifeline import pause
from doorstep.runtime.postgres import OWNER

AIMS = {"placing": 0.15, "listing": 0.10}
EXPECT = {"placing": 201, "listing": 200}
# Before a statement's plan is kept, each connection has run it seven times.
WARM_REQUESTS_A_CONNECTION = 12
WARM_SECONDS, WARM_ROUNDS_MAX = 3.0, 15
TRIES = 8

type Asking = Callable[[Any], load.Request]


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("orders", "Orders over HTTP against pgbench on the same statements.")
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--customers", type=int, default=1000)
    parser.add_argument("--listers", type=int, default=100, help="customers with a page of orders")
    parser.add_argument("--workers", type=int, default=2, help="processes of granian")
    parser.add_argument("--threads", type=int, default=8, help="threads of each process")
    parser.add_argument("--pay", choices=("deposit", "whole"), default="deposit")
    parser.add_argument("--keep", type=Path, help="leave the pgbench scripts in this folder")
    chosen = parser.parse_args(argv)
    report = measured.Report("orders", argv, chosen)
    with house.house() as ours:
        house.enter(ours)
        from benchmarks import crowd  # the house's models want the house's settings

        measured.console.print(f"[dim]{chosen.customers} customers come in[/]")
        guests = crowd.gather(chosen.customers)
        wanted = crowd.choose(guests[0], chosen.pay)
        listers = guests[: chosen.listers]  # the first ones of the table, too
        crowd.fill_pages(listers, wanted)
        house.leave()
        house.rows(ours, OWNER, crowd.TABLE + crowd.LAST_ORDERS)
        house.rows(ours, OWNER, "VACUUM ANALYZE")
        host = f"127.0.0.1:{ours.ports.web}"
        asking: dict[str, tuple[list[Any], Asking]] = {
            "placing": (guests, lambda guest: crowd.placing(guest, wanted, host)),
            "listing": (listers, lambda guest: crowd.listing(guest, host)),
        }
        with house.web(ours, workers=chosen.workers, threads=chosen.threads) as server:
            for name, (people, ask) in asking.items():
                _measure(ours, report, chosen, name, people, ask, server.pid)
    return report.finish()


def _measure(
    ours: house.House,
    report: measured.Report,
    chosen: Any,
    name: str,
    people: list[Any],
    ask: Asking,
    server_pid: int,
) -> None:
    """One of the two: warm up, listen to two requests, then both sides in turns."""
    everybody = random.Random(7).sample(people, len(people))
    requests = (ask(guest) for guest in itertools.cycle(everybody))
    by_http = partial(_http_round, ours, chosen, requests, EXPECT[name], server_pid)
    _warm_up(partial(by_http, seconds=WARM_SECONDS), chosen.concurrency)
    written = _script(ours, name, people, ask)
    folder = chosen.keep or ours.places.run
    folder.mkdir(parents=True, exist_ok=True)
    by_pgbench = partial(
        pgbench.run,
        ours,
        clients=chosen.concurrency,
        script=written.write(folder, name),
        variables=written.variables,
    )
    by_pgbench(seconds=1.0)
    sides = {
        f"{name}_http": partial(by_http, seconds=chosen.seconds),
        f"{name}_pgbench": partial(by_pgbench, seconds=chosen.seconds),
    }
    found = measured.alternate(chosen.rounds, sides, report)
    for side, rounds in found.items():
        unit = "requests/s" if side.endswith("http") else "transactions/s"
        report.speed(side, rounds, unit)
    statements = written.text.count(";\n") + 1
    report.figure(f"{name}_statements", statements, "statements a request")
    report.ratio(f"{name}: HTTP / pgbench", f"{name}_http", f"{name}_pgbench", AIMS[name])


def _warm_up(run: Callable[[], measured.Round], connections: int) -> None:
    done = 0
    for _ in range(WARM_ROUNDS_MAX):
        done += run().done
        if done >= WARM_REQUESTS_A_CONNECTION * connections:
            return


def _http_round(
    ours: house.House,
    chosen: Any,
    requests: Iterator[load.Request],
    expect: int,
    server_pid: int,
    *,
    seconds: float,
) -> measured.Round:
    from benchmarks import crowd

    house.rows(ours, OWNER, crowd.SEEN)
    app, postgres = house.cpu_seconds(server_pid), ours.postgres_cpu_seconds()
    found = load.drive(
        ours.ports.web,
        lambda: next(requests),
        concurrency=chosen.concurrency,
        seconds=seconds,
        expect=expect,
    )
    app = house.cpu_seconds(server_pid) - app
    postgres = ours.postgres_cpu_seconds() - postgres
    cpu = {"app_cpu_ms": app * 1000 / found.done, "postgres_cpu_ms": postgres * 1000 / found.done}
    return replace(found, facts=found.facts | cpu)


def _script(ours: house.House, name: str, people: list[Any], ask: Asking) -> script.Script:
    """Listen to requests until two in a row asked the same, whatever a cache refreshed before."""
    from benchmarks import crowd

    house.rows(ours, OWNER, crowd.LAST_ORDERS + ";" + crowd.SEEN)
    guests = people[-TRIES:]
    known = [crowd.known_of(ours, guest) for guest in guests]
    with heard.listening(ours):
        before: heard.Request | None = None
        for number, guest in enumerate(guests):
            found = heard.of(ours, partial(_ask_once, ours, ask(guest), EXPECT[name]))
            if before is not None and _alike(before, found):
                return script.script(before, found, known=known[number - 1], customers=len(people))
            before = found
            pause(0.05)
    raise AssertionError(f"no two of {TRIES} requests asked the database the same")


def _alike(one: heard.Request, other: heard.Request) -> bool:
    asked = [[statement.sql for statement in request.statements] for request in (one, other)]
    return asked[0] == asked[1]


def _ask_once(ours: house.House, request: load.Request, expect: int) -> None:
    status, body = asyncio.run(load.ask(ours.ports.web, request))
    assert status == expect, f"{status}: {body[:500]!r}"
