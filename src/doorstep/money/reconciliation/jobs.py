"""The rhythm of reconciliation, and its talk with the channel."""

from uuid import UUID

from doorstep.kernel.act import Act, outside
from doorstep.money.reconciliation import commands, outward


def catch_up(act: Act) -> None:
    """Ask for the bills that are there by now, take in the ledger, judge, and book what agrees."""
    commands.catch_up(act)


@outside
def read_day(act: Act, *, run_id: UUID) -> None:
    """Read the bills of a day."""
    outward.read_day(act, run_id=run_id)


@outside
def ask_about(act: Act, *, item_id: UUID) -> None:
    """Ask the channel about a difference."""
    outward.ask_about(act, item_id=item_id)
