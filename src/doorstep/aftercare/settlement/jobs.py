"""Timers of settlement: the dispute window is over, the channel's clock runs out, a day is over."""

from uuid import UUID

from doorstep.aftercare.settlement import commands
from doorstep.kernel.act import Act


def release(act: Act, *, order_id: UUID) -> None:
    """The dispute window is over."""
    commands.release(act, order_id=order_id)


def release_held(act: Act, *, order_id: UUID) -> None:
    """The channel would unfreeze soon: a dispute cannot hold the shares any longer."""
    commands.release(act, order_id=order_id, even_held=True)


def count_days(act: Act) -> int:
    """The rhythm that counts what days of work paid."""
    return commands.count_days(act)
