"""The rhythm of areas: a road engine is asked about busy ways whose answers age."""

from doorstep.kernel.act import Act, outside
from doorstep.offering.areas import commands, outward


def refresh_ways(act: Act) -> None:
    """Have the engine asked, where there is one."""
    if outward.has_engine():
        commands.ask_engine(act)


@outside
def measure_ways(act: Act) -> None:
    """Ask the engine about the next ways."""
    outward.refresh_matrix(act)
