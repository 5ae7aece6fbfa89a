"""The verbs of reconciliation: reading, judging, and what a person decides."""

from doorstep.money.reconciliation.commands.catching import catch_up, open_run
from doorstep.money.reconciliation.commands.deciding import explain, own, take_into_suspense
from doorstep.money.reconciliation.commands.judging import judge, note_answer
from doorstep.money.reconciliation.commands.reading import read_bills, stop_run, take_books

__all__ = [
    "catch_up",
    "explain",
    "judge",
    "note_answer",
    "open_run",
    "own",
    "read_bills",
    "stop_run",
    "take_books",
    "take_into_suspense",
]
