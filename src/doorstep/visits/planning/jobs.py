"""Background work of planning: compute, carry out, watch the day, look at tomorrow."""

from uuid import UUID

from doorstep.kernel.act import Act, outside
from doorstep.visits.planning import commands, outward


@outside
def compute(act: Act, *, plan_id: UUID) -> None:
    """Compute a day plan."""
    outward.compute(act, plan_id=plan_id)


@outside
def carry_out(act: Act, *, plan_id: UUID) -> None:
    """Make the changes of a day plan."""
    outward.carry_out(act, plan_id=plan_id)


def watch(act: Act) -> None:
    """The rhythm that finds visits which will begin late."""
    commands.watch(act)


def catch_up(act: Act) -> None:
    """The rhythm that begins again with plans nobody has computed."""
    commands.catch_up(act)


def night(act: Act) -> None:
    """The rhythm that looks at tomorrow in the evening."""
    commands.begin_night(act)
