"""The rhythm of the guarantee, and what it leaves to a transaction of its own."""

from uuid import UUID

from doorstep.aftercare.guarantee import commands
from doorstep.kernel.act import Act


def give(act: Act, *, order_id: UUID) -> None:
    """What is due of an order whose news was lost."""
    commands.give(act, order_id=order_id)


def look_after(act: Act) -> None:
    """The rhythm that finds what is due and nobody gave."""
    commands.look_after(act)
