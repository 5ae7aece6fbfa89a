"""The only code of areas that talks outside: the road engine is asked about busy ways."""

from typing import cast

from django.conf import settings

from doorstep.algorithms.travel import Grid
from doorstep.kernel import edge, ports
from doorstep.kernel.act import Act, outside
from doorstep.offering.areas import commands, queries, rules
from doorstep.offering.areas.ports import RouteTimes

PORT = "areas.routes"


def has_engine() -> bool:
    """Whether settings name a road engine; a city without one lives by its own trips."""
    return PORT in settings.PORTS


@outside
def refresh_matrix(act: Act) -> int:
    """Ask the engine about the stalest ways from one cell and keep its answers; tells how many.

    Nobody waits for it: until it answers, travel times rest on what is known already.
    """
    if not has_engine():
        return 0
    engine = cast(RouteTimes, ports.get(PORT))
    ways = queries.stale_ways(act, engine.together)
    if not ways:
        return 0
    city = queries.facts(act)
    grid = Grid(ways[0].reference_lat, ways[0].cell_m)
    origin = grid.center(ways[0].origin_row, ways[0].origin_column)
    ends = [grid.center(way.row, way.column) for way in ways]
    (answers,) = engine.matrix([origin], ends)
    said = [
        rules.WayAsked(way.id, answer.seconds, answer.metres)
        if answer is not None
        else rules.WayAsked(way.id, None, None)
        for way, answer in zip(ways, answers, strict=True)
    ]
    now_seconds = city.minute_of_day(act.at) * 60
    kept: int = edge.step_in(
        act,
        commands.record_ways,
        engine=engine.name,
        answers=said,
        depart_seconds=now_seconds if engine.knows_traffic else city.quiet_seconds(),
        measured_at=act.at,
    )
    return kept
