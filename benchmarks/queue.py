"""Deliveries of the queue to one listener that writes a row, beside the same statements bare.

The house's side is `delivery.work_once`: it claims a batch, and gives the listener a transaction
of its own for every message, with a switchboard that connects one event to one listener.  The
yardstick sends the very same statements (the constants of the queue and of the clock) through a
psycopg connection, one transaction a message, without reading contents or making acts.  Both work
with one connection, as the house's own background process does; every delivery is a commit.
"""

from functools import partial

import psycopg

from benchmarks import house, measured
from doorstep.runtime.postgres import APP, OWNER

AIM = 0.15
TABLE = """
CREATE TABLE bench_told (
    id uuid PRIMARY KEY, city_id integer NOT NULL, order_id uuid NOT NULL, at timestamptz NOT NULL
)
"""


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("queue", "Deliveries against the same statements by psycopg.")
    chosen = parser.parse_args(argv)
    report = measured.Report("queue", argv, chosen)
    with house.house() as ours:
        house.rows(ours, OWNER, TABLE)
        house.enter(ours)
        from benchmarks import delivering  # the house's models want the house's settings

        delivering.connect()
        with psycopg.connect(ours.server.dsn(APP), autocommit=True) as bare:
            found = measured.alternate(
                chosen.rounds,
                {
                    "deliveries": partial(
                        delivering.one_round, ours, chosen.seconds, delivering.house_batch
                    ),
                    "bare_psycopg": partial(
                        delivering.one_round, ours, chosen.seconds, delivering.Bare(bare).batch
                    ),
                },
                report,
            )
        house.leave()
    for name, rounds in found.items():
        report.speed(name, rounds, "deliveries/s")
    report.ratio("deliveries / bare psycopg", "deliveries", "bare_psycopg", AIM)
    return report.finish()
