"""The rhythms of hints: idle workers are led, and old hints go."""

from doorstep.kernel.act import Act
from doorstep.kernel.queue import only_with_work
from doorstep.visits.hints import commands, queries


@only_with_work(queries.may_lead_unscoped)
def lead(act: Act) -> int:
    """Tell who would wait better elsewhere, as often as the city's policy says."""
    return commands.lead(act)


def forget(act: Act) -> int:
    """Delete the hints of more than thirty days ago."""
    return commands.forget(act)
