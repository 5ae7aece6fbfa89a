"""Posting to the books beside pgbench's own short transaction, on one server in turns.

The scripts call `ledger_post()`, the one statement that every posting of the house is: between two
of 10,000 accounts that are locked, between three that everybody shares, and as a settlement of
five legs.  The yardstick is pgbench's built-in `-N` (one account updated and read, one row of
history), at the same number of clients, with the prepared protocol.
"""

from functools import partial
from pathlib import Path

from benchmarks import house, measured, pgbench
from doorstep.runtime.postgres import ADMIN, APP, OWNER

HERE = Path(__file__).parent
SCALE = 10
AIM = 0.33
SCRIPTS = {
    "post_two_legs": "two_legs.sql",
    "post_three_hot": "three_hot.sql",
    "post_five_legs": "five_legs.sql",
}
YARDSTICK = "pgbench_simple_update"


def main(argv: list[str]) -> int:
    """Measure and report."""
    parser = measured.options("ledger", "Posting to the books against pgbench -N.")
    parser.add_argument("--clients", type=int, default=8)
    chosen = parser.parse_args(argv)
    report = measured.Report("ledger", argv, chosen)
    with house.house() as ours:
        house.rows(ours, APP, (HERE / "open_accounts.sql").read_text())
        pgbench.make_tables(ours, scale=SCALE)
        house.rows(ours, ADMIN, "CHECKPOINT")
        run = partial(pgbench.run, ours, clients=chosen.clients, seconds=chosen.seconds)
        sides = {name: partial(run, script=HERE / file) for name, file in SCRIPTS.items()}
        sides[YARDSTICK] = partial(run, "--skip-some-updates", role=ADMIN)
        found = measured.alternate(chosen.rounds, sides, report)
        for name, rounds in found.items():
            report.speed(name, rounds, "transactions/s")
        for name in SCRIPTS:
            aim = AIM if name == "post_two_legs" else None
            report.ratio(f"{name} / pgbench -N", name, YARDSTICK, aim)
        _look_at_the_books(ours, report, posted=sum(r.done for n in SCRIPTS for r in found[n]))
    return report.finish()


def _look_at_the_books(ours: house.House, report: measured.Report, *, posted: int) -> None:
    """Every transaction that pgbench counted is a journal, and all of them sum to zero."""
    question = "SELECT (SELECT count(*) FROM ledger_journal), (SELECT sum(amount_fen) FROM {})"
    [(journals, sum_fen)] = house.rows(ours, OWNER, question.format("ledger_posting"))
    opening = 100
    assert int(sum_fen) == 0, f"the books are off by {sum_fen} fen"
    # A client that is stopped at the end of a round may have committed one more.
    assert journals >= posted + opening, f"{posted} posted, {journals - opening} kept"
    report.figure("journals_kept", int(journals), "journals")
    report.figure("sum_of_the_books", int(sum_fen), "fen")
