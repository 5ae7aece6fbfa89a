"""The ledger's rhythms: snapshots of hot accounts move forward, new journals are sealed."""

from doorstep.kernel.act import Act
from doorstep.money.ledger import commands


def roll_snapshots(act: Act) -> None:
    """Keep the sums of hot accounts short."""
    commands.roll_snapshots(act)


def seal(act: Act) -> None:
    """Seal the city's new journals."""
    commands.seal(act)
